/// One of the stretches that a note consists of: a tree's pieces, put together, are its bytes.
public struct NotePiece: Sendable, Equatable {
    /// What a stretch is.
    public enum Kind: Sendable, Equatable {
        case byteOrderMark
        /// The opening or closing `---` line.
        case frontMatterFence
        /// The lines of one property.
        case property
        /// Comments and blank lines between properties, or all of front matter whose properties have no certain place.
        case frontMatterText
        /// Lines of blanks between blocks.
        case blankLines
        /// Lines in no block: link reference definitions.
        case definitions
        /// A top-level block that is no callout.
        case block(Block.Kind)
        /// A callout's first line.
        case calloutHeader
        /// A callout's field line.
        case calloutField
        /// The lines of a callout's comment.
        case calloutComment
        /// Other lines of a callout, the marks in front included.
        case calloutText
        /// The line of a callout's block id.
        case blockID
        /// A note that is not read (format 1).
        case opaque
    }

    /// What it is.
    public let kind: Kind

    /// Where it is.
    public let span: SourceSpan
}

extension NoteTree {
    /// The stretches that the note consists of, in order, without gaps and overlaps.
    public var pieces: [NotePiece] {
        guard !source.bytes.isEmpty else { return [] }
        guard opaque == nil else {
            return [NotePiece(kind: .opaque, span: SourceSpan(0..<source.bytes.count))]
        }
        var pieces: [NotePiece] = []
        if source.byteOrderMarkLength > 0 {
            pieces.append(NotePiece(kind: .byteOrderMark, span: SourceSpan(0..<source.byteOrderMarkLength)))
        }
        pieces += frontMatterPieces
        return pieces + bodyPieces
    }

    private var frontMatterPieces: [NotePiece] {
        guard let frontMatter else { return [] }
        var pieces: [NotePiece] = []
        var offset = frontMatter.span.lowerBound
        func add(_ kind: NotePiece.Kind, _ range: Range<Int>) {
            if !range.isEmpty { pieces.append(NotePiece(kind: kind, span: SourceSpan(range))) }
            offset = range.upperBound
        }
        add(.frontMatterFence, offset..<frontMatter.content.lowerBound)
        for entry in frontMatter.entries where frontMatter.isEditable {
            if entry.span.lowerBound > offset { add(.frontMatterText, offset..<entry.span.lowerBound) }
            add(.property, entry.span.range)
        }
        add(.frontMatterText, offset..<max(offset, frontMatter.content.upperBound))
        add(.frontMatterFence, offset..<frontMatter.span.upperBound)
        return pieces
    }

    private var bodyPieces: [NotePiece] {
        guard bodyStart < source.bytes.count else { return [] }
        var pieces: [NotePiece] = []
        var line = source.line(at: bodyStart)
        var pendingID: BlockID?
        for index in blocks.indices where blocks[index].depth == 0 {
            let block = blocks[index]
            pieces += gapPieces(line..<max(line, block.firstLine))
            if let callout = callout(at: index) {
                pieces += calloutPieces(callout)
                pendingID = callout.id?.place == .paragraph ? callout.id : nil
            } else {
                let isID = pendingID?.line == block.firstLine
                pieces.append(piece(isID ? .blockID : .block(block.kind), block.lines))
                pendingID = nil
            }
            line = block.lines.upperBound
        }
        return pieces + gapPieces(line..<max(line, source.lineCount))
    }

    private func gapPieces(_ lines: Range<Int>) -> [NotePiece] {
        var pieces: [NotePiece] = []
        var line = lines.lowerBound
        while line < lines.upperBound {
            let isBlank = source.isBlank(line: line)
            let end = lines[line...].first { source.isBlank(line: $0) != isBlank } ?? lines.upperBound
            pieces.append(piece(isBlank ? .blankLines : .definitions, line..<end))
            line = end
        }
        return pieces
    }

    private func calloutPieces(_ callout: Callout) -> [NotePiece] {
        let first = callout.lines.lowerBound
        var pieces = [piece(.calloutHeader, first..<first + 1)]
        for (index, _) in callout.fields.enumerated() {
            pieces.append(piece(.calloutField, first + 1 + index..<first + 2 + index))
        }
        var line = first + 1 + callout.fields.count
        let end = callout.id?.place == .lazyLine ? callout.lines.upperBound - 1 : callout.lines.upperBound
        for comment in callout.comments {
            if comment.lines.lowerBound > line { pieces.append(piece(.calloutText, line..<comment.lines.lowerBound)) }
            pieces.append(piece(.calloutComment, comment.lines))
            line = comment.lines.upperBound
        }
        if line < end { pieces.append(piece(.calloutText, line..<end)) }
        if end < callout.lines.upperBound { pieces.append(piece(.blockID, end..<callout.lines.upperBound)) }
        return pieces
    }

    /// A piece of whole lines; the first line of the body begins behind the byte order mark.
    private func piece(_ kind: NotePiece.Kind, _ lines: Range<Int>) -> NotePiece {
        let span = source.span(ofLines: lines).range
        return NotePiece(kind: kind, span: SourceSpan(max(bodyStart, span.lowerBound)..<span.upperBound))
    }
}
