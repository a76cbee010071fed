public import VaultModel

/// A file of the work tree on which both sides of a merge did not agree.
public struct GitUnmerged: Sendable, Equatable {
    /// Where it stands from the top of the work tree, to be shown: what of it is not UTF-8 is replaced.
    public let path: String

    /// Where it stands from the vault's root, to be shown; nil outside of the vault.
    public let pathInVault: NotePath?

    /// Whether it can be merged as a note: both sides have it, as a regular file with a name of text that ends in `.md`.
    public let isNote: Bool

    /// What the sides made of it.
    public let kind: Kind

    /// What two sides may make of a file that is left to decide.
    public enum Kind: Sendable {
        /// Both have it, each otherwise.
        case changed
        /// The current branch deleted it, and the other side changed it.
        case deletedHere
        /// The other side deleted it, and the current branch changed it.
        case deletedThere
        /// Both renamed it, to different names.
        case renamed
        /// The current branch alone calls a file so, as where each side gave it another name.
        case namedHere
        /// The other side alone calls a file so.
        case namedThere

        fileprivate init(_ stages: Set<String>) {
            switch (stages.contains("1"), stages.contains("2"), stages.contains("3")) {
            case (_, true, true): self = .changed
            case (true, false, true): self = .deletedHere
            case (true, true, false): self = .deletedThere
            case (false, true, false): self = .namedHere
            case (false, false, true): self = .namedThere
            case (_, false, false): self = .renamed
            }
        }
    }
}

extension GitRepository {
    /// The files of the whole work tree on which both sides of a merge did not agree, by path.
    ///
    /// - Throws: ``GitError``.
    public func unmerged() async throws(GitError) -> [GitUnmerged] {
        unmerged(try await call(["ls-files", "--unmerged", "-z"], atTop: true).split(separator: 0))
    }

    /// The same of versions as Git prints them: MODE OBJECT STAGE, a tab, the path from the top.
    func unmerged(_ versions: [ArraySlice<UInt8>]) -> [GitUnmerged] {
        var files: [ArraySlice<UInt8>: (stages: Set<String>, isRegular: Bool)] = [:]
        for version in versions {
            let halves = version.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
            let words = String(decoding: halves.first ?? [], as: UTF8.self).split(separator: " ").map(String.init)
            guard halves.count == 2, words.count == 3 else { continue }
            var file = files[halves[1]] ?? ([], true)
            file.stages.insert(words[2])
            file.isRegular = file.isRegular && words[0].hasPrefix("100")
            files[halves[1]] = file
        }
        return files.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { place, file in
            let kind = GitUnmerged.Kind(file.stages)
            let inVault = place.starts(with: prefix.utf8) ? place.dropFirst(prefix.utf8.count) : nil
            return GitUnmerged(
                path: String(decoding: place, as: UTF8.self),
                pathInVault: inVault.map { NotePath(String(decoding: $0, as: UTF8.self)) },
                isNote: kind == .changed && file.isRegular && pathInVault(place)?.isNote == true, kind: kind)
        }
    }
}

extension GitSharing {
    /// What of a merge is left to decide, by path.
    public func unmerged(in conflicts: GitConflicts) -> [GitUnmerged] { repository.unmerged(conflicts.stages) }
}
