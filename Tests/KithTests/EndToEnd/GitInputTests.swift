import Foundation
import TestSupport
import Testing

@testable import VaultGit

/// What a call of Git is given to read, where it doesn't take it.
@Suite("Input that Git does not read")
struct GitInputTests {
    /// As for all of kith (see `Kith.main`); a program that is started doesn't inherit it.
    init() { signal(SIGPIPE, SIG_IGN) }

    /// More than a pipe holds, so that writing it goes on until it is read.
    private static let input = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)

    /// A repository where Git's command `commit` is another program.
    private static func repository(_ place: TemporaryVault, commit: String) async throws -> GitRepository {
        let program = place.path("git")
        try place.write(
            "git",
            """
            #!/bin/sh
            case "$*" in
            *" commit") \(commit) ;;
            *rev-parse*) printf 'true\\n\\n' ;;
            esac

            """)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        return try #require(
            try await GitRepository.containing(
                place.root, variables: [:], workingFolder: place.root, program: program))
    }

    @Test("A call that fails before it has read its input says why")
    func failing() async throws {
        try await TemporaryVault.with { place in
            let git = try await Self.repository(place, commit: "echo 'fatal: nobody commits' >&2; exit 128")
            for _ in 0..<20 {
                await #expect(throws: GitError.failed(command: "git commit", reason: "nobody commits")) {
                    try await git.call(["commit"], input: Self.input)
                }
                // Whether this is written before it ends or after, is as it happens.
                await #expect(throws: GitError.failed(command: "git commit", reason: "nobody commits")) {
                    try await git.call(["commit"], input: [UInt8(ascii: "x")])
                }
            }
        }
    }

    @Test("A call that claims success without having read its input is none")
    func unread() async throws {
        try await TemporaryVault.with { place in
            let git = try await Self.repository(place, commit: "exit 0")
            let reason = "it ended before it had read all that it was given"
            await #expect(throws: GitError.failed(command: "git commit", reason: reason)) {
                try await git.call(["commit"], input: Self.input)
            }
            #expect(try await git.call(["commit"]).isEmpty)
        }
    }

    @Test("A call reads all that it is given")
    func whole() async throws {
        try await TemporaryVault.with { place in
            let git = try await Self.repository(place, commit: "wc -c")
            let answer = try await git.call(["commit"], input: Self.input)
            #expect(String(decoding: answer, as: UTF8.self).contains("\(Self.input.count)"))
        }
    }
}
