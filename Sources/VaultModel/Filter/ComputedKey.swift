/// The keys of a filter that are reckoned, where a contact has no property for them.
///
/// They go before a property of the same name. The interactions of a contact are those in its own note and those that
/// name it in `with`; unless it is said otherwise those that took place: none cancelled, failed or postponed.
public enum ComputedKey: String, Sendable, CaseIterable {
    /// The SPAN since the last contact; who was never contacted waits longest.
    case last
    /// The same with attempts that reached nobody.
    case attempted
    /// How many interactions there are.
    case interactions
    /// The type of any of them.
    case type
    /// The code of any of them, or a parent of it.
    case code
    /// The template of any of them.
    case template
    /// The evaluation of any of them.
    case evaluation
    /// Who did any of them.
    case by
    /// The segments whose list names the contact.
    case segment
    /// The day on which one is to come back to the contact (``Cadence``).
    case due

    /// What its values look like; nil for names.
    var form: FilterForm? {
        switch self {
        case .last, .attempted: .span
        case .interactions: .number
        case .due: .date
        case .type, .code, .template, .evaluation, .by, .segment: nil
        }
    }
}

/// The key of a filter's word.
enum FilterKey: Sendable, Equatable {
    case computed(ComputedKey)
    case property(String)

    /// The key that somebody means.
    init(_ key: String) {
        let key = Contact.key(key)
        self = ComputedKey(rawValue: key).map(Self.computed) ?? .property(key)
    }

    var name: String {
        switch self {
        case .computed(let key): key.rawValue
        case .property(let key): key
        }
    }

    /// The form that all its values have; nil where they are text, or of whatever form.
    var form: FilterForm? {
        switch self {
        case .computed(let key): key.form
        case .property(let key): ContactProperty(rawValue: key).flatMap(Self.form)
        }
    }

    /// Whether nobody knows what values look like.
    var isOpen: Bool {
        if case .property(let key) = self { ContactProperty(rawValue: key) == nil } else { false }
    }

    private static func form(of property: ContactProperty) -> FilterForm? {
        switch property {
        case .birthday, .created, .snoozedUntil: .date
        case .keepInTouch: .span
        default: nil
        }
    }
}
