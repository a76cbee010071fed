#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a vault could not be made or something not be measured.
struct BenchFailure: Error, Equatable {
    static let interrupted = BenchFailure("interrupted")

    let message: String

    init(_ message: String) {
        self.message = message
    }

    /// A system call that failed with `code`, as the system words it.
    init(_ what: String, _ path: String, code: Int32) {
        message = "\(path): \(what): \(String(cString: strerror(code)))"
    }
}
