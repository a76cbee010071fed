import TestSupport
import Testing

/// Who may do what: each writing command, run by each person (format 2.2).
@Suite("Roles")
struct RolesTests {
    @Test("The table has every writing command of the program, and no other")
    func complete() {
        let inTable = Set(WritingCommandRow.all.map(\.command))
        let inProgram = Set(WritingCommandRow.namesInProgram())
        #expect(inProgram.count > 10)
        // Works on a clone only: SyncRefusalTests has who may.
        #expect(inProgram.subtracting(inTable) == [["sync"]])
        // It opens a note and writes nothing, so that there is nothing to show beforehand.
        #expect(inTable.subtracting(inProgram) == [["open"]])
    }

    /// The team's vault in the folder `Book`, so that a new one has a place beside it.
    private static func book() throws -> TemporaryVault {
        let files = WritingFixture.contacts.merging(WritingFixture.team) { $1 }
        let inBook =
            files.map { ("Book/" + $0.key, $0.value) }
            + [("Book/Vault.md", WritingFixture.vault)]
        return try TemporaryVault(Dictionary(uniqueKeysWithValues: inBook), vaultNote: nil)
    }

    @Test(
        "Whoever may run a command does, and whoever may not is told why, and leaves everything as it was",
        arguments: WritingCommandRow.all + WritingCommandRow.ownNote, Person.allCases)
    func row(row: WritingCommandRow, person: Person) async throws {
        let place = try Self.book()
        let before = try place.snapshot()
        let line = row.line(of: person)
        let environment = ["KITH_VAULT": "Book", "VISUAL": "true"].merging(person.environment) { $1 }
        func run(_ more: String...) async throws -> CommandRun {
            try await place.kith(all: line + more, environment: environment)
        }
        guard row.allowed.contains(person) else {
            for run in [try await run(), try await run("--dry-run")] {
                run.expectExit(5)
                #expect(run.outputBytes.isEmpty)
                let words = person.words(for: row.missing(person))
                #expect(words.message.allSatisfy(run.messages.contains), "\(run.messages)")
                #expect(run.messages.contains(words.hint), "\(run.messages)")
            }
            let json = try await run("--format", "json")
            json.expectExit(5)
            let error = try json.jsonError()
            #expect(error["schema"] == "kith.error/1")
            #expect(error["code"] == "refused")
            #expect(!error["hint"].text.isEmpty)
            #expect(try place.snapshot() == before)
            return
        }
        if row.writes {
            let dry = try await run("--dry-run")
            dry.expectExit(0)
            #expect(dry.output.hasPrefix("--- "))
            #expect(try place.snapshot() == before)
        }
        try await run().expectExit(0)
        #expect((try place.snapshot() != before) == row.writes)
    }
}
