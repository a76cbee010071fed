/// Changes that are made to a note to see what a reader makes of the outcome.
public enum Mutation: CaseIterable, Sendable {
    /// One line is left out, its line ending too.
    case lineDropped
    /// One bit of one byte is turned over.
    case byteFlipped
    /// Every line ends in CRLF.
    case carriageReturnLineFeed
    /// Every line ends in CR.
    case carriageReturn
    /// A byte order mark stands in front, a second one if there is one.
    case byteOrderMark
    /// The line ending at the end is missing.
    case noFinalNewline

    /// The note as it is after the change; `seed` decides where it is made.
    public func applied(to note: [UInt8], seed: inout Seed) -> [UInt8] {
        switch self {
        case .lineDropped:
            let lines = Self.lines(of: note)
            guard let dropped = seed.pick(lines) else { return note }
            return Array(note[..<dropped.lowerBound] + note[dropped.upperBound...])
        case .byteFlipped:
            guard !note.isEmpty else { return note }
            var flipped = note
            flipped[seed.below(note.count)] ^= 1 << UInt8(seed.below(8))
            return flipped
        case .carriageReturnLineFeed: return Self.withLineEndings([0x0D, 0x0A], in: note)
        case .carriageReturn: return Self.withLineEndings([0x0D], in: note)
        case .byteOrderMark: return [0xEF, 0xBB, 0xBF] + note
        case .noFinalNewline:
            guard let last = Self.lines(of: note).last else { return note }
            return Array(note[..<last.lowerBound]) + Self.withoutEnding(note[last])
        }
    }

    private static func withLineEndings(_ ending: [UInt8], in note: [UInt8]) -> [UInt8] {
        var changed: [UInt8] = []
        changed.reserveCapacity(note.count + 64)
        for line in lines(of: note) {
            let text = withoutEnding(note[line])
            changed += text
            if text.count < line.count { changed += ending }
        }
        return changed
    }

    /// The ranges of the lines, their endings (LF, CRLF, CR) included.
    private static func lines(of note: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < note.count {
            let byte = note[index]
            index += 1
            guard byte == 0x0A || byte == 0x0D else { continue }
            if byte == 0x0D, index < note.count, note[index] == 0x0A { index += 1 }
            lines.append(start..<index)
            start = index
        }
        if start < note.count { lines.append(start..<note.count) }
        return lines
    }

    private static func withoutEnding(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        if line.last == 0x0A { line = line.dropLast() }
        if line.last == 0x0D { line = line.dropLast() }
        return line
    }
}
