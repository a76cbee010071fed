/// A word of a filter: what blanks part from the next, and which of its characters stood in quotes.
struct FilterToken {
    typealias Letter = (character: Character, isQuoted: Bool)

    /// The characters without the quotes.
    private(set) var letters: [Letter] = []

    /// The filter that it stands in, and where.
    let filter: String
    private(set) var range: Range<Int>

    private init(in filter: String, at start: Int) {
        self.filter = filter
        range = start..<start
    }

    /// The words of a filter.
    static func all(in filter: String) throws(ContactFilter.Failure) -> [FilterToken] {
        var tokens: [FilterToken] = []
        var token = FilterToken(in: filter, at: 0)
        var isQuoted = false
        for (position, character) in filter.enumerated() {
            if character.isWhitespace, !isQuoted {
                if !token.range.isEmpty { tokens.append(token) }
                token = FilterToken(in: filter, at: position + 1)
                continue
            }
            if character == "\"" {
                isQuoted.toggle()
            } else {
                token.letters.append((character, isQuoted))
            }
            token.range = token.range.lowerBound..<position + 1
        }
        if isQuoted { throw token.failure(.openQuote) }
        if !token.range.isEmpty { tokens.append(token) }
        return tokens
    }

    func failure(_ reason: ContactFilter.Reason) -> ContactFilter.Failure {
        ContactFilter.Failure(reason: reason, filter: filter, word: range)
    }
}

extension Collection<FilterToken.Letter> {
    /// The characters as a text.
    var text: String { String(map(\.character)) }

    /// Where a character stands that is not in quotes.
    func firstIndex(ofPlain characters: Character...) -> Index? {
        firstIndex { !$0.isQuoted && characters.contains($0.character) }
    }
}

extension RandomAccessCollection<FilterToken.Letter> {
    /// The text before and behind the first `..` that is not in quotes; nil where there is none.
    var ends: (lower: String, upper: String)? {
        let dots = indices.dropLast().first { index in
            let next = self[self.index(after: index)]
            return self[index].character == "." && !self[index].isQuoted && next.character == "." && !next.isQuoted
        }
        guard let dots else { return nil }
        return (self[..<dots].text, self[index(dots, offsetBy: 2)...].text)
    }
}
