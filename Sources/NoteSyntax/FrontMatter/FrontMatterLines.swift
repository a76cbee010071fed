/// The content of front matter as lines of bytes.
///
/// Positions are offsets in the whole note. Beyond the end stands an endless run of LF, so that no reader has to ask for the end of the content and for the end
/// of a line apart.
struct FrontMatterLines {
    let range: Range<Int>
    let note: UnsafeBufferPointer<UInt8>

    init(_ note: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        self.note = note
        self.range = range.clamped(to: 0..<note.count)
    }

    var end: Int { range.upperBound }

    subscript(index: Int) -> UInt8 {
        index < range.upperBound ? note[index] : .lineFeed
    }

    /// The text of some bytes; invalid UTF-8 is replaced.
    func text(_ range: Range<Int>) -> String {
        String(decoding: note[range.clamped(to: 0..<end)], as: UTF8.self)
    }
}

// MARK: - Lines

extension FrontMatterLines {
    func isLineEnd(_ index: Int) -> Bool {
        let byte = self[index]
        return byte == .lineFeed || byte == .carriageReturn
    }

    func isBlankOrLineEnd(_ index: Int) -> Bool {
        let byte = self[index]
        return byte.isBlank || byte == .lineFeed || byte == .carriageReturn
    }

    func skippingBlanks(from start: Int) -> Int {
        var index = start
        while self[index].isBlank { index += 1 }
        return index
    }

    func lineEnd(from start: Int) -> Int {
        var index = start
        while !isLineEnd(index) { index += 1 }
        return index
    }

    /// The start of the line behind the one that `index` stands in.
    func nextLine(from index: Int) -> Int {
        let lineEnd = lineEnd(from: index)
        let isPair = self[lineEnd] == .carriageReturn && self[lineEnd + 1] == .lineFeed
        return min(lineEnd + (isPair ? 2 : 1), end)
    }

    /// The span of a line, counted from 1; of the whole content if there is no such line.
    func span(ofLine number: Int) -> SourceSpan {
        var start = range.lowerBound
        for _ in 1..<max(number, 1) where start < end { start = nextLine(from: start) }
        return start < end ? SourceSpan(start..<lineEnd(from: start)) : SourceSpan(range)
    }

    /// The range without blanks and line ends at its end.
    func trimmingEnd(of range: Range<Int>) -> Range<Int> {
        var upper = range.upperBound
        while upper > range.lowerBound, isBlankOrLineEnd(upper - 1) { upper -= 1 }
        return range.lowerBound..<upper
    }
}

// MARK: - What stands next

extension FrontMatterLines {
    /// A line that says something: it is neither blank nor a comment.
    struct Statement {
        /// The start of the line; the end of the content if no such line is left.
        let line: Int

        /// How many spaces stand before its text; `nil` where a tab stands among them, for which YAML has its own rules.
        let indent: Int?

        /// The offset of its text, or of that tab.
        let text: Int
    }

    /// The next line, from the line start `start` on, that says something or begins with a tab.
    func statement(from start: Int) -> Statement {
        var line = start
        while line < end {
            var index = line
            while self[index] == .space { index += 1 }
            switch self[index] {
            case .tab: return Statement(line: line, indent: nil, text: index)
            case .lineFeed, .carriageReturn, UInt8(ascii: "#"): line = nextLine(from: index)
            default: return Statement(line: line, indent: index - line, text: index)
            }
        }
        return Statement(line: end, indent: 0, text: end)
    }

    /// Whether the statement is an item of a block list.
    func isItem(_ statement: Statement) -> Bool {
        statement.indent != nil && self[statement.text] == UInt8(ascii: "-") && isBlankOrLineEnd(statement.text + 1)
    }

    /// The rest of a line behind a value.
    struct Tail {
        let comment: SourceSpan?
        let nextLine: Int
    }

    /// The rest of the line from `start` on, if there is nothing but blanks and a comment that a blank sets off.
    func tail(from start: Int) -> Tail? {
        let index = skippingBlanks(from: start)
        if isLineEnd(index) { return Tail(comment: nil, nextLine: nextLine(from: index)) }
        guard self[index] == UInt8(ascii: "#"), self[index - 1].isBlank else { return nil }
        let lineEnd = lineEnd(from: index)
        return Tail(comment: SourceSpan(index..<lineEnd), nextLine: nextLine(from: lineEnd))
    }

    /// Whether there are characters that YAML refuses or reads as line ends: controls but TAB, DEL, U+0080 to U+009F,
    /// U+2028, U+2029, U+FEFF, U+FFFE, U+FFFF.
    func holdsOddCharacters(in range: Range<Int>) -> Bool {
        for index in range {
            let byte = note[index]
            if byte >= 0x20, byte < 0x7F { continue }
            if isOdd(byte, at: index) { return true }
        }
        return false
    }

    private func isOdd(_ byte: UInt8, at index: Int) -> Bool {
        switch byte {
        case .tab, .lineFeed, .carriageReturn: false
        case 0x00...0x1F, 0x7F: true
        case 0xC2: self[index + 1] < 0xA0
        case 0xE2: self[index + 1] == 0x80 && (self[index + 2] == 0xA8 || self[index + 2] == 0xA9)
        case 0xEF: (self[index + 1], self[index + 2]) == (0xBB, 0xBF) || self[index + 1] == 0xBF
        default: false
        }
    }
}
