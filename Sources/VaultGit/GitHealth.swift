public import VaultModel

/// What can be told of a clone besides its setup.
extension GitRepository {
    /// Whether a shell that Git starts finds a program; Git runs drivers and hooks so.
    public func finds(_ program: String) async throws(GitError) -> Bool {
        do throws(GitError) {
            return try await !call(
                ["-c", "alias.kith-finds=!command -v \(program)", "kith-finds"]
            ).isEmpty
        } catch {
            guard case .failed = error else { throw error }
            return false
        }
    }

    /// Whether commits are signed by a key of SSH's.
    public func signsCommits() async throws(GitError) -> Bool {
        var values: [String] = []
        for key in ["gpg.format", "user.signingKey", "commit.gpgSign"] {
            do throws(GitError) {
                let output = try await call(["config", "--get", key])
                values.append(String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
            } catch {
                guard case .failed(_, "") = error else { throw error }
                return false
            }
        }
        return values[0] == "ssh" && ["true", "yes", "on", "1"].contains(values[2].lowercased())
    }

    /// The files of this name that the index has in other folders than the vault's, from the top of the work tree.
    public func otherFiles(named name: String) async throws(GitError) -> [String] {
        try await call(["ls-files", "-z"], atTop: true).split(separator: 0)
            .map { String(decoding: $0, as: UTF8.self) }
            .filter { ($0 == name || $0.hasSuffix("/" + name)) && $0 != prefix + name }
    }

    /// Whether the index has a file; its path counts from the vault's root.
    public func knows(_ path: String) async throws(GitError) -> Bool {
        try await !call(["ls-files", "-z", "--", path]).isEmpty
    }

    /// When the newest commit was made, by its committer's clock; nil where there is none.
    public func newestCommit() async throws(GitError) -> Instant? {
        guard try await hasCommit() else { return nil }
        let output = try await call(["log", "-1", "--format=%ct", "HEAD"])
        return Int64(String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
            .map { Instant(secondsSinceEpoch: $0) }
    }
}
