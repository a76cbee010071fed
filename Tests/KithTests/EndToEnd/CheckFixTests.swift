import TestSupport
import Testing
import VaultModel

@Suite("kith check --fix")
struct CheckFixTests {
    private static let ada: FileContent = """
        ---
        type: contact
        aliases: [Countess]
        ---

        ## Interactions

        > [!call] 2026-03-09 14:05 Talked  # of the engine
        > - Follow-Up:: 2026-04-01

        > [!email] 2026-03-10 Asked [[Countess]] again
        > - logged-by:: Jane
        > - logged-at:: 2026-03-16T13:00:00Z
        > [!note] 2026-03-11 Likes tea
        > - logged-by:: Jane
        > - logged-at:: 2026-03-16T13:00:00Z

        ^i-teateatea1
        Some text.

        """

    private static let mended = """
        ---
        type: contact
        aliases: [Countess]
        id: c-ID
        ---

        ## Interactions

        > [!call] 2026-03-09 14:05 Talked  # of the engine
        > - logged-by:: Jane Doe
        > - logged-at:: 2026-03-16T13:00:00Z
        > - follow-up:: 2026-04-01

        ^i-ID

        > [!email] 2026-03-10 Asked [[Ada|Countess]] again
        > - logged-by:: Jane
        > - logged-at:: 2026-03-16T13:00:00Z

        ^i-ID

        > [!note] 2026-03-11 Likes tea
        > - logged-by:: Jane
        > - logged-at:: 2026-03-16T13:00:00Z

        ^i-teateatea1

        Some text.

        """

    private static let jane = ["--as", "Jane Doe"]

    @Test("What it mends it says, line by line; a second time there is nothing to mend")
    func fix() async throws {
        let vault = try TemporaryVault(["Contacts/Ada.md": Self.ada])
        var runs = 0
        while runs < 4, try await !vault.kith("check", "--format", "json").json()["findings"].items.isEmpty {
            let found = try await vault.kith("check", "--format", "json").json()["findings"].items
            let run = try await vault.kith(all: ["check", "--fix"] + Self.jane)
            let told = run.output.split(separator: "\n").filter { $0.contains(": mended: ") }
            #expect(told.count == found.count { $0["fixable"] == true }, "\(run.output)")
            runs += 1
            if runs == 1 {
                #expect(told.first?.hasPrefix("Contacts/Ada.md:2:1: mended: The contact has no id, ") == true)
                #expect(told.first?.hasSuffix(" [missing-contact-id]") == true)
                #expect(run.messages.hasPrefix("kith: \(told.count) mended; "))
            }
        }
        #expect(try vault.text("Contacts/Ada.md").withoutIDs == Self.mended.withoutIDs)
        #expect(runs == 1)
        let before = try vault.snapshot()
        let again = try await vault.kith(all: ["check", "--fix"] + Self.jane)
        again.expectExit(0)
        #expect(again.outputBytes.isEmpty)
        #expect(again.messages == "kith: nothing to report\n")
        #expect(try vault.snapshot() == before)
    }

    @Test("What was mended is told in JSON too, and what is left decides the exit code")
    func json() async throws {
        let vault = try TemporaryVault([
            "A.md": "---\ntype: contact\n---\n[[Nowhere]]\n", "B.md": "---\ntype: contact\n---\n",
        ])
        let run = try await vault.kith("check", "--fix", "--format", "json")
        run.expectExit(1)
        let json = try run.json()
        #expect(json["mended"].items.map { $0["path"].text } == ["A.md", "B.md"])
        #expect(json["mended"].items.allSatisfy { $0["rule"] == "missing-contact-id" })
        #expect(json["findings"].items.map { $0["rule"].text } == ["unresolved-link"])
    }

    @Test("Rules and paths bound what is mended")
    func bounds() async throws {
        let vault = try TemporaryVault([
            "A/Ada.md": Self.ada, "B/Bo.md": "---\ntype: contact\n---\n", "B/Cy.md": "---\ntype: contact\n---\n",
        ])
        try await vault.kith("check", "--fix", "--rule", "missing-contact-id", "B").expectExit(0)
        #expect(try vault.read("A/Ada.md") == Self.ada.bytes)
        #expect(try vault.text("B/Bo.md").withoutIDs == "---\ntype: contact\nid: c-ID\n---\n")
        let before = try vault.snapshot()
        try await vault.kith("check", "--fix", "--no-rule", "missing-contact-id", "B").expectExit(0)
        #expect(try vault.snapshot() == before)
    }

    @Test("--dry-run shows a diff that git apply takes, and writes nothing")
    func dryRun() async throws {
        let files: [String: FileContent] = ["Contacts/Ada.md": Self.ada]
        let (vault, copy) = (try TemporaryVault(files), try TemporaryVault(files))
        let before = try vault.snapshot()
        let dry = try await vault.kith(all: ["check", "--fix", "--dry-run"] + Self.jane)
        dry.expectExit(0)
        #expect(try vault.snapshot() == before)
        try copy.write("change.diff", FileContent(bytes: dry.outputBytes))
        try await copy.command([]).scripted("git apply --whitespace=nowarn change.diff && rm change.diff").run()
            .expectExit(0)
        #expect(try copy.text("Contacts/Ada.md").withoutIDs == Self.mended.withoutIDs)
        let nothing = try await copy.kith(all: ["check", "--fix", "--dry-run"] + Self.jane)
        nothing.expectExit(0)
        #expect(nothing.outputBytes.isEmpty)
    }

    @Test("A viewer mends nothing, but may look; nor does somebody without a name in a vault of their own")
    func refused() async throws {
        let vault = try WritingFixture.shared()
        let before = try vault.snapshot()
        let viewer = try await vault.kith("check", "--fix", environment: Person.viewer.environment)
        viewer.expectExit(5)
        #expect(viewer.messages.contains("Vera Viewer is a viewer"))
        #expect(try await vault.kith("check", environment: Person.viewer.environment).exitCode < 2)
        #expect(try vault.snapshot() == before)
        let solo = try TemporaryVault(["Contacts/Ada.md": Self.ada])
        let nameless = try await solo.kith("check", "--fix")
        nameless.expectExit(5)
        #expect(nameless.messages.contains("--as NAME"))
        #expect(try solo.read("Contacts/Ada.md") == Self.ada.bytes)
        // Without a stamp to be set nobody needs a name.
        #expect(try await solo.kith("check", "--fix", "--no-rule", "unstamped").exitCode < 2)
        #expect(try solo.read("Contacts/Ada.md") != Self.ada.bytes)
    }

    @Test("A note with a conflict is left as it is")
    func conflict() async throws {
        let torn = Self.ada + "\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"
        let vault = try TemporaryVault(["Contacts/Ada.md": torn])
        let run = try await vault.kith(all: ["check", "--fix"] + Self.jane)
        run.expectExit(1)
        #expect(!run.output.contains(": mended: "))
        #expect(try vault.read("Contacts/Ada.md") == torn.bytes)
    }

    @Test("Of two equal blocks the later one gets a new id; of two that differ neither does")
    func duplicates() async throws {
        func contact(_ id: String, _ subject: String) -> FileContent {
            let block = "> [!call] 2026-03-09 \(subject)\n> - logged-by:: Jane\n> - logged-at:: 2026-03-09T19:12:44Z\n"
            return FileContent("---\ntype: contact\nid: \(id)\n---\n## Interactions\n\n\(block)\n^i-callcall11\n")
        }
        let equal = try TemporaryVault(["A.md": contact("c-1", "x"), "B.md": contact("c-2", "x")])
        try await equal.kith("check", "--fix").expectExit(0)
        #expect(try equal.read("A.md") == contact("c-1", "x").bytes)
        #expect(try equal.text("B.md").withoutIDs.hasSuffix("\n^i-ID\n"))
        #expect(try !equal.text("B.md").contains("i-callcall11"))
        let other = try TemporaryVault(["A.md": contact("c-1", "x"), "B.md": contact("c-2", "y")])
        try await other.kith("check", "--fix").expectExit(1)
        #expect(try other.read("B.md") == contact("c-2", "y").bytes)
    }
}
