import TestSupport
import Testing

@Suite("Bad input: vaults")
struct VaultProblemTests {
    /// Every command that works on a vault.
    static let commands = [["vault"], ["show", "Ada"], ["list"], ["timeline"], ["whoami"], ["member", "list"]]

    /// Runs commands in both forms, and expects each to fail so.
    private func expectFailure(
        _ exitCode: Int32, _ code: String, in place: TemporaryVault, options: [String] = [], words: [String],
        path: String? = nil, line: Int? = nil, of commands: [[String]] = [["timeline"], ["whoami"]],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for command in commands {
            let text = try await place.kith(all: command + options)
            text.expectExit(exitCode, sourceLocation: sourceLocation)
            #expect(text.outputBytes.isEmpty, sourceLocation: sourceLocation)
            for word in words { #expect(text.messages.contains(word), sourceLocation: sourceLocation) }
            let json = try await place.kith(all: command + options + ["--format", "json"])
            json.expectExit(exitCode, sourceLocation: sourceLocation)
            #expect(json.outputBytes.isEmpty, sourceLocation: sourceLocation)
            let error = try json.jsonError()
            #expect(error["schema"] == "kith.error/1", sourceLocation: sourceLocation)
            #expect(error["code"].text == code, sourceLocation: sourceLocation)
            #expect(!error["message"].text.isEmpty, sourceLocation: sourceLocation)
            #expect(!error["hint"].text.isEmpty, sourceLocation: sourceLocation)
            if let path { #expect(error["path"].text == path, sourceLocation: sourceLocation) }
            if let line { #expect(error["line"] == .number(Double(line)), sourceLocation: sourceLocation) }
            if let path, let line { #expect(text.messages.contains("\(path):\(line)"), sourceLocation: sourceLocation) }
        }
    }

    @Test("No vault here, nor where --vault or KITH_VAULT say")
    func noVault() async throws {
        let place = try TemporaryVault(["sub/note.md": "x", "file": "x"], vaultNote: nil)
        try await expectFailure(
            3, "not-found", in: place, words: [place.root, "kith init", "--vault"], of: Self.commands)
        try await expectFailure(
            3, "not-found", in: place, options: ["--vault", "sub"], words: [place.path("sub"), "kith init"])
        try await expectFailure(3, "not-found", in: place, options: ["--vault", "gone"], words: [place.path("gone")])
        try await expectFailure(3, "not-found", in: place, options: ["--vault", "file"], words: [place.path("file")])
        let named = try await place.kith("list", environment: ["KITH_VAULT": place.path("gone")])
        named.expectExit(3)
        #expect(named.messages.contains(place.path("gone")))
    }

    @Test("--vault without a name does not mean the folder that one is in")
    func emptyName() async throws {
        try await expectFailure(
            64, "usage", in: try TemporaryVault(), options: ["--vault", ""], words: ["--vault names no folder"])
    }

    @Test("A folder whose name is longer than a name can be")
    func longName() async throws {
        let place = try TemporaryVault(vaultNote: nil)
        let name = String(repeating: "n", count: 300)
        try await expectFailure(3, "not-found", in: place, options: ["--vault", name], words: [name])
        let path = String(repeating: "deep/", count: 2000)
        try await expectFailure(3, "not-found", in: place, options: ["--vault", path], words: ["deep/deep"])
    }

    @Test("A newer format", arguments: ["2", "2.0", "99999999999999999999", "'3'"])
    func newerVersion(version: String) async throws {
        let place = try TemporaryVault(
            ["Contacts/Ada.md": "---\ntype: contact\n---\n"], vaultNote: "---\nname: B\nkith: \(version)\n---\n")
        try await expectFailure(2, "failed", in: place, words: ["format"], path: place.path("Vault.md"), line: 3)
    }

    @Test("A version that is none", arguments: ["0.9", "one", "''", "-1", "true"])
    func noVersion(version: String) async throws {
        let place = try TemporaryVault(vaultNote: "---\nkith: \(version)\n---\n")
        try await expectFailure(2, "failed", in: place, words: ["kith: 1"], path: place.path("Vault.md"), line: 2)
    }

    @Test("An unknown zone", arguments: ["Mars/Olympus", "''+2", "EST5EDT4", "../../etc/passwd", "europe/ berlin"])
    func unknownZone(zone: String) async throws {
        let place = try TemporaryVault(vaultNote: "---\nkith: 1\ntimezone: \"\(zone)\"\n---\n")
        try await expectFailure(
            2, "failed", in: place, words: [zone, "Europe/Berlin"], path: place.path("Vault.md"), line: 3)
    }

    @Test(
        "Front matter of Vault.md that can't be read",
        arguments: [
            ("kith: 1\nname: a: b", 3), ("kith: 1\nname: A\nname: B", 4), ("kith: 1\n\tname: x", 3),
            ("kith: 1\nname: @x", 3),
        ])
    func brokenSettings(settings: String, line: Int) async throws {
        let place = try TemporaryVault(vaultNote: FileContent("---\n\(settings)\n---\n"))
        try await expectFailure(2, "failed", in: place, words: ["Mend"], path: place.path("Vault.md"), line: line)
    }

    @Test(
        "A setting that can't be",
        arguments: [
            ("delete-policy: never", "cancel-first"), ("require-code: maybe", "true or false"),
            ("team: ../Team", "folder"),
            ("interaction-types: [two words]", "call"), ("keep-in-touch-tags: [vip]", "client 6w"),
            ("name: {a: b}", "text"),
        ])
    func badSetting(setting: String, advice: String) async throws {
        let place = try TemporaryVault(vaultNote: FileContent("---\nkith: 1\n\(setting)\n---\n"))
        try await expectFailure(2, "failed", in: place, words: [advice], path: place.path("Vault.md"), line: 3)
    }

    @Test(
        "A Vault.md without `kith` makes no vault, and one above is found",
        arguments: ["", "---\nname: x\n---\n", "---\nkith: 1\n", "\n---\nkith: 1\n---\n"])
    func plainVaultNote(note: String) async throws {
        let alone = try TemporaryVault(vaultNote: FileContent(note))
        try await expectFailure(3, "not-found", in: alone, words: ["kith init"])
        let below = try TemporaryVault(["Sub/Vault.md": FileContent(note)])
        try await below.kith("list", in: "Sub").expectExit(0)
    }

    @Test("Of two nested vaults the outer passes over the inner, which is found from within")
    func nested() async throws {
        let outer = try TemporaryVault([
            "Outside.md": Self.contact("outside"), "Inner/Vault.md": "---\nkith: 1\nname: Inner\n---\n",
            "Inner/Contacts/Inside.md": Self.contact("inside"),
        ])
        let list = try await outer.kith("timeline", "--format", "json")
        list.expectExit(0)
        #expect(try list.interactions().map { $0["subject"].text } == ["outside"])
        #expect(list.messages.split(separator: "\n").count == 1)
        #expect(list.messages.contains("Inner: a vault of its own"))
        #expect(list.messages.contains("--vault"))
        let inner = try await outer.kith("timeline", "--format", "json", in: "Inner/Contacts")
        #expect(try inner.interactions().map { $0["subject"].text } == ["inside"])
        #expect(inner.messages.isEmpty)
        try await outer.kith("show", "Inner/Contacts/Inside").expectExit(3)
        try await outer.kith("show", "Inside").expectExit(3)
        #expect(try await outer.kith("timeline", "--vault", "Inner").output.contains("inside"))
    }

    static func contact(_ subject: String) -> FileContent {
        "---\ntype: contact\n---\n## Interactions\n\n> [!note] 2026-01-01 \(subject)\n"
    }

    @Test("Vault.md that is no file one can read", arguments: ["folder", "link", "pipe", "unreadable"])
    func strangeVaultNote(kind: String) async throws {
        let place = try TemporaryVault(["real.md": TemporaryVault.plainVaultNote], vaultNote: nil)
        switch kind {
        case "folder": try place.makeFolder("Vault.md")
        case "link": try place.link("Vault.md", to: "real.md")
        case "pipe": try place.makePipe("Vault.md")
        default:
            try place.write("Vault.md", TemporaryVault.plainVaultNote)
            try place.setPermissions(0, of: "Vault.md")
        }
        let isRefused = kind == "link" || kind == "unreadable"
        for command in [["timeline"], ["list"]] {
            let run = try await place.command(command).bound.run()
            run.expectExit(isRefused ? 2 : 3)
            #expect(run.outputBytes.isEmpty)
            if isRefused { #expect(run.messages.contains(place.path("Vault.md"))) }
        }
    }

    @Test("A working folder that is gone")
    func goneFolder() async throws {
        let place = try TemporaryVault(vaultNote: nil)
        let run = try await place.command(["list"]).scripted(#"mkdir gone; cd gone; rmdir ../gone; exec "$@""#).run()
        run.expectExit(3)
        #expect(run.outputBytes.isEmpty)
        #expect(run.messages.contains("--vault"))
    }

    @Test("A vault's folder that may not be read")
    func unreadableRoot() async throws {
        let place = try TemporaryVault(["B/Vault.md": TemporaryVault.plainVaultNote], vaultNote: nil)
        try place.setPermissions(0, of: "B")
        defer { try? place.setPermissions(0o755, of: "B") }
        let run = try await place.boundKith("list", "--vault", "B")
        run.expectExit(2)
        #expect(run.outputBytes.isEmpty)
        #expect(run.messages.contains(place.path("B")))
    }
}
