#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program to be run once and measured: its input and output are `/dev/null`, and what it says on its error stream is
/// kept.
struct ChildProcess: Sendable {
    /// The program, looked for in `PATH` if it has no slash, and its arguments.
    let words: [String]
    /// All of its environment, as `KEY=VALUE`.
    let environment: [String]
    /// Keeps its output too, together with the errors.
    var keepsOutput = false

    /// How a run went.
    struct Outcome: Sendable {
        /// From before the start until the program was waited for.
        let wallMilliseconds: Double
        /// The largest resident set.
        ///
        /// The system counts what this program itself had when it started the other.
        let peakBytes: Int
        /// The exit code; 128 and the signal's number, if one ended it.
        let exitCode: Int32
        /// The first 64 KiB of what it said.
        let said: String
    }

    /// Starts the program and waits for its end.
    func run() throws(BenchFailure) -> Outcome {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw BenchFailure("no pipe", words[0], code: errno) }
        let started = Self.now()
        let (pid, failure) = spawn(readingEnd: ends[0], writingEnd: ends[1])
        close(ends[1])
        defer { close(ends[0]) }
        guard failure == 0 else { throw BenchFailure("cannot be started", words[0], code: failure) }
        let said = Self.drain(ends[0])
        var status: Int32 = 0
        var usage = rusage()
        while wait4(pid, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw BenchFailure("cannot be waited for", words[0], code: errno) }
        }
        let signal = status & 0x7F
        return Outcome(
            wallMilliseconds: Self.now() - started, peakBytes: Self.bytes(ofPeak: usage),
            exitCode: signal == 0 ? status >> 8 & 0xFF : 128 + signal, said: String(decoding: said, as: UTF8.self))
    }

    /// The same for a program that must end with one of a measurement's exit codes; its title names it where it does not.
    func run(for measurement: Measurement) throws(BenchFailure) -> Outcome {
        let outcome = try run()
        if outcome.exitCode == 128 + SIGINT { throw .interrupted }
        guard measurement.exitCodes.contains(outcome.exitCode) else {
            let reason = outcome.said.isEmpty ? "" : ": \(outcome.said.split(separator: "\n").first ?? "")"
            throw BenchFailure("\(measurement.title): exit code \(outcome.exitCode)\(reason)")
        }
        return outcome
    }

    /// The environment of what is measured: a vault, and a clock that stands still.
    static func environment(vault: String) -> [String] {
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        return ["PATH=\(path)", "KITH_VAULT=\(vault)", "KITH_NOW=2026-07-01T09:00:00-04:00"]
    }

    /// The largest resident set that this program itself has had; no child is measured below it.
    static var ownPeakBytes: Int {
        var usage = rusage()
        // 0 is RUSAGE_SELF, whose type differs between the systems.
        getrusage(0, &usage)
        return bytes(ofPeak: usage)
    }

    private func spawn(readingEnd: Int32, writingEnd: Int32) -> (pid: pid_t, failure: Int32) {
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #else
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, writingEnd, 2)
        if keepsOutput { posix_spawn_file_actions_adddup2(&actions, writingEnd, 1) }
        posix_spawn_file_actions_addclose(&actions, readingEnd)
        posix_spawn_file_actions_addclose(&actions, writingEnd)
        // While this program ignores interrupts, the children must not.
        var interrupts = sigset_t()
        sigemptyset(&interrupts)
        sigaddset(&interrupts, SIGINT)
        posix_spawnattr_setsigdefault(&attributes, &interrupts)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var pid: pid_t = 0
        let failure = Self.withCStrings(words) { arguments in
            Self.withCStrings(environment) { variables in
                posix_spawnp(&pid, words[0], &actions, &attributes, arguments, variables)
            }
        }
        return (pid, failure)
    }

    // Reads to the end, so that no program ever waits for its reader.
    private static func drain(_ file: Int32) -> [UInt8] {
        var kept: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return kept }
            if kept.count < 65_536 { kept += buffer[..<count] }
        }
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }

    /// A clock in milliseconds.
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }

    // Linux counts in KiB, macOS in bytes.
    private static func bytes(ofPeak usage: rusage) -> Int {
        #if os(Linux)
            Int(usage.ru_maxrss) * 1024
        #else
            Int(usage.ru_maxrss)
        #endif
    }
}
