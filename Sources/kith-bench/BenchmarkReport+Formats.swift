extension BenchmarkReport {
    /// How a report is written.
    enum Format: String, CaseIterable, Sendable {
        case text, json, markdown
    }

    func rendered(as format: Format) -> String {
        switch format {
        case .text: table.rendered(below: facts)
        case .markdown: table.renderedAsMarkdown(below: facts)
        case .json: json
        }
    }

    private var facts: [String] {
        [
            "Y is the time of cmark-yardstick, rg that of ripgrep; times in ms, medians of \(rounds) interleaved rounds",
            "vault: \(vault.notes) notes, \(megabytes(vault.bytes)) MB; NAME is \(contact)",
            "machine: \(machine.cores) cores, \(machine.architecture), \(machine.kernel)",
            "peak: largest resident set in MB; the benchmark's own \(megabytes(floorBytes)) MB is the least it can show",
        ]
    }

    private var table: ReportTable {
        let lines = rows.map { row in
            [
                row.measurement.title, row.samples.median.written(decimals: 1),
                row.samples.minimum.written(decimals: 1),
                row.measurement.writtenRatio(row.ratio), row.measurement.timeLimit ?? "",
                megabytes(row.samples.peakBytes),
                row.memory.written(decimals: 2), row.measurement.memory.map { "≤ \($0.written(decimals: 1))" } ?? "",
                row.verdict,
            ]
        }
        return ReportTable(
            headings: ["what", "median", "min", "ratio", "bound", "peak", "× vault", "bound", ""], lines: lines)
    }

    private var json: String {
        let objects = rows.map { row in
            var members = [
                "\"what\": \(quoted(row.measurement.title))",
                "\"medianMs\": \(row.samples.median.written(decimals: 3))",
                "\"minMs\": \(row.samples.minimum.written(decimals: 3))", "\"peakBytes\": \(row.samples.peakBytes)",
                "\"peakOfVault\": \(row.memory.written(decimals: 3))",
            ]
            if let ratio = row.ratio { members.append("\"ratio\": \(ratio.written(decimals: 3))") }
            if let limit = row.measurement.timeLimit { members.append("\"timeBound\": \(quoted(limit))") }
            if let limit = row.measurement.memory { members.append("\"memoryBound\": \(limit.written(decimals: 1))") }
            if row.hasBounds { members.append("\"ok\": \(row.isKept)") }
            return "    {\(members.joined(separator: ", "))}"
        }
        return """
            {
              "schema": "kith.bench/1",
              "rounds": \(rounds),
              "vault": {"notes": \(vault.notes), "bytes": \(vault.bytes), "contact": \(quoted(contact))},
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

extension BenchmarkReport.Row {
    fileprivate var verdict: String {
        guard hasBounds else { return "" }
        let missed = [isTimeKept ? nil : "time", isMemoryKept ? nil : "memory"].compactMap { $0 }
        return missed.isEmpty ? "ok" : "over: \(missed.joined(separator: ", "))"
    }
}

extension Measurement {
    fileprivate func writtenRatio(_ ratio: Double?) -> String {
        guard let ratio, case .ratio(let yardstick, _) = time else { return "" }
        return "\(ratio.written(decimals: 2)) \(yardstick.symbol)"
    }
}

extension Double {
    /// The number with that many decimals, rounded; infinity as `inf`.
    func written(decimals: Int) -> String {
        let scale = (0..<decimals).reduce(1) { product, _ in product * 10 }
        guard let scaled = Int(exactly: (self * Double(scale)).rounded()), scaled >= 0 else { return "inf" }
        let fraction = String(scaled % scale)
        guard decimals > 0 else { return String(scaled) }
        return "\(scaled / scale).\(String(repeating: "0", count: decimals - fraction.count))\(fraction)"
    }
}

private func megabytes(_ bytes: Int) -> String {
    (Double(bytes) / 1e6).written(decimals: 1)
}

/// A JSON string; nothing that a report quotes holds control characters.
func quoted(_ text: String) -> String {
    "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
}
