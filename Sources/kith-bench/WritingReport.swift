/// What was found of the commands that change one note, ready to be rendered.
struct WritingReport: Sendable {
    let machine: Machine
    let rounds: Int
    let rows: [Row]

    /// How much longer a command with a bound may take in a larger vault than in the smallest: it is to be flat.
    private static let flatness = 1.3

    /// A command in one vault.
    struct Row: Sendable {
        let contacts: Int
        let samples: Samples
        /// Its median as a multiple of the one in the smallest vault.
        let ratio: Double
        let isTimeKept: Bool
        let isFlat: Bool

        var measurement: Measurement { samples.measurement }
        var isKept: Bool { isTimeKept && isFlat }
    }

    init(machine: Machine, rounds: Int, samples: [WritingSamples]) {
        self.machine = machine
        self.rounds = rounds
        rows = samples.map { one in
            let title = one.samples.measurement.title
            let smallest = samples.first { $0.samples.measurement.title == title } ?? one
            let median = one.samples.median
            let ratio = median / smallest.samples.median
            guard case .milliseconds(let limit) = one.samples.measurement.time else {
                return Row(
                    contacts: one.contacts, samples: one.samples, ratio: ratio, isTimeKept: true, isFlat: true)
            }
            return Row(
                contacts: one.contacts, samples: one.samples, ratio: ratio, isTimeKept: median <= limit,
                isFlat: ratio <= Self.flatness)
        }
    }

    var isKept: Bool { rows.allSatisfy(\.isKept) }
}

// MARK: - Rendering

extension WritingReport {
    func rendered(as format: BenchmarkReport.Format) -> String {
        switch format {
        case .text: table.rendered(below: facts)
        case .markdown: table.renderedAsMarkdown(below: facts)
        case .json: json
        }
    }

    private var facts: [String] {
        [
            "times in ms, medians of \(rounds) interleaved rounds; NAME is the name of a contact's file",
            "disk: a file of 4 KiB written and synced, renamed, and its folder synced, by kith-bench itself",
            "× smallest: the median as a multiple of that in the smallest vault",
            "machine: \(machine.cores) cores, \(machine.architecture), \(machine.kernel)",
        ]
    }

    private var table: ReportTable {
        let lines = rows.map { row in
            let limit = row.measurement.timeLimit
            return [
                row.measurement.title, String(row.contacts), row.samples.median.written(decimals: 1),
                row.samples.minimum.written(decimals: 1), limit ?? "", row.ratio.written(decimals: 2),
                limit.map { _ in "≤ \(Self.flatness.written(decimals: 1))" } ?? "", row.verdict,
            ]
        }
        return ReportTable(
            headings: ["what", "contacts", "median", "min", "bound", "× smallest", "bound", ""], lines: lines)
    }

    private var json: String {
        let objects = rows.map { row in
            var members = [
                "\"what\": \(quoted(row.measurement.title))", "\"contacts\": \(row.contacts)",
                "\"medianMs\": \(row.samples.median.written(decimals: 3))",
                "\"minMs\": \(row.samples.minimum.written(decimals: 3))",
                "\"ofSmallest\": \(row.ratio.written(decimals: 3))",
            ]
            if let limit = row.measurement.timeLimit {
                members += [
                    "\"timeBound\": \(quoted(limit))", "\"ofSmallestBound\": \(Self.flatness.written(decimals: 1))",
                    "\"ok\": \(row.isKept)",
                ]
            }
            return "    {\(members.joined(separator: ", "))}"
        }
        return """
            {
              "schema": "kith.bench-write/1",
              "rounds": \(rounds),
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

extension WritingReport.Row {
    fileprivate var verdict: String {
        guard measurement.timeLimit != nil else { return "" }
        let missed = [isTimeKept ? nil : "time", isFlat ? nil : "flat"].compactMap { $0 }
        return missed.isEmpty ? "ok" : "over: \(missed.joined(separator: ", "))"
    }
}
