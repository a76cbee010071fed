#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What was measured of a command in one vault.
struct WritingSamples: Sendable {
    let contacts: Int
    var samples: Samples
}

/// Runs the commands that change one note several times in each of some vaults, in turn, so that whatever else the machine
/// does falls on all of them.
struct WritingRounds: Sendable {
    let kith: String
    let vaults: [SizedVault]

    /// What is measured; the first is the disk's part.
    private static let table = [
        Measurement(.disk, []),
        Measurement(.kith, ["log", .contact, "note", "Measured", "--as", "Jane Doe"], time: .milliseconds(12)),
        Measurement(.kith, ["set", .contact, "job-title", .number, "--as", "Jane Doe"]),
    ]

    /// Runs each command once in each vault for the caches, then `count` times; the first one in turn changes with each
    /// round.
    ///
    /// An interrupt ends the command that runs, and is thrown so that the caller can clean up.
    func run(_ count: Int) throws(BenchFailure) -> [WritingSamples] {
        signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, SIG_DFL) }
        var samples: [WritingSamples] = []
        var turns: [(measurement: Measurement, vault: SizedVault)] = []
        for measurement in Self.table {
            for vault in vaults {
                turns.append((measurement, vault))
                samples.append(WritingSamples(contacts: vault.contacts, samples: Samples(of: measurement)))
            }
        }
        for round in 0...count {
            for turn in turns.indices {
                let index = (turn + round) % turns.count
                let outcome = try measure(turns[index].measurement, in: turns[index].vault, number: round)
                guard round > 0 else { continue }
                samples[index].samples.add(milliseconds: outcome.wallMilliseconds, peakBytes: outcome.peakBytes)
            }
        }
        return samples
    }

    private func measure(
        _ measurement: Measurement, in vault: SizedVault, number: Int
    ) throws(BenchFailure) -> (wallMilliseconds: Double, peakBytes: Int) {
        if measurement.program == .disk {
            return (try DiskProbe(folder: "\(vault.path)/Contacts").milliseconds(), 0)
        }
        let arguments = measurement.arguments(vault: vault.path, contact: vault.contact, number: number)
        let child = ChildProcess(
            words: [kith] + arguments, environment: ChildProcess.environment(vault: vault.path))
        let outcome = try child.run(for: measurement)
        return (outcome.wallMilliseconds, outcome.peakBytes)
    }
}
