import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Signals that end the program, held back while something must not be left half done.
enum HeldSignals {
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// The last one that came meanwhile; 0 for none.
    private static let held = Atomic<Int32>(0)

    /// Runs something to its end; a signal that comes meanwhile is obeyed then.
    static func during<Result>(_ body: () async throws -> Result) async rethrows -> Result {
        let former = signals.map { signal($0) { HeldSignals.held.store($0, ordering: .relaxed) } }
        defer {
            for (number, handler) in zip(signals, former) { signal(number, handler) }
            let number = held.exchange(0, ordering: .relaxed)
            // To the process: the thread that runs this may let none through.
            if number != 0 { kill(getpid(), number) }
        }
        return try await body()
    }
}
