import Foundation
import TestSupport
import Testing

@Suite("kith rename")
struct RenameTests {
    private static let jane = ["--as", "Jane Doe"]
    private static let ada: FileContent = "---\ntype: contact\nid: c-ada\n---\n# Ada Lovelace\n"
    private static let note: FileContent =
        "See [[Ada Lovelace|Ada]], ![[Ada Lovelace#x]] and\n[her](Contacts/Ada%20Lovelace.md).\n"

    private static func vault() throws -> TemporaryVault {
        try TemporaryVault([
            "Contacts/Ada Lovelace.md": ada, "N.md": note, "Contacts/Bob.md": "---\ntype: contact\n---\n",
        ])
    }

    @Test("Every link follows, and the file keeps its mode; what is told")
    func rename() async throws {
        let vault = try Self.vault()
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: vault.path("Contacts/Ada Lovelace.md"))
        let run = try await vault.kith(all: ["rename", "ada", "Ada King"] + Self.jane)
        run.expectExit(0)
        #expect(run.output == "Contacts/Ada King.md:1  c-ada\n")
        #expect(run.messages == "kith: 3 links in 1 note rewritten\n")
        #expect(
            try vault.text("N.md")
                == "See [[Ada King|Ada]], ![[Ada King#x]] and\n[her](Contacts/Ada%20King.md).\n")
        #expect(try vault.read("Contacts/Ada King.md") == Self.ada.bytes)
        let attributes = try FileManager.default.attributesOfItem(atPath: vault.path("Contacts/Ada King.md"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try !vault.entries().contains("Contacts/Ada Lovelace.md"))
        let case_ = try await vault.kith(all: ["rename", "Ada King", "ada king", "--format", "json"] + Self.jane)
        case_.expectExit(0)
        #expect(try case_.json()["schema"] == "kith.rename/1")
        #expect(try case_.json()["links"] == 0)
        #expect(try vault.entries().filter { $0.lowercased() == "contacts/ada king.md" } == ["Contacts/ada king.md"])
        let same = try await vault.kith(all: ["rename", "ada king", "ada king"] + Self.jane)
        same.expectExit(0)
        #expect(same.messages == "kith: nothing to change in Contacts/ada king.md:1  c-ada\n")
    }

    @Test("A dry run is a patch that Git takes, and what it gives is what the rename gives")
    func dryRun() async throws {
        let (vault, other) = (try TemporaryVault.sample(), try TemporaryVault.sample())
        let before = try vault.snapshot()
        let line = ["rename", "Ruth", "Ruth \"Ro\" Miller", "--as", "Nora Whitcombe"]
        let run = try await vault.kith(all: line + ["--dry-run"])
        run.expectExit(0)
        #expect(try vault.snapshot() == before)
        #expect(run.output.contains("rename from Contacts/Ruth Abernathy.md\nrename to Contacts/Ruth -Ro- Miller.md\n"))
        try vault.write("change.patch", FileContent(bytes: run.outputBytes))
        try await vault.git("init", "-q")
        try await vault.git("apply", "change.patch")
        try await other.kith(all: line).expectExit(0)
        for path in try other.entries() where path.hasSuffix(".md") {
            #expect(try vault.read(path) == (try other.read(path)), "\(path)")
        }
        #expect(try vault.text("Contacts/Ruth -Ro- Miller.md").contains("name: Ruth \"Ro\" Miller\n"))
        #expect(try !vault.entries().contains("Contacts/Ruth Abernathy.md"))
    }

    @Test("What stands against it, and leaves everything as it was")
    func refusals() async throws {
        let vault = try Self.vault()
        try vault.write("Contacts/Bobby.md", "---\ntype: contact\n---\n")
        try vault.write("Bad.md", "<<<<<<< a\n[[Ada Lovelace]]\n=======\n>>>>>>> b\n")
        let before = try vault.snapshot()
        func expect(_ code: Int32, _ words: String, _ arguments: String...) async throws {
            let run = try await vault.kith(all: ["rename"] + arguments + Self.jane)
            run.expectExit(code)
            #expect(run.messages.contains(words), "\(run.messages)")
        }
        try await expect(3, "no note is called", "Nobody at all", "X")
        try await expect(4, "fits several", "Bo", "X")
        try await expect(5, "Contacts/Bob.md: a file of that name is there already", "Ada", "bob")
        try await expect(64, "the name is empty", "Ada", " ")
        try await expect(5, "makes the folder a vault", "Vault.md", "X")
        try await expect(2, "Bad.md:1: ", "Ada", "X")
        #expect(try vault.snapshot() == before)
    }

    @Test("A contact goes with its interactions; links that lead nowhere then are named")
    func remove() async throws {
        let vault = try Self.vault()
        try await vault.kith(all: ["log", "Ada", "call", "Hello"] + Self.jane).expectExit(0)
        let asked = try await vault.kith(all: ["remove", "Ada"] + Self.jane)
        asked.expectExit(5)
        #expect(asked.messages.contains("  N.md:1  See [[Ada Lovelace|Ada]]"))
        #expect(asked.messages.contains("Remove Ada Lovelace with 1 interaction? "))
        try await vault.kith(all: ["log", "Bob", "call", "With [[Ada Lovelace]]"] + Self.jane).expectExit(0)
        let refused = try await vault.kith(all: ["remove", "Ada", "--yes"] + Self.jane)
        refused.expectExit(5)
        #expect(refused.messages.contains("interactions in other notes name the contact: Contacts/Bob.md:7"))
        let run = try await vault.kith(all: ["remove", "Ada", "--yes", "--force"] + Self.jane)
        run.expectExit(0)
        #expect(run.output.withoutIDs == "Contacts/Ada Lovelace.md:1  c-ada\nContacts/Ada Lovelace.md:9  i-ID\n")
        #expect(run.messages.split(separator: "\n").count { $0.hasSuffix("leads nowhere now") } == 4)
        #expect(try !vault.entries().contains("Contacts/Ada Lovelace.md"))
        try await vault.kith(all: ["remove", "N.md", "--yes"] + Self.jane).expectExit(3)
    }
}
