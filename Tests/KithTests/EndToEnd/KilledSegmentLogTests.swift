import Foundation
import TestSupport
import Testing

/// A run of a segment that is killed stands whole after the next command, or not at all.
@Suite("Runs of a segment that are killed", .serialized)
struct KilledSegmentLogTests {
    private static let rounds = 100
    private static let count = 12

    private static func path(_ number: Int) -> String { "Contacts/C \(number).md" }

    private static func vault() throws -> TemporaryVault {
        var files: [String: FileContent] = [:]
        for number in 0..<count { files[path(number)] = FileContent("---\ntype: contact\n---\n\nSaved 0 times.\n") }
        let items = (0..<count).map { "- [[C \($0)]]\n" }.joined()
        files["Segments/All.md"] = FileContent("---\ntype: segment\n---\n\n## Contacts\n\n\(items)")
        return try TemporaryVault(files)
    }

    @Test(
        "100 rounds of `kill -9`: each run has all contacts or none, each once, and what somebody saved stays",
        .timeLimit(.minutes(30)))
    func killed() async throws {
        let vault = try Self.vault()
        var random = Seed(Seed.ofRun &+ 5)
        let begin = ContinuousClock.now
        try await Self.log("Round 0", in: vault).run(waits: false).expectExit(0)
        let pace = min((ContinuousClock.now - begin) / .seconds(1), 0.5)
        var tally: [String: Int] = ["Round 0": Self.count]
        var outcomes: [String: Int] = [:]
        for round in 1...Self.rounds {
            let subject = "Round \(round)"
            let comment: Comment = "KITH_TEST_SEED=\(Seed.ofRun), round \(round)"
            let script = KilledChangeTests.script(pace: pace, using: &random)
            let run = try await Self.log(subject, in: vault).scripted(script).run(waits: false)
            let isCutShort = try vault.hasJournal()
            let edited = random.once(in: 2) ? try Self.save(in: vault, using: &random) : nil
            // A command that reads carries it through as well as one that writes.
            let next = random.once(in: 2) ? ["timeline", "--format", "jsonl"] : ["snooze", "C 0", "2w", "--as", "Me"]
            try await vault.command(next).run(waits: false).expectExit(0)
            let found = try Self.count(of: subject, in: vault)
            if let edited { #expect(try vault.text(edited.path).contains(edited.text), comment) }
            // Of a run that is carried through, a note that somebody saved meanwhile may lack its part, which is kept.
            let isWhole = found == Self.count || found == Self.count - 1 && edited != nil && isCutShort
            #expect(found == 0 || isWhole, comment)
            if run.output.hasSuffix("done\n") || isCutShort { #expect(isWhole, comment) }
            #expect(try !vault.hasJournal(), comment)
            tally[subject] = found
            outcomes[isCutShort ? "carried through" : found == 0 ? "nothing written" : "done", default: 0] += 1
        }
        for (subject, found) in tally { #expect(try Self.count(of: subject, in: vault) == found, "\(subject)") }
        let runs = try vault.text("Segments/All.md").split(separator: "\n").filter { $0.hasPrefix("> [!logged]") }
        #expect(Set(runs).count == runs.count)
        #expect(runs.count == tally.values.count { $0 > 0 })
        print("killed runs of a segment, seed \(Seed.ofRun): \(outcomes)")
    }

    private static func log(_ subject: String, in vault: TemporaryVault) throws -> KithCommand {
        try vault.command(["segment", "log", "All", "email", subject, "--as", "Me"])
    }

    /// In how many notes an interaction stands, which is nowhere twice.
    private static func count(of subject: String, in vault: TemporaryVault) throws -> Int {
        try (0..<count).reduce(0) { sum, number in
            let headers = try vault.text(path(number)).split(separator: "\n").filter {
                $0.hasPrefix("> [!email]") && $0.hasSuffix(" \(subject)")
            }
            #expect(headers.count <= 1, "\(subject)")
            return sum + headers.count
        }
    }

    /// Saves a note as an editor does; gives which, and what is new in it.
    private static func save(in vault: TemporaryVault, using random: inout Seed) throws -> (path: String, text: String)
    {
        let path = path(1 + random.below(count - 1))
        let saved = "Saved \(random.below(1_000_000_000)) times."
        let text = try vault.text(path).replacing(/Saved \d+ times\./, with: saved)
        try Data(text.utf8).write(to: URL(filePath: vault.path(path)), options: .atomic)
        return (path, saved)
    }
}
