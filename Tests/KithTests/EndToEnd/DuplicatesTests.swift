import TestSupport
import Testing

@Suite("kith duplicates")
struct DuplicatesTests {
    private static let files: [String: FileContent] = [
        "Contacts/Ada Lovelace.md": """
        ---
        type: contact
        emails: [ada@x.example (work)]
        phones: ["+44 20 111"]
        tags: [client]
        ---
        """,
        "Contacts/Lovelace, Ada.md": "---\ntype: contact\nemails: [ADA@x.example]\nphones: [\"0044 (20) 111\"]\n---\n",
        "Contacts/Pat O'Brien.md": "---\ntype: contact\n---\n",
        "People/-obrien.md": "---\ntype: contact\nname: Pat O’Brian\n---\n",
        "Contacts/Sales.md": "---\ntype: contact\nemails: [sales@x.example]\norganization: \"[[X Works]]\"\n---\n",
        "Contacts/Support.md": "---\ntype: contact\nemails: [sales@x.example]\norganization: \"[[X Works]]\"\n---\n",
        "Contacts/X Works.md": "---\ntype: contact\nkind: organization\n---\n",
    ]

    @Test("text: how likely, who, why, and the command that would merge them")
    func text() async throws {
        let vault = try TemporaryVault(Self.files)
        let before = try vault.snapshot()
        let run = try await vault.kith("duplicates")
        run.expectExit(0)
        #expect(run.messages.isEmpty)
        #expect(
            run.output == """
                high    Ada Lovelace / Lovelace, Ada
                        the same name “Ada Lovelace” and “Lovelace, Ada”; the same e-mail ada@x.example; the same phone +44 20 111
                        kith merge 'Contacts/Ada Lovelace.md' 'Contacts/Lovelace, Ada.md'
                low     Sales / Support
                        the same e-mail sales@x.example
                        kith merge Contacts/Sales.md Contacts/Support.md
                low     Pat O’Brian / Pat O'Brien
                        similar names “Pat O’Brian” and “Pat O'Brien”
                        kith merge People/-obrien.md 'Contacts/Pat O'\\''Brien.md'

                """)
        #expect(try vault.snapshot() == before)
        let coloured = try await vault.kith("duplicates", "--color", "always")
        #expect(coloured.output.hasPrefix("\u{1B}[31mhigh\u{1B}[0m    \u{1B}[1mAda Lovelace\u{1B}[0m / "))
    }

    @Test("a path that would be an option for the shell's reader is none")
    func dashes() async throws {
        let vault = try TemporaryVault([
            "-a.md": "---\ntype: contact\nname: Ada Reed\n---\n", "b.md": "---\ntype: contact\nname: Ada Reed\n---\n",
        ])
        #expect(try await vault.kith("duplicates").output.contains("kith merge ./-a.md b.md\n"))
        try await vault.kith("show", "./-a.md").expectExit(0)
    }

    @Test("JSON has the documented shape")
    func json() async throws {
        let vault = try TemporaryVault(Self.files)
        let run = try await vault.kith("duplicates", "--format", "json")
        let json = try run.json()
        #expect(run.output.hasPrefix(#"{"schema":"kith.duplicates/1","pairs":[{"confidence":"high","keep":{"name":"#))
        let pairs = json["pairs"].items
        #expect(pairs.map { $0["confidence"] } == ["high", "low", "low"])
        #expect(pairs[0].keys == ["confidence", "keep", "other", "reasons"])
        #expect(pairs[0]["keep"] == .object(["name": "Ada Lovelace", "path": "Contacts/Ada Lovelace.md"]))
        #expect(pairs[0]["other"] == .object(["name": "Lovelace, Ada", "path": "Contacts/Lovelace, Ada.md"]))
        #expect(pairs[0]["reasons"].items.map { $0["kind"] } == ["same-name", "email", "phone"])
        #expect(pairs[0]["reasons"][1].keys == ["kind", "values"])
        #expect(pairs[0]["reasons"][1]["values"].items == ["ada@x.example"])
        #expect(pairs[2]["reasons"][0]["kind"] == "similar-name")
        #expect(pairs[2]["reasons"][0]["values"].items == ["Pat O’Brian", "Pat O'Brien"])
    }

    @Test("a filter lets pairs pass of which one contact fits")
    func filter() async throws {
        let vault = try TemporaryVault(Self.files)
        let client = try await vault.kith("duplicates", "tag:client", "--format", "json").json()
        #expect(client["pairs"].items.map { $0["other"]["name"] } == ["Lovelace, Ada"])
        let other = try await vault.kith("duplicates", "not:tag:client", "--format", "json").json()
        #expect(other["pairs"].items.count == 3)
        let none = try await vault.kith("duplicates", "name:Nobody")
        none.expectExit(0)
        #expect(none.output.isEmpty && none.messages == "No likely duplicates.\n")
        let empty = try await vault.kith("duplicates", "name:Nobody", "--format", "json")
        #expect(empty.output == #"{"schema":"kith.duplicates/1","pairs":[]}"# + "\n")
        try await vault.kith("duplicates", "nokey:x").expectExit(64)
        try await vault.kith("duplicates", "segment:Nowhere").expectExit(3)
    }

    @Test("a note that can't be read is named, and the rest is shown")
    func opaque() async throws {
        let vault = try TemporaryVault(Self.files)
        try vault.write(
            "Deep.md", FileContent("---\ntype: contact\n---\n" + String(repeating: ">", count: 300) + "x\n"))
        let run = try await vault.kith("duplicates")
        run.expectExit(2)
        #expect(run.messages.contains("Deep.md"))
        #expect(run.output.split(separator: "\n").count == 9)
    }
}
