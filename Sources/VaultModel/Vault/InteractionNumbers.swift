public import NoteSyntax

/// How many interactions of what sort a vault holds, drafts and cancelled ones included.
public struct InteractionNumbers: Sendable, Equatable {
    /// How many there are.
    public private(set) var total = 0

    /// How many there are of each type, in the order of the vault's types.
    public private(set) var byType: [Int]

    /// How many there are of each status; one without any is missing.
    public private(set) var byStatus: [InteractionStatus: Int] = [:]

    /// How many were typed by hand and not stamped.
    public private(set) var unstamped = 0

    /// How many have no date.
    public private(set) var undated = 0

    /// The day of the first that has a date, in the vault's zone.
    public private(set) var firstDate: CivilDate?

    /// The day of the last that has a date, in the vault's zone.
    public private(set) var lastDate: CivilDate?

    init(typeCount: Int) {
        byType = Array(repeating: 0, count: typeCount)
    }

    /// How many there are of a status.
    public func count(of status: InteractionStatus) -> Int { byStatus[status] ?? 0 }

    mutating func add(_ interaction: Interaction, in zone: VaultZone) {
        total += 1
        byType[interaction.typeIndex] += 1
        byStatus[interaction.status, default: 0] += 1
        if interaction.isUnstamped { unstamped += 1 }
        if let occurredAt = interaction.occurredAt {
            let date = zone.civil(occurredAt).date
            firstDate = min(firstDate ?? date, date)
            lastDate = max(lastDate ?? date, date)
        } else {
            undated += 1
        }
    }

    mutating func merge(_ next: InteractionNumbers) {
        total += next.total
        byType = zip(byType, next.byType).map(+)
        byStatus.merge(next.byStatus, uniquingKeysWith: +)
        unstamped += next.unstamped
        undated += next.undated
        firstDate = [firstDate, next.firstDate].compactMap(\.self).min()
        lastDate = [lastDate, next.lastDate].compactMap(\.self).max()
    }
}
