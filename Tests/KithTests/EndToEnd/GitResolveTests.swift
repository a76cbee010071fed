import TestSupport
import Testing

@Suite("kith git resolve")
struct GitResolveTests {
    private static let path = "Contacts/Ada.md"
    private static let head = "---\ntype: contact\nid: c-1\ntags: [a]\n---\n\n## Interactions\n"

    private static func entry(_ day: String, _ subject: String, _ id: String) -> String {
        "\n> [!call] 2026-03-\(day) \(subject)\n> - logged-by:: Jane\n> - logged-at:: 2026-03-\(day)T10:00:00Z\n\n^i-\(id)\n"
    }

    /// A clone in which a text merge of two versions of a note has failed.
    private static func merged(
        _ base: String, _ ours: String, _ theirs: String, style: String = "diff3"
    ) async throws -> TemporaryVault {
        let vault = try TemporaryVault([path: FileContent(base)])
        try await vault.makeRepository()
        try await vault.git("config", "merge.conflictStyle", style)
        try await vault.git("checkout", "-q", "-b", "theirs")
        try vault.write(path, FileContent(theirs))
        try await vault.commit("theirs", at: "2026-03-02T12:00:00Z")
        try await vault.git("checkout", "-q", "main")
        try vault.write(path, FileContent(ours))
        try await vault.commit("ours", at: "2026-03-03T12:00:00Z")
        let merge = try await vault.command([])
            .replaced(by: [
                "/usr/bin/env", "git", "-c", "user.name=J", "-c", "user.email=j@x.example", "merge", "theirs",
            ])
            .run()
        merge.expectExit(1)
        return vault
    }

    private static func resolve(_ vault: TemporaryVault, _ arguments: String...) async throws -> CommandRun {
        try await vault.kith(all: ["git", "resolve", "--as", "Jane"] + arguments)
    }

    private static let (one, two) = (entry("08", "one", "one"), entry("09", "two", "two"))

    @Test("What both added is there, and staged", arguments: ["diff3", "merge"])
    func both(style: String) async throws {
        let vault = try await Self.merged(Self.head, Self.head + Self.one, Self.head + Self.two, style: style)
        let dry = try await Self.resolve(vault, "--dry-run")
        #expect(dry.output.contains("-<<<<<<< HEAD\n"))
        #expect(try await vault.git("status", "--porcelain").output.hasPrefix("UU "))
        let run = try await Self.resolve(vault)
        run.expectExit(0)
        #expect(run.output == "Contacts/Ada.md:1\n")
        #expect(try vault.text(Self.path) == Self.head + Self.one + Self.two)
        #expect(try await vault.git("show", ":\(Self.path)").output == Self.head + Self.one + Self.two)
        #expect(try await vault.git("status", "--porcelain", Self.path).output == "M  \(Self.path)\n")
    }

    @Test("What only a person can decide stays between markers, whole, and is not staged")
    func left() async throws {
        let base = Self.head + Self.one
        let vault = try await Self.merged(
            base, base.replacing(" one\n", with: " ours\n") + Self.two, base.replacing(" one\n", with: " theirs\n"))
        let run = try await Self.resolve(vault)
        run.expectExit(1)
        #expect(run.messages.hasPrefix("kith: Contacts/Ada.md:"))
        #expect(run.messages.hasSuffix(" is left to you to decide\n"))
        let text = try vault.text(Self.path)
        #expect(text.contains("^i-two\n") && text.contains("<<<<<<< ours\n"))
        #expect(try await vault.git("status", "--porcelain", Self.path).output == "UU \(Self.path)\n")
    }

    @Test("Lines that Kith's own merge made of both sides are nobody's by hand: it says the same again")
    func again() async throws {
        let base = Self.head + Self.one + Self.two
        let vault = try await Self.merged(
            base,
            base.replacing(" one\n", with: " ours\n").replacing("[!call] 2026-03-09", with: "[!email] 2026-03-09"),
            base.replacing(" one\n", with: " theirs\n").replacing(" two\n", with: " deux\n"))
        let first = try await Self.resolve(vault)
        first.expectExit(1)
        let text = try vault.text(Self.path)
        #expect(text.contains("> [!email] 2026-03-09 deux\n"))
        let second = try await Self.resolve(vault)
        second.expectExit(1)
        #expect(second.messages == first.messages)
        #expect(try vault.text(Self.path) == text)
    }

    @Test("A note that somebody began to settle is left, and so is one that was settled")
    func byHand() async throws {
        let vault = try await Self.merged(Self.head, Self.head + Self.one, Self.head + Self.two)
        let text = try vault.text(Self.path)
        try vault.write(Self.path, FileContent(text + "\nMine.\n"))
        let run = try await Self.resolve(vault)
        run.expectExit(2)
        #expect(run.messages.contains("somebody has changed the note since the merge"))
        #expect(try vault.text(Self.path) == text + "\nMine.\n")
        try vault.write(Self.path, FileContent(Self.head + Self.one))
        let settled = try await Self.resolve(vault)
        settled.expectExit(2)
        #expect(settled.messages.contains("no conflict is marked in it"))
    }

    @Test("Markers that were committed are enough where they show the base; a place that is named, and a viewer")
    func committed() async throws {
        let vault = try await Self.merged(Self.head, Self.head + Self.one, Self.head + Self.two)
        try await vault.commit("with markers", at: "2026-03-04T12:00:00Z")
        let elsewhere = try await Self.resolve(vault, "Vault.md")
        #expect(elsewhere.exitCode == 0 && elsewhere.output.isEmpty)
        try await Self.resolve(vault, "Contacts").expectExit(0)
        #expect(try vault.text(Self.path) == Self.head + Self.one + Self.two)
        let bare = try await Self.merged(Self.head, Self.head + Self.one, Self.head + Self.two, style: "merge")
        try await bare.commit("with markers", at: "2026-03-04T12:00:00Z")
        let run = try await Self.resolve(bare)
        run.expectExit(2)
        #expect(run.messages.contains("do not show what both sides began with"))
    }
}
