/// What a search looks for: words, phrases and regular expressions that must all be there.
///
/// A word or a phrase in quotes is compared without case and accents, and with any white space as one blank; it may stand
/// within a longer word. An expression between two slashes is compared without case.
public struct SearchQuery: Sendable {
    /// What a text to search for can't be.
    public enum Failure: Error, Sendable, Equatable {
        /// There is no word in it.
        case empty
        /// A quote that nothing closes.
        case openQuote
        /// An expression that is none.
        case badExpression(String)
    }

    enum Term: Sendable {
        case text(FoldedText)
        case expression(SearchExpression)
    }

    let terms: [Term]

    /// Whether a phrase of several words is among the terms.
    let hasPhrases: Bool

    /// What tells of a note whether it must be read.
    public let screen: TextScreen

    /// What screens passages, for each term.
    let screens: [TextScreen]

    /// Reads what somebody typed.
    public init(_ text: String) throws(Failure) {
        var terms: [Term] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest = rest.dropFirst()
            } else if let term = try Self.expression(&rest) {
                terms.append(term)
            } else {
                let word = first == "\"" ? try Self.quoted(&rest) : Self.word(&rest)
                let folded = FoldedText(word.split(whereSeparator: \.isWhitespace).joined(separator: " "))
                if !folded.text.isEmpty { terms.append(.text(folded)) }
            }
        }
        guard !terms.isEmpty else { throw .empty }
        self.terms = terms
        hasPhrases = terms.contains { if case .text(let text) = $0 { text.text.contains(" ") } else { false } }
        screens = terms.map { TextScreen([$0.required]) }
        screen = TextScreen(terms.map(\.required))
    }

    private static func word(_ rest: inout Substring) -> Substring {
        let word = rest.prefix { !$0.isWhitespace }
        rest = rest[word.endIndex...]
        return word
    }

    private static func quoted(_ rest: inout Substring) throws(Failure) -> Substring {
        let text = rest.dropFirst().prefix { $0 != "\"" }
        guard text.endIndex < rest.endIndex else { throw .openQuote }
        rest = rest[text.endIndex...].dropFirst()
        return text
    }

    /// An expression `/…/`, up to the slash behind which a blank stands, or nothing.
    private static func expression(_ rest: inout Substring) throws(Failure) -> Term? {
        guard rest.first == "/" else { return nil }
        var index = rest.index(after: rest.startIndex)
        while index < rest.endIndex {
            let next = rest.index(after: index)
            if rest[index] == "\\", next < rest.endIndex {
                index = rest.index(after: next)
                continue
            }
            if rest[index] == "/", next == rest.endIndex || rest[next].isWhitespace {
                let pattern = String(rest[..<index].dropFirst())
                guard !pattern.isEmpty else { return nil }
                guard let expression = SearchExpression(pattern) else { throw .badExpression(pattern) }
                rest = rest[next...]
                return .expression(expression)
            }
            index = next
        }
        return nil
    }
}

extension SearchQuery.Term {
    /// What a text must hold, folded.
    var required: FoldedText {
        switch self {
        case .text(let text): text
        case .expression(let expression): expression.required
        }
    }

    /// Whether a text holds it.
    func occurs(in text: SearchedText) -> Bool {
        switch self {
        case .text(let wanted): text.folded.contains(wanted)
        case .expression(let expression): expression.occurs(in: text.text)
        }
    }

    /// Where it stands in a text.
    func places(in text: FoldedMap) -> [Range<String.Index>] {
        switch self {
        case .text(let wanted): text.places(of: wanted)
        case .expression(let expression): expression.places(in: text.text)
        }
    }
}

/// A text that is searched, folded once.
struct SearchedText {
    let text: String
    let folded: FoldedText

    /// - Parameter joinsLines: Whether any white space is to be one blank, so that phrases are found over the ends of lines.
    init(_ text: String, joinsLines: Bool) {
        self.text = text
        folded = FoldedText(joinsLines ? text.split(whereSeparator: \.isWhitespace).joined(separator: " ") : text)
    }
}
