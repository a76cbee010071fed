import NoteSyntax

/// Where an interaction comes in a view: newest first by when it took place (undated ones last), then by when it was
/// recorded, then in the order of paths; within a note later ones first (format 3, Order).
struct TimelineKey: Comparable, Sendable {
    private let occurredAt: Int64
    private let loggedAt: Int64
    private var note: Int
    private let line: Int

    /// - Parameter note: How many notes come before the interaction's, in the order of paths.
    init(_ interaction: Interaction, note: Int) {
        occurredAt = interaction.occurredAt?.secondsSinceEpoch ?? .min
        loggedAt = interaction.loggedAt?.secondsSinceEpoch ?? .min
        self.note = note
        line = interaction.callout.lines.lowerBound
    }

    /// The key where `count` more notes come before.
    func movedBack(by count: Int) -> TimelineKey {
        var key = self
        key.note += count
        return key
    }

    static func < (one: TimelineKey, other: TimelineKey) -> Bool {
        if one.occurredAt != other.occurredAt { return one.occurredAt > other.occurredAt }
        if one.loggedAt != other.loggedAt { return one.loggedAt > other.loggedAt }
        if one.note != other.note { return one.note < other.note }
        return one.line > other.line
    }
}

extension Interaction {
    /// Whether it comes before another in a view (format 3, Order).
    public func comesBefore(_ other: Interaction) -> Bool {
        let isFirst = holder.path < other.holder.path
        let isLast = other.holder.path < holder.path
        return TimelineKey(self, note: isLast ? 1 : 0) < TimelineKey(other, note: isFirst ? 1 : 0)
    }
}
