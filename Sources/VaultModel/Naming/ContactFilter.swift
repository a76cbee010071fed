import NoteSyntax

/// Which contacts a view lists: words that must all hold.
///
/// A bare word is contained in the name, the stem or an alias. `key:value` is equal to the property's value, of a list to
/// any item; commas part values of which any fits; `key:*` asks that there is one; `not:` before a word negates it. `"…"`
/// keeps blanks, commas and colons together. Case and accents never count.
public struct ContactFilter: Sendable {
    /// What is wrong with a filter that somebody typed.
    public enum Failure: Error, Equatable, Sendable {
        /// A `"` without its partner in this word.
        case openQuote(String)
        /// Nothing behind `not:` or a key's colon.
        case missingValue(String)
        /// A form of value that is not understood: a range or a comparison.
        case unsupported(String)
        /// A key that no contact has; those that are spelled much like it.
        case unknownKey(String, nearest: [String])
    }

    private let words: [Word]

    private struct Word {
        let text: String
        let isNegated: Bool
        let test: Test
    }

    private enum Test {
        case name(FoldedText)
        case present(key: String)
        case equal(key: String, values: [FoldedText])
    }

    /// Reads a filter; an empty one lists every contact.
    public init(_ text: String) throws(Failure) {
        var words: [Word] = []
        for token in try Self.tokens(of: text) { words.append(try Self.word(token)) }
        self.words = words
    }

    /// Whether every contact passes.
    public var isEmpty: Bool { words.isEmpty }

    /// Whether a contact passes.
    public func matches(_ contact: Contact) -> Bool {
        words.allSatisfy { word in
            let holds =
                switch word.test {
                case .name(let text): contact.allNames.contains { FoldedText($0).contains(text) }
                case .present(let key): !contact.filterValues(key).isEmpty
                case .equal(let key, let values):
                    contact.filterValues(key).contains { value in
                        values.contains { contact.value(value, key, equals: $0) }
                    }
                }
            return holds != word.isNegated
        }
    }

    /// Refuses a key that the format does not know and no contact has.
    public func checkKeys(against contacts: [Contact]) throws(Failure) {
        for word in words {
            let key: String
            switch word.test {
            case .name: continue
            case .present(let asked), .equal(let asked, _): key = asked
            }
            if Contact.knownKeys.contains(key) { continue }
            let used = Set(contacts.flatMap { $0.properties.map(\.key) })
            guard !used.contains(key) else { continue }
            let candidates = used.union(Contact.knownKeys).union(Contact.singularKeys.keys).sorted()
            throw .unknownKey(key, nearest: NearestNames.nearest(to: FoldedText(key), among: candidates) { [$0] })
        }
    }
}

// MARK: - Reading

extension ContactFilter {
    /// A run of text that blanks part from the next, and which of its characters stood in quotes.
    private struct Token {
        var text = ""
        var characters: [(character: Character, isQuoted: Bool)] = []
    }

    private static func tokens(of text: String) throws(Failure) -> [Token] {
        var tokens: [Token] = []
        var token = Token()
        var isQuoted = false
        for character in text {
            if character == "\"" {
                isQuoted.toggle()
                token.text.append(character)
            } else if character.isWhitespace, !isQuoted {
                if !token.text.isEmpty { tokens.append(token) }
                token = Token()
            } else {
                token.text.append(character)
                token.characters.append((character, isQuoted))
            }
        }
        if isQuoted { throw .openQuote(token.text) }
        if !token.text.isEmpty { tokens.append(token) }
        return tokens
    }

    private static func word(_ token: Token) throws(Failure) -> Word {
        var characters = token.characters[...]
        let isNegated =
            characters.count >= 4 && characters.prefix(4).allSatisfy { !$0.isQuoted }
            && String(characters.prefix(4).map(\.character)).lowercased() == "not:"
        if isNegated { characters = characters.dropFirst(4) }
        guard !characters.isEmpty else { throw .missingValue(token.text) }
        guard let colon = characters.firstIndex(where: { $0.character == ":" && !$0.isQuoted }) else {
            if characters.contains(where: { !$0.isQuoted && ($0.character == "<" || $0.character == ">") }) {
                throw .unsupported(token.text)
            }
            let text = FoldedText(String(characters.map(\.character)))
            return Word(text: token.text, isNegated: isNegated, test: .name(text))
        }
        let key = Contact.key(String(characters[..<colon].map(\.character)))
        let rest = characters[(colon + 1)...]
        let plain = String(rest.map { $0.isQuoted ? "\u{0}" : $0.character })
        if plain == "*" { return Word(text: token.text, isNegated: isNegated, test: .present(key: key)) }
        if plain.contains("..") { throw .unsupported(token.text) }
        let values = rest.split { $0.character == "," && !$0.isQuoted }.map { FoldedText(String($0.map(\.character))) }
        guard !values.isEmpty, !key.isEmpty else { throw .missingValue(token.text) }
        return Word(text: token.text, isNegated: isNegated, test: .equal(key: key, values: values))
    }
}

// MARK: - Values

extension Contact {
    /// The properties of a contact that the format knows (format 2.1), and `type`.
    static let knownKeys = Set(ContactProperty.allCases.map(\.key))

    /// The property that a filter's key means: `tag` means `tags`, and so on.
    static func key(_ key: String) -> String {
        singularKeys[key.lowercased()] ?? key.lowercased()
    }

    /// The words for one of several that mean a property's name.
    static let singularKeys = [
        "tag": "tags", "email": "emails", "phone": "phones", "alias": "aliases", "address": "addresses",
        "relation": "relations",
    ]

    fileprivate func filterValues(_ key: String) -> [String] {
        switch key {
        case "name": stem == name ? [name] : [name, stem]
        case "kind": [value("kind") ?? "person"]
        default: properties.filter { $0.key.lowercased() == key }.flatMap(\.values)
        }
    }

    /// Whether a value is what a filter asks for: the text itself, what a link in it names, an address without its label,
    /// a phone number in any spelling.
    fileprivate func value(_ value: String, _ key: String, equals wanted: FoldedText) -> Bool {
        if FoldedText(value) == wanted || FoldedText(Contact.withoutLabel(value)) == wanted { return true }
        if key == "phones", let digits = PhoneDigits(wanted.text) {
            return PhoneDigits(Contact.withoutLabel(value)) == digits
        }
        guard value.contains("[[") else { return false }
        return Relation.links(in: value).contains { link in
            FoldedText(link.target) == wanted || FoldedText(NotePath(link.target).stem) == wanted
        }
    }
}
