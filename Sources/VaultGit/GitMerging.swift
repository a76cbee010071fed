/// Merges in the work tree.
extension GitSharing {
    /// How a merge ended.
    public enum Merged: Sendable, Equatable {
        case done
        /// Something is left to decide: Git waits for that.
        case conflicts
        /// Nothing is merged, since that would overwrite or take along what no commit has; paths from the top.
        case blocked(paths: [String], by: Obstacle)
    }

    /// What stands against a merge.
    public enum Obstacle: Sendable, Equatable {
        /// Files that are not as the last commit has them, or that Git does not know.
        case uncommitted
        /// Files that Git ignores.
        case ignored
        /// What is staged, and would be committed with the merge.
        case staged
    }

    /// Brings the work tree to a commit that has all of it.
    ///
    /// - Parameters:
    ///   - commit: That commit.
    ///   - head: The commit that the work tree is at; nil where there is none yet.
    /// - Throws: ``GitError``.
    public func fastForward(to commit: String, from head: String?) async throws(GitError) -> Merged {
        if let blocked = try await ignored(from: head, to: commit) { return blocked }
        return try await merge(
            ["merge", "--ff-only", "--no-overwrite-ignore", "--no-stat", "--no-autostash", "--quiet", commit],
            apart: isQuiet)
    }

    /// Merges what came, as Git does it.
    ///
    /// - Parameters:
    ///   - theirs: The commit that came.
    ///   - head: The commit that the work tree is at.
    /// - Throws: ``GitError``.
    public func merge(_ theirs: String, into head: String) async throws(GitError) -> Merged {
        if let blocked = try await ignored(from: head, to: theirs) { return blocked }
        return try await merge([
            "merge", "--ff", "--commit", "--no-squash", "--no-edit", "--no-stat", "--no-autostash", "--no-verify",
            "--quiet", "-m", message, theirs,
        ])
    }

    /// Puts this branch's own commits on top of what came, one by one.
    ///
    /// - Parameters:
    ///   - theirs: The commit that came.
    ///   - head: The commit that the work tree is at.
    /// - Throws: ``GitError``.
    public func rebase(onto theirs: String, from head: String) async throws(GitError) -> Merged {
        // Files that one of the commits made and a later one removed come and go once more.
        let passing = try await repository.call([
            "log", "--format=", "--name-only", "--no-renames", "-z", "\(theirs)..\(head)",
        ])
        let blocked = try await ignored(from: head, to: theirs, passing: passing.split(separator: 0).map(Array.init))
        if let blocked { return blocked }
        return try await merge(["rebase", "--merge", "--no-autostash", "--no-stat", "--no-verify", "--quiet", theirs])
    }

    /// What a merge commit says.
    public var message: String { "Merge remote-tracking branch '\(upstream)'" }

    private func merge(_ arguments: [String], apart: Bool = false) async throws(GitError) -> Merged {
        let answer = try await repository.answer(arguments, atTop: true, settings: settings, apart: apart)
        if answer.isSuccess { return .done }
        if try await !repository.unmerged().isEmpty { return .conflicts }
        return try Self.blocked(answer, command: "git \(arguments[0])")
    }

    /// What Git says that it would overwrite.
    ///
    /// - Throws: ``GitError``, where it failed for another reason.
    static func blocked(_ answer: GitAnswer, command: String) throws(GitError) -> Merged {
        let lines = String(decoding: answer.messages, as: UTF8.self).split(separator: "\n")
        // Files in lines of their own.
        let listed = lines.filter { $0.hasPrefix("\t") }.map { String($0.dropFirst()) }
        if !listed.isEmpty, lines.contains(where: { $0.contains("would be overwritten") }) {
            return .blocked(paths: listed.sorted(), by: .uncommitted)
        }
        let reason = GitRepository.reason(answer.messages)
        // Entry 'PATH' not uptodate. Untracked working tree file 'PATH' would be overwritten by merge.
        let quoted = reason.split(separator: "'", omittingEmptySubsequences: false).dropFirst().dropLast()
        guard !quoted.isEmpty, ["not uptodate", "would be overwritten", "would lose"].contains(where: reason.contains)
        else { throw .failed(command: command, reason: reason) }
        return .blocked(paths: [quoted.joined(separator: "'")], by: .uncommitted)
    }

    // MARK: What stands against a merge

    /// What would keep the work tree from being brought to a commit; nothing is changed.
    ///
    /// - Parameters:
    ///   - commit: A commit, or a tree.
    ///   - head: The commit that the work tree is at; nil where there is none yet.
    ///   - repository: The clone, with the index that counts.
    /// - Returns: ``Merged/blocked(paths:by:)``, or nil.
    /// - Throws: ``GitError``.
    public func obstacle(
        to commit: String, from head: String?, in repository: GitRepository
    ) async throws(GitError) -> Merged? {
        if let blocked = try await ignored(from: head, to: commit) { return blocked }
        let former = if let head { head } else { try await repository.emptyTree() }
        _ = try await repository.answer(["update-index", "-q", "--refresh"], atTop: true)
        let answer = try await repository.answer(
            ["read-tree", "-m", "-u", "--dry-run", former, commit], atTop: true, settings: settings)
        return answer.isSuccess ? nil : try Self.blocked(answer, command: "git read-tree")
    }

    /// The files that Git ignores where what comes has other ones, which it would overwrite without a word.
    ///
    /// - Parameters:
    ///   - head: The commit that the work tree is at; nil where there is none yet.
    ///   - commit: The commit that it is brought to.
    ///   - passing: What comes besides on the way there, from the top of the work tree.
    /// - Returns: ``Merged/blocked(paths:by:)``, or nil.
    func ignored(
        from head: String?, to commit: String, passing: [[UInt8]] = []
    ) async throws(GitError) -> Merged? {
        let former = if let head { head } else { try await repository.emptyTree() }
        let coming = Set(try await repository.changes(from: former, to: commit).filter(\.isNew).map(\.place) + passing)
        guard !coming.isEmpty else { return nil }
        let output = try await repository.call(
            ["ls-files", "--others", "--ignored", "--exclude-standard", "-z"], atTop: true)
        // A file may also stand where a folder comes, or in a folder where a file comes.
        let folders = Set(coming.flatMap(Self.folders))
        let paths = output.split(separator: 0).map(Array.init).filter { path in
            let path = path.last == UInt8(ascii: "/") ? path.dropLast() : path
            return coming.contains(path) || folders.contains(path)
                || Self.folders(of: path).contains(where: coming.contains)
        }
        guard !paths.isEmpty else { return nil }
        return .blocked(paths: paths.map { String(decoding: $0, as: UTF8.self) }, by: .ignored)
    }

    /// The folders that a path goes through.
    private static func folders(of path: [UInt8]) -> [[UInt8]] {
        path.indices.filter { path[$0] == UInt8(ascii: "/") }.map { Array(path[..<$0]) }
    }
}
