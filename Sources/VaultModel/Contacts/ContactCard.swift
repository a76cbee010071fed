public import NoteSyntax

/// All that one wants to see of a contact at a glance.
public struct ContactCard: Sendable {
    /// A contact that stands in some relation to this one.
    public struct Related: Sendable, Equatable {
        /// The other contact's name; a link's target that is no contact as written.
        public let name: String

        /// Where it stands; nil for a link that leads nowhere.
        public let path: NotePath?

        /// What the other one is to this contact, or, for `relatedFrom`, what this contact is to the other one.
        public let words: String
    }

    /// The contact.
    public let contact: Contact

    /// The contacts that its `relations` name, in their order.
    public let relatedTo: [Related]

    /// The contacts whose `relations` name it, in the order of paths.
    public let relatedFrom: [Related]

    /// Of an organization, the people whose `organization` it is, in the order of paths.
    public let people: [Related]

    /// Its interactions, also those of other notes that name it in `with`, newest first.
    public let timeline: Timeline

    /// The last interaction that reached it up to now.
    public let lastContact: LastContact?

    /// How many interactions took place: none cancelled, failed or postponed.
    public let interactionCount: Int

    /// Its interactions whose follow-up is not done, the earliest date first.
    public let openFollowUps: [Interaction]
}

/// Gathers what a contact's card shows, from its own note and those that mention it.
public struct ContactCardFold: NoteFold {
    /// All of each note.
    public static var part: NotePart { .everything }

    private let contact: Contact
    private let resolver: LinkResolver
    private let now: Instant
    private var timelineFold: TimelineFold
    private var relatedFrom: [ContactCard.Related] = []
    private var people: [ContactCard.Related] = []

    /// A fold for the card of `contact`.
    public init(of contact: Contact, policy: Policy, resolver: LinkResolver, now: Instant) {
        self.contact = contact
        self.resolver = resolver
        self.now = now
        timelineFold = TimelineFold(
            TimelineQuestion(
                policy: policy, filter: InteractionFilter(), contacts: ContactSet([contact.path], resolver: resolver)))
    }

    /// Takes in the next note.
    public mutating func add(_ note: Note) {
        timelineFold.add(note)
        guard note.path != contact.path, let other = Contact(note) else { return }
        func means(_ link: Relation) -> Bool { resolver.path(link.target, from: note.path) == contact.path }
        for relation in other.values("relations").compactMap(Relation.init) where means(relation) {
            relatedFrom.append(.init(name: other.name, path: other.path, words: relation.words))
        }
        if other.values("organization").compactMap(Relation.init).contains(where: means) {
            people.append(.init(name: other.name, path: other.path, words: other.value("job-title") ?? ""))
        }
    }

    /// Takes in what was gathered of the notes that follow.
    public mutating func merge(_ next: ContactCardFold) {
        timelineFold.merge(next.timelineFold)
        relatedFrom += next.relatedFrom
        people += next.people
    }

    /// The paths of the notes that the contact's own relations link to, whose names the card shows.
    public static func relatedPaths(of contact: Contact, resolver: LinkResolver) -> [NotePath] {
        contact.values("relations").compactMap(Relation.init).compactMap {
            resolver.path($0.target, from: contact.path)
        }
    }

    /// The card; `names` knows the notes of `relatedPaths`.
    public consuming func card(names: DisplayNames) -> ContactCard {
        let (contact, resolver, now) = (contact, resolver, now)
        let relatedTo = contact.values("relations").compactMap(Relation.init).map { relation in
            let path = resolver.path(relation.target, from: contact.path)
            return ContactCard.Related(
                name: path.map(names.name) ?? relation.target, path: path, words: relation.words)
        }
        let (relatedFrom, people) = (relatedFrom, people)
        let timeline = timelineFold.timeline()
        let took = timeline.interactions.filter { interaction in
            interaction.status == .logged && interaction.occurredAt.map { $0 <= now } ?? true
        }
        let last = took.first { $0.occurredAt != nil }
        return ContactCard(
            contact: contact, relatedTo: relatedTo, relatedFrom: relatedFrom, people: people, timeline: timeline,
            lastContact: last.flatMap { last in last.occurredAt.map { LastContact(at: $0, hasTime: last.hasTime) } },
            interactionCount: took.count, openFollowUps: Self.openFollowUps(in: timeline))
    }

    private static func openFollowUps(in timeline: Timeline) -> [Interaction] {
        timeline.interactions
            .filter { $0.status != .cancelled && $0.date(.followUpDone) == nil }
            .compactMap { interaction in interaction.date(.followUp).map { ($0, interaction) } }
            .sorted { $0.0 < $1.0 }.map(\.1)
    }
}
