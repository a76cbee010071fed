public import NoteSyntax

/// A contact with its numbers, as a list shows it.
public struct ContactOverview: Sendable {
    /// The contact.
    public let contact: Contact

    /// The last interaction that reached it up to now.
    public let lastContact: LastContact?

    /// How many interactions took place, those included that name it in `with`: none cancelled, failed or postponed.
    public let interactionCount: Int
}

/// When a contact was last reached.
public struct LastContact: Sendable, Equatable {
    /// The moment; of a date alone the day's beginning.
    public let at: Instant

    /// Whether a time of day was written.
    public let hasTime: Bool
}

/// Gathers all contacts with their numbers.
public struct ContactOverviewFold: NoteFold {
    /// All of each note.
    public static var part: NotePart { .everything }

    private let settings: VaultSettings
    private let now: Instant
    private var contacts: [Contact] = []
    private var totals: [NotePath: Totals] = [:]

    /// Interactions that name others in `with`: resolved once all names are known.
    private var mentions: [(source: NotePath, targets: [String], reached: LastContact?)] = []

    private struct Totals {
        var count = 0
        var last: LastContact?

        mutating func add(_ reached: LastContact?) {
            count += 1
            if let reached, reached.at > last?.at ?? Instant(secondsSinceEpoch: .min) { last = reached }
        }
    }

    /// - Parameters:
    ///   - settings: The vault's settings.
    ///   - now: What lies behind it does not count as contact yet.
    public init(settings: VaultSettings, now: Instant) {
        self.settings = settings
        self.now = now
    }

    /// Takes in the next note.
    public mutating func add(_ note: Note) {
        guard let contact = Contact(note) else { return }
        contacts.append(contact)
        for interaction in Interaction.all(in: note, settings: settings) where interaction.status == .logged {
            let reached = interaction.occurredAt.flatMap { at in
                at <= now ? LastContact(at: at, hasTime: interaction.hasTime) : nil
            }
            totals[note.path, default: Totals()].add(reached)
            let targets = interaction.items(.with).filter(\.isLink).map(\.name)
            if !targets.isEmpty { mentions.append((note.path, targets, reached)) }
        }
    }

    /// Takes in what was gathered of the notes that follow.
    public mutating func merge(_ next: ContactOverviewFold) {
        contacts += next.contacts
        totals.merge(next.totals) { first, _ in first }
        mentions += next.mentions
    }

    /// The contacts with their numbers, by name, case and accents aside, then in the order of paths.
    public consuming func overviews(resolver: LinkResolver) -> [ContactOverview] {
        for mention in mentions {
            // Several links may mean the same contact.
            let paths = Set(mention.targets.compactMap { resolver.path($0, from: mention.source) })
            for path in paths where path != mention.source { totals[path, default: Totals()].add(mention.reached) }
        }
        return contacts.map { contact in
            let totals = totals[contact.path]
            let overview = ContactOverview(
                contact: contact, lastContact: totals?.last, interactionCount: totals?.count ?? 0)
            return (FoldedText(contact.name).text, overview)
        }
        .sorted { ($0.0, $0.1.contact.path) < ($1.0, $1.1.contact.path) }
        .map(\.1)
    }
}
