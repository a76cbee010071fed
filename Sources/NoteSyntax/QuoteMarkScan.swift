/// Passes over the quote marks at the beginning of a line: up to three columns of blanks, `>`, and one space or tab.
///
/// Columns are counted as CommonMark does it: a tab reaches to the next multiple of four, and the one behind a mark may
/// indent what follows, though all of it belongs to the mark.
struct QuoteMarkScan {
    /// Behind the last mark and the blank that belongs to it.
    private(set) var offset: Int

    /// Right behind the `>` of the last mark.
    private(set) var markEnd: Int

    private var column = 0

    /// The columns of a tab before `offset` that indent what follows.
    private var openColumns = 0

    /// A scan that begins at a line's first byte, behind a byte order mark.
    init(at offset: Int) {
        self.offset = offset
        markEnd = offset
    }

    /// Passes up to `count` marks; false where there are fewer.
    mutating func passMarks(_ count: Int, in bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
        for _ in 0..<count {
            guard passMark(in: bytes, before: end) else { return false }
        }
        return true
    }

    private mutating func passMark(in bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
        var index = offset
        var column = column
        var indentation = openColumns
        while index < end, bytes[index].isBlank, indentation <= 3 {
            let width = Self.width(of: bytes[index], at: column)
            column += width
            indentation += width
            index += 1
        }
        guard indentation <= 3, index < end, bytes[index] == UInt8(ascii: ">") else { return false }
        index += 1
        column += 1
        markEnd = index
        openColumns = 0
        if index < end, bytes[index].isBlank {
            let width = Self.width(of: bytes[index], at: column)
            column += width
            openColumns = width - 1
            index += 1
        }
        offset = index
        self.column = column
        return true
    }

    private static func width(of blank: UInt8, at column: Int) -> Int {
        blank == .tab ? 4 - column % 4 : 1
    }
}

extension SourceText {
    /// The range of a line behind `depth` quote marks.
    ///
    /// A line that lacks a mark is a lazy one, and begins where the marks end.
    func quotedContent(_ line: Int, depth: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let content = lineContent(line).range
        var scan = QuoteMarkScan(at: content.lowerBound)
        _ = scan.passMarks(depth, in: bytes, before: content.upperBound)
        return scan.offset..<content.upperBound
    }

    /// The range of a line behind `depth` quote marks; nil where it lacks one of them.
    func contentBehindMarks(_ line: Int, depth: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        let content = lineContent(line).range
        var scan = QuoteMarkScan(at: content.lowerBound)
        guard scan.passMarks(depth, in: bytes, before: content.upperBound) else { return nil }
        return scan.offset..<content.upperBound
    }

    /// The range of a line right behind the `>` of its mark of that depth, from 1; nil where it lacks that mark.
    func rest(ofLine line: Int, behindMark depth: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        let content = lineContent(line).range
        var scan = QuoteMarkScan(at: content.lowerBound)
        guard scan.passMarks(depth, in: bytes, before: content.upperBound) else { return nil }
        return scan.markEnd..<content.upperBound
    }

    /// Whether a line of a top-level block quote lacks the quote mark.
    func isLazy(_ line: Int) -> Bool {
        bytes.withUnsafeBufferPointer { contentBehindMarks(line, depth: 1, in: $0) == nil }
    }
}
