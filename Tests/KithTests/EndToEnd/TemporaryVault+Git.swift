import TestSupport
import Testing

extension TemporaryVault {
    /// Runs Git in this folder, or in one below it, with no settings but the repository's own.
    @discardableResult
    func git(
        _ arguments: String..., environment: [String: String] = [:], in folder: String = ""
    ) async throws -> CommandRun {
        let base = ["/usr/bin/env", "git", "-c", "user.name=Jane Doe", "-c", "user.email=jane@kith.example"]
        let run = try await command([], environment: environment, in: folder).replaced(by: base + arguments).run()
        run.expectExit(0)
        return run
    }

    /// Makes a repository of this folder with everything in it as the first commit, at a moment.
    func makeRepository(at moment: String = "2026-02-01T12:00:00Z") async throws {
        try await git("init", "-q", "-b", "main")
        try await commit("begin", at: moment)
    }

    /// Commits everything.
    func commit(_ message: String, at moment: String) async throws {
        try await git("add", ".")
        try await git("commit", "-q", "-m", message, environment: ["GIT_AUTHOR_DATE": moment])
    }
}
