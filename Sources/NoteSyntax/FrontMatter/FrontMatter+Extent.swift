extension FrontMatter {
    /// Where front matter stands in a note, without anything about what is in it.
    public struct Extent: Sendable, Equatable {
        /// The whole block, from the opening `---` (behind a BOM) through the closing line with its line end: the
        /// body of the note begins at its upper bound.
        public let span: SourceSpan

        /// The lines between the opening and the closing line, with their line ends.
        public let content: SourceSpan
    }

    /// Finds the front matter of a note; `nil` if it has none (format 2, Front matter).
    ///
    /// - Parameter note: The bytes of the whole note, with its BOM if it has one.
    public static func extent(in note: UnsafeBufferPointer<UInt8>) -> Extent? {
        let start = startBehindMark(in: note)
        guard var line = lineBehindFence(at: start, in: note), line < note.count else { return nil }
        let content = line
        while line < note.count {
            if note[line] == UInt8(ascii: "-"), let end = lineBehindFence(at: line, in: note) {
                return Extent(span: SourceSpan(start..<end), content: SourceSpan(content..<line))
            }
            line = nextLine(from: line, in: note)
        }
        return nil
    }

    private static func startBehindMark(in note: UnsafeBufferPointer<UInt8>) -> Int {
        note.count >= 3 && note[0] == 0xEF && note[1] == 0xBB && note[2] == 0xBF ? 3 : 0
    }

    /// The start of the line behind a line of `---` and blanks; `nil` if the line at `start` is anything else.
    private static func lineBehindFence(at start: Int, in note: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = start + 3
        guard index <= note.count, note[start..<index].allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
        while index < note.count, note[index].isBlank { index += 1 }
        guard index < note.count else { return index }
        switch note[index] {
        case .lineFeed, .carriageReturn: return nextLine(from: index, in: note)
        default: return nil
        }
    }

    private static func nextLine(from start: Int, in note: UnsafeBufferPointer<UInt8>) -> Int {
        var index = start
        while index < note.count {
            let byte = note[index]
            index += 1
            if byte == .lineFeed { break }
            if byte == .carriageReturn {
                if index < note.count, note[index] == .lineFeed { index += 1 }
                break
            }
        }
        return index
    }
}
