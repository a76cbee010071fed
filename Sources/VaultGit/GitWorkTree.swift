public import VaultModel

/// What stands in a work tree that no commit has, and commits of it.
extension GitRepository {
    /// The files below the vault's root that are not as the last commit has them, by path, untracked ones too.
    ///
    /// Files that Git is to ignore are left out. Another repository that stands there is one, with `/` at its end. What of
    /// a name is not UTF-8 is replaced: they are to be shown.
    ///
    /// - Throws: ``GitError``.
    public func uncommitted() async throws(GitError) -> [NotePath] {
        try await status().map(\.path).sorted()
    }

    /// Whether a file below the vault's root that Git knows is not as the last commit has it.
    ///
    /// - Throws: ``GitError``.
    public func hasChangesOfKnownFiles() async throws(GitError) -> Bool {
        try await status().contains { $0.state != "??" }
    }

    private func status() async throws(GitError) -> [(state: String, path: NotePath)] {
        let output = try await call([
            "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=all", "--",
            ".",
        ])
        return try output.split(separator: 0).map { entry throws(GitError) in
            // Two letters, a blank, the path from the top of the work tree.
            guard entry.count > 3, entry.dropFirst(3).starts(with: prefix.utf8) else {
                throw .unreadable(command: "git status")
            }
            let path = String(decoding: entry.dropFirst(3 + prefix.utf8.count), as: UTF8.self)
            return (String(decoding: entry.prefix(2), as: UTF8.self), NotePath(path))
        }
    }

    /// A path from the top of the work tree as one from the vault's root; nil where it stands outside, or is not UTF-8.
    func pathInVault(_ path: some Collection<UInt8>) -> NotePath? {
        guard path.starts(with: prefix.utf8) else { return nil }
        return NotePath(bytes: path.dropFirst(prefix.utf8.count))
    }

    /// Stages all that is not as the last commit has it, below the vault's root.
    ///
    /// - Throws: ``GitError``.
    public func stageAll() async throws(GitError) { _ = try await call(["add", "--all", "--", "."]) }

    /// Commits what stands below the vault's root, and nothing else that is staged; no hook runs.
    ///
    /// - Parameter message: What the commit says.
    /// - Throws: ``GitError``.
    public func commitAll(_ message: String) async throws(GitError) {
        _ = try await call(
            ["commit", "--quiet", "--no-verify", "--no-status", "--cleanup=verbatim", "--file=-", "--only", "--", "."],
            input: Array((message + "\n").utf8))
    }

    /// Whether other repositories stand in this one, as Git knows it.
    func hasSubmodules() async throws(GitError) -> Bool {
        let output = try await call(["ls-files", "--stage", "-z"], atTop: true)
        return output.split(separator: 0).contains { $0.starts(with: "160000 ".utf8) }
    }

    /// The files of the whole work tree on which both sides of a merge did not agree, from its top, by path.
    ///
    /// - Throws: ``GitError``.
    public func unmergedPaths() async throws(GitError) -> [String] {
        let output = try await call(["ls-files", "--unmerged", "-z"], atTop: true)
        // MODE OBJECT STAGE, a tab, the path; once for each stage.
        let paths = output.split(separator: 0).compactMap { entry in
            entry.firstIndex(of: UInt8(ascii: "\t")).map { entry[entry.index(after: $0)...] }
        }
        return Set(paths).sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The absolute paths of what Git keeps while a command has not come to its end, with that command.
    ///
    /// - Throws: ``GitError``.
    public func unfinishedPlaces() async throws(GitError) -> [(command: String, path: String)] {
        let places = [
            ("merge", "MERGE_HEAD"), ("rebase", "rebase-merge"), ("rebase", "rebase-apply"),
            ("cherry-pick", "CHERRY_PICK_HEAD"), ("revert", "REVERT_HEAD"),
        ]
        return zip(places, try await gitPaths(places.map(\.1))).map { ($0.0, $1) }
    }

    /// The absolute paths of hooks that Git would run.
    ///
    /// - Throws: ``GitError``.
    public func hookPaths(_ names: [String]) async throws(GitError) -> [String] {
        try await gitPaths(names.map { "hooks/" + $0 })
    }

    /// The absolute paths of what Git keeps under some names.
    func gitPaths(_ names: [String]) async throws(GitError) -> [String] {
        let arguments = ["rev-parse", "--path-format=absolute"] + names.flatMap { ["--git-path", $0] }
        let lines = String(decoding: try await call(arguments, allowingHooks: true), as: UTF8.self)
            .split(separator: "\n").map(String.init)
        guard lines.count == names.count else { throw .unreadable(command: "git rev-parse") }
        return lines
    }
}

extension NotePath {
    /// A path as Git spells it; nil where it is not UTF-8, since a text would be another path.
    init?(bytes: some Collection<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self.init(text)
    }
}
