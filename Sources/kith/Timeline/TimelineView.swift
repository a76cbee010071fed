import NoteSyntax
import VaultModel

/// A timeline with all that is needed to show it.
struct TimelineView {
    /// The contact whose timeline it is; nil for the whole vault's.
    let contact: Contact?
    let timeline: Timeline
    var names: DisplayNames
    let settings: VaultSettings
}

extension TimelineView {
    /// What the timeline is of: a contact, or the vault.
    var name: String { contact?.name ?? settings.name }

    /// The entry of the interaction at `index`.
    mutating func entry(_ index: Int) -> TimelineEntry {
        TimelineEntry(timeline.interactions[index], names: &names, settings: settings)
    }

    /// The day of an interaction in the vault's zone; nil for an undated one.
    func day(of interaction: Interaction) -> CivilDate? {
        guard interaction.hasTime, let instant = interaction.occurredAt else { return interaction.date }
        return settings.zone.civil(instant).date
    }

    /// Who did it, each person once.
    mutating func people(of interaction: Interaction) -> [String] {
        var people: [String] = []
        for item in interaction.doneBy {
            let name = names.person(item, from: interaction.holder.path)
            if !people.contains(name) { people.append(name) }
        }
        return people
    }
}

/// How many interactions a timeline lists, and from when to when.
struct TimelineCounts {
    /// All that are listed.
    let total: Int

    /// Some of them, in the order in which they are told.
    let failed: Int
    let cancelled: Int
    let postponed: Int

    /// The first and the last day; nil where none has a date.
    let days: ClosedRange<CivilDate>?

    init(_ view: TimelineView) {
        let interactions = view.timeline.interactions
        total = interactions.count
        failed = interactions.count { $0.status == .failed }
        cancelled = interactions.count { $0.status == .cancelled }
        postponed = interactions.count { $0.status == .postponed }
        let days = interactions.lazy.compactMap { view.day(of: $0) }
        if let first = days.min(), let last = days.max() { self.days = first...last } else { self.days = nil }
    }

    /// `60 interactions`, then what of them did not take place.
    var phrases: [String] {
        let parts = [(failed, "failed"), (cancelled, "cancelled"), (postponed, "postponed")]
        return [total == 1 ? "1 interaction" : "\(total.grouped) interactions"]
            + parts.filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)" }
    }
}

extension Int {
    /// The number with commas between thousands, whatever the locale.
    var grouped: String {
        let digits = String(magnitude)
        var text = self < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return text
    }
}
