public import NoteSyntax

/// A contact with its numbers, as a list shows it and a filter asks for it.
public struct ContactOverview: Sendable {
    /// The contact.
    public let contact: Contact

    /// The last interaction that reached it up to now.
    public let lastContact: LastContact?

    /// The day of that, in the vault's zone.
    public let lastContactDate: CivilDate?

    /// The day of the last attempt to reach it up to now, in the vault's zone; the last contact is one.
    public let lastAttemptDate: CivilDate?

    /// How many interactions took place, those included that name it in `with`: none cancelled, failed or postponed, and
    /// none that lies ahead.
    public let interactionCount: Int

    /// What one is to come back to, of its own interactions and of those that name it in `with`, in no order.
    public let openFollowUps: [OpenFollowUp]

    /// When somebody is to keep in touch with it next; nil where nobody has said how often.
    public let keepInTouch: KeepInTouch?

    /// The first day on which one is to come back to it, for a follow-up or to keep in touch; nil where nothing is open.
    public let due: CivilDate?

    /// What a filter asks for, by key.
    let facts: [ComputedKey: ContactFacts]
}

/// What a contact has for a key of a filter.
struct ContactFacts: Sendable {
    /// Names, as they are written or as stems.
    var names: Set<FoldedText> = []

    /// The notes that are meant.
    var notes: Set<NotePath> = []

    mutating func formUnion(_ other: ContactFacts) {
        names.formUnion(other.names)
        notes.formUnion(other.notes)
    }
}

/// When a contact was last reached.
public struct LastContact: Sendable, Equatable {
    /// The moment; of a date alone the day's beginning.
    public let at: Instant

    /// Whether a time of day was written.
    public let hasTime: Bool
}

/// What the interactions of one contact come to.
struct ContactHistory: Sendable {
    private(set) var count = 0
    private(set) var lastContact: LastContact?
    private(set) var lastAttempt: LastContact?
    private(set) var followUps: [OpenFollowUp] = []
    private(set) var facts: [ComputedKey: ContactFacts] = [:]

    /// - Parameter facts: What the contact has, of whatever it is.
    init(facts: [ComputedKey: ContactFacts] = [:]) {
        self.facts = facts
    }

    /// What one interaction comes to.
    ///
    /// - Parameters:
    ///   - interaction: Neither cancelled nor a draft.
    ///   - now: What lies behind it does not count as contact yet.
    ///   - facts: What is asked for.
    init(_ interaction: Interaction, now: Instant, facts: [ComputedKey: ContactFacts]) {
        let reached = interaction.occurredAt.flatMap { at in
            at <= now ? LastContact(at: at, hasTime: interaction.hasTime) : nil
        }
        let liesAhead = interaction.occurredAt.map { $0 > now } ?? false
        lastAttempt = reached
        followUps = OpenFollowUp(interaction).map { [$0] } ?? []
        guard interaction.status == .logged, !liesAhead else { return }
        (count, lastContact, self.facts) = (1, reached, facts)
    }

    mutating func add(_ other: ContactHistory) {
        count += other.count
        lastContact = Self.later(lastContact, other.lastContact)
        lastAttempt = Self.later(lastAttempt, other.lastAttempt)
        followUps += other.followUps
        for (key, others) in other.facts { facts[key, default: ContactFacts()].formUnion(others) }
    }

    private static func later(_ one: LastContact?, _ other: LastContact?) -> LastContact? {
        guard let one, let other else { return one ?? other }
        return other.at > one.at ? other : one
    }
}
