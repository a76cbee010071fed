/// What a benchmark found, ready to be rendered.
struct BenchmarkReport: Sendable {
    let machine: Machine
    let vault: VaultExtent
    /// The contact that was asked for by name.
    let contact: String
    let rounds: Int
    /// No command is measured below this much memory: what the benchmark itself had when it started it.
    let floorBytes: Int
    let rows: [Row]

    /// One command: what was measured, and whether it keeps its bounds.
    struct Row: Sendable {
        let samples: Samples
        /// Its median time as a multiple of its yardstick's; nil where it has none.
        let ratio: Double?
        /// Its peak memory as a multiple of the vault's bytes.
        let memory: Double
        let isTimeKept: Bool
        let isMemoryKept: Bool

        var measurement: Measurement { samples.measurement }
        var isKept: Bool { isTimeKept && isMemoryKept }
        var hasBounds: Bool { measurement.timeLimit != nil || measurement.memory != nil }
    }

    init(machine: Machine, vault: VaultExtent, contact: String, rounds: Int, floorBytes: Int, samples: [Samples]) {
        self.machine = machine
        self.vault = vault
        self.contact = contact
        self.rounds = rounds
        self.floorBytes = floorBytes
        rows = samples.map { Row($0, vault: vault, among: samples) }
    }

    var isKept: Bool { rows.allSatisfy(\.isKept) }
}

extension BenchmarkReport.Row {
    fileprivate init(_ samples: Samples, vault: VaultExtent, among all: [Samples]) {
        self.samples = samples
        memory = Double(samples.peakBytes) / Double(max(vault.bytes, 1))
        isMemoryKept = samples.measurement.memory.map { [memory] in memory <= $0 } ?? true
        switch samples.measurement.time {
        case .free:
            ratio = nil
            isTimeKept = true
        case .milliseconds(let limit):
            ratio = nil
            isTimeKept = samples.median <= limit
        case .ratio(let yardstick, let limit):
            let reference = all.first { $0.measurement.program == yardstick }?.median ?? 0
            let ratio = reference > 0 ? samples.median / reference : .infinity
            self.ratio = ratio
            isTimeKept = limit.map { ratio <= $0 } ?? true
        }
    }
}

extension Measurement {
    /// The bound on the time, as it is written; nil where there is none.
    var timeLimit: String? {
        switch time {
        case .free, .ratio(_, nil): nil
        case .milliseconds(let limit): "≤ \(limit.written(decimals: 0)) ms"
        case .ratio(let yardstick, let limit?): "≤ \(limit.written(decimals: 1)) \(yardstick.symbol)"
        }
    }
}

extension Measurement.Program {
    /// What ratios call it; Y is the yardstick.
    var symbol: String { self == .yardstick ? "Y" : rawValue }
}
