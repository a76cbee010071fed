public import NoteSyntax

/// A note in which Git left conflicts: what it was in each version, as far as the markers tell.
public struct MarkedConflicts: Sendable {
    /// The note with one side's lines in each conflict.
    public private(set) var ours: [UInt8] = []

    /// The note with what both began with in each conflict; nil where a conflict does not show it.
    public private(set) var base: [UInt8]? = []

    /// The note with the other side's lines in each conflict.
    public private(set) var theirs: [UInt8] = []

    /// Where a line belongs.
    private enum Part {
        case all
        case ours
        case base
        case theirs
    }

    /// Takes a note with conflicts apart; nil where it has none, or where their markers do not fit together.
    ///
    /// - Parameter source: The note's text.
    public init?(_ source: SourceText) {
        var part = Part.all
        var (count, showsBase) = (0, false)
        for line in 0..<source.lineCount {
            let bytes = source.bytes[source.lineSpan(line).range]
            switch (Self.mark(of: source.bytes[source.lineContent(line).range]), part) {
            case (UInt8(ascii: "<"), .all): (part, count, showsBase) = (.ours, count + 1, false)
            case (UInt8(ascii: "|"), .ours): (part, showsBase) = (.base, true)
            case (UInt8(ascii: "="), .ours), (UInt8(ascii: "="), .base):
                part = .theirs
                if !showsBase { base = nil }
            case (UInt8(ascii: ">"), .theirs): part = .all
            case (UInt8(ascii: "<"), _), (UInt8(ascii: ">"), _): return nil
            default:
                if part == .all || part == .ours { ours += bytes }
                if part == .all || part == .base { base? += bytes }
                if part == .all || part == .theirs { theirs += bytes }
            }
        }
        guard count > 0, part == .all else { return nil }
    }

    /// The character of a marker: seven of it, and a blank or nothing behind them.
    private static func mark(of line: ArraySlice<UInt8>) -> UInt8? {
        guard let first = line.first, #"<|=>"#.utf8.contains(first), line.prefix(7).count == 7,
            line.prefix(7).allSatisfy({ $0 == first })
        else { return nil }
        let next = line.dropFirst(7).first
        return next == nil || next == UInt8(ascii: " ") ? first : nil
    }

    /// Whether a note was changed by hand since Git put the markers there: it has a line that none of the versions has.
    public static func isEdited(_ source: SourceText, since versions: [SourceText]) -> Bool {
        func lines(_ source: SourceText) -> [ArraySlice<UInt8>] {
            (0..<source.lineCount).map { source.bytes[source.lineContent($0).range] }
        }
        let known = Set(versions.flatMap(lines))
        return lines(source).contains { mark(of: $0) == nil && !known.contains($0) }
    }
}
