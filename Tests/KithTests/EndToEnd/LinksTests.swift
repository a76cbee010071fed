import TestSupport
import Testing

@Suite("kith links, backlinks, orphans, unresolved")
struct LinksTests {
    private static let files: [String: FileContent] = [
        "Contacts/Ada.md": """
        ---
        type: contact
        name: Ada Lovelace
        organization: "[[Engine Works]]"
        ---
        See [[Bo]] and [the plan](../Plan.md), not [[Cy]].

        ## Interactions

        > [!call] 2026-03-09 Spoke of [[Eve]]
        > - logged-by:: Jane
        > - with:: [[Bo]], [[bo]]
        """,
        "Contacts/Bo.md": "---\ntype: contact\n---\n[[Cy]]\n", "Contacts/Dee.md": "---\ntype: contact\n---\n[[Dee]]\n",
        "Contacts/Engine Works.md": "---\ntype: contact\nkind: organization\n---\n", "a/Eve.md": "", "b/Eve.md": "",
        "Plan.md": "Ask [[Ada]] first, then ![[cy.md]].\n",
    ]

    @Test("links: the line, the target and where each leads")
    func links() async throws {
        let vault = try TemporaryVault(Self.files)
        let run = try await vault.kith("links", "Ada Lovelace")
        run.expectExit(0)
        #expect(
            run.output == """
                 4  Engine Works  Contacts/Engine Works.md
                 6  Bo            Contacts/Bo.md
                 6  ../Plan.md    Plan.md
                 6  Cy            unresolved
                10  Eve           a/Eve.md (ambiguous)
                12  Bo            Contacts/Bo.md
                12  bo            Contacts/Bo.md

                """)
        let json = try await vault.kith("links", "Ada", "--format", "json").json()
        #expect(json["schema"] == "kith.links/1")
        #expect(json["links"].items.count == 7)
        let first = json["links"].items[0]
        #expect(first.keys == ["column", "line", "path", "source", "target"])
        #expect(first["source"] == "Contacts/Ada.md" && first["line"] == 4 && first["column"] == 16)
        #expect(first["target"] == "Engine Works" && first["path"] == "Contacts/Engine Works.md")
        #expect(json["links"].items[3].keys == ["column", "line", "source", "target"])
    }

    @Test("backlinks: the place and the line of text, of a contact or any other note")
    func backlinks() async throws {
        let vault = try TemporaryVault(Self.files)
        let run = try await vault.kith("backlinks", "bo")
        run.expectExit(0)
        #expect(
            run.output == """
                Contacts/Ada.md:6   See [[Bo]] and [the plan](../Plan.md), not [[Cy]].
                Contacts/Ada.md:12  > - with:: [[Bo]], [[bo]]
                Contacts/Ada.md:12  > - with:: [[Bo]], [[bo]]

                """)
        #expect(try await vault.kith("backlinks", "Plan").output.hasPrefix("Contacts/Ada.md:6  See"))
        let json = try await vault.kith("backlinks", "Plan.md", "--format", "json").json()
        #expect(json["links"].items.map { $0["column"] } == [16])
        #expect(json["links"].items.map { $0["path"] } == ["Plan.md"])
        let none = try await vault.kith("backlinks", "b/Eve")
        none.expectExit(0)
        #expect(none.output.isEmpty && none.messages == "No backlinks.\n")
        #expect(try await vault.kith("links", "a/Eve").messages == "No links.\n")
        let coloured = try await vault.kith("backlinks", "Plan", "--color", "always").output
        #expect(coloured.contains("and \u{1B}[1m\u{1B}[33m[the plan](../Plan.md)\u{1B}[0m, not"))
    }

    @Test("orphans: contacts that no other note links to")
    func orphans() async throws {
        let vault = try TemporaryVault(Self.files)
        let run = try await vault.kith("orphans")
        run.expectExit(0)
        #expect(run.output == "Dee  Contacts/Dee.md\n")
        let json = try await vault.kith("orphans", "--format", "json")
        #expect(json.output == #"{"schema":"kith.links/1","links":[{"path":"Contacts/Dee.md"}]}"# + "\n")
        try vault.write("Notes/New.md", "[[Dee]]")
        let none = try await vault.kith("orphans")
        none.expectExit(0)
        #expect(none.output.isEmpty && none.messages == "No orphans.\n")
    }

    @Test("unresolved: what is named and is not there, with its places")
    func unresolved() async throws {
        let vault = try TemporaryVault(Self.files)
        let run = try await vault.kith("unresolved")
        run.expectExit(0)
        #expect(
            run.output == """
                Cy (3)
                  Contacts/Ada.md:6  See [[Bo]] and [the plan](../Plan.md), not [[Cy]].
                  Contacts/Bo.md:4   [[Cy]]
                  Plan.md:1          Ask [[Ada]] first, then ![[cy.md]].

                """)
        let json = try await vault.kith("unresolved", "--format", "json").json()
        #expect(json["links"].items.map { $0["target"] } == ["Cy", "Cy", "cy.md"])
        try vault.write("Contacts/Cy.md", "")
        let none = try await vault.kith("unresolved", "--format", "json")
        none.expectExit(0)
        #expect(none.output == #"{"schema":"kith.links/1","links":[]}"# + "\n")
        #expect(try await vault.kith("unresolved").messages == "No unresolved links.\n")
    }

    @Test("a note that is not there, and a name that fits several", arguments: ["links", "backlinks"])
    func naming(command: String) async throws {
        let vault = try TemporaryVault(Self.files)
        let missing = try await vault.kith(command, "Adq")
        missing.expectExit(3)
        #expect(missing.messages.contains("no note is called “Adq”"))
        #expect(missing.messages.contains("Ada Lovelace"))
        let none = try await vault.kith(command, "Nobody at all", "--format", "json")
        none.expectExit(3)
        #expect(try none.jsonError()["hint"].text.contains("`kith list`"))
        let several = try await vault.kith(command, "Eve", "--format", "json")
        several.expectExit(4)
        #expect(try several.jsonError()["candidates"].items.map { $0["path"] } == ["a/Eve.md", "b/Eve.md"])
    }

    @Test("a note that can't be read has no links to show, and backlinks go on without it")
    func opaque() async throws {
        let vault = try TemporaryVault(Self.files)
        try vault.write("Deep.md", FileContent("[[Bo]]\n" + String(repeating: ">", count: 300) + "x\n"))
        try await vault.kith("links", "Deep").expectExit(2)
        let backlinks = try await vault.kith("backlinks", "Bo")
        backlinks.expectExit(2)
        #expect(backlinks.messages.contains("Deep.md"))
        #expect(backlinks.output.split(separator: "\n").count == 3)
    }
}
