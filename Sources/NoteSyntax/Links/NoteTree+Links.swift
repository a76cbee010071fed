extension NoteTree {
    /// The wiki-links of the note's Markdown outside code and HTML, in the order of the text (format 5). Those of the
    /// front matter stand in its values; see `frontMatterLinks`.
    public var links: [WikiLink] {
        inlineScans().flatMap(\.links).sorted { $0.span.lowerBound < $1.span.lowerBound }
    }

    /// The wiki-links in the values of the front matter, in the order of the text.
    public var frontMatterLinks: [WikiLink] {
        guard let frontMatter else { return [] }
        return source.wikiLinksByLine(in: frontMatter.content)
    }

    /// Code spans and inline HTML of the note, in no order: where no link is.
    var literalSpans: [(kind: InlineScan.LiteralKind, span: SourceSpan)] {
        inlineScans().flatMap(\.literals)
    }

    /// Scans each leaf that holds inlines: paragraphs, headings, and lines that are in no block, which are link
    /// definitions to libcmark and may be footnotes to Obsidian.
    private func inlineScans() -> [InlineScan] {
        var covered = [Bool](repeating: false, count: source.lineCount)
        var scans: [InlineScan] = []
        let firstLine = source.line(at: bodyStart)
        for block in blocks where !block.kind.isContainer {
            for line in block.lines where line < covered.count { covered[line] = true }
            if block.kind == .paragraph || block.kind == .heading {
                scans.append(InlineScan(source, lines: inlineLines(of: block)))
            }
        }
        guard bodyStart < source.bytes.count, opaque == nil else { return scans }
        for line in firstLine..<source.lineCount where !covered[line] && !source.isBlank(line: line) {
            scans.append(InlineScan(source, lines: line..<line + 1))
        }
        return scans
    }

    /// The lines of a leaf's text: a heading with an underline ends above that, wherever libcmark says it ends.
    private func inlineLines(of block: Block) -> Range<Int> {
        guard block.kind == .heading, block.lines.count > 1 else { return block.lines }
        let isUnderline = { (line: Int) in
            let text = source.bytes[source.lineContent(line).range].drop { $0.isBlank || $0 == UInt8(ascii: ">") }
            guard let mark = text.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
            return text.drop { $0 == mark }.allSatisfy(\.isBlank)
        }
        let last = block.lines.dropFirst().first(where: isUnderline) ?? block.lastLine
        return block.firstLine..<max(block.firstLine + 1, last)
    }
}

extension SourceText {
    fileprivate func wikiLinksByLine(in span: SourceSpan) -> [WikiLink] {
        guard !span.isEmpty else { return [] }
        return (line(at: span.lowerBound)...line(at: span.upperBound - 1)).flatMap { wikiLinks(in: lineContent($0)) }
    }
}
