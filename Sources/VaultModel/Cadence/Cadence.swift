public import NoteSyntax

/// How often one is to keep in touch, and since when one is late (format 2.1, `keep-in-touch`; format 1,
/// `keep-in-touch-tags`).
public struct Cadence: Sendable {
    private let settings: VaultSettings
    private let today: CivilDate

    /// The cadence of a vault's contacts on a day.
    public init(_ settings: VaultSettings, on today: CivilDate) {
        self.settings = settings
        self.today = today
    }

    /// How often one is to keep in touch with a contact: as its note says, else the shortest time that the vault sets for
    /// one of its tags; nil for who asks not to be contacted.
    public func span(of contact: Contact) -> TimeSpan? {
        guard !contact.asksNotToBeContacted else { return nil }
        if let own = contact.value("keep-in-touch").flatMap({ TimeSpan($0) }) { return own }
        let tags = Set(contact.values("tags").map { FoldedText($0) })
        let spans = settings.keepInTouchTags.filter { tags.contains(FoldedText($0.tag)) }.map(\.span)
        return spans.min { today.adding($0) < today.adding($1) }
    }

    /// When one is to be in touch next.
    ///
    /// It counts from the last contact, whenever that was recorded; of who was never contacted from the day on which the
    /// contact was made, else from today. So an entry with an older date moves nothing back.
    public func keepInTouch(with contact: Contact, lastContact: CivilDate?) -> KeepInTouch? {
        guard let span = span(of: contact) else { return nil }
        let since = lastContact ?? contact.value("created").flatMap { CivilDate($0) }
        let due = since.map { $0.adding(span) } ?? today
        return KeepInTouch(
            span: span, lastContact: lastContact, since: since, due: max(due, contact.snoozedUntil ?? due))
    }

    func overview(_ contact: Contact, _ history: ContactHistory) -> ContactOverview {
        let lastContact = history.lastContact.map { settings.zone.civil($0.at).date }
        let keepInTouch = keepInTouch(with: contact, lastContact: lastContact)
        let followUp = history.followUps.map(\.date).min().map { max($0, contact.snoozedUntil ?? $0) }
        return ContactOverview(
            contact: contact, lastContact: history.lastContact, lastContactDate: lastContact,
            lastAttemptDate: history.lastAttempt.map { settings.zone.civil($0.at).date },
            interactionCount: history.count, openFollowUps: history.followUps, keepInTouch: keepInTouch,
            due: [followUp, keepInTouch?.due].compactMap(\.self).min(), facts: history.facts)
    }
}

/// When one is to be in touch with a contact next.
public struct KeepInTouch: Sendable, Equatable {
    /// How often.
    public let span: TimeSpan

    /// The day of the last contact; nil where there was none.
    public let lastContact: CivilDate?

    /// The day that counts from: of the last contact, else that on which the contact was made; nil where neither is known.
    public let since: CivilDate?

    /// The day, put off as the contact's `snoozed-until` says.
    public let due: CivilDate
}

/// An interaction that one is to come back to, and has not yet (format 3, `follow-up`).
public struct OpenFollowUp: Sendable {
    /// The day.
    public let date: CivilDate

    /// The day from which it was put off to that: of the interaction, else that on which it was recorded.
    public let since: CivilDate?

    /// The note that holds the interaction.
    public let path: NotePath

    /// The line of the interaction's header, from 1.
    public let line: Int

    /// The interaction's id.
    public let id: String?

    /// What it was about; the first line of its body where there is no subject.
    public let subject: String

    /// The follow-up of an interaction; nil where there is none, or it is done.
    ///
    /// The interaction is neither cancelled nor a draft.
    init?(_ interaction: Interaction) {
        guard let date = interaction.date(.followUp), interaction.date(.followUpDone) == nil else { return nil }
        self.date = date
        since = interaction.date ?? interaction.text(.loggedAt).flatMap { CivilDate(String($0.prefix(10))) }
        path = interaction.holder.path
        line = interaction.line
        id = interaction.id
        let subject = interaction.subject
        self.subject = subject.isEmpty ? interaction.body.split(separator: "\n").first.map(String.init) ?? "" : subject
    }
}

extension Contact {
    /// The day until which nobody wants to be reminded of it.
    public var snoozedUntil: CivilDate? { value("snoozed-until").flatMap { CivilDate($0) } }
}
