import Foundation
import TestSupport
import Testing

/// Commands that change many notes at once and are killed leave a change that the next command carries through, or none.
@Suite("Changes of many notes that are killed", .serialized)
struct KilledChangeTests {
    private static let rounds = 60

    @Test(
        "60 rounds of `kill -9`: all notes are changed or none, and what an editor saved in between is there",
        .timeLimit(.minutes(30)))
    func killed() async throws {
        let vault = try ManyNotes.vault()
        var random = Seed(Seed.ofRun)
        let pace = try await Self.pace(vault)
        var tally: [String: Int] = [:]
        for round in 1...Self.rounds {
            let name = try Self.nextChange(in: vault, using: &random)
            let script = Self.script(pace: pace, using: &random)
            let comment: Comment = "KITH_TEST_SEED=\(Seed.ofRun), round \(round), \(name)"
            let run = try await vault.command(ManyNotes.command(name)).scripted(script).run(waits: false)
            let isCutShort = try vault.hasJournal()
            let edited = random.once(in: 2) ? try Self.edit(vault, using: &random) : nil
            let line =
                random.once(in: 2) ? ["list"] : ["log", "C 0", "note", "Round \(round)", "--as", ManyNotes.owner]
            let next = try await vault.command(line).run(waits: false)
            next.expectExit(0)
            let standings = try Self.check(vault, edited, comment)
            #expect(next.messages.contains("is finished now") == isCutShort, comment)
            let isDone = run.output.hasSuffix("done\n")
            if isDone || isCutShort { #expect(standings == [Self.aim(of: name)], comment) }
            tally[isDone ? "done" : isCutShort ? "carried through" : "nothing written", default: 0] += 1
        }
        print("killed changes, seed \(Seed.ofRun): \(tally)")
        // What writers left that had not begun goes with a change that lists the vault.
        try await vault.kith("add", "Grace Hopper", "--as", ManyNotes.owner).expectExit(0)
        let left = try vault.entries().filter { $0.hasSuffix(".tmp") }
        #expect(left == [])
    }

    // MARK: A round

    /// How long a command takes, in seconds.
    private static func pace(_ vault: TemporaryVault) async throws -> Double {
        let begin = ContinuousClock.now
        try await vault.command(ManyNotes.command("cancel")).run(waits: false).expectExit(0)
        return min((ContinuousClock.now - begin) / .seconds(1), 0.5)
    }

    /// The command that has something to do; notes whose interactions are deleted are written anew.
    private static func nextChange(in vault: TemporaryVault, using random: inout Seed) throws -> String {
        switch ManyNotes.standing(try vault.text(ManyNotes.path(1))) {
        case .held: return random.once(in: 3) ? "delete" : "cancel"
        case .cancelled: return random.once(in: 3) ? "delete" : "uncancel"
        case .deleted:
            for number in 0..<ManyNotes.count { try vault.write(ManyNotes.path(number), ManyNotes.note(number)) }
            return "cancel"
        }
    }

    private static func aim(of command: String) -> ManyNotes.Standing {
        switch command {
        case "cancel": .cancelled
        case "uncancel": .held
        default: .deleted
        }
    }

    /// Kills the command at some moment, most often while it writes.
    static func script(pace: Double, using random: inout Seed) -> String {
        let isWriting =
            random.once(in: 4)
            ? "now=(Contacts/.kith-*); ((${#now[@]} > ${#before[@]}))" : "[ -e .kith/journal ]"
        let moment =
            random.once(in: 6)
            ? "sleep \(pace * Double(random.below(1200)) / 1000)"
            : """
            until \(isWriting) || ! kill -0 $writer 2>&-; do :; done
            for ((turn = 0; turn < \(random.below(8000)); turn++)); do :; done
            """
        return """
            shopt -s nullglob
            before=(Contacts/.kith-*)
            "$@" & writer=$!
            \(moment)
            kill -KILL $writer 2>&-
            wait $writer && echo done
            """
    }

    /// Saves a note as an editor does; gives which, and what it saved.
    private static func edit(
        _ vault: TemporaryVault, using random: inout Seed
    ) throws -> (path: String, text: String) {
        let path = ManyNotes.path(2 + random.below(ManyNotes.count - 2))
        let text = try vault.text(path).replacing(/Saved \d+ times/, with: "Saved \(random.below(1_000_000)) times")
        if random.once(in: 2) {
            try vault.write(path, FileContent(text))
        } else {
            try Data(text.utf8).write(to: URL(filePath: vault.path(path)), options: .atomic)
        }
        return (path, text)
    }

    // MARK: Checks

    /// Every note that nobody else saved is as all others, and the one that somebody saved is as it was saved.
    private static func check(
        _ vault: TemporaryVault, _ edited: (path: String, text: String)?, _ comment: Comment
    ) throws -> Set<ManyNotes.Standing> {
        if let edited { #expect(try vault.text(edited.path) == edited.text, comment) }
        var standings: Set<ManyNotes.Standing> = []
        for number in 0..<ManyNotes.count where ManyNotes.path(number) != edited?.path {
            let text = try vault.text(ManyNotes.path(number))
            #expect(text.hasPrefix("---\ntype: contact\n---\n\nSaved "), comment)
            standings.insert(ManyNotes.standing(text))
        }
        #expect(standings.count == 1, comment)
        #expect(try !vault.hasJournal(), comment)
        // A note that somebody saved lags behind the others, and is brought up to them for the next round.
        if let edited, let standing = standings.first, ManyNotes.standing(edited.text) != standing {
            let text = try vault.text(ManyNotes.path(1))
            try vault.write(edited.path, FileContent(text.replacing(ManyNotes.id(1), with: Self.id(edited.path))))
        }
        return standings
    }

    private static func id(_ path: String) -> String {
        (0..<ManyNotes.count).first { ManyNotes.path($0) == path }.map(ManyNotes.id) ?? ""
    }
}

extension TemporaryVault {
    /// Whether a change was cut short that is to be carried through.
    func hasJournal() throws -> Bool {
        try entries().contains { $0.hasPrefix(".kith/journal/") && $0.hasSuffix("/files") }
    }
}
