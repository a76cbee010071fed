import TestSupport
import Testing

/// Writers that are killed leave a note of whole entries, and everything that they said they had written.
@Suite("Writers that are killed", .serialized)
struct KilledWriterTests {
    private static let rounds = 50

    /// What was found in all rounds of a note together.
    private struct Tally {
        var kills = 0
        var acknowledged = 0
        /// Written, and killed before that could be said.
        var unsaid = 0
    }

    @Test(
        "4 times 50 rounds of `kill -9` with 2 writers: nothing torn, nothing acknowledged lost, none twice",
        .timeLimit(.minutes(30)), arguments: 0..<4)
    func killed(note: UInt64) async throws {
        let vault = try LoggedNote.vault()
        let pace = try await Self.pace()
        let seed = Seed.ofRun &+ note
        var random = Seed(seed)
        var tally = Tally()
        var ids: [String] = []
        for round in 1...Self.rounds {
            let kill = Kill(pace: pace, temporaryFiles: try vault.temporaryFiles().count, using: &random)
            let comment: Comment = "KITH_TEST_SEED=\(seed), round \(round), \(kill)"
            let before = try vault.read(LoggedNote.path)
            let run = try await vault.command(LoggedNote.command).scripted(kill.script(round: round))
                .run(waits: false)
            try await vault.waitForLock()
            let text = try Self.added(to: before, in: vault, comment)
            let entries = try LoggedNote.entries(of: text)
            Self.check(entries, run, round: round, kill, comment)
            tally.kills += kill.victims.count
            tally.acknowledged += run.acknowledgedIDs.count
            tally.unsaid += entries.count - run.acknowledgedIDs.count
            ids += entries.map(\.id)
            #expect(Set(ids).count == ids.count, comment)
            // Whoever is killed leaves one file at the most, and none stands for a note.
            #expect(try vault.temporaryFiles().count <= tally.kills, comment)
        }
        #expect(try await vault.timelineIDs() == ids, "KITH_TEST_SEED=\(seed)")
        let left = try vault.temporaryFiles().count
        print(
            "killed writers, seed \(seed): \(tally.kills) kills, \(tally.acknowledged) entries acknowledged, "
                + "\(tally.unsaid) written without that, \(left) temporary files left")
        try await checkFolder(vault)
    }

    /// How long a command takes, in seconds: moments are drawn from the time that two after another take, and more.
    private static func pace() async throws -> Double {
        let vault = try LoggedNote.vault()
        var times: [Duration] = []
        for _ in 0..<3 {
            let begin = ContinuousClock.now
            try await vault.kith(all: LoggedNote.command + ["to take the time"]).expectExit(0)
            times.append(ContinuousClock.now - begin)
        }
        // Among all other tests a command may wait long; a loop must still end within its minute.
        return min((times.min() ?? .zero) / .seconds(1), 0.5)
    }

    // MARK: Checks

    /// What stands in the note behind all that stood in it before.
    private static func added(to before: [UInt8], in vault: TemporaryVault, _ comment: Comment) throws -> String {
        let after = try vault.read(LoggedNote.path)
        let isKept = after.starts(with: before)
        #expect(isKept, comment)
        return String(decoding: after.dropFirst(before.count), as: UTF8.self)
    }

    /// All that was acknowledged is there once, and the rest is what a killed one could not acknowledge any more.
    private static func check(
        _ entries: [LoggedNote.Entry], _ run: CommandRun, round: Int, _ kill: Kill, _ comment: Comment
    ) {
        let acknowledged = Set(run.acknowledgedIDs)
        #expect(acknowledged.isSubset(of: entries.map(\.id)), comment)
        #expect(acknowledged.count == run.acknowledgedIDs.count, comment)
        #expect(run.failures == [], comment)
        for writer in 1...2 {
            let own = entries.filter { $0.subject.hasPrefix("round \(round), writer \(writer),") }
            let subjects = own.indices.map { "round \(round), writer \(writer), entry \($0 + 1)" }
            #expect(own.map(\.subject) == subjects, comment)
            let isVictim = kill.victims.contains(writer)
            #expect(own.count { !acknowledged.contains($0.id) } <= (isVictim ? 1 : 0), comment)
            if !isVictim { #expect(!own.isEmpty, comment) }
        }
        #expect(entries.allSatisfy { $0.subject.hasPrefix("round \(round), writer ") }, comment)
    }

    /// Nothing that the killed left counts for anything, and the next command works.
    private func checkFolder(_ vault: TemporaryVault) async throws {
        let names = try vault.entries().filter { !$0.hasPrefix("Contacts/.kith-") }
        #expect(
            names == [
                ".enough", ".kith", ".kith/.gitignore", ".kith/lock", "Contacts", LoggedNote.path, "Team",
                "Team/\(LoggedNote.owner).md", "Vault.md",
            ])
        #expect(try vault.temporaryFiles().allSatisfy { $0.hasSuffix(".tmp") })
        let list = try await vault.kith("list", "--format", "json")
        list.expectExit(0)
        #expect(try list.json()["contacts"].items.map { $0["path"].text } == [LoggedNote.path])
        try await vault.kith(all: LoggedNote.command + ["the last one"]).expectExit(0)
    }
}

// MARK: - Killing

/// Which of two writers is killed, and when.
private struct Kill: CustomStringConvertible {
    /// The moment.
    enum Moment {
        /// So many seconds after the start.
        case delay(Double)
        /// When so many temporary files are there and one more, and a loop has turned so often after that.
        case writing(files: Int, turns: Int)
    }

    let victims: [Int]
    private let moment: Moment

    /// Draws any moment, or one while a note is being written, which lasts but a part of the time.
    ///
    /// - Parameters:
    ///   - pace: How long a command takes, in seconds.
    ///   - temporaryFiles: How many are there already.
    init(pace: Double, temporaryFiles: Int, using random: inout Seed) {
        victims = random.pick([[1], [2], [1, 2]]) ?? []
        moment =
            random.once(in: 2)
            ? .delay(pace * Double(random.below(2500)) / 1000)
            : .writing(files: temporaryFiles, turns: random.below(5000))
    }

    var description: String { "kills \(victims), \(moment)" }

    /// Two loops of two entries each, one or both of which are killed, each with the command that it runs.
    ///
    /// Nobody begins a second entry once that was done.
    func script(round: Int) -> String {
        """
        set -m
        shopt -s nullglob
        rm -f .enough
        for writer in 1 2; do
            for entry in 1 2; do
                if ((entry == 2)) && [ -e .enough ]; then break; fi
                "$@" "round \(round), writer $writer, entry $entry" || echo "exit $?"
            done &
            writers[writer]=$!
        done
        \(waiting)
        : > .enough
        for writer in \(victims.map(String.init).joined(separator: " ")); do
            kill -KILL -- -${writers[writer]}
        done 2>/dev/null
        wait
        """
    }

    private var waiting: String {
        switch moment {
        case .delay(let seconds): "sleep \(seconds)"
        case .writing(let files, let turns):
            """
            until files=(Contacts/.kith-*.tmp); ((${#files[@]} > \(files))) || ! kill -0 "${writers[@]}" 2>&-; do :; done
            for ((turn = 0; turn < \(turns); turn++)); do :; done
            """
        }
    }
}
