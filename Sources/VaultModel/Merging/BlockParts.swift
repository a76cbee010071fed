import NoteSyntax

/// The parts of a block, each as its lines: put together they are the block.
struct BlockParts {
    /// A comment, with the lines that part it from what stands before.
    struct Comment {
        /// Its first line and who wrote it, and how many of the same come before: what it is known by.
        struct Key: Hashable {
            let header: MergeLine
            let by: [MergeLine]
            let occurrence: Int
        }

        let key: Key
        let gap: [MergeLine]
        let lines: [MergeLine]
        let when: WrittenWhen?
    }

    /// A field line.
    struct Field {
        /// In small letters.
        let key: String
        let line: MergeLine
        let value: SourceSpan
    }

    let header: MergeLine

    /// The header up to behind its brackets and fold mark.
    let type: MergeLine

    /// The WHEN as written.
    let when: MergeLine?
    let subject: MergeLine
    let fields: [Field]

    /// The text before the comments, with the lines that part it from the fields.
    let body: [MergeLine]
    let comments: [Comment]

    /// Blank lines of the quote at its end, blank ones behind it, and the id.
    let tail: [MergeLine]

    let source: SourceText

    /// The parts of a block; nil where text stands behind a comment, or goes on without quote marks.
    init?(_ block: MergeBlock) {
        let (callout, text) = (block.callout, block.text)
        source = text.source
        guard !Self.hasLazyText(callout, in: source) else { return nil }
        let first = callout.lines.lowerBound
        let start = source.lineContent(first).lowerBound
        header = text.lines[first]
        type = source.bytes[start..<source.restStart(of: callout.header)]
        when = source.whenSpan(of: callout.header).map { [source] in source.bytes[$0.range] }
        subject = source.bytes[callout.header.subject.range]
        fields = callout.fields.enumerated().map { [source] index, field in
            Field(
                key: source.text(field.key).lowercased(), line: text.lines[first + 1 + index], value: field.value)
        }
        let fieldsEnd = first + 1 + callout.fields.count
        let end = callout.id?.place == .lazyLine ? callout.lines.upperBound - 1 : callout.lines.upperBound
        var parts = LineParts(text)
        body = parts.text(fieldsEnd..<(callout.comments.first?.lines.lowerBound ?? end))
        guard let comments = parts.comments(callout.comments, before: end) else { return nil }
        self.comments = comments
        let last = MergeBlock.lines(of: callout).upperBound
        tail = Array(text.lines[parts.line..<last])
        guard fieldsEnd <= parts.line, parts.line <= last else { return nil }
    }

    /// The comments by what they are known by.
    var commentsByKey: [Comment.Key: Comment] {
        Dictionary(comments.map { ($0.key, $0) }) { first, _ in first }
    }

    private static func hasLazyText(_ callout: Callout, in source: SourceText) -> Bool {
        let end = callout.id?.place == .lazyLine ? callout.lines.upperBound - 1 : callout.lines.upperBound
        return callout.lines.dropFirst().contains { line in
            line < end && !source.bytes[source.lineContent(line).range].isQuoted
        }
    }
}

/// Parts the lines of a callout below its fields.
private struct LineParts {
    /// The line behind what was read.
    private(set) var line = 0
    private let text: MergeText

    init(_ text: MergeText) { self.text = text }

    /// The lines of the body, without those of the quote that are blank at its end.
    mutating func text(_ lines: Range<Int>) -> [MergeLine] {
        let end = lines.last { !text.lines[$0].isBlankQuote }.map { $0 + 1 } ?? lines.lowerBound
        line = end
        return Array(text.lines[lines.lowerBound..<end])
    }

    /// The comments; nil where text stands between them or behind them.
    mutating func comments(_ comments: [CalloutComment], before end: Int) -> [BlockParts.Comment]? {
        var found: [BlockParts.Comment] = []
        var counts: [[MergeLine]: Int] = [:]
        for comment in comments {
            let (first, last) = (comment.lines.lowerBound, comment.lines.upperBound)
            guard line <= first, text.lines[line..<first].allSatisfy(\.isBlankQuote) else { return nil }
            let by = comment.fields.enumerated().filter { text.source.matches($0.element.key, "by") }
                .map { text.lines[first + 1 + $0.offset] }
            let known = [text.lines[first]] + by
            let key = BlockParts.Comment.Key(header: text.lines[first], by: by, occurrence: counts[known, default: 0])
            counts[known, default: 0] += 1
            // Blank lines of the quote at a comment's end are no part of what it says.
            let textEnd = (first..<last).last { !text.lines[$0].isBlankQuote }.map { $0 + 1 } ?? last
            found.append(
                BlockParts.Comment(
                    key: key, gap: Array(text.lines[line..<first]), lines: Array(text.lines[first..<textEnd]),
                    when: comment.header.when))
            line = textEnd
        }
        return line <= end && text.lines[line..<end].allSatisfy(\.isBlankQuote) ? found : nil
    }
}

extension MergeLine {
    /// Whether nothing but quote marks and blanks stands on it.
    var isBlankQuote: Bool { allSatisfy { $0.isBlank || $0 == UInt8(ascii: ">") || $0 == 0x0A || $0 == 0x0D } }

    /// Without quote marks and blanks before it, and blanks behind it.
    var unquoted: MergeLine {
        let text = drop { $0.isBlank || $0 == UInt8(ascii: ">") }
        let last = text.lastIndex { !$0.isBlank && $0 != 0x0A && $0 != 0x0D }
        return last.map { text[...$0] } ?? []
    }

    /// Whether it begins with a quote mark, behind three blanks at most.
    fileprivate var isQuoted: Bool { drop { $0.isBlank }.first == UInt8(ascii: ">") }
}
