import TestSupport
import Testing

@Suite("Bad input: files and folders")
struct FileProblemTests {
    static func contact(_ subject: String) -> FileContent { NoteProblemTests.contact(subject) }

    private func vault(_ files: [String: FileContent] = [:]) throws -> TemporaryVault {
        try TemporaryVault(files.merging(["Contacts/Sound.md": Self.contact("sound")]) { $1 })
    }

    private func subjects(_ run: CommandRun) throws -> [String] {
        try run.interactions().map { $0["subject"].text }.sorted()
    }

    // MARK: Permissions

    @Test("A folder that may not be read is named, and everything else is shown", arguments: [0o000, 0o300])
    func unreadableFolder(permissions: Int) async throws {
        let vault = try vault(["Closed/Hidden.md": Self.contact("hidden")])
        try vault.setPermissions(permissions, of: "Closed")
        defer { try? vault.setPermissions(0o755, of: "Closed") }
        let run = try await vault.boundKith("timeline", "--format", "json")
        run.expectExit(2)
        #expect(try subjects(run) == ["sound"])
        #expect(run.messages.hasPrefix("kith: Closed: "))
        #expect(run.messages.split(separator: "\n").count == 1)
        for command in [["list"], ["vault"], ["show", "Sound"], ["timeline", "Sound"]] {
            let run = try await vault.command(command).bound.run()
            run.expectExit(2)
            #expect(!run.outputBytes.isEmpty)
            #expect(run.messages.contains("Closed: "))
        }
    }

    @Test("A folder that may be listed and not passed")
    func impassableFolder() async throws {
        let vault = try vault(["Closed/Hidden.md": Self.contact("hidden")])
        try vault.setPermissions(0o400, of: "Closed")
        defer { try? vault.setPermissions(0o755, of: "Closed") }
        let run = try await vault.boundKith("timeline", "--format", "json")
        run.expectExit(2)
        #expect(try subjects(run) == ["sound"])
        #expect(run.messages.contains("Closed"))
    }

    @Test("A note that may not be read is named, and everything else is shown")
    func unreadableNote() async throws {
        let vault = try vault(["Contacts/Closed.md": Self.contact("hidden")])
        try vault.setPermissions(0, of: "Contacts/Closed.md")
        let run = try await vault.boundKith("timeline", "--format", "json")
        run.expectExit(2)
        #expect(try subjects(run) == ["sound"])
        #expect(run.messages.hasPrefix("kith: Contacts/Closed.md: "))
        #expect(run.messages.split(separator: "\n").count == 1)
        for command in ["show", "timeline"] {
            let named = try await vault.boundKith(command, "Closed", "--format", "json")
            named.expectExit(2)
            #expect(named.outputBytes.isEmpty)
            #expect(try named.jsonError()["path"] == "Contacts/Closed.md")
        }
    }

    @Test("A team that can't be read makes nobody the owner", arguments: ["unreadable", "link", "vault"])
    func unreadableTeam(kind: String) async throws {
        let vault = try vault(["Elsewhere/Nora.md": "---\ntype: member\nrole: owner\n---\n"])
        switch kind {
        case "unreadable":
            try vault.write("Team/Nora.md", "---\ntype: member\nrole: owner\n---\n")
            try vault.setPermissions(0, of: "Team")
        case "link": try vault.link("Team", to: "Elsewhere")
        default: try vault.write("Team/Vault.md", TemporaryVault.plainVaultNote)
        }
        defer { try? vault.setPermissions(0o755, of: kind == "unreadable" ? "Team" : "Contacts") }
        let run = try await vault.boundKith("whoami", "--as", "Stranger")
        #expect(run.exitCode != 0)
        #expect(!run.output.contains("owner"))
        #expect(run.messages.contains("Team"))
        let list = try await vault.boundKith("timeline", "--format", "json")
        #expect(try subjects(list) == ["sound"])
    }

    // MARK: Links

    @Test("Nothing behind a symbolic link is shown, and each link is named")
    func symbolicLinks() async throws {
        let outside = try TemporaryVault(
            ["Secret.md": Self.contact("secret"), "Folder/Secret.md": Self.contact("secret")], vaultNote: nil)
        let vault = try vault(["Real/Note.md": Self.contact("real")])
        try vault.link("Contacts/Alias.md", to: "Sound.md")
        try vault.link("Folder", to: "Real")
        try vault.link("Out", to: outside.path("Folder"))
        try vault.link("Contacts/Out.md", to: outside.path("Secret.md"))
        try vault.link("Contacts/Loop.md", to: "Loop.md")
        try vault.link("Up", to: "..")
        try vault.link("Gone.md", to: "nowhere.md")
        let run = try await vault.kith("timeline", "--format", "json")
        run.expectExit(0)
        #expect(try subjects(run) == ["real", "sound"])
        let links = ["Contacts/Alias.md", "Contacts/Loop.md", "Contacts/Out.md", "Folder", "Gone.md", "Out", "Up"]
        #expect(run.messages.split(separator: "\n").map { $0.split(separator: ": ")[1] } == links.map { $0[...] })
        for name in ["Alias", "Contacts/Out.md", "Out", "Loop", "Folder/Note", "Out/Secret", "Up/Contacts/Sound", "Gone"] {
            for command in ["show", "timeline"] {
                let run = try await vault.kith(command, name)
                run.expectExit(3)
                #expect(run.outputBytes.isEmpty)
                #expect(run.messages.contains("symbolic link") || name == "Folder/Note" || name == "Out", "\(name)")
            }
        }
        withExtendedLifetime(outside) {}
    }

    @Test("The vault itself may be named through a link")
    func linkToVault() async throws {
        let vault = try vault()
        let place = try TemporaryVault(vaultNote: nil)
        try place.link("book", to: vault.root)
        #expect(try subjects(await place.kith("timeline", "--vault", "book", "--format", "json")) == ["sound"])
        #expect(try subjects(await place.kith("timeline", "--format", "json", in: "book/Contacts")) == ["sound"])
    }

    // MARK: Names

    @Test("Names as long as they can be are names like others; longer ones find nothing")
    func longNames() async throws {
        let longest = String(repeating: "n", count: 252)
        let wide = String(repeating: "名", count: 84)
        let vault = try vault(["\(longest).md": Self.contact("longest"), "Contacts/\(wide).md": Self.contact("wide")])
        #expect(try subjects(await vault.kith("timeline", "--format", "json")) == ["longest", "sound", "wide"])
        for name in [longest, longest + ".md", wide] {
            try await vault.kith("show", name).expectExit(0)
            try await vault.kith("timeline", name).expectExit(0)
        }
        let names = [
            String(repeating: "n", count: 300), String(repeating: "名", count: 100), String(repeating: "n/", count: 3000),
            "Contacts/" + String(repeating: "n", count: 300), String(repeating: "é", count: 50_000),
        ]
        for name in names {
            for command in ["show", "timeline"] {
                let run = try await vault.kith(command, name)
                run.expectExit(3)
                #expect(run.outputBytes.isEmpty)
            }
        }
        for option in ["--by", "--code", "--text", "--template"] {
            try await vault.kith("timeline", option, names[0]).expectExit(0)
        }
    }

    @Test("A name that is not UTF-8 is told, and everything else is shown")
    func undecodableName() async throws {
        let vault = try vault()
        try vault.write(nameBytes: [0x62, 0xFF, 0x2E, 0x6D, 0x64], Self.contact("bytes"))
        try vault.write(nameBytes: [0x70, 0xFF, 0x2E, 0x70, 0x6E, 0x67], "picture")
        let run = try await vault.kith("timeline", "--format", "json")
        run.expectExit(2)
        #expect(try subjects(run) == ["sound"])
        #expect(run.messages.split(separator: "\n").count == 1)
        #expect(run.messages.contains("b\u{FFFD}.md"))
        #expect(run.messages.contains("UTF-8"))
    }

    @Test("Names of all sorts")
    func oddNames() async throws {
        let names = [
            "a: b, \"c\"", "new\nline", "tab\there", "-dash", "x.md", " blank ", "🚲", "a\\b", "%s", "$(touch x)", "e\u{301}",
            "\u{1B}[31mred",
        ]
        let vault = try TemporaryVault(
            Dictionary(uniqueKeysWithValues: names.map { ("Contacts/\($0).md", Self.contact("is here")) }))
        let run = try await vault.kith("timeline", "--format", "json")
        #expect(try Set(run.interactions().map { $0["contact"].text }) == Set(names))
        let csv = try await vault.kith("timeline", "--format", "csv")
        #expect(try Set(#require(SeparatedValues(csv: csv.output)).lines.dropFirst().map { $0[1] }) == Set(names))
        for name in names {
            let run = try await vault.kith("show", "--format", "json", "--", name)
            run.expectExit(0)
            #expect(try run.json()["path"].text == "Contacts/\(name).md")
        }
        #expect(try await !vault.kith("list").output.contains("\u{1B}"))
    }

    @Test("Names that begin with a dot, and files of other kinds, are not the vault's")
    func otherFiles() async throws {
        let vault = try vault([
            ".hidden.md": Self.contact("no"), ".obsidian/x.md": Self.contact("no"), "a/.b/c.md": Self.contact("no"),
            "note.txt": Self.contact("no"), "note.markdown": Self.contact("no"), "UPPER.MD": Self.contact("upper"),
            ".md": Self.contact("no"),
        ])
        let run = try await vault.kith("timeline", "--format", "json")
        run.expectExit(0)
        #expect(try subjects(run) == ["sound", "upper"])
        #expect(run.messages.isEmpty)
        try await vault.kith("show", "UPPER").expectExit(0)
        try await vault.kith("show", ".hidden").expectExit(3)
        try await vault.kith("show", ".obsidian/x.md").expectExit(3)
    }

    @Test("A folder and a pipe named like notes are no notes, and block nobody")
    func noFiles() async throws {
        let vault = try vault(["Folder.md/Inside.md": Self.contact("inside")])
        try vault.makePipe("Contacts/Pipe.md")
        try vault.makePipe("Other.md")
        let run = try await vault.kith("timeline", "--format", "json")
        run.expectExit(0)
        #expect(try subjects(run) == ["inside", "sound"])
        for name in ["Pipe", "Contacts/Pipe.md", "Other", "Folder", "Folder.md"] {
            try await vault.kith("show", name).expectExit(3)
        }
        try await vault.kith("show", "Folder.md/Inside").expectExit(0)
    }

    @Test("A path deeper than the system takes one is told, and everything else is shown")
    func deepFolders() async throws {
        let vault = try vault()
        let name = String(repeating: "d", count: 200)
        let script = "for i in {1..30}; do mkdir \(name) && cd \(name) || exit 1; done; echo x > note.md"
        try await vault.command([]).scripted(script).run().expectExit(0)
        let run = try await vault.kith("timeline", "--format", "json")
        run.expectExit(2)
        #expect(try subjects(run) == ["sound"])
        #expect(run.messages.split(separator: "\n").count == 1)
        try await vault.command([]).scripted("rm -rf \(name)").run().expectExit(0)
    }
}
