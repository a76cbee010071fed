import NoteSyntax

/// What a search found: a contact by its name, an interaction, a paragraph of a note.
public struct SearchHit: Sendable {
    /// Where in a note something is found, the best first.
    public enum Kind: Int, Sendable, CaseIterable {
        /// The file's stem, `name` or an alias.
        case name
        /// The value of another property.
        case property
        /// The subject of an interaction.
        case subject
        /// The body of an interaction.
        case body
        /// A comment on an interaction.
        case comment
        /// A field of an interaction that the format does not know.
        case field
        /// Text of a note that is no interaction.
        case prose
    }

    /// The note.
    public let path: NotePath

    /// The line, from 1.
    public let line: Int

    /// Where it was found.
    public let kind: Kind

    /// The name of the note, where that is a contact.
    public let contact: String?

    /// The interaction in which it was found.
    public let interaction: Interaction?

    /// The line of text, or what of it stands around the first match.
    public let text: MarkedText
}

extension SearchHit.Kind {
    /// The word for it.
    public var word: String {
        switch self {
        case .name: "name"
        case .property: "property"
        case .subject: "subject"
        case .body: "body"
        case .comment: "comment"
        case .field: "field"
        case .prose: "prose"
        }
    }
}

/// A hit as it is kept while notes are read.
struct FoundPassage: Sendable {
    let path: NotePath
    let contact: String?
    let line: Int
    let kind: SearchHit.Kind
    let interaction: Interaction?

    /// The line of text, with what stands before the part of it that was searched.
    let text: String
    let label: String

    /// The order of hits: names first, then properties, subjects, bodies and so on; among these newer ones, then by path
    /// and place.
    ///
    /// Within a note the later of interactions that were at the same time come first, as in a timeline.
    static func isBefore(_ one: FoundPassage, _ other: FoundPassage) -> Bool {
        if one.kind != other.kind { return one.kind.rawValue < other.kind.rawValue }
        if let left = one.interaction, let right = other.interaction, one.path != other.path || one.line != other.line {
            return left.comesBefore(right)
        }
        return one.path != other.path ? one.path < other.path : one.line < other.line
    }

    /// The hit, with what was searched for marked.
    func hit(of query: SearchQuery) -> SearchHit {
        SearchHit(
            path: path, line: line + 1, kind: kind, contact: contact, interaction: interaction,
            text: MarkedText(text, marks: query.marks(in: text)).excerpt(labelled: label))
    }
}

extension MarkedText {
    /// The text with a label before it; of a long one what stands around the first mark.
    fileprivate func excerpt(labelled label: String) -> MarkedText {
        var start = text.startIndex
        var end = text.endIndex
        if text.utf8.count > Self.longestExcerpt, let mark = marks.first {
            start = text.index(mark.lowerBound, offsetBy: -Self.before, limitedBy: start) ?? start
            end = text.index(start, offsetBy: Self.longestExcerpt, limitedBy: end) ?? end
        } else {
            end = text.index(start, offsetBy: Self.longestExcerpt, limitedBy: end) ?? end
        }
        let prefix = label + (start > text.startIndex ? "…" : "")
        let shown = prefix + text[start..<end] + (end < text.endIndex ? "…" : "")
        func moved(_ index: String.Index) -> String.Index {
            let offset = prefix.utf8.count + text.utf8.distance(from: start, to: min(index, end))
            return shown.utf8.index(shown.startIndex, offsetBy: offset)
        }
        return MarkedText(
            shown, marks: marks.filter { $0.lowerBound < end }.map { moved($0.lowerBound)..<moved($0.upperBound) })
    }

    private static let longestExcerpt = 240
    private static let before = 80
}
