/// Whole entries.
extension FrontMatterLines {
    /// The entry whose key was read at the line start `line`; `nil` if its value is not read with certainty.
    func entry(of key: KeyReading, at line: Int) -> FrontMatter.Entry? {
        let start = skippingBlanks(from: key.end)
        if isLineEnd(start) || self[start] == UInt8(ascii: "#") { return entryWithoutInlineValue(of: key, at: line) }
        guard let entry = inlineEntry(of: key, at: line, value: start) else { return nil }
        // An indented line would go on with the value.
        return statement(from: entry.span.upperBound).indent == 0 ? entry : nil
    }

    /// The entry whose value begins at `start` on the key's line, whatever the lines below it are.
    func inlineEntry(of key: KeyReading, at line: Int, value start: Int) -> FrontMatter.Entry? {
        if self[start] == UInt8(ascii: "[") {
            guard let list = flowList(at: start), let tail = tail(from: list.range.upperBound) else { return nil }
            return entry(key, line, .list(list.items), list.range, tail, .flowList)
        }
        guard let reading = blockScalar(at: start), let tail = tail(from: reading.end) else { return nil }
        return entry(key, line, .scalar(reading.scalar), start..<reading.end, tail, .inline)
    }

    /// An entry whose key alone is known, for the time being.
    func unreadEntry(of key: KeyReading, at line: Int) -> FrontMatter.Entry {
        let tail = Tail(comment: nil, nextLine: nextLine(from: key.end))
        return entry(key, line, .nested, key.end..<key.end, tail, .other)
    }

    /// An entry without a value, whatever the lines below it are.
    func emptyEntry(of key: KeyReading, at line: Int) -> FrontMatter.Entry? {
        guard let tail = tail(from: key.end) else { return nil }
        let range = key.end..<key.end
        let nothing = FrontMatter.Scalar(text: "", span: SourceSpan(range), style: .plain)
        return entry(key, line, .scalar(nothing), range, tail, .empty)
    }

    private func entryWithoutInlineValue(of key: KeyReading, at line: Int) -> FrontMatter.Entry? {
        guard let tail = tail(from: key.end) else { return nil }
        let following = statement(from: tail.nextLine)
        guard isItem(following) else {
            return following.indent == 0 ? emptyEntry(of: key, at: line) : nil
        }
        guard let (list, nextLine) = blockList(at: following) else { return nil }
        let listTail = Tail(comment: tail.comment, nextLine: nextLine)
        return entry(key, line, .list(list.items), list.range, listTail, .blockList)
    }

    private func entry(
        _ key: KeyReading, _ line: Int, _ value: FrontMatter.Value, _ range: Range<Int>, _ tail: Tail,
        _ layout: FrontMatter.Layout
    ) -> FrontMatter.Entry {
        FrontMatter.Entry(
            key: key.text, keySpan: key.span, value: value, valueSpan: SourceSpan(range), commentSpan: tail.comment,
            span: SourceSpan(line..<tail.nextLine), layout: layout)
    }
}

// MARK: - What YAML cannot read

extension FrontMatterLines {
    /// The top-level lines `KEY: VALUE`, each read by itself (format 2, Front matter).
    ///
    /// A value that is certainly a quoted text, a plain text or a flow list is read as that; any other is the rest of
    /// the line, without the quotes around it.
    func looseEntries() -> [FrontMatter.Entry] {
        var entries: [FrontMatter.Entry] = []
        var line = range.lowerBound
        while line < end {
            let next = nextLine(from: line)
            // What goes on in the next line is not certain where YAML could not read the block.
            let alone = FrontMatterLines(note, in: line..<next)
            if let key = alone.key(at: line) { entries.append(alone.looseEntry(of: key, at: line)) }
            line = next
        }
        return entries
    }

    private func looseEntry(of key: KeyReading, at line: Int) -> FrontMatter.Entry {
        let start = skippingBlanks(from: key.end)
        let certain = emptyEntry(of: key, at: line) ?? inlineEntry(of: key, at: line, value: start)
        if let certain { return certain }

        let rest = trimmingEnd(of: start..<end)
        var inner = rest
        if rest.count >= 2, self[rest.lowerBound] == self[rest.upperBound - 1],
            self[rest.lowerBound] == UInt8(ascii: "\"") || self[rest.lowerBound] == UInt8(ascii: "'")
        {
            inner = rest.lowerBound + 1..<rest.upperBound - 1
        }
        let scalar = FrontMatter.Scalar(text: text(inner), span: SourceSpan(rest), style: .plain)
        return entry(key, line, .scalar(scalar), rest, Tail(comment: nil, nextLine: end), .inline)
    }
}
