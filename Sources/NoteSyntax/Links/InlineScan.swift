/// One pass over the text of a paragraph or heading, which tells wiki-links from what is code or HTML (format 5).
///
/// libcmark's positions of inlines are wrong behind a leaf's first line, so this scans the source itself, by
/// CommonMark's rule that code spans, autolinks and raw HTML bind before all else. Of these and wiki-links the one that
/// begins first counts. Destinations and titles of links are not told from other text. Time is linear: a closer that
/// was searched for in vain is not searched for again.
struct InlineScan {
    enum LiteralKind: Equatable {
        case codeSpan
        case html
    }

    private(set) var links: [WikiLink] = []
    private(set) var literals: [(kind: LiteralKind, span: SourceSpan)] = []

    /// The leaf's text: its lines without what stands before them, LF behind each, and 0xFF for NUL, which libcmark
    /// takes for a character like any other.
    private var text: [UInt8] = []

    /// For each line of `text`: where it begins there, and where in the source.
    private var origins: [(text: Int, source: Int)] = []

    /// The offset in `text` behind the last escape, literal or link.
    private var freeFrom = 0

    /// The offset in `text` of the first `]]` behind the last `[[`; the line's end if it has none.
    private var linkCloser = 0

    /// The offset in `text` of the last run of backticks of each length.
    private var lastRuns: [Int: Int] = [:]

    /// Scans the lines of a leaf that stands in these containers.
    init(_ source: SourceText, lines: Range<Int>, in containers: LeafContainers = LeafContainers()) {
        for line in lines {
            let isFirst = line == lines.lowerBound
            let content = source.bytes.withUnsafeBufferPointer {
                isFirst ? source.lineContent(line).range : containers.text(ofLine: line, in: source, $0)
            }
            origins.append((text.count, content.lowerBound))
            text.append(contentsOf: source.bytes[content])
            text.append(.lineFeed)
        }
        for index in text.indices where text[index] == 0 { text[index] = 0xFF }
        findRuns()
        scan(source)
    }

    private mutating func scan(_ source: SourceText) {
        var html = InlineHTMLScan(text)
        var index = 0
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "\\"):
                index += 2
                freeFrom = index
            case UInt8(ascii: "`"):
                index = passBackticks(at: index)
            case UInt8(ascii: "<"):
                if let end = html.end(at: index) {
                    addLiteral(.html, index..<end)
                    index = end
                } else {
                    index += 1
                }
            case UInt8(ascii: "["):
                index = passLink(at: index, in: source) ?? index + 1
            default:
                index += 1
            }
        }
    }

    private mutating func addLiteral(_ kind: LiteralKind, _ range: Range<Int>) {
        let last = sourceOffset(of: range.upperBound - 1)
        literals.append((kind, SourceSpan(sourceOffset(of: range.lowerBound)..<last + 1)))
        freeFrom = range.upperBound
    }

    // MARK: Links

    private mutating func passLink(at index: Int, in source: SourceText) -> Int? {
        guard index + 1 < text.count, text[index + 1] == UInt8(ascii: "[") else { return nil }
        // Searched once for each closer, however many `[[` stand before it.
        if linkCloser < index + 2 {
            linkCloser = index + 2
            while text[linkCloser] != .lineFeed, !isCloser(at: linkCloser) { linkCloser += 1 }
        }
        guard isCloser(at: linkCloser) else { return nil }
        let isEmbed = index > freeFrom && text[index - 1] == UInt8(ascii: "!")
        let start = sourceOffset(of: index + 2)
        let link = source.bytes.withUnsafeBufferPointer {
            WikiLink.parse($0, start..<start + linkCloser - index - 2, isEmbed: isEmbed)
        }
        guard let link else { return nil }
        links.append(link)
        freeFrom = linkCloser + 2
        return freeFrom
    }

    private func isCloser(at index: Int) -> Bool {
        // A line feed stands behind the last byte.
        text[index] == UInt8(ascii: "]") && text[index + 1] == UInt8(ascii: "]")
    }

    private func sourceOffset(of index: Int) -> Int {
        var low = 0
        var high = origins.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if origins[middle].text <= index { low = middle } else { high = middle }
        }
        return origins[low].source + index - origins[low].text
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
}
