import NoteSyntax

/// What holds for the tree of any bytes.
enum TreeShape {
    /// What does not hold for this note; nil where all does.
    static func failure(of bytes: [UInt8]) -> String? {
        let tree = NoteTree(bytes)
        let pieces = tree.pieces
        return tilingFailure(pieces, of: bytes) ?? blockFailure(tree) ?? calloutFailure(tree) ?? linkFailure(tree)
            ?? reparsingFailure(tree, pieces)
    }

    private static func tilingFailure(_ pieces: [NotePiece], of bytes: [UInt8]) -> String? {
        var end = 0
        for piece in pieces {
            let span = piece.span
            if span.lowerBound != end { return "a piece begins at \(span.lowerBound), not at \(end)" }
            if span.isEmpty { return "the piece at \(end) is empty" }
            end = span.upperBound
        }
        return end == bytes.count ? nil : "the pieces end at \(end) of \(bytes.count)"
    }

    /// Blocks lie in the note, in what they stand in, and behind their elder siblings.
    private static func blockFailure(_ tree: NoteTree) -> String? {
        var open: [Block] = []
        for block in tree.blocks {
            while open.count > Int(block.depth) + 1 { open.removeLast() }
            if open.count == Int(block.depth) + 1 {
                let sibling = open.removeLast()
                if sibling.lastLine >= block.firstLine { return "\(block) begins in \(sibling)" }
            }
            if open.count != Int(block.depth) { return "\(block) is too deep" }
            if let parent = open.last, block.firstLine < parent.firstLine || block.lastLine > parent.lastLine {
                return "\(block) is not within \(parent)"
            }
            if block.firstLine < 0 || block.lastLine >= tree.source.lineCount { return "\(block) is not in the note" }
            if tree.source.isBlank(line: block.lastLine) { return "\(block) ends in a blank line" }
            open.append(block)
        }
        return nil
    }

    private static func calloutFailure(_ tree: NoteTree) -> String? {
        for index in tree.blocks.indices {
            guard let callout = tree.callout(at: index) else { continue }
            let block = tree.blocks[index]
            if block.kind != .blockQuote || block.depth != 0 { return "\(block) is a callout" }
            if callout.lines != block.lines { return "\(callout.lines) is not \(block)" }
            let lines = tree.source.span(ofLines: callout.lines).range
            var spans = [callout.header.type, callout.header.subject] + callout.fields.flatMap { [$0.key, $0.value] }
            for comment in callout.comments {
                if comment.lines.isEmpty || comment.lines.clamped(to: callout.lines) != comment.lines {
                    return "the comment \(comment.lines) is not in \(callout.lines)"
                }
                spans += [comment.header.type, comment.header.subject] + comment.fields.flatMap { [$0.key, $0.value] }
            }
            if let outside = spans.first(where: { $0.range.clamped(to: lines) != $0.range }) {
                return "\(outside) is not in \(lines)"
            }
            if let id = callout.id, (id.place == .lazyLine) != (id.line == callout.lines.upperBound - 1) {
                return "\(id) is not behind \(callout.lines)"
            }
            if tree.source.bodyBytes(of: callout).contains(0x0D) { return "the body of \(callout.lines) holds CR" }
        }
        return nil
    }

    private static func linkFailure(_ tree: NoteTree) -> String? {
        var end = 0
        for link in tree.links {
            if link.span.lowerBound < end { return "the link at \(link.span.lowerBound) overlaps the one before" }
            end = link.span.upperBound
            if tree.source.line(at: link.span.lowerBound) != tree.source.line(at: end - 1) {
                return "the link at \(link.span.lowerBound) spans lines"
            }
            let within = [link.target, link.fragment, link.text].compactMap { $0?.range }
            if within.contains(where: { $0.clamped(to: link.span.range) != $0 }) {
                return "\(link) has parts elsewhere"
            }
        }
        return end <= tree.source.bytes.count ? nil : "a link ends behind the note"
    }

    private static func reparsingFailure(_ tree: NoteTree, _ pieces: [NotePiece]) -> String? {
        let again = NoteTree(tree.source.bytes)
        if again.blocks != tree.blocks { return "parsed again, the blocks differ" }
        return again.pieces == pieces ? nil : "parsed again, the pieces differ"
    }
}
