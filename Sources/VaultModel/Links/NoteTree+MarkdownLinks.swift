import NoteSyntax

/// A Markdown link or image to a file: `[text](path)`.
struct MarkdownLink {
    /// All of it, from the `[`, or the `!` of an image.
    let span: SourceSpan

    /// Where its path is written.
    let written: SourceSpan

    /// Where it leads, decoded, without `#` and what follows.
    let path: String
}

extension NoteTree {
    /// The Markdown links and images to files, outside code and HTML, in the order of the text.
    ///
    /// Addresses such as `https://…` and definitions such as `[x]: path` are none.
    var markdownLinks: [MarkdownLink] {
        let all = MarkdownDestinations.places(in: source, from: bodyStart)
        guard !all.isEmpty else { return [] }
        let literals = (literalLines + inlineLiteralSpans.map(\.range) + links.map(\.span.range))
            .sorted { $0.lowerBound < $1.lowerBound }
        var next = 0
        return all.compactMap { place in
            while next < literals.count, literals[next].upperBound <= place.bracket { next += 1 }
            let isLiteral = next < literals.count && literals[next].contains(place.bracket)
            guard !isLiteral, let start = openingBracket(before: place.bracket) else { return nil }
            return MarkdownLink(span: SourceSpan(start..<place.end), written: place.written, path: place.path)
        }
    }

    /// Blocks of code and of HTML.
    private var literalLines: [Range<Int>] {
        blocks.filter { $0.kind == .codeBlock || $0.kind == .htmlBlock }.map { source.span(ofLines: $0.lines).range }
    }

    /// Where the link begins whose text ends at `end`: at the bracket that belongs to it, at most so many bytes before.
    private func openingBracket(before end: Int) -> Int? {
        let bytes = source.bytes
        guard !isEscaped(end) else { return nil }
        var depth = 0
        var index = end - 1
        let limit = max(bodyStart, end - Self.longestText)
        while index >= limit {
            if bytes[index] == UInt8(ascii: "]"), !isEscaped(index) {
                depth += 1
            } else if bytes[index] == UInt8(ascii: "["), !isEscaped(index) {
                if depth == 0 {
                    return index > bodyStart && bytes[index - 1] == UInt8(ascii: "!") ? index - 1 : index
                }
                depth -= 1
            } else if bytes[index] == 0x0A, source.isBlank(line: source.line(at: index)) {
                // No text of a link goes on behind a blank line.
                return nil
            }
            index -= 1
        }
        return nil
    }

    /// Whether an odd number of backslashes stands before a byte.
    private func isEscaped(_ index: Int) -> Bool {
        var start = index
        let limit = max(bodyStart, index - Self.longestText)
        while start > limit, source.bytes[start - 1] == UInt8(ascii: "\\") { start -= 1 }
        return (index - start) % 2 == 1
    }

    /// A hostile note may have as many brackets as bytes.
    private static let longestText = 1000
}
