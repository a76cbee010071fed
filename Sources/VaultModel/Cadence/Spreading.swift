public import NoteSyntax

/// A contact that is to be put off, so that not everybody is due on one day.
public struct SpreadItem: Sendable, Equatable {
    /// The contact's note.
    public let path: NotePath

    /// Its name.
    public let name: String

    /// How often one is to keep in touch with it.
    public let span: TimeSpan

    /// How many days it is late.
    public let late: Int

    /// The day that is proposed.
    public let date: CivilDate
}

/// Spreads contacts that are all late over the time that they have, as after an import.
public enum Spreading {
    /// A day for each contact whom one is late to keep in touch with: those of one span are spread evenly over it from
    /// today on, the latest first.
    ///
    /// Who has an open follow-up within that time is left out: it would be put off as well.
    ///
    /// - Returns: In the order of days, then of paths.
    public static func proposal(for overviews: [ContactOverview], on today: CivilDate) -> [SpreadItem] {
        var proposal: [SpreadItem] = []
        let late = late(overviews, on: today).filter { !$0.isPromised }
        for (span, group) in Dictionary(grouping: late, by: \.span) {
            let length = today.adding(span).daysSinceEpoch - today.daysSinceEpoch
            for (index, (item, _, _)) in group.enumerated() {
                let date = today.adding(days: index * length / group.count) ?? today
                proposal.append(
                    SpreadItem(
                        path: item.contact.path, name: item.contact.name, span: span, late: item.days, date: date))
            }
        }
        return proposal.sorted { ($0.date, $0.path) < ($1.date, $1.path) }
    }

    /// The contacts whom one is late to keep in touch with, and who are left out since they have an open follow-up.
    public static func leftOut(of overviews: [ContactOverview], on today: CivilDate) -> [Contact] {
        late(overviews, on: today).filter(\.isPromised).map(\.item.contact)
    }

    private static func late(
        _ overviews: [ContactOverview], on today: CivilDate
    ) -> [(item: DueItem, span: TimeSpan, isPromised: Bool)] {
        let followUps = Dictionary(overviews.map { ($0.contact.path, $0.openFollowUps) }) { first, _ in first }
        return overviews.dueItems(on: today, until: today).compactMap { item in
            guard case .keepInTouch(let keepInTouch) = item.reason else { return nil }
            let end = today.adding(keepInTouch.span)
            let isPromised = followUps[item.contact.path]?.contains { $0.date < end } ?? false
            return (item, keepInTouch.span, isPromised)
        }
    }

    /// Writes the days as `snoozed-until`; who is to come today stays as it is.
    ///
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func applying(
        _ proposal: [SpreadItem], by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        let today = slice.settings.zone.civil(author.now).date
        var changes: [VaultChange<Written>] = []
        var refusals: [ChangeRefusal] = []
        for item in proposal where item.date > today {
            do {
                changes.append(
                    try ContactEditing.changing(
                        ContactProperty.snoozedUntil.key, .set([item.date.description]), at: item.path, by: author,
                        in: slice))
            } catch let refusal as ChangeRefusal {
                refusals.append(refusal)
            }
        }
        guard refusals.isEmpty else { throw refusals.count == 1 ? refusals[0] : .several(refusals) }
        return VaultChange(joining: changes)
    }
}
