/// Which moment a clock's reading in a zone stands for (format 3, Clock).
public enum ClockReading: Sendable, Hashable {
    /// The clock shows it once.
    case exact(Instant)

    /// The clock skips it; the moment is the reading taken with the offset before the change (02:30 is 03:30).
    case skipped(Instant)

    /// The clock shows it twice.
    case repeated(earlier: Instant, later: Instant)

    /// The moment that the format takes it for: of two, the earlier.
    public var instant: Instant {
        switch self {
        case .exact(let instant), .skipped(let instant), .repeated(let instant, _): instant
        }
    }
}
