import TestSupport
import Testing

@Suite("Segments on the command line")
struct SegmentTests {
    private static let path = "Segments/Leads.md"

    private func vault(_ files: [String: FileContent] = [:]) throws -> TemporaryVault {
        try TemporaryVault(
            WritingFixture.contacts.merging(WritingFixture.team) { $1 }.merging(files) { $1 },
            vaultNote: WritingFixture.vault)
    }

    /// The contacts of a segment, each with its remark.
    private func items(_ vault: TemporaryVault, _ path: String = path) throws -> [String] {
        try vault.text(path).split(separator: "\n").filter { $0.hasPrefix("- [[") }.map { String($0.dropFirst(2)) }
    }

    private func steps(_ vault: TemporaryVault, _ path: String = path) throws -> [String] {
        try vault.text(path).split(separator: "\n").filter { $0.hasPrefix("  - ") }.map { String($0.dropFirst(4)) }
    }

    @Test("a segment is made, grows, shrinks and goes back")
    func life() async throws {
        let vault = try vault()
        let new = try await vault.done(["segment", "new", "Spring: wheels", "not:tag:customer", "kind:person"])
        #expect(new.output == "Segments/Spring- wheels.md:1\n")
        #expect(new.messages == "kith: 2 contacts\n")
        let path = "Segments/Spring- wheels.md"
        #expect(
            try vault.text(path) == """
                ---
                type: segment
                name: "Spring: wheels"
                criteria:
                  - add not:tag:customer kind:person
                ---

                ## Contacts

                - [[Drew Draft]]
                - [[Sam Cooper]]

                """)
        let add = try await vault.done(["segment", "add", "spring: wheels", "tag:customer", "last:..7d"])
        #expect(add.output == "\(path):4\n" && add.messages == "kith: 3 contacts, 1 more\n")
        try await vault.done(["segment", "refine", "Spring- wheels", "name:\"Ada Lovelace\",\"Sam Cooper\""])
        #expect(try items(vault, path) == ["[[Sam Cooper]]", "[[Ada Lovelace]]"])
        let json = try await vault.done(["segment", "reduce", "Spring- wheels", "Sam", "--format", "json"]).json()
        #expect(json["schema"] == "kith.segment-reduce/1")
        #expect(json["taken"].items.map(\.text) == ["Sam Cooper"])
        #expect(json["contacts"] == 1)
        #expect(json["written"][0]["path"].text == path)
        #expect(try steps(vault, path).count == 4)
        for _ in 0..<2 { try await vault.done(["segment", "undo", path]) }
        #expect(try items(vault, path) == ["[[Ada Lovelace]]", "[[Sam Cooper]]", "[[Drew Draft]]"])
        for _ in 0..<2 { try await vault.done(["segment", "undo", path]) }
        #expect(try vault.text(path) == "---\ntype: segment\nname: \"Spring: wheels\"\n---\n\n## Contacts\n")
        let none = try await vault.done(["segment", "undo", path])
        #expect(none.output.isEmpty && none.messages == "kith: 0 contacts\nkith: nothing to change in \(path):1\n")
    }

    @Test("single contacts come in with a remark, and go, with a step where the criteria would bring them back")
    func contacts() async throws {
        let vault = try vault()
        let run = try await vault.done(
            ["segment", "add", "Leads", "--contact", "Drew", "--contact", "Ada", "--remark", "only by mail"])
        #expect(run.output == "\(Self.path):9\n")
        #expect(
            try items(vault) == [
                "[[Ada Lovelace]] only by mail", "[[Sam Cooper]] by hand", "[[Drew Draft]] only by mail",
            ])
        #expect(try steps(vault) == ["add tag:customer"])
        try await vault.done(["segment", "reduce", "Leads", "--contact", "Drew", "--contact", "Sam"])
        #expect(try steps(vault) == ["add tag:customer"])
        try await vault.done(["segment", "reduce", "Leads", "--contact", "Ada"])
        #expect(try items(vault).isEmpty)
        #expect(try steps(vault) == ["add tag:customer", "reduce name:\"Ada Lovelace\""])
        let refreshed = try await vault.done(["segment", "refresh", "Leads"])
        #expect(refreshed.output.isEmpty)
        #expect(try items(vault).isEmpty)
    }

    @Test("a refresh names what is there by hand, and links to nobody, and keeps both")
    func refresh() async throws {
        let vault = try vault()
        try vault.write(
            Self.path,
            FileContent(try vault.text(Self.path).replacing("- [[Ada Lovelace]]\n", with: "- [[Nobody]] x\n")))
        let run = try await vault.done(["segment", "refresh", "leads"])
        #expect(
            run.messages == """
                kith: 2 contacts, 1 more
                kith: Sam Cooper is in the list by hand, and stays
                kith: Nobody in the list is no contact, and stays

                """)
        #expect(try items(vault) == ["[[Nobody]] x", "[[Sam Cooper]] by hand", "[[Ada Lovelace]]"])
        let json = try await vault.done(["segment", "refresh", "leads", "--prune", "--format", "json"]).json()
        #expect(json["taken"].items.map(\.text) == ["Sam Cooper"])
        #expect(json["unresolved"].items.map(\.text) == ["Nobody"])
        #expect(json["byHand"].items.isEmpty)
    }

    @Test("who stays out of segments comes in by no filter, and by name only if that is wanted")
    func excluded() async throws {
        let vault = try vault([
            "Contacts/Out.md": "---\ntype: contact\ntags: [customer]\nexclude-from-segments: true\n---\n"
        ])
        let added = try await vault.done(["segment", "add", "Leads", "tag:customer"])
        #expect(added.messages.contains("1 contact stays out, as exclude-from-segments says (Out)"))
        #expect(try items(vault).count == 2)
        let before = try vault.snapshot()
        let refused = try await vault.kith("segment", "add", "Leads", "--contact", "Out", "--as", "max")
        refused.expectExit(5)
        #expect(refused.messages.contains("`exclude-from-segments`"))
        #expect(try vault.snapshot() == before)
        try await vault.done(["segment", "add", "Leads", "--contact", "Out", "--include-excluded"])
        #expect(try items(vault).last == "[[Out]]")
        try await vault.done(["segment", "new", "All", "tag:customer", "--include-excluded"])
        #expect(try items(vault, "Segments/All.md").count == 2)
        #expect(try await vault.done(["segment", "refresh", "All"]).messages.contains("Out is in the list by hand"))
    }

    @Test("list and show tell what there is, in text and JSON")
    func views() async throws {
        let vault = try vault([
            "Segments/Next.md": """
            ---
            type: segment
            criteria: [remove x]
            follows: "[[Leads]]"
            ---
            ## Contacts
            - [[Ada Lovelace]] wife of [[Sam Cooper]]
            - [[Plain]]
            - just text
            """
        ])
        let list = try await vault.kith("segment", "list")
        list.expectExit(0)
        #expect(
            list.output == """
                Leads  2 contacts  1 run  logged 2026-03-09 14:05
                Next    1 contact         never logged

                """)
        let json = try await vault.kith("segment", "list", "--format", "json").json()
        #expect(json["schema"] == "kith.segments/1")
        #expect(json["segments"][0]["lastLogged"].text == "2026-03-09T14:05:00-04:00")
        #expect(json["segments"][1]["follows"].text == "Leads")
        let shown = try await vault.kith("segment", "show", "Leads")
        shown.expectExit(0)
        #expect(
            shown.output == """
                Leads  Segments/Leads.md

                criteria
                  add tag:customer

                2 contacts
                  Ada Lovelace
                  Sam Cooper    by hand

                1 run
                  2026-03-09 14:05  email  0  Spring offer  l-runrunrun1

                """)
        let run = try await vault.kith("segment", "show", "Leads", "--format", "json").json()["runs"][0]
        #expect(
            run["id"].text == "l-runrunrun1" && run["status"].text == "logged" && run["loggedBy"].text == "Max Member")
        #expect(run["occurredAt"].text == "2026-03-09T14:05:00-04:00" && run["contacts"] == 0)
        let next = try await vault.kith("segment", "show", "Segments/Next.md")
        next.expectExit(0)
        #expect(
            next.output.contains("follows Leads\n") && next.output.contains("Plain")
                && next.output.contains("no contact"))
        #expect(
            next.messages == """
                kith: Segments/Next.md:3: the criteria have a step that can't be read: “remove x”
                kith: Segments/Next.md:9: the item links to nobody, and counts as no contact

                """)
        let contacts = try await vault.kith("segment", "show", "next", "--format", "json").json()["contacts"].items
        #expect(contacts.map { $0["remark"].text } == ["wife of [[Sam Cooper]]", ""])
        #expect(contacts.map { $0["path"].text } == ["Contacts/Ada Lovelace.md", ""])
    }

    @Test("a contact that stands twice counts once, and a link to nobody not at all")
    func counts() async throws {
        let vault = try TemporaryVault([
            "A.md": "---\ntype: contact\n---\n", "B.md": "---\ntype: contact\n---\n",
            "S.md": "---\ntype: segment\n---\n\n## Contacts\n\n- [[A]]\n- [[A]]\n- [[B]]\n- [[C]]\n",
        ])
        let list = try await vault.kith("segment", "list", "--format", "json").json()
        #expect(list["segments"].items.map { $0["contacts"] } == [2])
        #expect(try await vault.kith("segment", "list").output.contains("2 contacts"))
        #expect(try await vault.kith("segment", "show", "S").output.contains("\n2 contacts\n"))
        let reduced = try await vault.kith("segment", "reduce", "S", "--contact", "A", "--as", "Me")
        #expect(reduced.messages.contains("1 contact, 1 less"))
    }

    @Test(
        "a segment whose note ends with its front matter takes contacts, one of CRLF lines too",
        arguments: ["\n", "\r\n"])
    func unendedFrontMatter(lineEnd: String) async throws {
        let bare = ["---", "type: TYPE", "---"].joined(separator: lineEnd)
        let vault = try TemporaryVault([
            "A.md": FileContent(bare.replacing("TYPE", with: "contact")),
            "S.md": FileContent(bare.replacing("TYPE", with: "segment")),
        ])
        try await vault.kith("segment", "add", "S", "--contact", "A", "--as", "Me").expectExit(0)
        try await vault.kith("segment", "log", "S", "note", "Hello", "--as", "Me").expectExit(0)
        for (path, end) in [("A.md", "interactions"), ("S.md", "contacts")] {
            let text = try vault.text(path).replacing(lineEnd, with: "\n").lowercased()
            #expect(text.hasPrefix("---\ntype: \(path == "A.md" ? "contact" : "segment")\n---\n\n## \(end)\n\n"))
        }
    }

    @Test("a vault without segments says so")
    func none() async throws {
        let vault = try TemporaryVault(vaultNote: WritingFixture.vault)
        let list = try await vault.kith("segment", "list")
        list.expectExit(0)
        #expect(list.output.isEmpty && list.messages.contains("kith segment new"))
        #expect(try await vault.kith("segment", "list", "--format", "json").json()["segments"].items.isEmpty)
    }

    @Test(
        "refusals, each with its code, leave everything as it was",
        arguments: [
            (["show", "nope"], 3, "no segment is called “nope”"), (["add", "nope", "x"], 3, "no segment"),
            (["new", "leads"], 5, "Segments/Leads.md"), (["new", "ada lovelace"], 5, "Contacts/Ada Lovelace.md"),
            (["new", " "], 64, "the name is empty"), (["new", "X", "tag:"], 64, "asks for nothing"),
            (["new", "X", "bogus:x"], 64, "bogus"), (["add", "Leads"], 64, "a filter, or --contact"),
            (["add", "Leads", "x", "--contact", "Sam"], 64, "not both"),
            (["add", "Leads", "x", "--remark", "y"], 64, "--remark needs --contact"),
            (["add", "Leads", "--contact", "nobody"], 3, "no contact is called"),
            (["add", "Leads", "--contact", "Drew", "--remark", "a\u{7}b"], 64, "U+0007"),
            (["refine", "Leads", " "], 64, "the filter is empty"), (["reduce", "Leads", "tag:\"x"], 64, "quote"),
            (["refresh", "Bad"], 2, "“remove x”"),
            (["reduce", "Bad", "--contact", "Ada"], 2, "“remove x”"), (["refresh", "Key"], 64, "type:fax"),
            (["add", "Conflict", "--contact", "Ada"], 2, "conflict"),
            (["add", "Nested", "Ada"], 2, "only you can change"),
            (["add", "Open", "--contact", "Ada"], 2, "code block"),
        ] as [([String], Int32, String)])
    func refused(arguments: [String], code: Int32, words: String) async throws {
        let head = "---\ntype: segment\n"
        let vault = try vault([
            "Segments/Bad.md": FileContent(head + "criteria: [remove x, add Ada]\n---\n"),
            "Segments/Key.md": FileContent(head + "criteria: [\"add type:fax\"]\n---\n"),
            "Segments/Conflict.md": FileContent(head + "---\n<<<<<<< a\n>>>>>>> b\n"),
            "Segments/Nested.md": FileContent(head + "criteria:\n  add: x\n---\n"),
            "Segments/Open.md": FileContent(head + "---\n```\n"),
        ])
        let before = try vault.snapshot()
        let person = arguments[0] == "show" ? [] : ["--as", "max"]
        let run = try await vault.kith(all: ["segment"] + arguments + person)
        run.expectExit(code)
        #expect(run.messages.contains(words), "\(run.messages)")
        #expect(run.outputBytes.isEmpty)
        #expect(try vault.snapshot() == before)
        let json = try await vault.kith(all: ["segment"] + arguments + person + ["--format", "json"])
        json.expectExit(code)
        #expect(try !json.jsonError()["message"].text.isEmpty)
    }
}
