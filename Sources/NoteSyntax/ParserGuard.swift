/// Refuses notes that libcmark could not parse in bounded time and memory (format 1, opaque notes).
///
/// libcmark 0.30.2 is linear in a note's size but for two things: every line is matched against every open block quote
/// and list item, even a blank one, and every link that closes walks over all `![` that are still open. Besides, a
/// mark that begins an inline or a block costs up to 430 ns and 360 bytes. So the guard bounds from above what a note
/// can cost, from its bytes alone. It may refuse a hostile note that would parse fast; it never lets a slow one pass:
/// what passes is parsed within about a second.
///
/// Inlines may still nest as deeply as the limit on marks allows: only blocks are safe to walk by recursion.
public enum ParserGuard {
    /// Why a note is not parsed.
    ///
    /// Lines count from 1, in the whole note with its front matter.
    public enum Violation: Sendable, Equatable {
        /// The note is larger than ``ParserGuard/maximumSize``.
        case tooLarge(bytes: Int)

        /// More than ``ParserGuard/maximumDepth`` block quotes and list items stand in each other at this line.
        case tooDeep(line: Int)

        /// Up to this line, too many lines stand in deeply nested block quotes and list items, mostly blank lines.
        case tooManyNestedLines(line: Int)

        /// Up to this line, too many `![` were never closed, in one paragraph with many `]`.
        case tooManyOpenImages(line: Int)

        /// Up to this line, the note has more than ``ParserGuard/maximumMarks`` marks.
        case tooManyMarks(line: Int)
    }

    /// The size in bytes up to which a note is read.
    public static let maximumSize = 8 << 20

    /// The number of block quotes and list items that may stand in each other.
    public static let maximumDepth = 100

    /// The number of bytes that may begin an inline or a block: line ends, list and quote markers, and
    /// ``! & * < [ \ ] _ ` ``.
    public static let maximumMarks = 2 << 20

    /// The sum, over all lines, of the containers that the line is matched against or opens in others (12 ns each).
    static let maximumNestedLines = 20_000_000

    /// The sum, over all `]`, of the `![` that are still open there (2 to 10 ns each).
    static let maximumOpenImages = 20_000_000

    /// What keeps the note from being parsed; nil where it may be parsed.
    ///
    /// One pass over `bytes`, the whole note. Up to 200 kB, far from the limits, it looks at a byte here and there for
    /// what could break one, and measures each line only where it finds that; the outcome is the same.
    public static func violation(in bytes: UnsafeBufferPointer<UInt8>) -> Violation? {
        guard bytes.count <= maximumSize else { return .tooLarge(bytes: bytes.count) }
        if isHarmlessAtAGlance(bytes) { return nil }
        return measuredViolation(in: bytes)
    }

    /// The same, decided by measuring every line.
    static func measuredViolation(in bytes: UnsafeBufferPointer<UInt8>) -> Violation? {
        guard bytes.count <= maximumSize else { return .tooLarge(bytes: bytes.count) }
        var cost = Cost(of: bytes)
        return cost.violation()
    }
}

extension ParserGuard.Violation {
    /// What is wrong and what to do about it, as one sentence without a full stop.
    public var message: String {
        switch self {
        case .tooLarge(let bytes):
            "the note has \(bytes) bytes and at most \(ParserGuard.maximumSize) are read: split it into several notes"
        case .tooDeep(let line):
            "line \(line) stands in more than \(ParserGuard.maximumDepth) block quotes and list items: "
                + "take away some of its `>`, list markers or indentation"
        case .tooManyNestedLines(let line):
            "too many lines up to line \(line) stand in deeply nested lists and block quotes: "
                + "nest them less or take away blank lines"
        case .tooManyOpenImages(let line):
            "the paragraph at line \(line) has too many `![` that are never closed: close them, or write `\\!` for `!`"
        case .tooManyMarks(let line):
            "the note has more than \(ParserGuard.maximumMarks) line ends, list markers, brackets and other marks, "
                + "reached at line \(line): split it into several notes"
        }
    }
}
