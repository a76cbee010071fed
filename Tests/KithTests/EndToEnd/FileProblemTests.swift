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
        #expect(try run.jsonError()["path"] == "Closed")
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
        #expect(try run.jsonError()["path"] == "Contacts/Closed.md")
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
        run.expectExit(2)
        #expect(run.outputBytes.isEmpty)
        #expect(run.messages.contains("Team"))
        try await vault.boundKith("member", "list").expectExit(2)
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
        for name in [
            "Alias", "Contacts/Out.md", "Out", "Loop", "Folder/Note", "Out/Secret", "Up/Contacts/Sound", "Gone",
        ] {
            for command in ["show", "timeline"] {
                let run = try await vault.kith(command, name)
                run.expectExit(3)
                #expect(run.outputBytes.isEmpty)
                #expect(run.messages.contains("symbolic link"), "\(name)")
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
}
