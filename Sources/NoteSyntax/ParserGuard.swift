/// Refuses notes that libcmark could not parse in bounded time and memory (format 1, opaque notes).
///
/// libcmark 0.30.2 takes time in proportion to a note's size but for two things: every line, even a blank one, is
/// matched against the open block quotes and list items, and every link that closes walks over all `![` still open.
/// Besides, each mark that begins an inline or a block costs up to 500 ns and 440 bytes. The guard bounds all three
/// from above, from the bytes alone. It may refuse a hostile note that would parse fast; it lets no slow one pass: what
/// passes is parsed within about a second.
///
/// Only block quotes and lists are bounded in depth. Inlines may nest as deeply as the limit on marks allows.
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

        /// Up to this line, too many `![` were never closed, in paragraphs with many `]`.
        case tooManyOpenImages(line: Int)

        /// Up to this line, the note has more than ``ParserGuard/maximumMarks`` marks.
        case tooManyMarks(line: Int)
    }

    /// The size in bytes up to which a note is read.
    public static let maximumSize = 8 << 20

    /// The number of block quotes and list items that may stand in each other.
    public static let maximumDepth = 100

    /// The number of bytes that may begin an inline or a block: line ends, list and quote markers, brackets, backticks,
    /// and each of `! & * < \ _`.
    public static let maximumMarks = 2 << 20

    /// The sum, over all lines, of the containers that the line is matched against or opens in others (12 ns each).
    static let maximumNestedLines = 20_000_000

    /// The sum, over all `]`, of the `![` that are still open there (1 to 20 ns each).
    static let maximumOpenImages = 20_000_000

    /// What keeps the note from being parsed; nil where it may be parsed.
    ///
    /// `bytes` is the whole note. It is gone over once, at more than 1 GB/s; of a note up to 12 kB, one byte in 51 is
    /// looked at.
    public static func violation(in bytes: UnsafeBufferPointer<UInt8>) -> Violation? {
        isHarmlessAtAGlance(bytes) ? nil : measuredViolation(in: bytes)
    }

    /// The same, found by measuring every line.
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
            "more than \(ParserGuard.maximumDepth) block quotes and list items stand in each other at line \(line): "
                + "take away some of its `>`, list markers or indentation"
        case .tooManyNestedLines(let line):
            "too many lines stand in deeply nested lists and block quotes, counted up to line \(line): "
                + "nest them less or take away blank lines"
        case .tooManyOpenImages(let line):
            "too many `![` before line \(line) are never closed: close them, or write `\\!` for `!`"
        case .tooManyMarks(let line):
            "the note has more than \(ParserGuard.maximumMarks) line ends, list markers, brackets and other marks, "
                + "counted up to line \(line): split it into several notes"
        }
    }
}

// MARK: - Small notes

extension ParserGuard {
    /// Every byte of a line's prefix stands for at most two containers (a tab is indentation for two), so a shorter
    /// prefix cannot break the limit on depth.
    private static let shortestDeepPrefix = maximumDepth / 2 + 1

    /// Whether the note is so small that it can break no limit but the one on depth, and does not break that.
    private static func isHarmlessAtAGlance(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // At the worst, a quarter of the note is `![` and half of it `]`. The other limits are still farther away.
        bytes.count < maximumSize && bytes.count * bytes.count / 8 <= maximumOpenImages && !hasLongPrefix(bytes)
    }

    /// Whether a line begins with ``shortestDeepPrefix`` or more blanks and bytes of container markers.
    private static func hasLongPrefix(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // Such a prefix covers one of the bytes looked at.
        var sample = shortestDeepPrefix - 1
        while sample < bytes.count {
            defer { sample += shortestDeepPrefix }
            guard isPrefixByte(bytes[sample]) else { continue }
            var first = sample
            // What reaches back to the byte looked at before was measured there.
            while first > sample - shortestDeepPrefix + 1, isPrefixByte(bytes[first - 1]) { first -= 1 }
            guard first == 0 || bytes[first - 1] == .lineFeed || bytes[first - 1] == .carriageReturn else { continue }
            let end = min(bytes.count, first + shortestDeepPrefix)
            var next = sample + 1
            while next < end, isPrefixByte(bytes[next]) { next += 1 }
            if next - first == shortestDeepPrefix { return true }
        }
        return false
    }

    /// A blank, `>`, a digit or one of `)*+,-./`, which stand beside the digits, or a byte of a byte order mark.
    private static func isPrefixByte(_ byte: UInt8) -> Bool {
        if byte &- UInt8(ascii: ")") <= UInt8(ascii: "9") - UInt8(ascii: ")") { return true }
        return byte.isBlank || byte == UInt8(ascii: ">") || byte == 0xEF || byte == 0xBB || byte == 0xBF
    }
}
