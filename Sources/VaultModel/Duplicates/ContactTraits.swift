/// What of somebody tells whether two contacts are the same: names, addresses and numbers as they are compared.
///
/// Of a contact, or of somebody who is to become one.
public struct ContactTraits: Sendable {
    /// Stem, `name`, aliases, and the given name with the family name: as written, and as compared.
    let names: [(text: String, words: NameWords, isAlias: Bool)]

    /// E-mail addresses without their labels.
    let emails: [(text: String, folded: FoldedText)]

    /// Phone numbers without their labels; what is no number is left out.
    let phones: [(text: String, digits: PhoneDigits)]

    /// Whether it is an organization; a person otherwise.
    let isOrganization: Bool

    /// The words of the organization that it belongs to.
    let employer: NameWords?

    /// Somebody of these names, addresses and numbers, as they are typed.
    ///
    /// - Parameters:
    ///   - names: What somebody is called.
    ///   - aliases: What somebody is called besides.
    ///   - emails: Addresses, with or without labels.
    ///   - phones: Numbers, with or without labels.
    ///   - isOrganization: Whether it is an organization.
    ///   - organization: What the property says: a link, or a name.
    public init(
        names: [String], aliases: [String] = [], emails: [String], phones: [String], isOrganization: Bool,
        organization: String?
    ) {
        let all = names.map { ($0, false) } + aliases.map { ($0, true) }
        self.names = all.compactMap { name, isAlias in NameWords(name).map { (name, $0, isAlias) } }
        self.emails = emails.map(Contact.withoutLabel).filter { !$0.isEmpty }.map { ($0, FoldedText($0)) }
        self.phones = phones.map(Contact.withoutLabel).compactMap { phone in PhoneDigits(phone).map { (phone, $0) } }
        self.isOrganization = isOrganization
        employer = organization.flatMap { text in
            NameWords(Relation(text).map { String(NotePath($0.target).stem) } ?? text)
        }
    }

    /// What is known of a contact.
    public init(_ contact: Contact) {
        var names = contact.stem == contact.name ? [contact.name] : [contact.stem, contact.name]
        if let given = contact.value("given-name"), let family = contact.value("family-name") {
            names.append(given + " " + family)
        }
        self.init(
            names: names, aliases: contact.aliases, emails: contact.values("emails"),
            phones: contact.values("phones"), isOrganization: contact.isOrganization,
            organization: contact.value("organization"))
    }

    /// Why both may be the same, the name first; none where nothing says so.
    ///
    /// A person and an organization are never the same by name, for many a firm is called like its owner; and by nothing
    /// at all where the one belongs to the other.
    public func reasons(toBe other: ContactTraits) -> [LikenessReason] {
        guard isOrganization == other.isOrganization || !belongs(to: other) && !other.belongs(to: self) else {
            return []
        }
        let emails = emails.filter { email in other.emails.contains { $0.folded == email.folded } }
        let phones = phones.filter { phone in other.phones.contains { $0.digits == phone.digits } }
        let name = isOrganization == other.isOrganization ? nameReason(other) : nil
        return LikenessReason.unique(
            (name.map { [$0] } ?? []) + emails.map { .email($0.text) } + phones.map { .phone($0.text) })
    }

    private func belongs(to other: ContactTraits) -> Bool {
        employer.map { employer in other.names.contains { $0.words == employer } } ?? false
    }

    /// Whether an address that both have may be that of an organization.
    func mayShareSwitchboard(with other: ContactTraits) -> Bool {
        isOrganization != other.isOrganization || employer != nil && employer == other.employer
    }

    /// The first names that are the same, else the first that are similar, else an alias of both.
    private func nameReason(_ other: ContactTraits) -> LikenessReason? {
        var similar: LikenessReason?
        var alias: LikenessReason?
        for name in names {
            for otherName in other.names {
                switch (name.words.likeness(to: otherName.words), name.isAlias && otherName.isAlias) {
                case (.same, false): return .sameName(name.text, otherName.text)
                case (.alike, false): similar = similar ?? .similarName(name.text, otherName.text)
                case (.same, true): alias = alias ?? .sameAlias(name.text, otherName.text)
                case (.alike, true), (nil, _): continue
                }
            }
        }
        return similar ?? alias
    }
}

/// Why two contacts may be the same, with what stands in their notes.
public enum LikenessReason: Sendable, Equatable {
    /// Both names have the same words, in whatever order, case and accents aside.
    case sameName(String, String)
    /// The names are the same but for one letter.
    case similarName(String, String)
    /// Both have the alias, which is the name of neither.
    case sameAlias(String, String)
    /// Both have the e-mail address, labels and case aside.
    case email(String)
    /// Both have the phone number, in whatever spelling.
    case phone(String)

    /// Whether it is an address or a number, and no name.
    var isAddress: Bool {
        switch self {
        case .email, .phone: true
        case .sameName, .similarName, .sameAlias: false
        }
    }

    /// Each once: a contact may have an address twice, in two spellings.
    static func unique(_ reasons: [LikenessReason]) -> [LikenessReason] {
        var seen: Set<String> = []
        return reasons.filter { reason in
            switch reason {
            case .sameName, .similarName, .sameAlias: true
            case .email(let text): seen.insert(FoldedText(text).text).inserted
            case .phone(let text): seen.insert(PhoneDigits(text)?.text ?? text).inserted
            }
        }
    }
}
