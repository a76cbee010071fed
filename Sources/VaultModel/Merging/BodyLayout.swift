import NoteSyntax

/// The stretches of three plans, and where blocks come that do not stand in the same order in all of them.
///
/// A block that a side moved, or that stands among lines which both changed, is taken out and placed by itself: so no order
/// is in conflict, and no block is where lines are.
struct BodyLayout {
    /// Where a block that was taken out comes.
    enum Place: Hashable {
        /// Behind so many elements of a hunk; before all of them the hunk is -1.
        case behind(Int, ofHunk: Int)
        case end(BlockSection)
    }

    /// The stretches of the plans without these blocks.
    ///
    /// No block that the base has stands in one that was changed, and none at all in a conflict.
    private(set) var hunks: [ThreeWayHunk] = []
    private(set) var base: [BodyElement]
    private(set) var ours: [BodyElement]
    private(set) var theirs: [BodyElement]

    /// The blocks that were taken out, in order.
    private(set) var loose: [Place: [BlockKey]] = [:]

    init(_ plan: BodyPlan, base: MergeSide, ours: MergeSide, theirs: MergeSide, zone: VaultZone) {
        (self.base, self.ours, self.theirs) = (plan.base, plan.ours, plan.theirs)
        let taken = takeOut(known: Set(plan.base.compactMap(\.key)))
        guard !taken.isEmpty else { return }
        let order = BlockOrder(plan, loose: taken, base: base, ours: ours, theirs: theirs, zone: zone)
        for (key, place) in places(of: taken, in: plan, by: order) { loose[place, default: []].append(key) }
        loose = loose.mapValues(order.ordered)
    }

    /// What a hunk comes to; nil for a conflict.
    func merged(_ hunk: ThreeWayHunk) -> ArraySlice<BodyElement>? {
        switch hunk.change {
        case .nobody, .ours, .both: ours[hunk.ours]
        case .theirs: theirs[hunk.theirs]
        case .conflict: nil
        }
    }

    /// Takes blocks out of the plans until all others stand in the same order.
    private mutating func takeOut(known: Set<BlockKey>) -> Set<BlockKey> {
        var taken: Set<BlockKey> = []
        while true {
            var numbering = Numbering<BodyElement>()
            let numbers = [base, ours, theirs].map { numbering.numbers(of: $0) }
            hunks = ThreeWayHunk.all(base: numbers[0], ours: numbers[1], theirs: numbers[2])
            var found: Set<BlockKey> = []
            for hunk in hunks where hunk.change != .nobody {
                let keys = (base[hunk.base] + ours[hunk.ours] + theirs[hunk.theirs]).compactMap(\.key)
                found.formUnion(keys.filter { hunk.change == .conflict || known.contains($0) })
            }
            guard !found.isEmpty else { return taken }
            taken.formUnion(found)
            func isKept(_ element: BodyElement) -> Bool { element.key.map { !found.contains($0) } ?? true }
            base = base.filter(isKept)
            ours = ours.filter(isKept)
            theirs = theirs.filter(isKept)
        }
    }
}

// MARK: - Where blocks come

extension BodyLayout {
    /// Where a block stands in one version.
    private struct Spot {
        let place: Place

        /// How many of the blocks that all versions have in the same order stand before it.
        let rank: Int
    }

    /// Where each block comes: where the side that moved it has it.
    private func places(of taken: Set<BlockKey>, in plan: BodyPlan, by order: BlockOrder) -> [BlockKey: Place] {
        let fixed = hunks.filter { $0.change == .nobody }.flatMap { base[$0.base].compactMap(\.key) }
        let old = spots(of: taken, in: plan.base, base, fixed: Set(fixed), hunk: \.base) { $0 == .nobody }
        let a = spots(of: taken, in: plan.ours, ours, fixed: Set(fixed), hunk: \.ours) {
            $0 == .nobody || $0 == .ours || $0 == .both
        }
        let b = spots(of: taken, in: plan.theirs, theirs, fixed: Set(fixed), hunk: \.theirs) {
            $0 == .nobody || $0 == .theirs || $0 == .both
        }
        let moved = (Self.moved(from: plan.base, to: plan.ours), Self.moved(from: plan.base, to: plan.theirs))
        var places: [BlockKey: Place] = [:]
        for key in taken {
            guard let one = a[key] ?? b[key], let other = b[key] ?? a[key] else { continue }
            let settled = ThreeWay(base: old[key]?.place, ours: one.place, theirs: other.place)
            switch (moved.0.contains(key), moved.1.contains(key), settled) {
            case (true, false, _): places[key] = one.place
            case (false, true, _): places[key] = other.place
            case (_, _, .settled(let place)): places[key] = place
            case (_, _, .conflict): places[key] = chosen(one, other, for: key, fixed: fixed, by: order)
            }
        }
        return places
    }

    /// Of two places the one that fewer blocks speak against.
    private func chosen(_ one: Spot, _ other: Spot, for key: BlockKey, fixed: [BlockKey], by order: BlockOrder) -> Place
    {
        let (first, second) = one.rank < other.rank ? (one, other) : (other, one)
        guard first.rank < second.rank else { return Self.isBefore(one.place, other.place) ? other.place : one.place }
        let between = fixed[first.rank..<second.rank]
        let before = between.count { order.precedes($0, key) }
        return before * 2 > between.count ? second.place : first.place
    }

    private static func isBefore(_ one: Place, _ other: Place) -> Bool {
        func rank(_ place: Place) -> (Int, Int) {
            switch place {
            case .behind(let count, let hunk): (hunk, count)
            case .end(let section): (.max, section.ordinal)
            }
        }
        return rank(one) < rank(other)
    }

    /// The blocks of the base that do not stand in its order in a version.
    private static func moved(from base: [BodyElement], to side: [BodyElement]) -> Set<BlockKey> {
        let (old, new) = (base.compactMap(\.key), side.compactMap(\.key))
        var numbering = Numbering<BlockKey>()
        let alignment = SequenceAlignment(from: numbering.numbers(of: old), to: numbering.numbers(of: new))
        return Set(old).subtracting(alignment.pairs.map { old[$0.old] })
    }

    /// Where blocks stand in a version.
    ///
    /// - Parameters:
    ///   - taken: The blocks.
    ///   - elements: The version, with them.
    ///   - rest: The same without them.
    ///   - fixed: The blocks that stand in the same order in all versions.
    ///   - range: What of it is in a hunk.
    ///   - isTaken: Whether a hunk comes to what this version has.
    private func spots(
        of taken: Set<BlockKey>, in elements: [BodyElement], _ rest: [BodyElement], fixed: Set<BlockKey>,
        hunk range: (ThreeWayHunk) -> Range<Int>, where isTaken: (ThreeWayHunk.Change) -> Bool
    ) -> [BlockKey: Spot] {
        var spots: [BlockKey: Spot] = [:]
        var (index, rank, number) = (0, 0, 0)
        for element in elements {
            guard let key = element.key, taken.contains(key) else {
                index += 1
                while range(hunks[number]).upperBound < index { number += 1 }
                if let key = element.key, fixed.contains(key) { rank += 1 }
                continue
            }
            let place: Place
            if index < rest.count, case .end(let section) = rest[index] {
                place = .end(section)
            } else if index == 0 {
                place = .behind(0, ofHunk: -1)
            } else {
                let hunk = hunks[number]
                place = behind(isTaken(hunk.change) ? index - range(hunk).lowerBound : nil, ofHunk: number)
            }
            spots[key] = Spot(place: place, rank: rank)
        }
        return spots
    }

    /// Behind so many elements of a hunk, or all of them; behind what comes before it where it comes to nothing.
    private func behind(_ count: Int?, ofHunk number: Int) -> Place {
        var (count, number) = (count, number)
        while number >= 0 {
            guard let merged = merged(hunks[number]) else { return .behind(0, ofHunk: number) }
            if !merged.isEmpty { return .behind(count ?? merged.count, ofHunk: number) }
            (count, number) = (nil, number - 1)
        }
        return .behind(0, ofHunk: -1)
    }
}
