import Foundation
import TestSupport
import Testing

/// A rename that is killed is carried through by the next command, or had not begun.
@Suite("Renames that are killed", .serialized)
struct KilledRenameTests {
    private static let rounds = 100
    private static let count = 12
    private static let names = ["Ada Lovelace", "Bea Lovelace"]

    private static func path(_ number: Int) -> String { "Contacts/C \(number).md" }

    @Test(
        "100 rounds of `kill -9`: the note and all links have one name, and what somebody saved stays",
        .timeLimit(.minutes(30)))
    func killed() async throws {
        var files: [String: FileContent] = ["Contacts/\(Self.names[0]).md": "---\ntype: contact\n---\n[[C 0]]\n"]
        for number in 0..<Self.count {
            files[Self.path(number)] = "---\ntype: contact\n---\nSaved 0 times, [[\(Self.names[0])]].\n"
        }
        let vault = try TemporaryVault(files)
        var random = Seed(Seed.ofRun &+ 9)
        var outcomes: [String: Int] = [:]
        var current = 0
        for round in 1...Self.rounds {
            let comment: Comment = "KITH_TEST_SEED=\(Seed.ofRun), round \(round)"
            let line = ["rename", Self.names[current], Self.names[1 - current], "--as", "Me"]
            let script = KilledChangeTests.script(pace: 0.1, using: &random)
            let run = try await vault.command(line).scripted(script).run(waits: false)
            let isCutShort = try vault.hasJournal()
            let saved = random.once(in: 2) ? try Self.save(in: vault, &random) : nil
            let next = random.once(in: 2) ? ["links", "C 0"] : ["snooze", "C 1", "2w", "--as", "Me"]
            try await vault.command(next).run(waits: false).expectExit(0)
            let names = try Self.namesInUse(vault, but: saved?.number)
            #expect(names.count == 1, comment)
            let isDone = names == [Self.names[1 - current]]
            if run.output.hasSuffix("done\n") || isCutShort { #expect(isDone, comment) }
            outcomes[isCutShort ? "carried through" : isDone ? "done" : "nothing written", default: 0] += 1
            if isDone { current = 1 - current }
            guard let saved else { continue }
            let text = try vault.text(Self.path(saved.number))
            #expect(text.contains(saved.text), comment)
            try vault.write(
                Self.path(saved.number), FileContent(text.replacing(/\[\[.*?\]\]/, with: "[[\(Self.names[current])]]")))
        }
        print("killed renames, seed \(Seed.ofRun): \(outcomes)")
        try await vault.kith("add", "Grace Hopper", "--as", "Me").expectExit(0)
        #expect(try vault.entries().filter { $0.hasSuffix(".tmp") } == [])
    }

    /// The names by which the contact's file and the links to it go.
    private static func namesInUse(_ vault: TemporaryVault, but number: Int?) throws -> Set<String> {
        var names = Set(
            names.filter { name in
                FileManager.default.fileExists(atPath: vault.path("Contacts/\(name).md"))
            })
        for other in 0..<count where other != number {
            let text = try vault.text(path(other))
            let name = try #require(text.firstMatch(of: /\[\[(.*?)\]\]/)?.output.1)
            names.insert(String(name))
        }
        return names
    }

    /// Saves a note as an editor does; gives which, and what is new in it.
    private static func save(in vault: TemporaryVault, _ random: inout Seed) throws -> (number: Int, text: String) {
        let number = 2 + random.below(count - 2)
        let saved = "Saved \(random.below(1_000_000_000)) times"
        let text = try vault.text(path(number)).replacing(/Saved \d+ times/, with: saved)
        try Data(text.utf8).write(to: URL(filePath: vault.path(path(number))), options: .atomic)
        return (number, saved)
    }
}
