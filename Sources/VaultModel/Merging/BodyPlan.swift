import NoteSyntax

/// The elements of three versions as they are compared: without blocks that are gone, and without those that come at the
/// end of a section in any case.
struct BodyPlan {
    private(set) var base: [BodyElement]
    private(set) var ours: [BodyElement]
    private(set) var theirs: [BodyElement]

    /// The heading that is written before what comes at the end of a section that the base lacks.
    private(set) var headings: [BlockSection: [MergeLine]] = [:]

    /// Whether each side has blocks that the base lacks.
    let bothHaveAdded: Bool

    /// What comes at the end of each section, in order.
    private(set) var appended: [BlockSection: [BlockKey]] = [:]

    init(
        base: MergeSide, ours: MergeSide, theirs: MergeSide, outcomes: [BlockKey: BlockOutcome], zone: VaultZone,
        blankLine: MergeLine
    ) {
        bothHaveAdded = [ours, theirs].allSatisfy { side in side.blocks.keys.contains { base.blocks[$0] == nil } }
        func isKept(_ element: BodyElement) -> Bool { element.key.map { outcomes[$0] != nil } ?? true }
        self.base = base.elements.filter(isKept)
        self.ours = ours.elements.filter(isKept)
        self.theirs = theirs.elements.filter(isKept)
        restoreDeleted(base, ours, theirs)
        if let new = NewSection(base: self.base, ours: self.ours, theirs: self.theirs, blankLine: blankLine) {
            (self.base, self.ours, self.theirs) = (new.base, new.ours, new.theirs)
            headings[new.section] = new.heading
        }
        if bothHaveAdded {
            appendAll(base: base, ours: ours, theirs: theirs, zone: zone)
        } else {
            let lasts = (Self.takeLast(from: &self.ours, base), Self.takeLast(from: &self.theirs, base))
            appended = lasts.0.merging(lasts.1) { one, _ in one }
        }
    }

    /// Puts blocks that one side deleted and the other changed into the elements of both, for the conflict to have a place.
    private mutating func restoreDeleted(_ base: MergeSide, _ ours: MergeSide, _ theirs: MergeSide) {
        let keys = self.base.compactMap(\.key)
        for (index, key) in keys.enumerated() {
            let before = keys[..<index]
            if ours.blocks[key] == nil { Self.insert(key, behind: before, of: base, into: &self.ours) }
            if theirs.blocks[key] == nil { Self.insert(key, behind: before, of: base, into: &self.theirs) }
        }
    }

    /// Puts a block behind the last of some that stand in the same section, else before what the section begins with.
    private static func insert(
        _ key: BlockKey, behind keys: ArraySlice<BlockKey>, of base: MergeSide, into elements: inout [BodyElement]
    ) {
        let section = base.blocks[key]?.section
        let before = keys.last { base.blocks[$0]?.section == section && elements.contains(.block($0)) }
        if let place = before.flatMap({ elements.firstIndex(of: .block($0)) }) {
            elements.insert(.block(key), at: place + 1)
        } else if let next = elements.firstIndex(where: { $0.key.map { base.blocks[$0]?.section == section } ?? false })
        {
            elements.insert(.block(key), at: next)
        } else if let end = section.flatMap({ elements.firstIndex(of: .end($0)) }) {
            elements.insert(.block(key), at: end)
        }
    }
}

// MARK: - What was added

extension BodyPlan {
    /// Takes out all that either side added; it comes at the end of its section, by when it took place, when it was
    /// recorded, and its id.
    private mutating func appendAll(base: MergeSide, ours: MergeSide, theirs: MergeSide, zone: VaultZone) {
        var added: [BlockKey: BlockPlace] = [:]
        for (key, block) in Array(ours.blocks) + Array(theirs.blocks) where base.blocks[key] == nil {
            let place = BlockPlace(block, zone: zone)
            added[key] = added[key].map { min($0, place) } ?? place
        }
        func isOld(_ element: BodyElement) -> Bool { element.key.map { added[$0] == nil } ?? true }
        self.ours = self.ours.filter(isOld)
        self.theirs = self.theirs.filter(isOld)
        for (key, place) in added.sorted(by: { $0.value < $1.value }) {
            appended[place.section, default: []].append(key)
        }
    }

    /// Takes out what a side added right before the end of a section: lines that the other put there don't matter to it.
    private static func takeLast(
        from elements: inout [BodyElement], _ base: MergeSide
    ) -> [BlockSection: [BlockKey]] {
        var taken: [BlockSection: [BlockKey]] = [:]
        var rest: [BodyElement] = []
        var open: BlockSection?
        for element in elements.reversed() {
            switch element {
            case .end(let section): open = section
            case .block(let key) where base.blocks[key] == nil:
                if let open {
                    taken[open, default: []].append(key)
                    continue
                }
            case .block, .line: open = nil
            }
            rest.append(element)
        }
        elements = rest.reversed()
        return taken.mapValues { $0.reversed() }
    }
}
