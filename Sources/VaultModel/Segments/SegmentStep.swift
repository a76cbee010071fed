/// One step of a segment's criteria: `add FILTER`, `refine FILTER` or `reduce FILTER` (format 2.3).
public struct SegmentStep: Sendable, Equatable, CustomStringConvertible {
    /// What a step does to the contacts so far.
    public enum Kind: String, Sendable, CaseIterable {
        /// Those that the filter lists come in.
        case add
        /// Only those stay that the filter lists.
        case refine
        /// Those that the filter lists go.
        case reduce
    }

    /// What it does.
    public let kind: Kind

    /// The filter as it is written, trimmed; never empty.
    public let filter: String

    /// A step with a filter on one line.
    public init(_ kind: Kind, _ filter: String) {
        self.kind = kind
        self.filter = filter
    }

    /// Reads a step; nil where it begins with no known word, or names no filter.
    public init?(_ text: String) {
        let words = text.trimmingBlanks.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        guard words.count == 2, let kind = Kind(rawValue: words[0].lowercased()) else { return nil }
        let filter = words[1].trimmingBlanks
        guard !filter.isEmpty else { return nil }
        self.init(kind, filter)
    }

    /// The step as it is written in a note.
    public var description: String { "\(kind.rawValue) \(filter)" }
}
