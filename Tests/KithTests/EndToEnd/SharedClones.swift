import Foundation
import TestSupport
import Testing

/// Clones of one repository, `hub.git`, in folders beside it: the first made the vault, the others cloned it.
struct SharedClones: Sendable {
    static let note = "Contacts/Ada.md"
    static let head = "---\ntype: contact\nid: c-1\ntags: [a]\n---\n\n## Interactions\n"

    /// An interaction by Sam Lee, as Markdown.
    static func entry(_ day: String, _ subject: String, _ id: String) -> String {
        "\n> [!call] 2026-03-\(day) \(subject)\n> - logged-by:: Sam Lee\n> - logged-at:: 2026-03-\(day)T10:00:00Z\n\n^i-\(id)\n"
    }

    let place: TemporaryVault

    /// Makes the repository, and clones that are set up.
    ///
    /// - Parameters:
    ///   - count: How many clones there are: `a`, `b` and so on.
    ///   - folder: The vault's folder in the repository, with `/` at its end; empty where it is all of it.
    init(_ count: Int = 2, folder: String = "", files: [String: FileContent] = [:]) async throws {
        place = try TemporaryVault(vaultNote: nil)
        try await git("", "init", "-q", "--bare", "-b", "main", "hub.git").expectExit(0)
        try await git("", "clone", "-q", "hub.git", "a").expectExit(0)
        let vault: [String: FileContent] = ["Vault.md": "---\nkith: 1\n---\n", Self.note: FileContent(Self.head)]
        for (path, content) in vault.merging(files, uniquingKeysWith: { $1 }) {
            try place.write("a/\(folder)\(path)", content)
        }
        try await kith("a/" + folder, "git", "install").expectExit(0)
        try await git("a", "add", ".").expectExit(0)
        try await git("a", "commit", "-q", "-m", "begin").expectExit(0)
        try await git("a", "push", "-q", "-u", "origin", "main").expectExit(0)
        for name in ["b", "c", "d", "e", "f", "g", "h"].prefix(count - 1) {
            try await git("", "clone", "-q", "hub.git", name).expectExit(0)
            try await kith(name + "/" + folder, "git", "install").expectExit(0)
        }
    }

    /// Runs `kith` in a clone, by Jane Doe.
    func kith(_ folder: String, _ arguments: String..., environment: [String: String] = [:]) async throws -> CommandRun
    {
        try await kith(all: arguments, environment: environment, in: folder)
    }

    /// The same with a list of arguments.
    func kith(
        all arguments: [String], environment: [String: String] = [:], in folder: String
    ) async throws -> CommandRun {
        try await place.command(arguments, environment: Self.environment(environment), in: folder).run()
    }

    /// Runs Git in a folder.
    @discardableResult
    func git(_ folder: String, _ arguments: String...) async throws -> CommandRun {
        try await place.command([], environment: Self.environment([:]), in: folder)
            .replaced(by: ["/usr/bin/env", "git"] + arguments).run()
    }

    /// Who works, and where Git finds the program that is tested.
    static func environment(_ more: [String: String]) throws -> [String: String] {
        let folder = URL(filePath: try BuiltProducts.kith()).deletingLastPathComponent().path(percentEncoded: false)
        let base = [
            "PATH": "\(folder):/usr/local/bin:/usr/bin:/bin", "KITH_USER": "Jane Doe", "GIT_AUTHOR_NAME": "Jane",
            "GIT_AUTHOR_EMAIL": "jane@kith.example", "GIT_COMMITTER_NAME": "Jane",
            "GIT_COMMITTER_EMAIL": "jane@kith.example",
        ]
        return base.merging(more) { $1 }
    }

    /// Runs a script of the shell in a folder, for names that are no text.
    @discardableResult
    func shell(_ folder: String, _ script: String) async throws -> CommandRun {
        let run = try await place.command([], environment: Self.environment([:]), in: folder)
            .replaced(by: ["/bin/sh", "-ec", script]).run()
        run.expectExit(0)
        return run
    }

    // MARK: Files

    /// The text of the note that all have.
    func text(_ clone: String, _ path: String = note) throws -> String { try place.text(clone + "/" + path) }

    /// Adds text to the end of the note.
    func append(_ text: String, in clone: String) throws {
        try place.write(clone + "/" + Self.note, FileContent(try self.text(clone) + text))
    }

    /// Commits everything.
    func commit(_ clone: String) async throws {
        try await git(clone, "add", ".").expectExit(0)
        try await git(clone, "commit", "-q", "-m", "work").expectExit(0)
    }

    /// The commit that a clone is at, or another name stands for.
    func tip(_ clone: String, _ name: String = "HEAD") async throws -> String {
        try await git(clone, "rev-parse", "--verify", name).output
    }

    /// Sends what a clone's folder has, and what was committed.
    func send(_ clone: String) async throws {
        try await commit(clone)
        try await git(clone, "push", "-q").expectExit(0)
    }

    /// Writes a script that may be run.
    func script(_ path: String, _ text: String) throws {
        try place.write(path, FileContent("#!/bin/sh\n" + text + "\n"))
        try place.setPermissions(0o755, of: path)
    }
}
