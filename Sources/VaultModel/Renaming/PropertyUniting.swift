import NoteSyntax

/// What two contacts say of themselves, as the properties of one (format 2.1).
public struct PropertyUniting {
    /// Which of two values counts where they can't both.
    public enum Preference: Sendable {
        /// That of the contact that stays.
        case keep
        /// That of the other.
        case other
    }

    /// A property of which both have a value, and not the same.
    public struct Difference: Sendable, Equatable {
        /// The property.
        public let key: String

        /// What the contact that stays has.
        public let kept: String

        /// What the other has.
        public let other: String
    }

    /// What becomes of the properties of the contact that stays.
    private(set) var changes: [PropertyChange] = []

    /// Where somebody has to decide.
    private(set) var differences: [Difference] = []

    /// What can't be taken over, since it is no text and no list of texts.
    private(set) var nested: [FrontMatter.Entry] = []

    /// Unites the properties of a contact with those of another, of which names become aliases.
    init(_ kept: Note, _ other: Note, preferring preference: Preference?) {
        for entry in other.tree.frontMatter?.entries ?? [] {
            if case .nested = entry.value {
                nested.append(entry)
                continue
            }
            let values = entry.value.scalars.map(\.text).filter { !$0.isEmpty }
            let former = kept.tree.frontMatter?[entry.key]
            guard !values.isEmpty, !Self.own.contains(entry.key) else { continue }
            unite(entry, values, former, preference)
        }
        addNames(of: other, to: kept)
    }

    /// What stays as the contact that stays has it.
    private static let own: Set = ["type", "id", "name", "aliases"]

    private mutating func unite(
        _ entry: FrontMatter.Entry, _ values: [String], _ former: FrontMatter.Value?, _ preference: Preference?
    ) {
        let property = ContactProperty(rawValue: entry.key)
        let kept = (former?.scalars ?? []).map(\.text).filter { !$0.isEmpty }
        let isList = property?.isList ?? (Self.isList(entry.value) || former.map(Self.isList) ?? false)
        if kept.isEmpty {
            changes.append(.set(key: entry.key, values: values, asList: isList))
        } else if isList || property == .uid {
            let new = values.filter { value in !kept.contains { Self.isSame($0, value, property) } }
            if !new.isEmpty { changes.append(.set(key: entry.key, values: kept + new, asList: true)) }
        } else if property == .created {
            if let first = (kept + values).min(), first != kept.first {
                changes.append(.set(key: entry.key, values: [first], asList: false))
            }
        } else if kept != values {
            switch preference {
            case .keep: break
            case .other: changes.append(.set(key: entry.key, values: values, asList: false))
            case nil:
                differences.append(
                    Difference(
                        key: entry.key, kept: kept.joined(separator: ", "), other: values.joined(separator: ", ")))
            }
        }
    }

    private static func isList(_ value: FrontMatter.Value) -> Bool {
        if case .list = value { true } else { false }
    }

    /// Addresses are the same whatever their label and spelling.
    private static func isSame(_ one: String, _ other: String, _ property: ContactProperty?) -> Bool {
        switch property {
        case .emails: Contact.withoutLabel(one).lowercased() == Contact.withoutLabel(other).lowercased()
        case .phones: one == other || digits(of: one) != nil && digits(of: one) == digits(of: other)
        default: one == other
        }
    }

    private static func digits(of phone: String) -> PhoneDigits? { PhoneDigits(Contact.withoutLabel(phone)) }

    private mutating func addNames(of other: Note, to kept: Note) {
        let own = [kept.name, String(kept.path.stem)]
        var aliases = (kept.tree.frontMatter?["aliases"]?.scalars ?? []).map(\.text)
        let count = aliases.count
        let names =
            [other.name, String(other.path.stem)]
            + (other.tree.frontMatter?["aliases"]?.scalars ?? []).map(\.text)
        for name in names where !name.isEmpty {
            let folded = FoldedText(name)
            if !(own + aliases).contains(where: { FoldedText($0) == folded }) { aliases.append(name) }
        }
        if aliases.count > count { changes.append(.set(key: "aliases", values: aliases, asList: true)) }
    }
}
