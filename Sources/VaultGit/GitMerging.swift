/// Merges in the work tree.
extension GitSharing {
    /// How a merge ended.
    public enum Merged: Sendable, Equatable {
        case done
        /// Something is left to decide: Git waits for that.
        case conflicts
        /// Nothing is merged, since files that no commit has would be overwritten; their paths from the top.
        case blocked(paths: [String])
    }

    /// Brings the work tree to a commit that has all of it.
    ///
    /// - Throws: ``GitError``.
    public func fastForward(to commit: String) async throws(GitError) -> Merged {
        try await merge(["merge", "--ff-only", "--no-stat", "--no-autostash", "--quiet", commit])
    }

    /// Merges the upstream branch, as Git does it.
    ///
    /// - Parameter message: What the commit says.
    /// - Throws: ``GitError``.
    public func mergeUpstream(message: String) async throws(GitError) -> Merged {
        try await merge([
            "merge", "--ff", "--commit", "--no-squash", "--no-edit", "--no-stat", "--no-autostash", "--no-verify",
            "--quiet", "-m", message, upstreamReference,
        ])
    }

    /// Puts this branch's own commits on top of the upstream branch, one by one.
    ///
    /// - Throws: ``GitError``.
    public func rebase() async throws(GitError) -> Merged {
        try await merge([
            "rebase", "--merge", "--no-autostash", "--no-stat", "--no-verify", "--quiet", upstreamReference,
        ])
    }

    /// What a merge commit says.
    public var message: String { "Merge remote-tracking branch '\(upstream)'" }

    private var upstreamReference: String { "\(branch)@{upstream}" }

    private func merge(_ arguments: [String]) async throws(GitError) -> Merged {
        let answer = try await repository.answer(arguments, atTop: true, settings: settings)
        if answer.isSuccess { return .done }
        if try await !repository.unmergedPaths().isEmpty { return .conflicts }
        let lines = String(decoding: answer.messages, as: UTF8.self).split(separator: "\n")
        // Git names the files in lines of their own.
        if lines.contains(where: { $0.contains("would be overwritten") }) {
            return .blocked(paths: lines.filter { $0.hasPrefix("\t") }.map { String($0.dropFirst()) }.sorted())
        }
        throw .failed(command: "git \(arguments[0])", reason: GitRepository.reason(answer.messages))
    }
}
