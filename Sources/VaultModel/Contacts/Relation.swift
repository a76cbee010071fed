import NoteSyntax

/// How two contacts stand to each other: an item of `relations` such as `spouse [[Sam Cooper]]` (format 2.1).
public struct Relation: Sendable, Equatable {
    /// The link's target, as written.
    public let target: String

    /// The words around the link: what the other one is to this contact.
    public let words: String

    /// Reads an item; nil where it holds no link.
    public init?(_ text: String) {
        guard let link = Self.links(in: text).first else { return nil }
        self = link
    }

    /// The links in a property's value, each with the words around it.
    static func links(in text: String) -> [Relation] {
        let source = SourceText(text)
        return source.wikiLinks(in: SourceSpan(0..<source.bytes.count)).map { link in
            let before = source.text(source.trimmed(SourceSpan(0..<link.span.lowerBound)))
            let behind = source.text(source.trimmed(SourceSpan(link.span.upperBound..<source.bytes.count)))
            return Relation(
                target: source.text(link.target), words: [before, behind].filter { !$0.isEmpty }.joined(separator: " "))
        }
    }

    private init(target: String, words: String) {
        self.target = target
        self.words = words
    }
}
