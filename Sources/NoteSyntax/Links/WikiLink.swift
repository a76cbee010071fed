/// A wiki-link as written: `[[Target]]`, `[[Target#Heading|text]]`, `![[Target]]` … (format 5).
public struct WikiLink: Sendable, Equatable {
    /// All of it, brackets and the `!` of an embed included.
    public let span: SourceSpan

    /// What is linked, up to the first `#` or `|`, trimmed; empty where the link stays within its own note.
    public let target: SourceSpan

    /// What stands behind the first `#`: a heading, or `^` and a block id.
    public let fragment: SourceSpan?

    /// The text to show, behind `|` or, in a table, `\|`.
    public let text: SourceSpan?

    /// Whether it shows its target in place: `![[…]]`.
    public let isEmbed: Bool

    /// Reads what stands between `[[` and `]]`; nil where it names neither a target nor a fragment.
    ///
    /// - Parameters:
    ///   - content: The range between the brackets, within one line.
    ///   - isEmbed: Whether a `!` stands before them and belongs to the link.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ content: Range<Int>, isEmbed: Bool) -> WikiLink? {
        let bar = bytes[content].firstIndex(of: UInt8(ascii: "|"))
        var reference = content.lowerBound..<(bar ?? content.upperBound)
        if let bar, bar > reference.lowerBound, bytes[bar - 1] == UInt8(ascii: "\\") {
            reference = reference.lowerBound..<bar - 1
        }
        let hash = bytes[reference].firstIndex(of: UInt8(ascii: "#"))
        let target = WhiteSpace.trimmed(reference.lowerBound..<(hash ?? reference.upperBound), in: bytes)
        let fragment = hash.map { WhiteSpace.trimmed($0 + 1..<reference.upperBound, in: bytes) }
        guard !target.isEmpty || fragment?.isEmpty == false else { return nil }
        return WikiLink(
            span: SourceSpan(content.lowerBound - (isEmbed ? 3 : 2)..<content.upperBound + 2),
            target: SourceSpan(target), fragment: fragment.map { SourceSpan($0) },
            text: bar.map { SourceSpan(WhiteSpace.trimmed($0 + 1..<content.upperBound, in: bytes)) }, isEmbed: isEmbed)
    }
}

extension SourceText {
    /// The wiki-links of a stretch that is one line of plain text, such as a field's value or a scalar of the front
    /// matter; in order.
    public func wikiLinks(in span: SourceSpan) -> [WikiLink] {
        bytes.withUnsafeBufferPointer { bytes in
            var links: [WikiLink] = []
            let end = span.upperBound
            /// Behind the last link; an embed's `!` stands no further in front.
            var start = span.lowerBound
            var index = start
            var closer = start
            while index + 4 < end {
                guard bytes[index] == UInt8(ascii: "["), bytes[index + 1] == UInt8(ascii: "[") else {
                    index += 1
                    continue
                }
                // Without a closer for this one there is none for any that follows.
                if closer < index + 2 { closer = Self.closer(from: index + 2, before: end, in: bytes) ?? end }
                guard closer < end else { break }
                let isEmbed = index > start && bytes[index - 1] == UInt8(ascii: "!")
                if let link = WikiLink.parse(bytes, index + 2..<closer, isEmbed: isEmbed) {
                    links.append(link)
                    start = closer + 2
                    index = start
                } else {
                    index += 1
                }
            }
            return links
        }
    }

    /// The offset of the next `]]`.
    private static func closer(from start: Int, before end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = start
        while index + 1 < end {
            if bytes[index] == UInt8(ascii: "]"), bytes[index + 1] == UInt8(ascii: "]") { return index }
            index += 1
        }
        return nil
    }
}
