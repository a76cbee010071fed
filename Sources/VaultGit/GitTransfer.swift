/// What a clone gets from another repository, and sends there.
extension GitSharing {
    /// Gets the branch of the other repository; nothing of the work tree changes.
    ///
    /// - Returns: The commit that the branch there is at; nil where it is not there yet.
    /// - Throws: ``GitSharingObstacle/gone(upstream:remote:branch:)``; ``GitError``.
    public func fetch() async throws -> String? {
        let answer = try await repository.answer([
            "fetch", "--quiet", "--no-recurse-submodules", "--", remote, remoteBranch,
        ])
        // A clone of another branch alone knows this one by no name of its own.
        let known = try await commit("\(branch)@{upstream}")
        if answer.isSuccess { return if let known { known } else { try await commit("FETCH_HEAD") } }
        let reason = GitRepository.reason(answer.messages)
        guard reason.contains("couldn't find remote ref") else {
            throw GitError.failed(command: "git fetch", reason: reason)
        }
        guard known == nil else { throw GitSharingObstacle.gone(upstream: upstream, remote: remote, branch: branch) }
        return nil
    }

    /// Whether the clone has the newest part of the history alone.
    ///
    /// - Throws: ``GitError``.
    public func isShallow() async throws(GitError) -> Bool {
        try await repository.answer(["rev-parse", "--is-shallow-repository"]).line == "true"
    }

    /// The commit that the work tree is at; nil where there is none yet.
    ///
    /// - Throws: ``GitError``.
    public func head() async throws(GitError) -> String? { try await commit("HEAD") }

    /// The commit that a name stands for; nil where there is none.
    func commit(_ name: String) async throws(GitError) -> String? {
        let answer = try await repository.answer(["rev-parse", "--quiet", "--verify", "\(name)^{commit}"])
        return answer.isSuccess ? answer.line : nil
    }

    /// The commits in which two histories meet; several where they were merged crosswise.
    ///
    /// - Throws: ``GitError``.
    public func bases(_ first: String, _ second: String) async throws(GitError) -> [String] {
        let answer = try await repository.answer(["merge-base", "--all", first, second])
        return String(decoding: answer.output, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// How many commits the second history has that the first has not.
    ///
    /// - Parameters:
    ///   - former: A commit; nil for an empty history.
    ///   - latter: A commit.
    /// - Throws: ``GitError``.
    public func countCommits(from former: String?, to latter: String) async throws(GitError) -> Int {
        let answer = try await repository.call(
            ["rev-list", "--count", latter] + [former].compactMap { $0.map { "^" + $0 } })
        return Int(String(decoding: answer, as: UTF8.self).filter(\.isNumber)) ?? 0
    }

    /// How an attempt to send ended.
    public enum Sent: Sendable, Equatable {
        case done
        /// Somebody else sent something meanwhile.
        case overtaken
        /// The other repository does not take it: why, and what it says of that, line by line.
        case refused(reason: String, remarks: [String])
    }

    /// Sends a commit to the other repository's branch, if that has nothing that the commit has not.
    ///
    /// - Throws: ``GitError``, where it can't be reached.
    public func push(_ commit: String) async throws(GitError) -> Sent {
        let answer = try await repository.answer([
            "push", "--porcelain", "--no-verify", "--recurse-submodules=no", "--", remote, "\(commit):\(remoteBranch)",
        ])
        if answer.isSuccess { return .done }
        let lines = String(decoding: answer.output, as: UTF8.self).split(separator: "\n")
        // !, a tab, FROM:TO, a tab, what is wrong.
        guard let line = lines.first(where: { $0.hasPrefix("!") }) else {
            throw .failed(command: "git push", reason: GitRepository.reason(answer.messages))
        }
        let what = line.split(separator: "\t").last.map(String.init) ?? ""
        let races = [
            "(fetch first)", "(non-fast-forward)", "(stale info)", "failed to update ref", "cannot lock ref",
            "incorrect old value provided",
        ]
        if races.contains(where: what.contains) { return .overtaken }
        // Git fills lines up with blanks.
        let remarks = String(decoding: answer.messages, as: UTF8.self).split(whereSeparator: \.isNewline)
            .filter { $0.hasPrefix("remote: ") }.map { Self.trimmed($0.dropFirst("remote: ".count)) }
        return .refused(reason: Self.trimmed(what[...]), remarks: remarks.filter { !$0.isEmpty })
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
