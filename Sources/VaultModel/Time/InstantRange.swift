/// A stretch of time: from a moment, included, up to another, not included; without one of them it is open there.
public struct InstantRange: Sendable, Hashable {
    /// The first moment in it; nil if it has no beginning.
    public var start: Instant?

    /// The first moment behind it; nil if it has no end.
    public var end: Instant?

    /// The stretch from `start` up to `end`; without both it holds every moment.
    public init(start: Instant? = nil, end: Instant? = nil) {
        self.start = start
        self.end = end
    }

    /// Whether it holds the moment.
    public func contains(_ instant: Instant) -> Bool {
        if let start, instant < start { return false }
        if let end, instant >= end { return false }
        return true
    }

    /// What both hold.
    public func intersection(_ other: InstantRange) -> InstantRange {
        InstantRange(
            start: [start, other.start].compactMap(\.self).max(), end: [end, other.end].compactMap(\.self).min())
    }
}
