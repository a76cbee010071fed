import NoteSyntax

/// Merges the texts of three versions: blocks by what they are known by, all else line by line.
struct BodyMerge {
    /// What becomes of a block.
    enum Outcome {
        case merged([MergeLine])
        /// Both sides changed it differently, or one deleted what the other changed; no lines where it is not there.
        case conflict(ours: [MergeLine], base: [MergeLine], theirs: [MergeLine])
    }

    let base: MergeSide
    let ours: MergeSide
    let theirs: MergeSide
    let texts: MergeTexts
    let zone: VaultZone

    /// The stretches of the merged text.
    private(set) var parts: [MergePart] = []

    /// What each merged block is known by, and its lines, in order, where nothing is in conflict.
    private(set) var planned: [(key: BlockKey, lines: [MergeLine])] = []

    private let outcomes: [BlockKey: Outcome]
    private let headings: [BlockSection: [MergeLine]]
    private let bothHaveAdded: Bool

    /// Blocks that both sides have added some of, or one behind all others, by where they come.
    private let appended: [BlockSection: [BlockKey]]

    /// Blocks that stand in the merged text, and those that stand in a conflict.
    private var placed: (clean: Set<BlockKey>, conflicting: Set<BlockKey>) = ([], [])
    private var endedSections: Set<BlockSection> = []

    /// Merges them; nil where it would be uncertain which block is which, or where one is to stand.
    init?(base: MergeSide, ours: MergeSide, theirs: MergeSide, texts: MergeTexts, zone: VaultZone) {
        guard let pairing = BlockPairing(base: base, ours: ours, theirs: theirs) else { return nil }
        (self.base, self.ours, self.theirs) = (base, pairing.ours, pairing.theirs)
        (self.texts, self.zone) = (texts, zone)
        outcomes = Self.outcomes(base, pairing.ours, pairing.theirs, texts, zone)
        let plan = BodyPlan(
            base: base, ours: pairing.ours, theirs: pairing.theirs, outcomes: outcomes, zone: zone,
            blankLine: texts.blankLine)
        (appended, headings, bothHaveAdded) = (plan.appended, plan.headings, plan.bothHaveAdded)
        var numbering = Numbering<BodyElement>()
        let numbers = [plan.base, plan.ours, plan.theirs].map { numbering.numbers(of: $0) }
        for hunk in ThreeWayHunk.all(base: numbers[0], ours: numbers[1], theirs: numbers[2]) {
            switch hunk.change {
            case .nobody, .ours, .both: append(plan.ours[hunk.ours])
            case .theirs: append(plan.theirs[hunk.theirs])
            case .conflict: appendConflict(hunk, plan)
            }
        }
        guard isComplete else { return nil }
    }

    /// Whether each block stands in one place, and what was added found one.
    private var isComplete: Bool {
        placed.clean.isDisjoint(with: placed.conflicting)
            && placed.clean.union(placed.conflicting) == Set(outcomes.keys)
            && appended.keys.allSatisfy(endedSections.contains)
    }
}

// MARK: - What becomes of blocks

extension BodyMerge {
    /// What becomes of each block that is not gone.
    private static func outcomes(
        _ base: MergeSide, _ ours: MergeSide, _ theirs: MergeSide, _ texts: MergeTexts, _ zone: VaultZone
    ) -> [BlockKey: Outcome] {
        var outcomes: [BlockKey: Outcome] = [:]
        for key in Set(base.blocks.keys).union(ours.blocks.keys).union(theirs.blocks.keys) {
            let (o, a, b) = (base.blocks[key], ours.blocks[key], theirs.blocks[key])
            let settled = ThreeWay(base: o?.lines, ours: a?.lines, theirs: b?.lines)
            if case .settled(let lines) = settled {
                if let lines { outcomes[key] = .merged(lines) }
            } else if let a, let b,
                let lines = BlockMerge.lines(base: o, ours: a, theirs: b, texts: texts, zone: zone)
            {
                outcomes[key] = .merged(lines)
            } else {
                outcomes[key] = .conflict(ours: a?.lines ?? [], base: o?.lines ?? [], theirs: b?.lines ?? [])
            }
        }
        return outcomes
    }
}

// MARK: - Putting it together

extension BodyMerge {
    private mutating func append(_ elements: ArraySlice<BodyElement>) {
        var lines: [MergeLine] = []
        func flush(_ parts: inout [MergePart]) {
            if !lines.isEmpty { parts.append(.lines(lines)) }
            lines = []
        }
        for element in elements {
            switch element {
            case .line(let line): lines.append(line)
            case .block(let key):
                flush(&parts)
                append(key, gap: gap(of: key))
            case .end(let section):
                flush(&parts)
                parts.append(.lines(headings[section] ?? []))
                for key in appended[section] ?? [] { append(key, gap: gap(of: key)) }
                endedSections.insert(section)
            }
        }
        flush(&parts)
    }

    private mutating func append(_ key: BlockKey, gap: [MergeLine]) {
        guard let outcome = outcomes[key] else { return }
        // A block that is placed a second time makes the merge incomplete.
        if !placed.clean.insert(key).inserted { placed.conflicting.insert(key) }
        parts.append(.lines(gap))
        switch outcome {
        case .merged(let lines):
            parts.append(.lines(lines))
            planned.append((key, lines))
        case .conflict(let ours, let base, let theirs):
            parts.append(.conflict(.interaction(id: id(of: key)), ours: ours, base: base, theirs: theirs))
        }
    }

    private func id(of key: BlockKey) -> String? {
        ours.blocks[key]?.id ?? theirs.blocks[key]?.id ?? base.blocks[key]?.id
    }

    /// The blank lines before a block: one where both sides have added blocks, or changed their number.
    private func gap(of key: BlockKey) -> [MergeLine] {
        let gaps = (base.blocks[key]?.gap, ours.blocks[key]?.gap, theirs.blocks[key]?.gap)
        if gaps.0 == nil {
            guard bothHaveAdded else { return gaps.1 ?? gaps.2 ?? [texts.blankLine] }
            return [texts.blankLine]
        }
        // What a side has deleted has no gap there.
        guard let ours = gaps.1 ?? gaps.2, let theirs = gaps.2 ?? gaps.1 else { return gaps.0 ?? [texts.blankLine] }
        return ThreeWay(base: gaps.0 ?? [], ours: ours, theirs: theirs).value ?? [texts.blankLine]
    }

    private mutating func appendConflict(_ hunk: ThreeWayHunk, _ plan: BodyPlan) {
        let (ours, base, theirs) = (
            lines(plan.ours[hunk.ours], in: ours), lines(plan.base[hunk.base], in: base),
            lines(plan.theirs[hunk.theirs], in: theirs)
        )
        parts.append(.conflict(.lines, ours: ours, base: base, theirs: theirs))
    }

    /// Elements as they stand in one version, in a conflict.
    private mutating func lines(_ elements: ArraySlice<BodyElement>, in side: MergeSide) -> [MergeLine] {
        elements.flatMap { element -> [MergeLine] in
            switch element {
            case .line(let line): return [line]
            case .end: return []
            case .block(let key):
                placed.conflicting.insert(key)
                return side.blocks[key].map { $0.gap + $0.lines } ?? []
            }
        }
    }
}

// MARK: - Reading back

extension BodyMerge {
    /// Whether the blocks of the merged note, in order, are those that were meant.
    func isRead(as blocks: [MergeBlock]) -> Bool {
        blocks.count == planned.count
            && zip(blocks, planned).allSatisfy { $0.lines == $1.lines && holds($0, at: $1.key) }
    }

    /// Whether a block of the merged note says what one version's says, or nothing that none of them says.
    private func holds(_ block: MergeBlock, at key: BlockKey) -> Bool {
        let versions = [ours, theirs, base].compactMap { $0.blocks[key] }
        guard !versions.contains(where: { $0.lines == block.lines }) else { return true }
        let record = InteractionRecord(block.callout, in: block.text.source)
        let known = versions.map { InteractionRecord($0.callout, in: $0.text.source) }
        let fields = record.fields.allSatisfy { field in
            InteractionField(named: String(decoding: field.key, as: UTF8.self))?.isList == true
                || known.contains { $0.fields.contains(field) }
        }
        return fields && known.contains { $0.type == record.type } && known.contains { $0.when == record.when }
            && known.contains { $0.subject == record.subject } && known.contains { $0.id == record.id }
            && record.comments.allSatisfy { comment in known.contains { $0.comments.contains(comment) } }
    }
}
