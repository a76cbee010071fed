import TestSupport
import Testing

@Suite("kith init")
struct InitTests {
    @Test("A new folder becomes a vault that every command works on")
    func newFolder() async throws {
        let place = try TemporaryVault(vaultNote: nil)
        let run = try await place.kith("init", "Books/Clients")
        run.expectExit(0)
        #expect(run.output == "Vault.md:1\n")
        #expect(run.messages.contains("Clients"))
        let vault = try await place.kith("vault", "--vault", "Books/Clients", "--format", "json").json()
        #expect(vault["name"] == "Clients")
        for command in [["list"], ["timeline"], ["member", "list"], ["whoami", "--as", "Jane"]] {
            #expect(try await place.kith(all: command, in: "Books/Clients").exitCode == 0)
        }
    }

    @Test("Every option is what the new vault then says of itself")
    func options() async throws {
        let place = try TemporaryVault(vaultNote: nil)
        let run = try await place.kith(
            "init", "B", "--name", "Our: book", "--timezone", "Asia/Kathmandu", "--types", "call, visit,e-mail",
            "--owner", "Jane: Doe <jane@x.example>", "--format", "json")
        run.expectExit(0)
        let json = try run.json()
        #expect(json["schema"] == "kith.init/1")
        #expect(json["written"].items.map { $0["path"].text } == ["Vault.md", "Team/Jane- Doe.md"])
        #expect(json["written"].items.allSatisfy { $0["line"] == 1 })
        let vault = try await place.kith("vault", "--format", "json", in: "B").json()
        #expect(vault["name"] == "Our: book")
        #expect(vault["timezone"] == "Asia/Kathmandu")
        #expect(vault["interactionTypes"] == .array(["call", "visit", "e-mail"]))
        let members = try await place.kith("member", "list", "--format", "json", in: "B").json()["members"]
        #expect(members.items.count == 1)
        #expect(members[0]["name"] == "Jane: Doe")
        #expect(members[0]["role"] == "owner")
        #expect(members[0]["emails"] == .array(["jane@x.example"]))
        #expect(members[0]["joined"] == "2026-03-16")
    }

    @Test("The zone is the machine's where none is given")
    func machineZone() async throws {
        let place = try TemporaryVault(vaultNote: nil)
        let run = try await place.kith("init", "B", environment: ["TZ": "America/St_Johns"])
        run.expectExit(0)
        #expect(try await place.kith("vault", "--format", "json", in: "B").json()["timezone"] == "America/St_Johns")
    }

    @Test("A folder that has notes keeps them as they are")
    func folderWithNotes() async throws {
        let note: FileContent = "---\ntype: contact\n---\n## Interactions\n\n> [!call] 2026-01-01 before"
        let place = try TemporaryVault(["Contacts/Ada.md": note, "x.txt": "x"], vaultNote: nil)
        #expect(try await place.kith("init").exitCode == 0)
        #expect(try place.read("Contacts/Ada.md") == note.bytes)
        #expect(try place.read("x.txt") == FileContent("x").bytes)
        #expect(try await place.kith("timeline", "--format", "json").interactions().count == 1)
    }

    @Test("--dry-run prints the notes as a diff and writes nothing")
    func dryRun() async throws {
        let place = try TemporaryVault(vaultNote: nil)
        let run = try await place.kith("init", "B", "--owner", "Jane Doe <jane@x.example>", "--dry-run")
        run.expectExit(0)
        #expect(run.output.hasPrefix("--- /dev/null\n+++ b/Vault.md\n@@ -0,0 +1,"))
        #expect(run.output.contains("\n+++ b/Team/Jane Doe.md\t\n"))
        #expect(try place.entries().isEmpty)
    }

    @Test(
        "What can't be is refused, says why, and leaves the folder as it was",
        arguments: [
            (["init", "--timezone", "Europe/Berlni"], 64, "Europe/Berlin"), (["init", "--timezone", ""], 64, "IANA"),
            (["init", "--types", "call,two words"], 64, "two words"), (["init", "--types", "call,CALL"], 64, "twice"),
            (["init", "--types", ""], 64, "--types"), (["init", "--owner", "Jane"], 64, "<jane@example.com>"),
            (["init", "--owner", "<jane@x.example>"], 64, "Jane Doe"), (["init", "--name", "a\nb"], 64, "control"),
            (["init", "--name", " "], 64, "empty"), (["init", ""], 64, "empty"), (["init", "a", "b"], 64, "b"),
            (["init", "Vault"], 5, "already"), (["init", "Vault/inner/deeper"], 5, "outside"),
            (["init", "file.txt"], 5, "no folder"), (["init", "file.txt/below"], 5, "no folder"),
            (["init", "taken"], 5, "kith: 1"), (["init", "cased"], 5, "vault.md"),
            (["init", "team", "--owner", "Jane <j@x.example>"], 5, "Jane.md"),
        ])
    func refusals(arguments: [String], exitCode: Int32, words: String) async throws {
        let place = try TemporaryVault(
            [
                "Vault/Vault.md": "---\nkith: 1\n---\n", "Vault/inner/x.md": "x", "file.txt": "x",
                "taken/Vault.md": "my own note", "cased/vault.md": "x", "team/Team/Jane.md": "x",
            ], vaultNote: nil)
        let before = try place.snapshot()
        let text = try await place.kith(all: arguments)
        text.expectExit(exitCode)
        #expect(text.outputBytes.isEmpty)
        #expect(text.messages.contains(words))
        let json = try await place.kith(all: arguments + ["--format", "json"])
        json.expectExit(exitCode)
        #expect(json.outputBytes.isEmpty)
        #expect(try json.jsonError()["code"].text == (exitCode == 64 ? "usage" : "refused"))
        #expect(try place.snapshot() == before)
    }

    @Test("A vault is not made twice")
    func twice() async throws {
        let vault = try TemporaryVault()
        let before = try vault.snapshot()
        let run = try await vault.kith("init")
        run.expectExit(5)
        #expect(run.messages.contains("Vault.md"))
        #expect(try vault.snapshot() == before)
    }

    @Test("A folder that may not be written to is a failure")
    func unwritable() async throws {
        let place = try TemporaryVault(["B/x.txt": "x"], vaultNote: nil)
        try place.setPermissions(0o555, of: "B")
        defer { try? place.setPermissions(0o755, of: "B") }
        let run = try await place.boundKith("init", "B/new")
        run.expectExit(2)
        #expect(run.outputBytes.isEmpty)
        #expect(run.messages.contains(place.path("B")))
    }
}
