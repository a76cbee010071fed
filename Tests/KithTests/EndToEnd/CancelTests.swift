import TestSupport
import Testing

/// What `kith cancel`, `uncancel` and `delete` do, and that they give former bytes back.
@Suite("kith cancel, uncancel, delete")
struct CancelTests {
    private static let path = "Contacts/Ada Lovelace.md"

    @Test("Cancelling writes when and by whom, and taking it back gives the former bytes")
    func cancel() async throws {
        let vault = try WritingFixture.shared()
        let before = try vault.text(Self.path)
        let run = try await vault.done(["cancel", "i-callcall11"])
        #expect(run.output == "Contacts/Ada Lovelace.md:11  i-callcall11\n")
        let stamp = "> - logged-at:: 2026-03-09T19:12:44Z\n"
        let cancelled = stamp + "> - cancelled-at:: 2026-03-16T13:00:00Z\n> - cancelled-by:: [[Max Member]]\n"
        #expect(try vault.text(Self.path) == before.replacing(stamp, with: cancelled))
        try await vault.done(["uncancel", "callcall11"])
        #expect(try vault.text(Self.path) == before)
    }

    @Test("What is cancelled already, or not cancelled, is told, and nothing is written")
    func unchanged() async throws {
        let vault = try WritingFixture.shared()
        let before = try vault.snapshot()
        for (line, place) in [
            (["cancel", "i-mailmail22"], "19  i-mailmail22"), (["uncancel", "i-callcall11"], "11  i-callcall11"),
        ] {
            let run = try await vault.done(line)
            #expect(run.output.isEmpty)
            #expect(run.messages == "kith: nothing to change in Contacts/Ada Lovelace.md:\(place)\n")
        }
        #expect(try vault.snapshot() == before)
        let both = try await vault.done(["cancel", "i-mailmail22", "i-callcall11"])
        #expect(both.output == "Contacts/Ada Lovelace.md:11  i-callcall11\n")
        #expect(both.messages == "kith: nothing to change in Contacts/Ada Lovelace.md:21  i-mailmail22\n")
    }

    @Test("Deleting what was just logged gives the former bytes")
    func deleteLogged() async throws {
        let vault = try WritingFixture.shared()
        let before = try vault.read(Self.path)
        let id = try await vault.done(["log", "Ada", "call", "Hello", "--body", "Text", "--format", "json"])
            .json()["written"][0]["id"].text
        let run = try await vault.done(["delete", id, "--yes"])
        #expect(run.output == "Contacts/Ada Lovelace.md:27  \(id)\n")
        #expect(try vault.read(Self.path) == before)
    }

    @Test("Interactions of several notes go together, each named once or more often")
    func several() async throws {
        let vault = try WritingFixture.shared()
        let sam: FileContent =
            "---\ntype: contact\n---\n\n## Interactions\n\n> [!call] 2026-01-01 A\n\n^i-samsam\n\ntext\n"
        try vault.write("Contacts/Sam Cooper.md", sam)
        let names = ["mail", "i-samsam", "Contacts/Ada Lovelace.md:12", "i-callcall11"]
        let places = "Contacts/Ada Lovelace.md:11  i-callcall11\nContacts/Ada Lovelace.md:19  i-mailmail22\n"
        let json = try await vault.done(["cancel", "samsam", "callcall11", "--format", "json"]).json()
        #expect(json["schema"] == "kith.cancel/1")
        #expect(json["written"].items.map { $0["contact"].text } == ["Sam Cooper", "Ada Lovelace"])
        try await vault.done(["uncancel", "samsam", "callcall11"])
        #expect(try vault.read("Contacts/Sam Cooper.md") == sam.bytes)
        #expect(try vault.read(Self.path) == WritingFixture.ada.bytes)
        let run = try await vault.done(["delete", "--yes"] + names)
        #expect(run.output == places + "Contacts/Sam Cooper.md:7  i-samsam\n")
        #expect(try vault.text("Contacts/Sam Cooper.md") == "---\ntype: contact\n---\n\n## Interactions\n\ntext\n")
        let head = try #require(
            String(decoding: WritingFixture.ada.bytes, as: UTF8.self).split(separator: "\n\n> ").first)
        #expect(try vault.text(Self.path) == head + "\n")
    }

    @Test("One that can't be changed keeps all others as they were", arguments: ["cancel", "delete"])
    func allOrNothing(command: String) async throws {
        let vault = try WritingFixture.shared()
        try vault.write(
            "Contacts/Sam Cooper.md",
            "---\ntype: contact\n---\n\n## Interactions\n\n> [!call] 2026-01-01 A\n\n^i-samsam\n\n<<<<<<< a\n>>>>>>> b\n"
        )
        let before = try vault.snapshot()
        let options = command == "delete" ? ["--yes"] : []
        let run = try await vault.kith(
            all: [command, "i-callcall11", "i-samsam"] + options, environment: Person.member.environment)
        run.expectExit(2)
        #expect(try vault.snapshot() == before)
    }

    @Test("Where cancel-first holds, what is cancelled is deleted, with its comments")
    func cancelFirst() async throws {
        let vault = try WritingFixture.shared()
        try vault.write("Vault.md", "---\nkith: 1\ndelete-policy: cancel-first\n---\n")
        let comment =
            ">\n> > [!comment] 2026-03-11 09:00\n> > - by:: [[Olive Owner]]\n> >\n> > Good.\n\n^i-mailmail22\n"
        let former = String(decoding: WritingFixture.ada.bytes, as: UTF8.self)
        try vault.write(Self.path, FileContent(former.replacing("\n^i-mailmail22\n", with: comment) + "\nEnd.\n"))
        try await vault.done(["delete", "i-mailmail22", "--yes"])
        let call = try #require(former.firstRange(of: "\n> [!email]"))
        #expect(try vault.text(Self.path) == former[..<call.lowerBound] + "\nEnd.\n")
    }
}
