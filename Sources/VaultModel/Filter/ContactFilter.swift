public import NoteSyntax

/// FILTER, which says what contacts are meant: words that must all hold.
///
/// A bare word is contained in the name, the stem or an alias. `key:value` is equal to the property's value, of a list to
/// any item; commas part values of which any fits; `key:*` asks that there is one; `key:A..B`, `key:A..` and `key:..B`
/// hold between two ends, both included; `key>v` and `key<v` beyond one. `not:` before a word negates it. `"…"` keeps
/// blanks, commas, colons and dots together. Case and accents never count. Besides properties there are keys that are
/// reckoned from a contact's interactions (``ComputedKey``).
public struct ContactFilter: Sendable {
    private(set) var words: [FilterWord]

    /// The filter as it was typed.
    public let text: String

    /// Reads a filter; an empty one lists every contact.
    ///
    /// - Parameters:
    ///   - text: The words, blanks between.
    ///   - today: The day that spans count from.
    /// - Throws: ``Failure``.
    public init(_ text: String, on today: CivilDate) throws(Failure) {
        self.text = text
        var words: [FilterWord] = []
        for token in try FilterToken.all(in: text) { words.append(try FilterWord(token, on: today)) }
        self.words = words
    }

    /// Whether every contact passes.
    public var isEmpty: Bool { words.isEmpty }

    /// The same filter with other words.
    func with(_ words: [FilterWord]) -> ContactFilter {
        var filter = self
        filter.words = words
        return filter
    }

    /// Whether a contact passes; asked for a filter whose names are found (``ContactRegister``).
    func matches(_ overview: ContactOverview) -> Bool {
        words.allSatisfy { $0.matches(overview) }
    }

    /// What has to be gathered of interactions and segments, so that the filter can be answered.
    public var facts: Set<ComputedKey> { Set(words.compactMap(\.computedKey)) }
}

// MARK: - What is wrong with one

extension ContactFilter {
    /// What is wrong with a filter that somebody typed, and with which word of it.
    public struct Failure: Error, Equatable, Sendable {
        /// What is wrong.
        public let reason: Reason

        /// The filter as it was typed.
        public let filter: String

        /// Where the word stands in it, in characters from its beginning.
        public let word: Range<Int>
    }

    /// What can be wrong with a word of a filter.
    public enum Reason: Error, Equatable, Sendable {
        /// A `"` without its partner.
        case openQuote
        /// Nothing behind `not:`, a key's colon, or `>`.
        case missingValue
        /// Nothing before a colon or `>`.
        case missingKey
        /// A key that no contact has; those that are spelled much like it.
        case unknownKey(String, nearest: [String])
        /// A value that is not of the key's form.
        case unreadable(String, key: String, form: FilterForm)
        /// A range whose ends are in the wrong order.
        case reversed(String)
        /// A value of a key that allows certain words only, and is none of them.
        case notAllowed(String, key: String, allowed: [String])
        /// The name of a template, a code, a segment or a person that is nowhere in the vault; those spelled much like it.
        case unknownName(String, key: String, nearest: [String])
        /// A name that a note has which was not read.
        case unread(PassedOver)
        /// A name that several have.
        case ambiguousName(String, key: String, candidates: [CalledNote])
    }
}

/// What a key's values look like, where they are more than text.
public enum FilterForm: Sendable, Equatable, CaseIterable {
    /// A number, maybe with decimals.
    case number
    /// A day, or a PERIOD, which is all its days.
    case date
    /// A day of any year: `--03-09`.
    case dayOfYear
    /// A SPAN.
    case span
}
