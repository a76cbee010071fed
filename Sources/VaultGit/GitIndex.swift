public import NoteSyntax
public import VaultModel

/// A file as the index has it.
public struct GitIndexEntry: Sendable, Hashable {
    /// Where it stands, from the vault's root.
    public let path: NotePath

    /// Its mode, such as `100644`.
    let mode: String

    /// The object that holds its text.
    let object: String
}

/// A file on which both sides of a merge did not agree.
public struct GitConflict: Sendable, Equatable {
    /// Where it stands, from the vault's root.
    public let path: NotePath

    /// What both began with; nil where both added the file.
    public let base: GitIndexEntry?

    /// What the current branch has; nil where it removed the file.
    public let ours: GitIndexEntry?

    /// What is merged into it; nil where that removed the file.
    public let theirs: GitIndexEntry?
}

/// What is staged for the next commit; files whose names are not UTF-8 are Git's alone, and left out.
extension GitRepository {
    /// The regular files below the vault's root that are staged with another text than the last commit has.
    ///
    /// - Throws: ``GitError``.
    public func staged() async throws(GitError) -> [GitIndexEntry] {
        // What is only intended to be added differs from no commit, as nothing of it is staged.
        let former = try await hasCommit() ? "HEAD" : try await emptyTree()
        let output = try await call([
            "diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--relative", "--no-ext-diff",
            "--no-textconv", former,
        ])
        let parts = output.split(separator: 0)
        var entries: [GitIndexEntry] = []
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            // :MODE MODE OBJECT OBJECT STATUS, then the path.
            let words = String(decoding: parts[index], as: UTF8.self).split(separator: " ")
            guard words.count == 5 else { throw .unreadable(command: "git diff-index") }
            guard words[1].hasPrefix("100"), words[4] == "A" || words[4] == "M" || words[4] == "T",
                let path = NotePath(bytes: parts[index + 1])
            else { continue }
            entries.append(GitIndexEntry(path: path, mode: String(words[1]), object: String(words[3])))
        }
        return entries
    }

    /// The notes below the vault's root that the last commit has, and what is staged has not.
    ///
    /// - Throws: ``GitError``.
    public func removedNotes() async throws(GitError) -> [NotePath] {
        guard try await hasCommit() else { return [] }
        return try await changes(from: "HEAD", to: nil).filter { $0.before != nil && $0.after == nil }
            .compactMap { pathInVault($0.place) }.filter(\.isNote)
    }

    /// The files below the vault's root on which both sides of a merge did not agree, by path.
    ///
    /// - Throws: ``GitError``.
    public func conflicts() async throws(GitError) -> [GitConflict] {
        let stages = Dictionary(grouping: try await stages().filter { $0.stage > 0 }, by: \.entry.path)
        return stages.sorted { $0.key < $1.key }.map { path, stages in
            let entries = Dictionary(stages.map { ($0.stage, $0.entry) }) { first, _ in first }
            return GitConflict(path: path, base: entries[1], ours: entries[2], theirs: entries[3])
        }
    }

    private func stages() async throws(GitError) -> [(stage: Int, entry: GitIndexEntry)] {
        let output = try await call(["ls-files", "--stage", "-z"])
        var stages: [(stage: Int, entry: GitIndexEntry)] = []
        for entry in output.split(separator: 0) {
            // MODE OBJECT STAGE, a tab, the path.
            let halves = entry.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
            let words = String(decoding: halves.first ?? [], as: UTF8.self).split(separator: " ")
            guard halves.count == 2, words.count == 3, let stage = Int(words[2]) else {
                throw .unreadable(command: "git ls-files")
            }
            guard words[0].hasPrefix("100"), let path = NotePath(bytes: halves[1]) else { continue }
            stages.append((stage, GitIndexEntry(path: path, mode: String(words[0]), object: String(words[1]))))
        }
        return stages
    }

    /// The texts of some entries, in their order.
    ///
    /// - Throws: ``GitError``.
    public func texts(of entries: [GitIndexEntry]) async throws(GitError) -> [SourceText] {
        try await texts(of: entries.map(\.object))
    }

    /// What some objects hold.
    func texts(of objects: [String]) async throws(GitError) -> [SourceText] {
        guard !objects.isEmpty else { return [] }
        let output = try await call(["cat-file", "--batch"], input: objects.flatMap { Array("\($0)\n".utf8) })
        var texts: [SourceText] = []
        var rest = output[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            // OBJECT TYPE SIZE, a line feed, so many bytes, a line feed.
            let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
            guard words.count == 3, let size = Int(words[2]), rest.endIndex - end - 1 > size else {
                throw .unreadable(command: "git cat-file")
            }
            texts.append(SourceText(Array(rest[(end + 1)..<(end + 1 + size)])))
            rest = rest[(end + 2 + size)...]
        }
        guard texts.count == objects.count else { throw .unreadable(command: "git cat-file") }
        return texts
    }

    /// Stages the file of the work tree where both sides did not agree, byte for byte: filters are not asked.
    ///
    /// - Parameters:
    ///   - conflict: The conflict, which is settled by this.
    ///   - text: What the file holds.
    /// - Throws: ``GitError``.
    public func settle(_ conflict: GitConflict, as text: SourceText) async throws(GitError) {
        let object = try await call(["hash-object", "-w", "--stdin"], input: text.bytes)
        let id = String(decoding: object, as: UTF8.self).split(separator: "\n").first ?? ""
        let mode = conflict.ours?.mode ?? conflict.theirs?.mode ?? "100644"
        let lines = Array("\(mode) \(id) 0\t\(prefix)\(conflict.path)".utf8) + [0]
        _ = try await call(["update-index", "-z", "--index-info"], input: lines)
    }

    /// Stages other texts for some entries, all or none.
    ///
    /// - Throws: ``GitError/indexChanged`` where one of them is staged otherwise by now; ``GitError``.
    public func stage(_ texts: [(entry: GitIndexEntry, text: SourceText)]) async throws(GitError) {
        guard !texts.isEmpty else { return }
        var lines: [UInt8] = []
        for (entry, text) in texts {
            let object = try await call(["hash-object", "-w", "--stdin"], input: text.bytes)
            let id = String(decoding: object, as: UTF8.self).split(separator: "\n").first ?? ""
            lines += Array("\(entry.mode) \(id) 0\t\(prefix)\(entry.path)".utf8) + [0]
        }
        let current = Set(try await stages().filter { $0.stage == 0 }.map(\.entry))
        guard texts.allSatisfy({ current.contains($0.entry) }) else { throw .indexChanged }
        _ = try await call(["update-index", "-z", "--index-info"], input: lines)
    }
}
