#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The machine that measurements were made on.
struct Machine: Sendable {
    /// The operating system and its release: `Linux 6.1.0`.
    let kernel: String
    /// The processor's architecture: `x86_64`.
    let architecture: String
    /// The processors that are on line.
    let cores: Int

    /// The machine that this runs on.
    static var current: Machine {
        var names = utsname()
        uname(&names)
        return Machine(
            kernel: "\(text(of: &names.sysname)) \(text(of: &names.release))", architecture: text(of: &names.machine),
            cores: Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }

    // Each name is an array of C characters, which Swift sees as a tuple.
    private static func text<Field>(of field: inout Field) -> String {
        withUnsafeBytes(of: &field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
