public import NoteSyntax

/// What one reads of a contact before a meeting, beside the card: what lies ahead, and numbers.
public struct ContactBrief: Sendable {
    /// Interactions whose time lies ahead, the next one first; none cancelled.
    public let ahead: [Interaction]

    /// The last ones that took place or were tried, newest first.
    public let latest: [Interaction]

    /// When somebody is to keep in touch with it next; nil where nobody has said how often.
    public let keepInTouch: KeepInTouch?

    /// How many attempts reached nobody.
    public let failedCount: Int

    /// The day of the first contact.
    public let firstContact: CivilDate?

    /// How many interactions took place of each type that there is, in the order of the vault's types.
    public let types: [(type: String, count: Int)]

    /// How many went how, the best first.
    public let evaluations: [(evaluation: Evaluation, count: Int)]

    /// The brief of a contact.
    ///
    /// - Parameters:
    ///   - card: The contact's card.
    ///   - settings: The vault's settings.
    ///   - now: What lies behind it is ahead.
    ///   - limit: How many interactions are read in full.
    public init(_ card: ContactCard, settings: VaultSettings, now: Instant, limit: Int) {
        let zone = settings.zone
        let interactions = card.timeline.interactions
        func isAhead(_ interaction: Interaction) -> Bool { interaction.occurredAt.map { $0 > now } ?? false }
        ahead = interactions.filter { $0.status != .cancelled && isAhead($0) }.reversed()
        let past = interactions.lazy.filter { $0.status != .cancelled && !isAhead($0) }
        latest = Array(past.prefix(limit))
        failedCount = past.count { $0.status == .failed }
        let took = past.filter { $0.status == .logged }
        let days = took.compactMap(\.occurredAt)
        firstContact = days.min().map { zone.civil($0).date }
        keepInTouch = Cadence(settings, on: zone.civil(now).date)
            .keepInTouch(with: card.contact, lastContact: card.lastContact.map { zone.civil($0.at).date })
        let byType = Dictionary(grouping: took, by: \.typeIndex).mapValues(\.count)
        types = settings.interactionTypes.enumerated().compactMap { index, type in byType[index].map { (type, $0) } }
        let words = Dictionary(grouping: took.compactMap { $0.word(.evaluation) }) { $0 }.mapValues(\.count)
        evaluations = Evaluation.allCases.compactMap { evaluation in words[evaluation.rawValue].map { (evaluation, $0) }
        }
    }
}

extension ContactCard {
    /// The first interactions of its timeline.
    public func latest(_ count: Int) -> [Interaction] { Array(timeline.interactions.prefix(count)) }
}
