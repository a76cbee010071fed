import NoteSyntax

/// The properties of a contact that the format knows, in the order in which a new note has them (format 2.1).
public enum ContactProperty: String, Sendable, CaseIterable {
    case type
    case id
    case name
    case givenName = "given-name"
    case familyName = "family-name"
    case aliases
    case kind
    case organization
    case jobTitle = "job-title"
    case emails
    case phones
    case addresses
    case website
    case birthday
    case language
    case tags
    case flags
    case starred
    case owner
    case relations
    case keepInTouch = "keep-in-touch"
    case snoozedUntil = "snoozed-until"
    case doNotContact = "do-not-contact"
    case excludeFromSegments = "exclude-from-segments"
    case created
    case uid
    case vcard

    /// The key as it is written in a note.
    public var key: String { rawValue }

    /// The property that somebody means by a key: of a list also the singular, such as `tag`.
    public init?(named key: String) {
        self.init(rawValue: Contact.key(key))
    }

    /// Whether it holds a list of texts.
    public var isList: Bool {
        switch self {
        case .aliases, .emails, .phones, .addresses, .tags, .flags, .relations, .vcard: true
        default: false
        }
    }

    /// Whether Kith alone writes it: it tells what the note is, and which contact.
    public var isFixed: Bool { self == .type || self == .id }

    /// What a value looks like, for a message; nil where any text will do.
    public var expectedValue: String? {
        switch self {
        case .kind: "person or organization"
        case .birthday: "a date such as 1979-06-14, or --06-14 without the year"
        case .starred, .doNotContact, .excludeFromSegments: "true or false"
        case .keepInTouch: "a span such as 30d, 6w, 3m or 1y"
        case .snoozedUntil, .created: "a date such as 2026-03-09"
        case .organization, .owner: "one wiki-link"
        case .relations: "words with one wiki-link, such as spouse [[Sam Cooper]]"
        default: nil
        }
    }

    /// Whether a value is of the form that the format's table names.
    public func allows(_ value: String) -> Bool {
        switch self {
        case .kind: value == "person" || value == "organization"
        case .birthday: CivilDate(value.hasPrefix("--") ? "2000-" + value.dropFirst(2) : value) != nil
        case .starred, .doNotContact, .excludeFromSegments: value == "true" || value == "false"
        case .keepInTouch: TimeSpan(value) != nil
        case .snoozedUntil, .created: CivilDate(value) != nil
        case .organization, .owner: Relation.links(in: value).count == 1 && Relation(value)?.words.isEmpty == true
        case .relations: Relation.links(in: value).count == 1
        default: !value.isEmpty
        }
    }
}
