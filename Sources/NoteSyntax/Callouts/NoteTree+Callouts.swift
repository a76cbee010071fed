extension NoteTree {
    /// The callouts among the top-level block quotes of a range of blocks, in order.
    public func callouts(in range: Range<Int>) -> [Callout] {
        var callouts: [Callout] = []
        for index in range where blocks[index].kind == .blockQuote && blocks[index].depth == 0 {
            if let callout = callout(at: index) { callouts.append(callout) }
        }
        return callouts
    }

    /// The callout that is the top-level block quote at `index`; nil where its first line is no header.
    public func callout(at index: Int) -> Callout? {
        let quote = blocks[index]
        return source.bytes.withUnsafeBufferPointer { bytes in
            let first = source.quotedContent(quote.firstLine, depth: 1, in: bytes)
            guard let header = CalloutHeader.parse(bytes, first), !isCode(line: quote.firstLine, below: index) else {
                return nil
            }
            let id = blockID(after: index)
            let end = id?.place == .lazyLine ? quote.lastLine : quote.lastLine + 1
            let (fields, body) = parts(of: quote.firstLine + 1..<end, depth: 1, in: bytes)
            return Callout(
                lines: quote.lines, header: header, fields: fields, bodyLines: body,
                comments: comments(in: index, in: bytes), id: id)
        }
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
        while line < lines.upperBound, source.hasQuoteMark(line, depth: depth, in: bytes),
            let field = CalloutField.parse(bytes, source.quotedContent(line, depth: depth, in: bytes))
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

    private func comments(in quote: Int, in bytes: UnsafeBufferPointer<UInt8>) -> [CalloutComment] {
        var comments: [CalloutComment] = []
        let depth = blocks[quote].depth + 1
        var index = quote + 1
        while index < blocks.count, blocks[index].depth >= depth {
            defer { index += 1 }
            let block = blocks[index]
            guard block.kind == .blockQuote, block.depth == depth,
                let header = CalloutHeader.parse(bytes, source.quotedContent(block.firstLine, depth: 2, in: bytes)),
                source.matches(header.type, "comment")
            else { continue }
            let (fields, body) = parts(of: block.firstLine + 1..<block.lastLine + 1, depth: 2, in: bytes)
            comments.append(CalloutComment(lines: block.lines, header: header, fields: fields, bodyLines: body))
        }
        return comments
    }

    /// The id of the block quote at `index`: the next block, if it is a paragraph of one line `^ID`; or the quote's own
    /// last line, if that is lazy.
    private func blockID(after index: Int) -> BlockID? {
        let quote = blocks[index]
        if quote.lastLine > quote.firstLine, source.isLazy(quote.lastLine),
            let id = BlockID.parse(source, line: quote.lastLine, place: .lazyLine)
        {
            return id
        }
        guard let next = blocks[(index + 1)...].firstIndex(where: { $0.depth == 0 }), blocks[next].kind == .paragraph,
            blocks[next].lines.count == 1
        else { return nil }
        return BlockID.parse(source, line: blocks[next].firstLine, place: .paragraph)
    }
}

// MARK: - Quoted lines

extension SourceText {
    /// The range of a line behind `depth` quote marks, each of up to three spaces, `>`, and one blank. A line that lacks
    /// a mark is a lazy one, and begins where the marks end.
    func quotedContent(_ line: Int, depth: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let content = lineContent(line)
        var start = content.lowerBound
        for _ in 0..<depth {
            guard let behind = Self.behindQuoteMark(at: start, before: content.upperBound, in: bytes) else { break }
            start = behind
        }
        return start..<content.upperBound
    }

    /// Whether a line has all its `depth` quote marks.
    func hasQuoteMark(_ line: Int, depth: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let content = lineContent(line)
        var start = content.lowerBound
        for _ in 0..<depth {
            guard let behind = Self.behindQuoteMark(at: start, before: content.upperBound, in: bytes) else { return false }
            start = behind
        }
        return true
    }

    /// Whether a line of a top-level block quote lacks the quote mark.
    func isLazy(_ line: Int) -> Bool {
        bytes.withUnsafeBufferPointer { !hasQuoteMark(line, depth: 1, in: $0) }
    }

    private static func behindQuoteMark(
        at start: Int, before end: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        var index = start
        while index < end, index - start < 3, bytes[index] == .space { index += 1 }
        guard index < end, bytes[index] == UInt8(ascii: ">") else { return nil }
        index += 1
        return index < end && bytes[index].isBlank ? index + 1 : index
    }
}
