/// What was measured of one command.
struct Samples: Sendable {
    let measurement: Measurement
    private(set) var milliseconds: [Double] = []
    /// The largest resident set of all rounds.
    private(set) var peakBytes = 0

    init(of measurement: Measurement) {
        self.measurement = measurement
    }

    mutating func add(milliseconds: Double, peakBytes: Int) {
        self.milliseconds.append(milliseconds)
        self.peakBytes = max(self.peakBytes, peakBytes)
    }

    /// The middle one of all times; the mean of the middle two, if their number is even.
    var median: Double {
        let sorted = milliseconds.sorted()
        guard !sorted.isEmpty else { return 0 }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    var minimum: Double { milliseconds.min() ?? 0 }
}
