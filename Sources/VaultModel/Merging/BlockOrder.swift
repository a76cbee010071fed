import NoteSyntax

/// Which of two blocks comes first: as in the base, but where a side turned them round.
///
/// Two blocks can be turned round in one way only, so two are never in conflict. Where several go round in a circle they
/// are placed one by one, by when they took place.
struct BlockOrder {
    private let base: [BlockKey: Int]
    private let ours: [BlockKey: Int]
    private let theirs: [BlockKey: Int]
    private let places: [BlockKey: BlockPlace]

    /// Beyond this many blocks that both sides moved it counts alone when they took place.
    private static let most = 4096

    /// The order of the blocks of a plan; `loose` are those that are to be placed.
    init(
        _ plan: BodyPlan, loose: Set<BlockKey>, base: MergeSide, ours: MergeSide, theirs: MergeSide, zone: VaultZone
    ) {
        func indices(_ elements: [BodyElement]) -> [BlockKey: Int] {
            Dictionary(elements.compactMap(\.key).enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        }
        (self.base, self.ours, self.theirs) = (indices(plan.base), indices(plan.ours), indices(plan.theirs))
        var places: [BlockKey: BlockPlace] = [:]
        for key in loose {
            let blocks = base.blocks[key].map { [$0] } ?? [ours, theirs].compactMap { $0.blocks[key] }
            places[key] = blocks.map { BlockPlace($0, zone: zone) }.min()
        }
        self.places = places
    }

    /// Whether a block comes before another.
    func precedes(_ one: BlockKey, _ other: BlockKey) -> Bool {
        func isBefore(_ indices: [BlockKey: Int]) -> Bool? {
            guard let first = indices[one], let second = indices[other] else { return nil }
            return first < second
        }
        switch (isBefore(base), isBefore(ours), isBefore(theirs)) {
        case (let old?, let a?, let b?): return a == b ? a : !old
        case (_, let a?, nil): return a
        case (_, nil, let b?): return b
        case (nil, let a?, let b?) where a == b: return a
        default: return comesEarlier(one, other)
        }
    }

    /// Blocks in their order.
    func ordered(_ keys: [BlockKey]) -> [BlockKey] {
        func sorted(_ indices: [BlockKey: Int]) -> [BlockKey] {
            keys.filter { indices[$0] != nil }.sorted { indices[$0] ?? 0 < indices[$1] ?? 0 }
        }
        let settled = ThreeWay(base: sorted(base), ours: sorted(ours), theirs: sorted(theirs))
        if let order = settled.value, order.count == keys.count { return order }
        let byTime = keys.sorted(by: comesEarlier)
        guard keys.count <= Self.most else { return byTime }
        return byTime.reduce(into: []) { placed, key in placed.insert(key, at: place(of: key, among: placed)) }
    }

    /// Where the fewest blocks stand on the wrong side of a block.
    private func place(of key: BlockKey, among blocks: [BlockKey]) -> Int {
        var (best, wrong, fewest) = (0, 0, 0)
        for (index, block) in blocks.enumerated() {
            wrong += precedes(block, key) ? -1 : 1
            if wrong < fewest { (best, fewest) = (index + 1, wrong) }
        }
        return best
    }

    private func comesEarlier(_ one: BlockKey, _ other: BlockKey) -> Bool {
        guard let first = places[one], let second = places[other] else { return false }
        return first < second
    }
}

/// Where a block comes among others by itself: by when it took place, when it was recorded, and its id.
struct BlockPlace: Comparable {
    private let occurredAt: Int64
    private let loggedAt: Int64
    private let id: String
    private let lines: [MergeLine]

    let section: BlockSection

    init(_ block: MergeBlock, zone: VaultZone) {
        let source = block.text.source
        occurredAt = block.callout.header.when.map { zone.instant(of: $0).instant.secondsSinceEpoch } ?? .min
        let stamp = FieldIndex(block.callout.fields, in: source)[.loggedAt]
        loggedAt =
            stamp.flatMap { Instant(rfc3339: source.text(block.callout.fields[$0].value)) }?.secondsSinceEpoch ?? .min
        id = block.id ?? ""
        (lines, section) = (block.lines, block.section)
    }

    static func < (one: Self, other: Self) -> Bool {
        if one.occurredAt != other.occurredAt { return one.occurredAt < other.occurredAt }
        if one.loggedAt != other.loggedAt { return one.loggedAt < other.loggedAt }
        if one.id != other.id { return one.id < other.id }
        if one.lines != other.lines { return one.lines.precedes(other.lines) }
        return one.section.ordinal < other.section.ordinal
    }
}
