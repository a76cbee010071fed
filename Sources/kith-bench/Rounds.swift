#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs all measured commands several times, in turn, so that whatever else the machine does falls on all of them.
struct Rounds: Sendable {
    let measurements: [Measurement]
    /// The program of each kind, by its path or its name.
    let programs: [Measurement.Program: String]
    let vault: String
    let contact: String

    /// Runs each command once for the caches, then `count` times; the first one in turn changes with each round.
    ///
    /// An interrupt ends the command that runs, and is thrown so that the caller can clean up.
    func run(_ count: Int) throws(BenchFailure) -> (samples: [Samples], vault: VaultExtent) {
        signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, SIG_DFL) }
        try warmUp()
        var samples = measurements.map { Samples(of: $0) }
        var extent = VaultExtent()
        for round in 0..<count {
            for turn in measurements.indices {
                let index = (turn + round) % measurements.count
                let outcome = try measure(measurements[index])
                var milliseconds = outcome.wallMilliseconds
                if measurements[index].program == .yardstick {
                    (milliseconds, extent) = try Self.reading(outcome.said)
                }
                samples[index].add(milliseconds: milliseconds, peakBytes: outcome.peakBytes)
            }
        }
        return (samples, extent)
    }

    // Tells of all commands that fail, not of the first alone.
    private func warmUp() throws(BenchFailure) {
        var failures: [String] = []
        for measurement in measurements {
            do { _ = try measure(measurement) } catch {
                if error == .interrupted { throw error }
                if !failures.contains(error.message) { failures.append(error.message) }
            }
        }
        guard failures.isEmpty else { throw BenchFailure(failures.joined(separator: "\n")) }
    }

    private func measure(_ measurement: Measurement) throws(BenchFailure) -> ChildProcess.Outcome {
        let name = measurement.program.rawValue
        let program = programs[measurement.program].map { [$0] } ?? name.split(separator: " ").map(String.init)
        let child = ChildProcess(
            words: program + measurement.arguments(vault: vault, contact: contact),
            environment: ChildProcess.environment(vault: vault), keepsOutput: measurement.program == .yardstick)
        return try child.run(for: measurement)
    }

    // "812.4 ms, 10018 notes, 80123456 bytes"
    private static func reading(_ text: String) throws(BenchFailure) -> (Double, VaultExtent) {
        let words = text.split { $0 == " " || $0 == "\n" }
        guard words.count == 6, let milliseconds = Double(words[0]), let notes = Int(words[2]),
            let bytes = Int(words[4])
        else { throw BenchFailure("cmark-yardstick: its output cannot be read: \(text)") }
        return (milliseconds, VaultExtent(notes: notes, bytes: bytes))
    }
}
