/// One pass over the text of a paragraph or heading, which tells wiki-links from what is code or HTML (format 5).
///
/// libcmark's positions of inlines are wrong behind a leaf's first line, so this scans the source itself, by CommonMark's
/// rule that code spans, autolinks and raw HTML bind first, whichever begins first. Time is linear: a closer that was
/// searched for in vain is not searched for again.
struct InlineScan {
    enum LiteralKind: Equatable {
        case codeSpan
        case html
    }

    private(set) var links: [WikiLink] = []
    private(set) var literals: [(kind: LiteralKind, span: SourceSpan)] = []

    /// The leaf's text: its lines without what stands before them, LF behind each.
    private var text: [UInt8] = []

    /// For each line of `text`: where it begins there, and where in the source.
    private var origins: [(text: Int, source: Int)] = []

    /// No link begins before this offset in `text`: its line has no further `]]`.
    private var linklessBefore = 0

    /// The offset in `text` of the last run of backticks of each length.
    private var lastRuns: [Int: Int] = [:]

    /// Closers of HTML that do not stand behind the offset where they were last searched.
    private var missingClosers: Set<[UInt8]> = []

    init(_ source: SourceText, lines: Range<Int>) {
        for line in lines {
            var content = source.lineContent(line).range
            if line > lines.lowerBound {
                while let first = content.first, source.bytes[first].isBlank || source.bytes[first] == UInt8(ascii: ">") {
                    content = content.dropFirst()
                }
            }
            origins.append((text.count, content.lowerBound))
            text.append(contentsOf: source.bytes[content])
            text.append(.lineFeed)
        }
        findRuns()
        scan(source)
    }

    private mutating func scan(_ source: SourceText) {
        var index = 0
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "\\"):
                index += 2
            case UInt8(ascii: "`"):
                index = passBackticks(at: index)
            case UInt8(ascii: "<"):
                index = passHTML(at: index) ?? index + 1
            case UInt8(ascii: "["):
                index = passLink(at: index, in: source) ?? index + 1
            default:
                index += 1
            }
        }
    }

    // MARK: Links

    private mutating func passLink(at index: Int, in source: SourceText) -> Int? {
        guard index >= linklessBefore, index + 1 < text.count, text[index + 1] == UInt8(ascii: "[") else { return nil }
        let line = originIndex(of: index)
        let lineEnd = (line + 1 < origins.count ? origins[line + 1].text : text.count) - 1
        let start = sourceOffset(of: index)
        let link = source.bytes.withUnsafeBufferPointer {
            WikiLink.parse($0, at: start, before: start + lineEnd - index)
        }
        guard let link else {
            // Either the line has no further `]]`, or this is the empty `[[]]`.
            if text[index + 2] != UInt8(ascii: "]") { linklessBefore = lineEnd }
            return nil
        }
        links.append(link)
        return index + link.span.upperBound - start
    }

    private func sourceOffset(of index: Int) -> Int {
        let origin = origins[originIndex(of: index)]
        return origin.source + index - origin.text
    }

    private func originIndex(of index: Int) -> Int {
        var low = 0
        var high = origins.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if origins[middle].text <= index { low = middle } else { high = middle }
        }
        return low
    }

    private mutating func addLiteral(_ kind: LiteralKind, _ range: Range<Int>) {
        let last = sourceOffset(of: range.upperBound - 1)
        literals.append((kind, SourceSpan(sourceOffset(of: range.lowerBound)..<last + 1)))
    }

    // MARK: Code spans

    private mutating func findRuns() {
        var index = 0
        while index < text.count {
            let length = runLength(at: index)
            if length > 0 { lastRuns[length] = index }
            index += max(1, length)
        }
    }

    private func runLength(at index: Int) -> Int {
        var end = index
        while end < text.count, text[end] == UInt8(ascii: "`") { end += 1 }
        return end - index
    }

    /// Behind the code span that opens at `index`, or behind the backticks if nothing closes it.
    private mutating func passBackticks(at index: Int) -> Int {
        let length = runLength(at: index)
        guard let last = lastRuns[length], last > index else { return index + length }
        var next = index + length
        while next < text.count {
            let run = runLength(at: next)
            if run == length {
                addLiteral(.codeSpan, index..<next + run)
                return next + run
            }
            next += max(1, run)
        }
        return index + length
    }

    // MARK: HTML

    private mutating func passHTML(at index: Int) -> Int? {
        guard let end = htmlEnd(at: index) else { return nil }
        addLiteral(.html, index..<end)
        return end
    }

    private mutating func htmlEnd(at index: Int) -> Int? {
        let rest = text[(index + 1)...]
        guard let first = rest.first else { return nil }
        if rest.starts(with: Array("!--".utf8)) { return commentEnd(from: index + 4) }
        if rest.starts(with: Array("![CDATA[".utf8)) { return end(of: "]]>", from: index + 9) }
        if first == UInt8(ascii: "?") { return end(of: "?>", from: index + 2) }
        if first == UInt8(ascii: "!"), rest.dropFirst().first?.isASCIILetter == true { return end(of: ">", from: index + 2) }
        return HTMLTagScan(text).end(ofTagOrAutolinkAt: index)
    }

    /// CommonMark 0.30: a comment's text does not begin with `>` or `->`, does not end with `-`, and holds no `--`.
    private mutating func commentEnd(from start: Int) -> Int? {
        let rest = text[start...]
        if rest.starts(with: [UInt8(ascii: ">")]) || rest.starts(with: Array("->".utf8)) { return nil }
        guard let dashes = end(of: "--", from: start), dashes < text.count, text[dashes] == UInt8(ascii: ">") else {
            return nil
        }
        return dashes + 1
    }

    /// Behind the next `closer` at or behind `start`.
    private mutating func end(of closer: StaticString, from start: Int) -> Int? {
        let closer = closer.withUTF8Buffer { Array($0) }
        guard !missingClosers.contains(closer) else { return nil }
        var index = start
        while index + closer.count <= text.count {
            if text[index...].starts(with: closer) { return index + closer.count }
            index += 1
        }
        missingClosers.insert(closer)
        return nil
    }
}
