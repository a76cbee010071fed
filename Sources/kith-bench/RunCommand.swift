import ArgumentParser

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `run`: measures Kith, and says whether it keeps its bounds.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Measures Kith against its yardsticks; exit code 1 if a bound is missed.",
        discussion: """
            Both programs should be release builds, kith a static one. Every command runs once in each round, in \
            rotation, after one round that is not counted. Needs ripgrep.
            """)

    @Option(help: "The kith that is measured.")
    var kith: String

    @Option(help: "The cmark-yardstick that it is measured against.")
    var yardstick: String

    @Option(help: "A vault to measure on; by default one is made up in a temporary folder.")
    var vault: String?

    @Option(help: "How often each command runs.")
    var rounds = 5

    @OptionGroup var size: VaultSize

    @Option(
        help: "How the report is written: \(BenchmarkReport.Format.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format = BenchmarkReport.Format.text

    func validate() throws {
        guard (1...1000).contains(rounds) else { throw ValidationError("--rounds takes a number from 1 to 1000.") }
    }

    func run() throws {
        try requireRipgrep()
        let report: BenchmarkReport
        if let vault {
            report = try measure(in: vault)
        } else {
            let folder = try VaultFolder(temporaryNamed: "kith-bench")
            defer { folder.remove() }
            _ = try VaultGenerator(plan: size.plan).write(into: folder)
            report = try measure(in: folder.path)
        }
        StandardStream.output.write(report.rendered(as: format))
        if !report.isKept { throw ExitCode(1) }
    }

    private func measure(in vault: String) throws(BenchFailure) -> BenchmarkReport {
        let rounds = Rounds(
            measurements: Measurement.table, programs: [.kith: kith, .yardstick: yardstick],
            vault: try absolute(vault), contact: try someContact(in: vault))
        let (samples, extent) = try rounds.run(self.rounds)
        return BenchmarkReport(
            machine: .current, vault: extent, contact: rounds.contact, rounds: self.rounds,
            floorBytes: ChildProcess.ownPeakBytes, samples: samples)
    }

    private func requireRipgrep() throws(BenchFailure) {
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        let ripgrep = ChildProcess(words: ["rg", "--version"], environment: ["PATH=\(path)"])
        guard let outcome = try? ripgrep.run(), outcome.exitCode == 0 else {
            throw BenchFailure(
                "rg cannot be run: install ripgrep (package `ripgrep`) and see that PATH names its folder")
        }
    }

    private func absolute(_ path: String) throws(BenchFailure) -> String {
        guard let resolved = realpath(path, nil) else { throw BenchFailure("no such folder", path, code: errno) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The contact in the middle of the contacts' folder: always the same one, and any that is there will do.
    private func someContact(in vault: String) throws(BenchFailure) -> String {
        let notes = try VaultFolder.entries(of: "\(vault)/Contacts").filter { $0.hasSuffix(".md") && $0.first != "." }
        guard !notes.isEmpty else { throw BenchFailure("\(vault)/Contacts holds no note to ask for") }
        return String(notes[notes.count / 2].dropLast(3))
    }
}

extension BenchmarkReport.Format: ExpressibleByArgument {}
