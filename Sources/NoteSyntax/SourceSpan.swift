/// A stretch of a note, as half-open UTF-8 byte offsets into its source.
///
/// Notes are at most 8 MiB (format 1), so 32 bits are enough; records keep many spans, and this halves them.
public struct SourceSpan: Sendable, Hashable {
    /// The offset of the first byte.
    public var lowerBound: Int { Int(start) }

    /// The offset just behind the last byte.
    public var upperBound: Int { Int(end) }

    private var start: UInt32
    private var end: UInt32

    /// A span over `range`; an offset beyond 32 bits, which no readable note has, is brought into it.
    public init(_ range: Range<Int>) {
        start = UInt32(clamping: range.lowerBound)
        end = UInt32(clamping: range.upperBound)
    }

    /// The span as a range of offsets.
    public var range: Range<Int> { lowerBound..<Swift.max(lowerBound, upperBound) }

    /// The number of bytes.
    public var count: Int { range.count }

    /// Whether the span holds no byte.
    public var isEmpty: Bool { start >= end }
}
