/// A wiki-link as written: `[[Target]]`, `[[Target#Heading|text]]`, `![[Target]]` … (format 5).
public struct WikiLink: Sendable, Equatable {
    /// All of it, brackets and the `!` of an embed included.
    public let span: SourceSpan

    /// What is linked, up to the first `#` or `|`, trimmed. Empty where the link stays within its own note.
    public let target: SourceSpan

    /// What stands behind the first `#`: a heading, or `^` and a block id.
    public let fragment: SourceSpan?

    /// The text to show, behind `|` or, in a table, `\|`.
    public let text: SourceSpan?

    /// Whether it shows its target in place: `![[…]]`.
    public let isEmbed: Bool

    /// Reads the link whose `[[` stands at `start`; nil where no `]]` follows on the line or nothing is linked.
    static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, before lineEnd: Int
    ) -> WikiLink? {
        guard start + 4 < lineEnd, bytes[start] == UInt8(ascii: "["), bytes[start + 1] == UInt8(ascii: "[") else {
            return nil
        }
        var close = start + 2
        while close + 1 < lineEnd, bytes[close] != UInt8(ascii: "]") || bytes[close + 1] != UInt8(ascii: "]") {
            close += 1
        }
        guard close + 1 < lineEnd, close > start + 2 else { return nil }
        let bar = bytes[start + 2..<close].firstIndex(of: UInt8(ascii: "|"))
        var reference = start + 2..<(bar ?? close)
        if let bar, bar > reference.lowerBound, bytes[bar - 1] == UInt8(ascii: "\\") {
            reference = reference.lowerBound..<bar - 1
        }
        let hash = bytes[reference].firstIndex(of: UInt8(ascii: "#"))
        let isEmbed = start > 0 && bytes[start - 1] == UInt8(ascii: "!")
        return WikiLink(
            span: SourceSpan((isEmbed ? start - 1 : start)..<close + 2),
            target: SourceSpan(WhiteSpace.trimmed(reference.lowerBound..<(hash ?? reference.upperBound), in: bytes)),
            fragment: hash.map { SourceSpan(WhiteSpace.trimmed($0 + 1..<reference.upperBound, in: bytes)) },
            text: bar.map { SourceSpan(WhiteSpace.trimmed($0 + 1..<close, in: bytes)) }, isEmbed: isEmbed)
    }
}

extension SourceText {
    /// The wiki-links of a stretch that is one line of plain text, such as a field's value or a scalar of the front
    /// matter; in order.
    public func wikiLinks(in span: SourceSpan) -> [WikiLink] {
        bytes.withUnsafeBufferPointer { bytes in
            var links: [WikiLink] = []
            let end = span.upperBound
            var index = span.lowerBound
            while index + 4 < end {
                if bytes[index] == UInt8(ascii: "["), let link = WikiLink.parse(bytes, at: index, before: end) {
                    links.append(link)
                    index = link.span.upperBound
                } else {
                    index += 1
                }
            }
            return links
        }
    }
}
