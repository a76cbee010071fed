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
    /// - Returns: In the order of days, then of paths.
    public static func proposal(for overviews: [ContactOverview], on today: CivilDate) -> [SpreadItem] {
        let late = overviews.dueItems(on: today, until: today).compactMap { item in
            if case .keepInTouch(let keepInTouch) = item.reason { (item, keepInTouch.span) } else { nil }
        }
        var proposal: [SpreadItem] = []
        for (span, group) in Dictionary(grouping: late, by: \.1) {
            let length = today.adding(span).daysSinceEpoch - today.daysSinceEpoch
            for (index, (item, _)) in group.enumerated() {
                let date = today.adding(days: index * length / group.count) ?? today
                proposal.append(
                    SpreadItem(
                        path: item.contact.path, name: item.contact.name, span: span, late: item.days, date: date))
            }
        }
        return proposal.sorted { ($0.date, $0.path) < ($1.date, $1.path) }
    }

    /// Writes the days as `snoozed-until`; who is to come today stays as it is.
    ///
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func applying(
        _ proposal: [SpreadItem], by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        let today = slice.settings.zone.civil(author.now).date
        return VaultChange(
            joining: try proposal.filter { $0.date > today }.map { item in
                try ContactEditing.changing(
                    ContactProperty.snoozedUntil.key, .set([item.date.description]), at: item.path, by: author,
                    in: slice)
            })
    }
}
