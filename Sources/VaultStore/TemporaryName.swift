#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The names of files that stand for another one as long as it is not whole (`.kith-PID-RANDOM.tmp`).
enum TemporaryName {
    /// A name that nothing has.
    static func next() -> String { ".kith-\(getpid())-\(random()).tmp" }

    /// What tells two such names apart.
    static func random() -> String { String(UInt64.random(in: 0...UInt64.max), radix: 36) }

    /// The parts of such a name: the process that made the file, and what is random; nil for any other name.
    static func parts(of name: String) -> (process: pid_t, random: String)? {
        guard name.hasPrefix(".kith-"), name.hasSuffix(".tmp"), name.utf8.count > 10 else { return nil }
        let parts = name.dropFirst(6).dropLast(4).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let process = pid_t(parts[0]), process > 0, String(process) == parts[0],
            let random = UInt64(parts[1], radix: 36), String(random, radix: 36) == parts[1]
        else { return nil }
        return (process, String(random, radix: 36))
    }
}
