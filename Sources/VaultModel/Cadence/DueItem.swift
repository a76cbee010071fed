public import NoteSyntax

/// Something that one is to come back to: a follow-up, or a contact to keep in touch with.
public struct DueItem: Sendable {
    /// What it is for.
    public enum Reason: Sendable {
        /// An interaction has a follow-up.
        case followUp(OpenFollowUp)
        /// The contact was not reached for its span.
        case keepInTouch(KeepInTouch)
    }

    /// Whom it concerns; of a follow-up the contact whose note holds it, unless that is put off and another one, whom it
    /// is with, is not; or of those asked for the first.
    public let contact: Contact

    /// What it is for.
    public let reason: Reason

    /// The day, put off as the contact's `snoozed-until` says.
    public let date: CivilDate

    /// How many days it is late; negative where it lies ahead.
    public let days: Int

    /// How many days it was to take, at least one: what lateness is measured by.
    let period: Int

    init(_ contact: Contact, _ followUp: OpenFollowUp, on today: CivilDate) {
        self.contact = contact
        reason = .followUp(followUp)
        date = max(followUp.date, contact.snoozedUntil ?? followUp.date)
        days = today.daysSinceEpoch - date.daysSinceEpoch
        let since = followUp.since ?? followUp.date
        period = max(1, followUp.date.daysSinceEpoch - since.daysSinceEpoch)
    }

    init(_ contact: Contact, _ keepInTouch: KeepInTouch, on today: CivilDate) {
        self.contact = contact
        reason = .keepInTouch(keepInTouch)
        date = keepInTouch.due
        days = today.daysSinceEpoch - date.daysSinceEpoch
        let since = keepInTouch.since ?? today
        period = max(1, since.adding(keepInTouch.span).daysSinceEpoch - since.daysSinceEpoch)
    }

    /// Whether it comes before another one: what is late first, by how much of its time; then what is next.
    func isBefore(_ other: DueItem) -> Bool {
        let isLate = days >= 0
        guard isLate == (other.days >= 0) else { return isLate }
        // Lateness ÷ period, without the division. What lies ahead goes by its day.
        let (late, otherLate) = isLate ? (days * other.period, other.days * period) : (0, 0)
        guard late == otherLate else { return late > otherLate }
        return (date, contact.path, line, holder) < (other.date, other.contact.path, other.line, other.holder)
    }

    /// Whether a follow-up that several share is listed for this contact, not for the one of another item: for whoever
    /// it is due first, else for who holds it.
    fileprivate func standsFor(_ other: DueItem, on today: CivilDate) -> Bool {
        guard case .followUp(let followUp) = reason else { return false }
        let (own, others) = (Swift.max(date, today), Swift.max(other.date, today))
        return own == others ? followUp.path == contact.path : own < others
    }

    /// The note that it stands in.
    private var holder: NotePath {
        if case .followUp(let followUp) = reason { followUp.path } else { contact.path }
    }

    private var line: Int {
        if case .followUp(let followUp) = reason { followUp.line } else { 0 }
    }
}

/// A contact whom nobody reached for a while.
public struct StaleItem: Sendable {
    /// The contact.
    public let contact: Contact

    /// The day of the last contact; nil where there was none.
    public let lastContact: CivilDate?

    /// How many days ago that was.
    public let days: Int?
}

extension [ContactOverview] {
    /// What of these contacts one is to come back to, the latest first by lateness ÷ period, then what lies ahead.
    ///
    /// - Parameters:
    ///   - today: What lies before it is late.
    ///   - last: The last day that is looked at.
    public func dueItems(on today: CivilDate, until last: CivilDate) -> [DueItem] {
        var followUps: [FollowUpPlace: DueItem] = [:]
        for overview in self {
            for followUp in overview.openFollowUps {
                let item = DueItem(overview.contact, followUp, on: today)
                let place = FollowUpPlace(path: followUp.path, line: followUp.line)
                if let other = followUps[place], !item.standsFor(other, on: today) { continue }
                followUps[place] = item
            }
        }
        let contacts = compactMap { overview in
            overview.keepInTouch.map { DueItem(overview.contact, $0, on: today) }
        }
        return (followUps.values + contacts).filter { $0.date <= last }.sorted { $0.isBefore($1) }
    }

    /// Those whom nobody reached since a day, who waits longest first; who was never reached waits longest.
    ///
    /// Who asks not to be contacted, and who is snoozed, is left out.
    public func staleItems(on today: CivilDate, since day: CivilDate) -> [StaleItem] {
        filter { overview in
            let isQuiet =
                overview.contact.asksNotToBeContacted || overview.contact.snoozedUntil.map { $0 > today } ?? false
            return !isQuiet && overview.lastContactDate.map { $0 <= day } ?? true
        }
        .map { overview in
            let last = overview.lastContactDate
            return StaleItem(
                contact: overview.contact, lastContact: last,
                days: last.map { today.daysSinceEpoch - $0.daysSinceEpoch })
        }
        .sorted { ($1.days ?? .max, $0.contact.path) < ($0.days ?? .max, $1.contact.path) }
    }
}

/// Where an interaction with a follow-up stands.
private struct FollowUpPlace: Hashable {
    let path: NotePath
    let line: Int
}
