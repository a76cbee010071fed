import Foundation
import TestSupport
import Testing

/// Real merges by Git that call the real `kith`.
@Suite("kith git merge-driver")
struct MergeDriverTests {
    private static let path = "Contacts/Ada.md"
    private static let head = "---\ntype: contact\nid: c-1\ntags: [a]\n---\n\n## Interactions\n"

    private static func entry(_ day: String, _ subject: String, _ id: String) -> String {
        "\n> [!call] 2026-03-\(day) \(subject)\n> - logged-by:: Jane\n> - logged-at:: 2026-03-\(day)T10:00:00Z\n\n^i-\(id)\n"
    }

    private static let (one, two, three) = (
        entry("08", "one", "one"), entry("09", "two", "two"), entry("10", "three", "three")
    )

    /// Where Git finds the program that is tested.
    private static func environment() throws -> [String: String] {
        let folder = URL(filePath: try BuiltProducts.kith()).deletingLastPathComponent().path(percentEncoded: false)
        return ["PATH": "\(folder):/usr/local/bin:/usr/bin:/bin", "KITH_USER": "Jane Doe"]
    }

    /// A clone that is set up, with a note as its first commit.
    private static func clone(_ note: String = head, path: String = path) async throws -> TemporaryVault {
        let vault = try TemporaryVault([path: FileContent(note)])
        try await vault.git("init", "-q", "-b", "main")
        try await vault.kith("git", "install", environment: try environment()).expectExit(0)
        try await vault.commit("begin", at: "2026-03-01T12:00:00Z")
        return vault
    }

    /// Runs Git, which may fail.
    private static func git(
        _ vault: TemporaryVault, _ arguments: String..., environment: [String: String]? = nil
    ) async throws -> CommandRun {
        let base = ["/usr/bin/env", "git", "-c", "user.name=J", "-c", "user.email=j@x.example"]
        return try await vault.command([], environment: try environment ?? Self.environment())
            .replaced(by: base + arguments).run()
    }

    /// Commits another version of the note on a new branch, and goes back to the main one.
    private static func branch(
        _ name: String, _ note: String, in vault: TemporaryVault, path: String = path, from start: String = "main"
    ) async throws {
        try await vault.git("checkout", "-q", "-b", name, start)
        try vault.write(path, FileContent(note))
        try await vault.commit(name, at: "2026-03-02T12:00:00Z")
        try await vault.git("checkout", "-q", "main")
    }

    private static func commit(_ note: String, in vault: TemporaryVault, path: String = path) async throws {
        try vault.write(path, FileContent(note))
        try await vault.commit("main", at: "2026-03-03T12:00:00Z")
    }

    @Test("merge, rebase and cherry-pick: what both logged is there, in the order of time")
    func ways() async throws {
        for way in [["merge", "-q", "--no-edit", "other"], ["rebase", "-q", "other"], ["cherry-pick", "other"]] {
            let vault = try await Self.clone()
            try await Self.branch("other", Self.head + Self.one, in: vault)
            try await Self.commit(Self.head.replacing("[a]", with: "[a, b]") + Self.two, in: vault)
            let base = ["/usr/bin/env", "git", "-c", "user.name=J", "-c", "user.email=j@x.example"]
            let run = try await vault.command([], environment: try Self.environment()).replaced(by: base + way).run()
            run.expectExit(0)
            #expect(
                try vault.text(Self.path) == Self.head.replacing("[a]", with: "[a, b]") + Self.one + Self.two, "\(way)")
            #expect(try await vault.git("status", "--porcelain").output.isEmpty)
        }
    }

    @Test("revert and stash pop")
    func backwards() async throws {
        let vault = try await Self.clone(Self.head + Self.one)
        try await Self.commit(Self.head + Self.one + Self.two, in: vault)
        try await Self.commit(Self.head + Self.one + Self.two + Self.three, in: vault)
        try await Self.git(vault, "revert", "--no-edit", "HEAD~1").expectExit(0)
        #expect(try vault.text(Self.path) == Self.head + Self.one + Self.three)
        try vault.write(Self.path, FileContent(Self.head + Self.one + Self.three + Self.entry("12", "new", "new")))
        try await Self.git(vault, "stash", "-q").expectExit(0)
        try await Self.commit(Self.head + Self.one + Self.three + Self.entry("11", "meanwhile", "mean"), in: vault)
        try await Self.git(vault, "stash", "pop", "-q").expectExit(0)
        #expect(
            try vault.text(Self.path)
                == Self.head + Self.one + Self.three + Self.entry("11", "meanwhile", "mean")
                + Self.entry("12", "new", "new"))
    }

    @Test("Criss-cross merges, a rename on one side, and a note that both add")
    func shapes() async throws {
        let vault = try await Self.clone()
        try await Self.branch("other", Self.head + Self.one, in: vault)
        try await Self.commit(Self.head + Self.two, in: vault)
        try await vault.git("branch", "old")
        try await Self.git(vault, "merge", "-q", "--no-edit", "other").expectExit(0)
        try await vault.git("checkout", "-q", "other")
        try await Self.git(vault, "merge", "-q", "--no-edit", "old").expectExit(0)
        try await Self.commit(try vault.text(Self.path) + Self.three, in: vault)
        try await vault.git("checkout", "-q", "main")
        try await Self.commit(try vault.text(Self.path) + Self.entry("11", "four", "four"), in: vault)
        try await Self.git(vault, "merge", "-q", "--no-edit", "other").expectExit(0)
        let all = Self.head + Self.one + Self.two + Self.three + Self.entry("11", "four", "four")
        #expect(try vault.text(Self.path) == all)

        try await Self.branch("more", all + Self.entry("12", "five", "five"), in: vault)
        try await vault.git("mv", Self.path, "Contacts/Ada Lovelace.md")
        try await Self.commit(all + Self.entry("13", "six", "six"), in: vault, path: "Contacts/Ada Lovelace.md")
        try await Self.git(vault, "merge", "-q", "--no-edit", "more").expectExit(0)
        #expect(
            try vault.text("Contacts/Ada Lovelace.md")
                == all + Self.entry("12", "five", "five") + Self.entry("13", "six", "six"))

        try await Self.branch("both", Self.head + Self.one, in: vault, path: "Contacts/New.md")
        try await Self.commit(Self.head + Self.two, in: vault, path: "Contacts/New.md")
        try await Self.git(vault, "merge", "-q", "--no-edit", "both").expectExit(0)
        #expect(try vault.text("Contacts/New.md") == Self.head + Self.one + Self.two)
    }

    @Test("What only a person can decide is a conflict to Git too, of whole entries")
    func conflict() async throws {
        let vault = try await Self.clone(Self.head + Self.one)
        try await Self.branch("other", Self.head, in: vault)
        try await Self.commit(Self.head + Self.one.replacing(" one\n", with: " one, edited\n") + Self.two, in: vault)
        let run = try await Self.git(vault, "merge", "--no-edit", "other")
        run.expectExit(1)
        let text = try vault.text(Self.path)
        #expect(text.contains("<<<<<<< ours\n") && text.contains("one, edited") && text.hasSuffix(Self.two))
        #expect(try await vault.git("status", "--porcelain", Self.path).output == "UU \(Self.path)\n")
    }

    @Test("Without kith, and where kith fails, Git's text merge is what there is, and never a merge that is none")
    func fallback() async throws {
        for isThere in [true, false] {
            let vault = try await Self.clone()
            try await Self.branch("other", Self.head + Self.one, in: vault)
            try await Self.commit(Self.head + Self.two, in: vault)
            var environment = try Self.environment()
            if isThere {
                // A program of that name that does nothing but fail.
                try vault.write(".git/bin/kith", "#!/bin/sh\nexit 1\n")
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o755], ofItemAtPath: vault.path(".git/bin/kith"))
            }
            environment["PATH"] = "\(isThere ? vault.path(".git/bin") : "/nowhere"):/usr/local/bin:/usr/bin:/bin"
            let run = try await Self.git(vault, "merge", "--no-edit", "other", environment: environment)
            run.expectExit(1)
            #expect(try await vault.git("status", "--porcelain", Self.path).output == "UU \(Self.path)\n")
            if !isThere { #expect(try vault.text(Self.path).contains("<<<<<<<")) }
        }
        // Files that can't be read.
        let place = try TemporaryVault(["o": "a\n", "b": "a\n", "t": "b\n"])
        let lost = try await place.kith(
            "git", "merge-driver", "--base", "nowhere", "--ours", "o", "--theirs", "t", "--path", "A.md")
        lost.expectExit(1)
        #expect(lost.messages == "kith: A.md is merged as text: can't read nowhere\n")
    }

    @Test("Names with quotes, dollars and line feeds, in a vault below the top, of a Vault.md with a conflict")
    func names() async throws {
        let names = [
            "Book/Contacts/it's \"$(touch sprung)\" `x`.md", "Book/Contacts/line\nfeed;.md", "Book/-x.md", "Loose.md",
        ]
        var files: [String: FileContent] = ["Book/Vault.md": "---\nkith: 1\nname: A\n---\n"]
        for name in names { files[name] = FileContent(Self.head) }
        let vault = try TemporaryVault(files, vaultNote: nil)
        try await vault.git("init", "-q", "-b", "main")
        try await vault.kith("git", "install", environment: try Self.environment(), in: "Book").expectExit(0)
        try vault.write(".gitattributes", "*.md merge=kith diff=kith\n")
        try await vault.commit("begin", at: "2026-03-01T12:00:00Z")
        for (branch, text, name) in [("other", Self.one, "B"), ("main", Self.two, "C")] {
            if branch != "main" {
                try await vault.git("checkout", "-q", "-b", branch)
            } else {
                try await vault.git("checkout", "-q", "main")
            }
            for name in names { try vault.write(name, FileContent(Self.head + text)) }
            try vault.write("Book/Vault.md", FileContent("---\nkith: 1\nname: \(name)\n---\n"))
            try await vault.commit(branch, at: "2026-03-02T12:00:00Z")
        }
        try await Self.git(vault, "merge", "--no-edit", "other").expectExit(1)
        for name in names { #expect(try vault.text(name) == Self.head + Self.one + Self.two, "\(name)") }
        #expect(try vault.text("Book/Vault.md").contains("<<<<<<< ours\nname: C\n"))
        #expect(try !vault.entries().contains { $0.hasSuffix("sprung") })
    }
}
