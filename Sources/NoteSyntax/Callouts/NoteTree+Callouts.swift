extension NoteTree {
    /// The callouts among the top-level block quotes of a range of blocks, in order.
    public func callouts(in range: Range<Int>) -> [Callout] {
        var callouts: [Callout] = []
        for index in range where blocks[index].kind == .blockQuote && blocks[index].depth == 0 {
            if let callout = callout(at: index) { callouts.append(callout) }
        }
        return callouts
    }

    /// The callout that is the top-level block quote at `index`; nil for any other block, and where its first line is
    /// no header.
    public func callout(at index: Int) -> Callout? {
        let quote = blocks[index]
        guard quote.kind == .blockQuote, quote.depth == 0 else { return nil }
        return source.bytes.withUnsafeBufferPointer { bytes in
            guard let header = header(ofQuoteAt: index, depth: 1, in: bytes) else { return nil }
            let id = blockID(after: index)
            let end = id?.place == .lazyLine ? quote.lastLine : quote.lastLine + 1
            let (fields, body) = parts(of: quote.firstLine + 1..<end, depth: 1, in: bytes)
            return Callout(
                lines: quote.lines, header: header, fields: fields, bodyLines: body,
                comments: comments(in: index, before: end, in: bytes), id: id)
        }
    }

    /// The header on the first line of the block quote at `index`, which has `depth` quote marks.
    private func header(ofQuoteAt index: Int, depth: Int, in bytes: UnsafeBufferPointer<UInt8>) -> CalloutHeader? {
        let line = blocks[index].firstLine
        guard let rest = source.rest(ofLine: line, behindMark: depth, in: bytes) else { return nil }
        return isCode(line: line, below: index) ? nil : CalloutHeader.parse(bytes, rest)
    }

    /// Whether the block quote's first line is indented code, which only libcmark can tell where tabs stand.
    private func isCode(line: Int, below quote: Int) -> Bool {
        let next = quote + 1
        return next < blocks.count && blocks[next].firstLine == line && blocks[next].depth == blocks[quote].depth + 1
            && blocks[next].kind == .codeBlock
    }

    /// Reads fields up to the first line that is none; the rest is the body, without blank lines at both ends.
    private func parts(
        of lines: Range<Int>, depth: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> (fields: [CalloutField], body: Range<Int>) {
        var fields: [CalloutField] = []
        var line = lines.lowerBound
        while line < lines.upperBound,
            let content = source.contentBehindMarks(line, depth: depth, in: bytes),
            let field = CalloutField.parse(bytes, content)
        {
            fields.append(field)
            line += 1
        }
        func isBlank(_ line: Int) -> Bool {
            source.quotedContent(line, depth: depth, in: bytes).allSatisfy { bytes[$0].isBlank }
        }
        var end = lines.upperBound
        while end > line, isBlank(end - 1) { end -= 1 }
        while line < end, isBlank(line) { line += 1 }
        return (fields, line..<max(line, end))
    }

    private func comments(
        in quote: Int, before end: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> [CalloutComment] {
        var comments: [CalloutComment] = []
        let depth = blocks[quote].depth + 1
        var index = quote + 1
        while index < blocks.count, blocks[index].depth >= depth {
            defer { index += 1 }
            let block = blocks[index]
            guard block.kind == .blockQuote, block.depth == depth,
                let header = header(ofQuoteAt: index, depth: 2, in: bytes), source.matches(header.type, "comment")
            else { continue }
            // A lazy id below is the callout's, though it goes on with the comment's paragraph.
            let lines = block.firstLine..<min(block.lastLine + 1, end)
            let (fields, body) = parts(of: lines.dropFirst(), depth: 2, in: bytes)
            comments.append(CalloutComment(lines: lines, header: header, fields: fields, bodyLines: body))
        }
        return comments
    }

    /// The id of the block quote at `index`: the quote's own last line, if that is lazy; or the next block, if it is a
    /// paragraph of one line `^ID` with nothing but blank lines before it, not even definitions.
    private func blockID(after index: Int) -> BlockID? {
        let quote = blocks[index]
        if quote.lastLine > quote.firstLine, source.isLazy(quote.lastLine),
            let id = BlockID.parse(source, line: quote.lastLine, place: .lazyLine)
        {
            return id
        }
        guard let next = blocks[(index + 1)...].first(where: { $0.depth == 0 }), next.kind == .paragraph,
            next.lines.count == 1, (quote.lines.upperBound..<next.firstLine).allSatisfy(source.isBlank(line:))
        else { return nil }
        return BlockID.parse(source, line: next.firstLine, place: .paragraph)
    }
}
