import Foundation
import TestSupport
import Testing

@Suite("kith merge")
struct MergeTests {
    private static let jane = ["--as", "Jane Doe"]

    private static func vault() throws -> TemporaryVault {
        try TemporaryVault([
            "Contacts/Ada.md": "---\ntype: contact\nid: c-ada\njob-title: A\n---\n\n## Interactions\n",
            "Contacts/A. Lovelace.md": """
            ---
            type: contact
            id: c-two
            job-title: B
            emails: [ada@x.example]
            ---
            # A. Lovelace

            Likes tea.

            ## Interactions

            > [!call] 2026-03-09 Hello
            > - logged-by:: Jane
            > - logged-at:: 2026-03-09T10:00:00Z

            ^i-one

            """,
            "N.md": "[[A. Lovelace]]\n",
        ])
    }

    @Test("All of it, and the name finds the one that stays")
    func merge() async throws {
        let vault = try Self.vault()
        let asked = try await vault.kith(all: ["merge", "Ada", "A. Lovelace"] + Self.jane)
        asked.expectExit(5)
        #expect(asked.messages.contains("both have another value of job-title (“A” or “B”)"))
        let unconfirmed = try await vault.kith(all: ["merge", "Ada", "A. Lovelace", "--prefer", "keep"] + Self.jane)
        unconfirmed.expectExit(5)
        #expect(unconfirmed.messages.contains("Make A. Lovelace a part of Ada? "))
        let run = try await vault.kith(all: ["merge", "Ada", "A. Lovelace", "--prefer", "other", "--yes"] + Self.jane)
        run.expectExit(0)
        #expect(run.output == "Contacts/Ada.md:1  c-ada\n")
        #expect(run.messages == "kith: removed Contacts/A. Lovelace.md\nkith: 1 link in 1 note rewritten\n")
        #expect(
            try vault.text("Contacts/Ada.md") == """
                ---
                type: contact
                id: c-ada
                job-title: B
                emails:
                  - ada@x.example
                aliases:
                  - A. Lovelace
                ---

                ## A. Lovelace

                Likes tea.

                ## Interactions

                > [!call] 2026-03-09 Hello
                > - logged-by:: Jane
                > - logged-at:: 2026-03-09T10:00:00Z

                ^i-one

                """)
        #expect(try vault.text("N.md") == "[[Ada]]\n")
        #expect(try await vault.kith("show", "A. Lovelace", "--format", "json").json()["path"] == "Contacts/Ada.md")
        #expect(try await vault.kith("check").exitCode == 0)
    }

    @Test("A dry run is a patch that Git takes, and what it gives is what the merge gives")
    func dryRun() async throws {
        let (vault, other) = (try TemporaryVault.sample(), try TemporaryVault.sample())
        let before = try vault.snapshot()
        let line = ["merge", "Ruth", "Walter Finch", "--prefer", "keep", "--as", "Nora Whitcombe"]
        let run = try await vault.kith(all: line + ["--dry-run"])
        run.expectExit(0)
        #expect(try vault.snapshot() == before)
        try vault.write("change.patch", FileContent(bytes: run.outputBytes))
        try await vault.git("init", "-q")
        try await vault.git("apply", "change.patch")
        try await other.kith(all: line + ["--yes"]).expectExit(0)
        for path in try other.entries() where path.hasSuffix(".md") {
            #expect(try vault.read(path) == (try other.read(path)), "\(path)")
        }
        #expect(try !vault.entries().contains("Contacts/Walter Finch.md"))
    }

    @Test("What stands against it leaves everything as it was")
    func refusals() async throws {
        let vault = try Self.vault()
        try vault.write("Contacts/Nested.md", "---\ntype: contact\nx:\n  y: 1\n---\n")
        try vault.write(
            "Contacts/Other.md", "---\ntype: contact\n---\n## Interactions\n\n> [!call] 2026-03-09 Another\n\n^i-one\n")
        let before = try vault.snapshot()
        func expect(_ code: Int32, _ words: String, _ arguments: String...) async throws {
            let run = try await vault.kith(all: ["merge"] + arguments + ["--yes"] + Self.jane)
            run.expectExit(code)
            #expect(run.messages.contains(words), "\(run.messages)")
        }
        try await expect(64, "can't become a part of itself", "Ada", "Ada")
        try await expect(3, "no contact is called", "Ada", "Nobody at all")
        try await expect(2, "Contacts/Nested.md:3: `x` holds more than a list of texts", "Ada", "Nested")
        try await expect(5, "the interaction i-one is another one in Contacts/Other.md:6", "A. Lovelace", "Other")
        try await expect(64, "Missing expected argument", "Ada")
        #expect(try vault.snapshot() == before)
    }
}
