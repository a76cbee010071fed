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

    /// Looks whether Git knows who commits.
    ///
    /// - Throws: ``GitError``, where it does not.
    public func checkIdentity() async throws(GitError) {
        for name in ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"] { _ = try await call(["var", name]) }
    }

    /// Stages all that is not as the last commit has it, below the vault's root.
    ///
    /// - Throws: ``GitError``.
    public func stageAll() async throws(GitError) { _ = try await call(["add", "--all", "--", "."]) }

    /// Whether something is staged below the vault's root that is not as the last commit has it.
    ///
    /// - Throws: ``GitError``.
    public func hasStagedChanges() async throws(GitError) -> Bool {
        let former = try await hasCommit() ? "HEAD" : try await emptyTree()
        return try await !answer(["diff-index", "--cached", "--quiet", former, "--", "."]).isSuccess
    }

    /// Commits what stands below the vault's root, and nothing else that is staged; no hook runs.
    ///
    /// - Parameter message: What the commit says.
    /// - Throws: ``GitError``.
    public func commitAll(_ message: String) async throws(GitError) {
        _ = try await call(
            ["commit", "--quiet", "--no-verify", "--no-status", "--cleanup=verbatim", "--file=-", "--only", "--", "."],
            input: Array((message + "\n").utf8))
    }

    /// Has the index have what the last commit has, below the vault's root.
    ///
    /// - Throws: ``GitError``.
    public func unstageAll() async throws(GitError) { _ = try await call(["reset", "--quiet", "--", "."]) }

    /// A commit of what is staged that no branch leads to.
    ///
    /// - Parameter parent: The commit before it; nil for a first one.
    /// - Throws: ``GitError``.
    public func draft(on parent: String?) async throws(GitError) -> String {
        let tree = String(decoding: try await call(["write-tree"]), as: UTF8.self).filter { !$0.isWhitespace }
        return try await commit(
            tree: tree, parents: [parent].compactMap(\.self), message: "What would be committed")
    }

    func commit(
        tree: String, parents: [String], message: String, options: [String] = []
    ) async throws(GitError) -> String {
        let output = try await call(
            ["commit-tree"] + options + parents.flatMap { ["-p", $0] } + ["-F", "-", tree],
            input: Array((message + "\n").utf8))
        return String(decoding: output, as: UTF8.self).filter { !$0.isWhitespace }
    }

    /// Whether other repositories stand in this one, as Git knows it.
    func hasSubmodules() async throws(GitError) -> Bool {
        let output = try await call(["ls-files", "--stage", "-z"], atTop: true)
        return output.split(separator: 0).contains { $0.starts(with: "160000 ".utf8) }
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
        let output = try await call(
            ["rev-parse", "--path-format=absolute"] + names.flatMap { ["--git-path", $0] }, allowingHooks: true)
        let lines = output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
        if names.count > 1, lines.count != names.count {
            // The folder's name holds a line feed.
            var paths: [String] = []
            for name in names { paths += try await gitPaths([name]) }
            return paths
        }
        return names.count == 1
            ? [String(decoding: output.dropLast(), as: UTF8.self)] : lines.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The absolute path of the file that is the index.
    ///
    /// - Throws: ``GitError``.
    public func indexPath() async throws(GitError) -> String { try await gitPaths(["index"])[0] }
}

extension NotePath {
    /// A path as Git spells it; nil where it is not UTF-8, since a text would be another path.
    init?(bytes: some Collection<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self.init(text)
    }
}
