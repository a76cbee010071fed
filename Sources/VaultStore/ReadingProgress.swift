import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How far a long reading has come.
public final class ReadingProgress: Sendable {
    private let readCount = Atomic<Int>(0)
    private let totalCount = Atomic<Int>(0)
    private let onAdvance: (@Sendable (ReadingProgress) -> Void)?

    /// Nothing read yet.
    ///
    /// - Parameter onAdvance: Is called after each note, by whichever worker read it, several at a time.
    public init(onAdvance: (@Sendable (ReadingProgress) -> Void)? = nil) {
        self.onAdvance = onAdvance
    }

    /// How many notes are read.
    public var read: Int { readCount.load(ordering: .relaxed) }

    /// How many notes are to be read; 0 until that is known.
    public var total: Int { totalCount.load(ordering: .relaxed) }

    func begin(total: Int) {
        totalCount.store(total, ordering: .relaxed)
    }

    func advance() {
        readCount.add(1, ordering: .relaxed)
        onAdvance?(self)
    }
}

/// How many cores the system has.
enum ProcessorCount {
    /// At least 1.
    static var online: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
