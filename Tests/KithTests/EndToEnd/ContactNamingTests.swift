import TestSupport
import Testing

@Suite("Naming a contact")
struct ContactNamingTests {
    static let files: [String: FileContent] = [
        "Contacts/Ada Lovelace.md": contact("aliases: [Countess, Enchantress]", "emails: [\"ada@x.example (work)\"]"),
        "Contacts/Grace Hopper.md": contact("name: Rear Admiral Hopper", "phones: [\"+1 (555) 010-2000 (ship)\"]"),
        "Archive/Grace Hopper.md": contact(),
        "Archive/Alan Turing.md": contact("emails: alan@x.example"),
        "Archive/Old/José Núñez.md": contact(),
        "One/Twin.md": contact(), "Two/Twin.md": contact(),
        "One/Same.md": contact("aliases: [Shared]"), "One/Other.md": contact("aliases: [shared]"),
        "Contacts/Note.md": "no contact",
        "Contacts/Dot. Matrix.md": contact(),
        "Deep/Countess.md": contact("aliases: [Deep one]"),
    ]

    private static func contact(_ properties: String...) -> FileContent {
        FileContent((["---", "type: contact"] + properties + ["---", ""]).joined(separator: "\n"))
    }

    @Test(
        "The first step that finds anything decides",
        arguments: [
            // 1: the path from the root.
            ("Contacts/Ada Lovelace.md", "Contacts/Ada Lovelace.md"),
            ("Archive/Grace Hopper", "Archive/Grace Hopper.md"),
            ("./Archive/Grace Hopper", "Archive/Grace Hopper.md"), ("Two/Twin", "Two/Twin.md"),
            // 2: below the contacts folder.
            ("Grace Hopper", "Contacts/Grace Hopper.md"), ("Dot. Matrix", "Contacts/Dot. Matrix.md"),
            // 3: the exact stem anywhere, before an alias of another.
            ("Alan Turing", "Archive/Alan Turing.md"), ("Countess", "Deep/Countess.md"),
            // 4: stem, name, alias, e-mail, phone, without case and accents.
            ("alan turing", "Archive/Alan Turing.md"), ("jose nunez", "Archive/Old/José Núñez.md"),
            ("JOSE\u{301} NU\u{301}N\u{303}EZ", "Archive/Old/José Núñez.md"),
            ("rear admiral hopper", "Contacts/Grace Hopper.md"), ("enchantress", "Contacts/Ada Lovelace.md"),
            ("ADA@x.example", "Contacts/Ada Lovelace.md"), ("+15550102000", "Contacts/Grace Hopper.md"),
            ("001 555 010 2000", "Contacts/Grace Hopper.md"),
            // 5: a beginning.
            ("Ada", "Contacts/Ada Lovelace.md"), ("rear", "Contacts/Grace Hopper.md"),
            ("ench", "Contacts/Ada Lovelace.md"),
            ("dee", "Deep/Countess.md"),
        ])
    func finds(name: String, path: String) async throws {
        let run = try await TemporaryVault(Self.files).kith("show", name, "--format", "json")
        run.expectExit(0)
        #expect(run.messages.isEmpty)
        #expect(try run.json()["path"].text == path)
    }

    @Test(
        "Several that fit are an error with the candidates, and nothing on standard output",
        arguments: [
            ("Twin", ["One/Twin.md", "Two/Twin.md"]), ("shared", ["One/Other.md", "One/Same.md"]),
            ("A", ["Archive/Alan Turing.md", "Contacts/Ada Lovelace.md"]),
            ("grace", ["Archive/Grace Hopper.md", "Contacts/Grace Hopper.md"]),
        ])
    func ambiguous(name: String, paths: [String]) async throws {
        let vault = try TemporaryVault(Self.files)
        for command in ["show", "timeline"] {
            let text = try await vault.kith(command, name)
            text.expectExit(4)
            #expect(text.outputBytes.isEmpty)
            for path in paths { #expect(text.messages.contains(path)) }
            let json = try await vault.kith(command, name, "--format", "json")
            let error = try json.jsonError()
            json.expectExit(4)
            #expect(json.outputBytes.isEmpty)
            #expect(error["schema"] == "kith.error/1")
            #expect(error["code"] == "ambiguous")
            #expect(error["candidates"].items.map { $0["path"].text } == paths)
            #expect(error["candidates"].items.allSatisfy { $0.keys == ["name", "path"] })
        }
    }

    @Test(
        "What is there not is an error with the nearest names",
        arguments: [
            ("Ada Lovelase", ["Contacts/Ada Lovelace.md"]), ("Alan Turin g", ["Archive/Alan Turing.md"]), ("zzz", []),
            ("", []), (" ", []), (".", []), ("..", []), ("/", []), ("Contacts", []), ("Contacts/", []), ("Note", []),
            ("Contacts/Note.md", []), ("../Contacts/Ada Lovelace", []), ("Contacts/../Contacts/Ada Lovelace.md", []),
            ("Contacts//Ada Lovelace", []), ("Vault.md", []), ("5550102000", []), ("bob@x.example", []),
        ])
    func notFound(name: String, nearest: [String]) async throws {
        let vault = try TemporaryVault(Self.files)
        for command in ["show", "timeline"] {
            let text = try await vault.kith(command, name)
            text.expectExit(3)
            #expect(text.outputBytes.isEmpty)
            #expect(text.messages.contains("“\(name)”"))
            for path in nearest { #expect(text.messages.contains(path)) }
            let json = try await vault.kith(command, name, "--format", "json")
            json.expectExit(3)
            #expect(json.outputBytes.isEmpty)
            #expect(try json.jsonError()["code"] == "not-found")
            #expect(try json.jsonError()["candidates"].items.map { $0["path"].text } == nearest)
        }
    }

    @Test("People see the first of many candidates and how many more there are, programs see all")
    func manyCandidates() async throws {
        let paths = (100..<150).map { "Contacts/Ada \($0).md" }
        let vault = try TemporaryVault(Dictionary(uniqueKeysWithValues: paths.map { ($0, Self.contact()) }))
        let text = try await vault.kith("show", "Ada")
        text.expectExit(4)
        for (index, path) in paths.enumerated() { #expect(text.messages.contains(path) == (index < 20)) }
        #expect(text.messages.contains("30 more"))
        let json = try await vault.kith("show", "Ada", "--format", "json")
        #expect(try json.jsonError()["candidates"].items.map { $0["path"].text } == paths)
    }

    @Test("A path that begins with a slash is no path from the root")
    func absolutePath() async throws {
        let vault = try TemporaryVault(Self.files)
        let run = try await vault.kith("show", "/Contacts/Ada Lovelace.md")
        run.expectExit(3)
    }

    @Test("Steps 1 and 2 read no other note")
    func readsNoOtherNote() async throws {
        let vault = try TemporaryVault(Self.files)
        try vault.write("Contacts/Broken.md", "---\ntype: contact\ntype: contact\n---\n")
        let run = try await vault.kith("timeline", "Ada Lovelace", "--format", "json")
        run.expectExit(0)
        #expect(run.messages.isEmpty)
    }

    @Test("A name that is not UTF-8 is not found")
    func invalidBytes() async throws {
        let vault = try TemporaryVault(Self.files)
        let run = try await vault.command(["show"]).scripted(#""$@" $'Ada\xFF'"#).run()
        withExtendedLifetime(vault) {}
        run.expectExit(3)
        #expect(run.outputBytes.isEmpty)
    }

    @Test("A name that begins with a dash stands behind --")
    func leadingDash() async throws {
        let vault = try TemporaryVault(["Contacts/-Ada-.md": "---\ntype: contact\n---\n"])
        let bare = try await vault.kith("show", "-Ada-")
        let behind = try await vault.kith("show", "--format", "json", "--", "-Ada-")
        bare.expectExit(64)
        #expect(try behind.json()["name"] == "-Ada-")
    }
}
