import NoteSyntax

extension Contact {
    /// The properties of a contact that the format knows (format 2.1).
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

    /// Whether a property has such a value, any of them where it has several.
    func matches(_ key: String, _ wanted: FilterValue, as form: FilterForm?, on today: CivilDate) -> Bool {
        let values = filterValues(key)
        return switch wanted {
        case .any: !values.isEmpty
        case .text(let text, _): values.contains { value($0, key, equals: text) }
        case .note: false
        case .range(let range): values.contains { range.contains(plain($0, key), as: form, on: today) }
        }
    }

    private func filterValues(_ key: String) -> [String] {
        switch key {
        case "name": stem == name ? [name] : [name, stem]
        case "kind": [value("kind") ?? "person"]
        default: properties.filter { $0.key.lowercased() == key }.flatMap(\.values)
        }
    }

    /// A value as it is put in order: an address without its label.
    private func plain(_ value: String, _ key: String) -> String {
        key == "emails" || key == "phones" || key == "addresses" ? Contact.withoutLabel(value) : value
    }

    /// Whether a value is what a filter asks for: the text itself, what a link in it names, the words around the link, an
    /// address without its label, a phone number in any spelling.
    private func value(_ value: String, _ key: String, equals wanted: FoldedText) -> Bool {
        if FoldedText(value) == wanted || FoldedText(plain(value, key)) == wanted { return true }
        if key == "phones", let digits = PhoneDigits(wanted.text) { return PhoneDigits(plain(value, key)) == digits }
        guard value.contains("[[") else { return false }
        return Relation.links(in: value).contains { link in
            FoldedText(link.target) == wanted || FoldedText(NotePath(link.target).stem) == wanted
                || !link.words.isEmpty && FoldedText(link.words) == wanted
        }
    }
}

extension ContactOverview {
    /// Whether a reckoned value is such.
    func matches(_ key: ComputedKey, _ wanted: FilterValue) -> Bool {
        switch key {
        case .last: Self.matches(since: lastContactDate, wanted)
        case .attempted: Self.matches(since: lastAttemptDate, wanted)
        case .interactions: matchesCount(wanted)
        case .due: matchesDue(wanted)
        case .type, .code, .template, .evaluation, .by, .segment: matchesName(key, wanted)
        }
    }

    private static func matches(since date: CivilDate?, _ wanted: FilterValue) -> Bool {
        if case .range(let range) = wanted { range.contains(since: date) } else { date != nil }
    }

    private func matchesCount(_ wanted: FilterValue) -> Bool {
        if case .range(let range) = wanted { range.contains(Double(interactionCount)) } else { interactionCount > 0 }
    }

    private func matchesDue(_ wanted: FilterValue) -> Bool {
        guard let due else { return false }
        return if case .range(let range) = wanted { range.contains(due) } else { true }
    }

    private func matchesName(_ key: ComputedKey, _ wanted: FilterValue) -> Bool {
        let facts = facts[key] ?? ContactFacts()
        let names = facts.names
        return switch wanted {
        case .any: !names.isEmpty
        case .text(let text, _): names.contains(text) || key == .code && names.contains { $0.hasPrefix(parent: text) }
        case .note(let path): facts.notes.contains(path)
        case .range(let range):
            names.contains { range.contains($0.text, as: nil, on: .earliest) }
        }
    }
}

extension FoldedText {
    /// Whether it is a code below a parent: `order/new` is below `order`.
    func hasPrefix(parent: FoldedText) -> Bool { text.hasPrefix(parent.text + "/") }
}
