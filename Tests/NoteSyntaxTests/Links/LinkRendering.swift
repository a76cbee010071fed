import NoteSyntax
import Testing

/// Compares the wiki-links of a note's Markdown with what is expected.
///
/// Each link reads as `Target`, then `#` and its fragment, `|` and its text where it has them, all of it behind `!` for
/// an embed; between two links there is `; `. A note without links reads as `none`.
func checkLinks(_ note: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let tree = NoteTree(note)
    compare(tree.links, of: tree.source, expected, sourceLocation)
}

/// Compares the wiki-links in the values of a note's front matter with what is expected; see ``checkLinks``.
func checkFrontMatterLinks(_ note: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let tree = NoteTree(note)
    compare(tree.frontMatterLinks, of: tree.source, expected, sourceLocation)
}

/// Compares the wiki-links of one line of plain text with what is expected; see ``checkLinks``.
func checkTextLinks(_ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let source = SourceText(text)
    compare(source.wikiLinks(in: SourceSpan(0..<source.bytes.count)), of: source, expected, sourceLocation)
}

private func compare(
    _ links: [WikiLink], of source: SourceText, _ expected: String, _ sourceLocation: SourceLocation
) {
    let rendered = links.map { link in
        let text = source.text(link.span)
        #expect(text.hasPrefix(link.isEmbed ? "![[" : "[["), sourceLocation: sourceLocation)
        #expect(text.hasSuffix("]]"), sourceLocation: sourceLocation)
        return (link.isEmbed ? "!" : "") + source.text(link.target)
            + (link.fragment.map { "#" + source.text($0) } ?? "") + (link.text.map { "|" + source.text($0) } ?? "")
    }
    let actual = rendered.isEmpty ? "none" : rendered.joined(separator: "; ")
    #expect(
        actual == expected, "\(source.text(SourceSpan(0..<source.bytes.count)).debugDescription)",
        sourceLocation: sourceLocation)
}
