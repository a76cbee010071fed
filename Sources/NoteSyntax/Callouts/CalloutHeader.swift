/// The first line of a callout: `[!TYPE|META]FOLD WHEN SUBJECT` (format 3, What and Header).
public struct CalloutHeader: Sendable, Equatable {
    /// Whether and how the callout is folded at first.
    public enum Fold: UInt8, Sendable {
        case none
        /// `+`: can be folded, is open at first.
        case open
        /// `-`: is folded at first.
        case folded
    }

    /// `[A-Za-z][A-Za-z0-9-]*`, as written.
    public let type: SourceSpan

    /// What stands behind `|` in the brackets, where there is one; may be empty.
    public let meta: SourceSpan?

    /// The fold mark behind the brackets.
    public let fold: Fold

    /// When it took place, where the header says so.
    public let when: WrittenWhen?

    /// All that is neither mark nor WHEN, trimmed, without the `·` that parts the two; may be empty.
    public let subject: SourceSpan

    /// Whether a `·` stands between WHEN and subject.
    public let hasDot: Bool

    /// Whether the subject begins like a date or a time that could not be read (`unread-when`).
    public let isWhenUnread: Bool

    /// Reads a header.
    ///
    /// - Parameters:
    ///   - bytes: The note.
    ///   - line: What stands on the line right behind the `>` of its quote mark.
    /// - Returns: The header, or nil where the line is none.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> CalloutHeader? {
        let end = line.upperBound
        var index = line.lowerBound
        while index < end, bytes[index].isBlank { index += 1 }
        guard index - line.lowerBound <= 3, index + 2 < end, bytes[index] == UInt8(ascii: "["),
            bytes[index + 1] == UInt8(ascii: "!"), bytes[index + 2].isASCIILetter
        else { return nil }
        index += 2
        let typeStart = index
        while index < end, bytes[index].isNameByte { index += 1 }
        let type = typeStart..<index
        var meta: Range<Int>?
        if index < end, bytes[index] == UInt8(ascii: "|") {
            let start = index + 1
            while index < end, bytes[index] != UInt8(ascii: "]") { index += 1 }
            meta = start..<index
        }
        guard index < end, bytes[index] == UInt8(ascii: "]") else { return nil }
        index += 1
        let fold = Fold(mark: index < end ? bytes[index] : .space)
        if fold != .none { index += 1 }
        guard index == end || bytes[index].isBlank else { return nil }
        return CalloutHeader(
            type: SourceSpan(type), meta: meta.map { SourceSpan($0) }, fold: fold, rest: index..<end, of: bytes)
    }

    private init(
        type: SourceSpan, meta: SourceSpan?, fold: Fold, rest: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>
    ) {
        self.type = type
        self.meta = meta
        self.fold = fold
        let end = rest.upperBound
        var start = rest.lowerBound
        while start < end, bytes[start].isBlank { start += 1 }
        let read = WrittenWhen.parse(bytes, from: start, to: end)
        when = read?.when
        var subject = WhiteSpace.trimmed((read?.end ?? start)..<end, in: bytes)
        isWhenUnread = WrittenWhen.looksUnread(bytes, from: subject.lowerBound, to: subject.upperBound, after: when)
        hasDot = Self.hasDot(bytes, subject)
        if hasDot { subject = WhiteSpace.trimmed(subject.lowerBound + 2..<subject.upperBound, in: bytes) }
        self.subject = SourceSpan(subject)
    }

    /// Whether a `·` (U+00B7) stands first, alone or before a blank.
    private static func hasDot(_ bytes: UnsafeBufferPointer<UInt8>, _ subject: Range<Int>) -> Bool {
        guard subject.count >= 2, bytes[subject.lowerBound] == 0xC2, bytes[subject.lowerBound + 1] == 0xB7 else {
            return false
        }
        return subject.count == 2 || bytes[subject.lowerBound + 2].isBlank
    }
}

extension CalloutHeader.Fold {
    init(mark: UInt8) {
        switch mark {
        case UInt8(ascii: "+"): self = .open
        case UInt8(ascii: "-"): self = .folded
        default: self = .none
        }
    }
}
