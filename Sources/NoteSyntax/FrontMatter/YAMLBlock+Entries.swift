/// Places for what Yams read.
extension YAMLBlock {
    /// The scanner's entries with the values that Yams read; `nil` unless Yams found the very same keys at the very
    /// same places, so that each line is certain to belong to the entry it is counted to.
    func entries(at scanner: FrontMatterScanner, in lines: FrontMatterLines) -> [FrontMatter.Entry]? {
        guard scanner.coversAllLines, pairs.count == scanner.entries.count else { return nil }
        var located = scanner.entries
        var line = lines.range.lowerBound
        var number = 1
        for (index, pair) in pairs.enumerated() {
            let start = located[index].span.lowerBound
            while line < start {
                line = lines.nextLine(from: line)
                number += 1
            }
            guard line == start, pair.line == number, pair.column == 1,
                pair.key.utf8.elementsEqual(located[index].key.utf8)
            else { return nil }
            if located[index].layout == .other {
                let end = index + 1 < located.count ? located[index + 1].span.lowerBound : lines.end
                located[index].read(pair.value, in: lines, upTo: end)
            }
        }
        return located
    }

    /// Entries whose places are not known: they have all of the content for their spans.
    func entries(within content: SourceSpan) -> [FrontMatter.Entry] {
        pairs.map { pair in
            FrontMatter.Entry(
                key: pair.key, keySpan: content, value: pair.value.value(at: content), valueSpan: content,
                commentSpan: nil, span: content, layout: .other)
        }
    }
}

extension YAMLBlock.Value {
    /// The value with one place for all of it.
    func value(at span: SourceSpan) -> FrontMatter.Value {
        switch self {
        case .text(let text): .scalar(text.scalar(at: span))
        case .list(let items): .list(items.map { $0.scalar(at: span) })
        case .nested: .nested
        }
    }
}

extension YAMLBlock.Text {
    fileprivate func scalar(at span: SourceSpan) -> FrontMatter.Scalar {
        FrontMatter.Scalar(text: string, span: span, style: style)
    }
}

extension FrontMatter.Entry {
    /// Takes the value that Yams read, and the lines up to the next entry, but for blank lines and comments at the end.
    fileprivate mutating func read(_ read: YAMLBlock.Value, in lines: FrontMatterLines, upTo end: Int) {
        span = SourceSpan(span.lowerBound..<lines.endOfValue(in: span.lowerBound..<end))
        valueSpan = SourceSpan(lines.written(keySpan.upperBound..<span.upperBound))
        value = read.value(at: valueSpan)
        commentSpan = nil
    }
}

extension FrontMatterLines {
    /// The end of the last line of an entry's value, where the next entry begins at the end of `entry`.
    ///
    /// Blank lines and comments behind it are not counted to it, if that is what they are. They are text within quotes,
    /// which end on a line that has a quote. Blanks are text in block text, and so are empty lines at its end where it
    /// keeps them (`+`). Where YAML sees more line ends than Kith, nothing is certain.
    fileprivate func endOfValue(in entry: Range<Int>) -> Int {
        guard !holdsOddCharacters(in: entry) else { return entry.upperBound }
        let isBlockText = holds("|>", in: entry)
        let keepsEmptyLines = isBlockText && holds("+", in: entry)
        var valueEnd = entry.lowerBound
        var mayBeOpen = false
        var line = entry.lowerBound
        while line < entry.upperBound {
            let next = nextLine(from: line)
            let isText =
                switch self[line] {
                case UInt8(ascii: "#"): mayBeOpen && holds("\"']}", in: line..<next)
                default: keepsEmptyLines || !isLineEnd(isBlockText ? line : skippingBlanks(from: line))
                }
            if isText {
                valueEnd = next
                mayBeOpen = mayBeOpen || holds("\"'[{", in: line..<next)
            }
            line = next
        }
        return valueEnd
    }

    private func holds(_ characters: StaticString, in range: Range<Int>) -> Bool {
        characters.withUTF8Buffer { characters in note[range].contains { characters.contains($0) } }
    }

    /// The value that stands in `range`, behind a key: behind the colon, and between the first and the last byte.
    fileprivate func written(_ range: Range<Int>) -> Range<Int> {
        var start = skippingBlanks(from: range.lowerBound) + 1
        let behindColon = start
        start = skippingBlanks(from: start)
        if isLineEnd(start) || self[start] == UInt8(ascii: "#"), !holdsOddCharacters(in: range) {
            start = statement(from: nextLine(from: start)).text
        }
        guard start < range.upperBound else { return behindColon..<behindColon }
        return trimmingEnd(of: start..<range.upperBound)
    }
}
