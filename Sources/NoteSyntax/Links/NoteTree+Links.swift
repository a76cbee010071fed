extension NoteTree {
    /// The wiki-links of the note's Markdown outside code and HTML, in the order of the text (format 5).
    ///
    /// Those of the front matter stand in its values; see `frontMatterLinks`.
    public var links: [WikiLink] {
        var links: [WikiLink] = []
        forEachLeaf { lines, containers in
            guard source.hasDoubleBracket(inLines: lines) else { return }
            if source.isPlain(lines) {
                for line in lines { links += source.wikiLinks(in: source.lineContent(line)) }
            } else {
                links += InlineScan(source, lines: lines, in: containers).links
            }
        }
        return links.sorted { $0.span.lowerBound < $1.span.lowerBound }
    }

    /// The wiki-links in the values of the front matter, in the order of the text.
    public var frontMatterLinks: [WikiLink] {
        var links: [WikiLink] = []
        for entry in frontMatter?.entries ?? [] {
            // Where places are not certain, several entries may have the same.
            let end = links.last?.span.upperBound ?? 0
            links += source.wikiLinksByLine(in: entry.valueSpan).filter { $0.span.lowerBound >= end }
        }
        return links
    }

    /// Code spans and inline HTML of the note, in no order: where no link is.
    var literalSpans: [(kind: InlineScan.LiteralKind, span: SourceSpan)] {
        var literals: [(kind: InlineScan.LiteralKind, span: SourceSpan)] = []
        forEachLeaf { literals += InlineScan(source, lines: $0, in: $1).literals }
        return literals
    }

    /// The same as spans: what no Markdown link can stand in.
    package var inlineLiteralSpans: [SourceSpan] { literalSpans.map(\.span) }

    /// Visits the lines of each leaf that holds inlines: paragraphs, headings, and lines that are in no block, which are
    /// link definitions to libcmark and may be footnotes to Obsidian.
    func forEachLeaf(_ visit: (_ lines: Range<Int>, _ containers: LeafContainers) -> Void) {
        guard bodyStart < source.bytes.count, opaque == nil else { return }
        var covered = [Bool](repeating: false, count: source.lineCount)
        var open: [LeafContainers] = []
        for block in blocks {
            if open.count > Int(block.depth) { open.removeSubrange(Int(block.depth)...) }
            let containers = (open.last ?? LeafContainers()).adding(block.kind)
            if block.kind.isContainer {
                open.append(containers)
                continue
            }
            for line in block.lines { covered[line] = true }
            guard block.kind == .paragraph || block.kind == .heading else { continue }
            // A heading with an underline ends above that.
            let isUnderlined = block.kind == .heading && block.lines.count > 1
            visit(isUnderlined ? block.lines.dropLast() : block.lines, containers)
        }
        for line in source.line(at: bodyStart)..<source.lineCount where !covered[line] {
            visit(line..<line + 1, LeafContainers())
        }
    }
}

extension SourceText {
    /// Whether there is a `[[` on these lines; most have none.
    fileprivate func hasDoubleBracket(inLines lines: Range<Int>) -> Bool {
        let span = span(ofLines: lines).range
        return bytes.withUnsafeBufferPointer { bytes in
            var index = span.lowerBound
            while index + 1 < span.upperBound {
                if bytes[index + 1] != UInt8(ascii: "[") {
                    index += 2
                } else if bytes[index] == UInt8(ascii: "[") {
                    return true
                } else {
                    index += 1
                }
            }
            return false
        }
    }

    /// Whether nothing on these lines can escape, or begin code or HTML: then their links are those of plain text.
    fileprivate func isPlain(_ lines: Range<Int>) -> Bool {
        let span = span(ofLines: lines).range
        return bytes.withUnsafeBufferPointer { bytes in
            bytes[span].allSatisfy { byte in
                byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "`") && byte != UInt8(ascii: "<")
            }
        }
    }

    /// The wiki-links of a value, which may stand on several lines.
    fileprivate func wikiLinksByLine(in span: SourceSpan) -> [WikiLink] {
        guard !span.isEmpty else { return [] }
        return (line(at: span.lowerBound)...line(at: span.upperBound - 1)).flatMap { line in
            wikiLinks(in: SourceSpan(lineContent(line).range.clamped(to: span.range)))
        }
    }
}
