import ArgumentParser

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `write`: measures the commands that change one note, in vaults of several sizes.
struct WriteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write",
        abstract: "Measures how long Kith takes to change one note; exit code 1 if a bound is missed.",
        discussion: """
            The vaults are made up in a temporary folder, with one interaction a contact. kith should be a static \
            release build. Every command runs once in each vault and round, in rotation, after one round that is not \
            counted. The disk's part is measured too: a file that is written and synced, renamed, and its folder synced.
            """)

    @Option(help: "The kith that is measured.")
    var kith: String

    @Option(
        parsing: .upToNextOption,
        help: "How many contacts each vault has, smallest first, at most 200000.")
    var contacts = [100, 10_000, 100_000]

    @Option(help: "How often each command runs.")
    var rounds = 25

    @Option(help: "The same seed makes the same vaults.")
    var seed: UInt64 = 1

    @Option(
        help: "How the report is written: \(BenchmarkReport.Format.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format = BenchmarkReport.Format.text

    func validate() throws {
        guard (1...1000).contains(rounds) else { throw ValidationError("--rounds takes a number from 1 to 1000.") }
        guard contacts.allSatisfy((1...200_000).contains), contacts == contacts.sorted() else {
            throw ValidationError("--contacts takes numbers from 1 to 200000, smallest first.")
        }
    }

    func run() throws {
        let folder = try VaultFolder(temporaryNamed: "kith-bench")
        defer { folder.remove() }
        var vaults: [SizedVault] = []
        for count in contacts { vaults.append(try SizedVault(contacts: count, seed: seed, in: folder)) }
        // What is written in the background would be measured with what comes after it.
        sync()
        let samples = try WritingRounds(kith: kith, vaults: vaults).run(rounds)
        let report = WritingReport(machine: .current, rounds: rounds, samples: samples)
        StandardStream.output.write(report.rendered(as: format))
        if !report.isKept { throw ExitCode(1) }
    }
}
