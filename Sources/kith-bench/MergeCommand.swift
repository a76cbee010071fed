import ArgumentParser

/// `merge`: measures merges of a vault in which both sides changed every contact.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract:
            "Measures how long a merge takes in which both sides changed every note; exit code 1 if a bound is missed.",
        discussion: """
            The vault is made up in a temporary folder, in a repository and a clone of it. kith should be a static release \
            build. `git merge` with the driver off, which leaves conflicts in every note, and `kith sync`, which also \
            sends and tells what came, run in turn; the drivers, which Git starts for each note, run once. The bound is on \
            `kith sync` against that merge and `git push` together.
            """)

    @Option(help: "The kith that is measured.")
    var kith: String

    @Option(help: "How many contacts the vault has, at most 100000.")
    var contacts = 5000

    @Option(help: "How many interactions each has.")
    var interactions = 20

    @Option(help: "How often each command runs that is no driver.")
    var rounds = 5

    @Option(help: "The same seed makes the same vault.")
    var seed: UInt64 = 1

    @Option(
        help: "How the report is written: \(BenchmarkReport.Format.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format = BenchmarkReport.Format.text

    func validate() throws {
        guard (1...100).contains(rounds) else { throw ValidationError("--rounds takes a number from 1 to 100.") }
        guard (1...100_000).contains(contacts), (0...1000).contains(interactions) else {
            throw ValidationError("--contacts takes a number from 1 to 100000, --interactions one from 0 to 1000.")
        }
    }

    func run() throws {
        let folder = try VaultFolder(temporaryNamed: "kith-bench")
        defer { folder.remove() }
        let plan = VaultPlan(contacts: contacts, interactions: contacts * interactions, seed: seed)
        let shared = try SharedVault(plan: plan, kith: kith, in: folder)
        var (off, sync) = (try shared.measure(.off), try shared.measure(.sync))
        (off.milliseconds, sync.milliseconds) = ([], [])
        for _ in 0..<rounds {
            off.milliseconds += try shared.measure(.off).milliseconds
            sync.milliseconds += try shared.measure(.sync).milliseconds
        }
        let drivers = [try shared.measure(.idle), try shared.measure(.driver), try shared.measure(.push)]
        let report = MergeReport(
            machine: .current, contacts: contacts, interactions: interactions, rows: [off] + drivers + [sync])
        StandardStream.output.write(report.rendered(as: format))
        if !report.isKept { throw ExitCode(1) }
    }
}

/// What was measured of merges.
struct MergeReport: Sendable {
    let machine: Machine
    let contacts: Int
    let interactions: Int

    /// The first is what the others are held against.
    let rows: [Row]

    /// A way to merge, and how long it took.
    struct Row: Sendable {
        let way: SharedVault.Way
        var milliseconds: [Double]

        var median: Double { milliseconds.sorted()[milliseconds.count / 2] }
        var minimum: Double { milliseconds.min() ?? 0 }
    }

    /// How many times as long as Git, merging without a driver and sending, Kith may take.
    private static let limit = 3.0

    private func median(_ way: SharedVault.Way) -> Double { rows.first { $0.way == way }?.median ?? 0 }

    /// The median as a multiple of Git's, merging without a driver, and sending where the row does.
    private func ratio(_ row: Row) -> Double {
        row.median / (median(.off) + (row.way == .sync ? median(.push) : 0))
    }

    var isKept: Bool { median(.sync) <= Self.limit * (median(.off) + median(.push)) }

    func rendered(as format: BenchmarkReport.Format) -> String {
        let facts = [
            "times in ms: medians, smallest, how often it ran; × git: the median as a multiple of the first line's, that of",
            "`kith sync` of the first line's and `git push` together, which is what it does",
            "\(contacts) contacts with \(interactions) interactions each, and one more on either side",
            "machine: \(machine.cores) cores, \(machine.architecture), \(machine.kernel)",
        ]
        let lines = rows.map { row in
            [
                row.way.rawValue, row.median.written(decimals: 0), row.minimum.written(decimals: 0),
                String(row.milliseconds.count), ratio(row).written(decimals: 2),
                row.way == .sync ? "≤ \(Self.limit.written(decimals: 1))" : "",
                row.way == .sync ? isKept ? "ok" : "over" : "",
            ]
        }
        let table = ReportTable(headings: ["what", "median", "min", "runs", "× git", "bound", ""], lines: lines)
        switch format {
        case .text: return table.rendered(below: facts)
        case .markdown: return table.renderedAsMarkdown(below: facts)
        case .json: return json
        }
    }

    private var json: String {
        let objects = rows.map { row in
            """
                {"what": \(quoted(row.way.rawValue)), "medianMs": \(row.median.written(decimals: 1)), \
            "minMs": \(row.minimum.written(decimals: 1)), "runs": \(row.milliseconds.count), \
            "ofGit": \(ratio(row).written(decimals: 3))}
            """
        }
        return """
            {
              "schema": "kith.bench-merge/1",
              "contacts": \(contacts),
              "interactions": \(interactions),
              "machine": {"cores": \(machine.cores), "architecture": \(quoted(machine.architecture)), \
            "kernel": \(quoted(machine.kernel))},
              "ok": \(isKept),
              "measurements": [
            \(objects.joined(separator: ",\n"))
              ]
            }

            """
    }
}
