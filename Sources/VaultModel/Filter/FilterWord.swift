import NoteSyntax

/// One word of a filter, which holds for a contact or not.
struct FilterWord: Sendable {
    let token: FilterTokenPlace
    private let isNegated: Bool
    private(set) var test: Test
    private let today: CivilDate

    enum Test: Sendable {
        case name(FoldedText)
        /// Any of the values.
        case key(FilterKey, [FilterValue])
    }

    /// The computed key that it asks for.
    var computedKey: ComputedKey? {
        if case .key(.computed(let key), _) = test { key } else { nil }
    }

    /// The property that it asks for.
    var property: String? {
        if case .key(.property(let key), _) = test { key } else { nil }
    }

    /// The same word with other values behind its key.
    func with(_ values: [FilterValue]) -> FilterWord {
        guard case .key(let key, _) = test else { return self }
        var word = self
        word.test = .key(key, values)
        return word
    }

    func matches(_ overview: ContactOverview) -> Bool {
        let holds =
            switch test {
            case .name(let text): overview.contact.allNames.contains { FoldedText($0).contains(text) }
            case .key(let key, let values): values.contains { matches(overview, key, $0) }
            }
        return holds != isNegated
    }

    private func matches(_ overview: ContactOverview, _ key: FilterKey, _ value: FilterValue) -> Bool {
        switch key {
        case .computed(let computed): overview.matches(computed, value)
        case .property(let property): overview.contact.matches(property, value, as: key.form, on: today)
        }
    }
}

/// What the value of a key is to be.
enum FilterValue: Sendable {
    /// Whatever it is.
    case any
    /// This text, as it was written too.
    case text(FoldedText, written: String)
    /// The template, segment or person of this note.
    case note(NotePath)
    case range(FilterRange)
}

/// Where a word stands, for messages.
struct FilterTokenPlace: Sendable {
    let filter: String
    let range: Range<Int>

    func failure(_ reason: ContactFilter.Reason) -> ContactFilter.Failure {
        ContactFilter.Failure(reason: reason, filter: filter, word: range)
    }
}

// MARK: - Reading

extension FilterWord {
    /// - Parameters:
    ///   - token: The word.
    ///   - today: The day that spans count from.
    init(_ token: FilterToken, on today: CivilDate) throws(ContactFilter.Failure) {
        self.today = today
        self.token = FilterTokenPlace(filter: token.filter, range: token.range)
        var letters = token.letters[...]
        isNegated = letters.prefix(4).allSatisfy { !$0.isQuoted } && letters.prefix(4).text.lowercased() == "not:"
        if isNegated { letters = letters.dropFirst(4) }
        guard !letters.isEmpty else { throw token.failure(.missingValue) }
        guard let sign = letters.firstIndex(ofPlain: ":", ">", "<") else {
            test = .name(FoldedText(letters.text))
            return
        }
        let reading = FilterValueReading(key: FilterKey(letters[..<sign].text), today: today)
        guard sign > letters.startIndex else { throw token.failure(.missingKey) }
        do throws(ContactFilter.Reason) {
            let rest = letters[(sign + 1)...]
            let values =
                try letters[sign].character == ":"
                ? reading.values(rest)
                : [
                    reading.value(rest, isAbove: letters[sign].character == ">")
                ]
            test = .key(reading.key, values)
        } catch {
            throw token.failure(error)
        }
    }
}

/// Reads what stands behind a key.
private struct FilterValueReading {
    let key: FilterKey
    let today: CivilDate

    /// The values between commas.
    func values(_ letters: ArraySlice<FilterToken.Letter>) throws(ContactFilter.Reason) -> [FilterValue] {
        var values: [FilterValue] = []
        for part in letters.split(whereSeparator: { $0.character == "," && !$0.isQuoted }) {
            values.append(try value(part))
        }
        guard !values.isEmpty else { throw .missingValue }
        return values
    }

    /// What lies beyond a value: it is not in the range up to it, or from it on.
    func value(_ letters: ArraySlice<FilterToken.Letter>, isAbove: Bool) throws(ContactFilter.Reason) -> FilterValue {
        guard !letters.isEmpty else { throw .missingValue }
        let end = try end(letters.text)
        return .range(isAbove ? FilterRange(nil, end, isOutside: true) : FilterRange(end, nil, isOutside: true))
    }

    private func value(_ letters: ArraySlice<FilterToken.Letter>) throws(ContactFilter.Reason) -> FilterValue {
        if letters.count == 1, letters.allSatisfy({ $0.character == "*" && !$0.isQuoted }) { return .any }
        if let ends = letters.ends {
            guard !ends.lower.isEmpty || !ends.upper.isEmpty else { throw .missingValue }
            let lower = ends.lower.isEmpty ? nil : try end(ends.lower)
            let upper = ends.upper.isEmpty ? nil : try end(ends.upper)
            if let form = key.form, let lower, let upper,
                lower.isReadable(as: .dayOfYear) != upper.isReadable(as: .dayOfYear)
            {
                let wanted = lower.isReadable(as: .dayOfYear) ? .dayOfYear : form
                throw .unreadable(ends.upper, key: key.name, form: wanted)
            }
            let range = FilterRange(lower, upper)
            guard !range.isReversed(as: key.form) else { throw .reversed(letters.text) }
            return .range(range)
        }
        guard key.form != nil else { return .text(FoldedText(letters.text), written: letters.text) }
        let end = try end(letters.text)
        return .range(FilterRange(end, end))
    }

    private func end(_ text: String) throws(ContactFilter.Reason) -> FilterEnd {
        let end = key == .computed(.due) ? FilterEnd(text, ahead: today) : FilterEnd(text, on: today)
        guard let form = key.form else { return end }
        let isDayOfYear = key == .property("birthday") && end.isReadable(as: .dayOfYear)
        guard end.isReadable(as: form) || isDayOfYear else { throw .unreadable(text, key: key.name, form: form) }
        return end
    }
}
