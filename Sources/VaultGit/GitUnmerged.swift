public import VaultModel

/// A file of the work tree on which both sides of a merge did not agree.
public struct GitUnmerged: Sendable, Equatable {
    /// Where it stands from the top of the work tree, to be shown: what of it is not UTF-8 is replaced.
    public let path: String

    /// The same as Git spells it.
    let place: [UInt8]

    /// Where it stands from the vault's root, to be shown; nil outside of the vault.
    public let pathInVault: NotePath?

    /// Whether it can be merged as a note: both sides have it, as a regular file with a name of text that ends in `.md`.
    public let isNote: Bool

    /// What the sides made of it.
    public internal(set) var kind: Kind

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
        /// Git moved the current branch's new file, since the other side renamed the folder that it stands in.
        case movedHere
        /// Git moved the other side's new file, since the current branch renamed the folder that it stands in.
        case movedThere

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
        let output = try await call(["ls-files", "--unmerged", "-z"], atTop: true)
        guard !output.isEmpty else { return [] }
        let commits = try await formerCommits()
        return try await unmerged(output.split(separator: 0), ours: commits.first, theirs: commits.dropFirst().first)
    }

    /// The same of versions as Git prints them: MODE OBJECT STAGE, a tab, the path from the top.
    ///
    /// - Parameters:
    ///   - versions: The versions.
    ///   - ours: The commit of the current branch.
    ///   - theirs: The commit of the other side.
    func unmerged(
        _ versions: [ArraySlice<UInt8>], ours: String?, theirs: String?
    ) async throws(GitError) -> [GitUnmerged] {
        var files = unmerged(versions)
        // What one side alone has, and has nowhere by that name, Git has put there.
        for (named, moved, commit) in [
            (GitUnmerged.Kind.namedHere, GitUnmerged.Kind.movedHere, ours), (.namedThere, .movedThere, theirs),
        ] {
            guard let commit, files.contains(where: { $0.kind == named }) else { continue }
            let output = try await call(["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit], atTop: true)
            let places = Set(output.split(separator: 0).map(Array.init))
            for index in files.indices where files[index].kind == named && !places.contains(files[index].place) {
                files[index].kind = moved
            }
        }
        return files
    }

    private func unmerged(_ versions: [ArraySlice<UInt8>]) -> [GitUnmerged] {
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
                path: String(decoding: place, as: UTF8.self), place: Array(place),
                pathInVault: inVault.map { NotePath(String(decoding: $0, as: UTF8.self)) },
                isNote: kind == .changed && file.isRegular && pathInVault(place)?.isNote == true, kind: kind)
        }
    }
}

extension GitSharing {
    /// What of a merge is left to decide, by path.
    ///
    /// - Throws: ``GitError``.
    public func unmerged(in conflicts: GitConflicts) async throws(GitError) -> [GitUnmerged] {
        try await repository.unmerged(conflicts.stages, ours: conflicts.ours, theirs: conflicts.theirs)
    }
}
