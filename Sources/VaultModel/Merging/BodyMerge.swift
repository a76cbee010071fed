import NoteSyntax

/// Merges the texts of three versions: blocks by what they are known by, all else line by line.
struct BodyMerge {
    let base: MergeSide
    let ours: MergeSide
    let theirs: MergeSide
    let texts: MergeTexts
    let zone: VaultZone

    /// The stretches of the merged text.
    private(set) var parts: [MergePart] = []

    /// A block as it is to be read on either side of its conflict; the same on both where there is none.
    struct Planned {
        let key: BlockKey
        let ours: [MergeLine]
        let theirs: [MergeLine]
    }

    /// The blocks that are written, in order.
    private(set) var planned: [Planned] = []

    private let outcomes: [BlockKey: BlockOutcome]
    private let headings: [BlockSection: [MergeLine]]
    private let bothHaveAdded: Bool

    /// Blocks that both sides have added some of, or one behind all others, by where they come.
    private let appended: [BlockSection: [BlockKey]]

    /// Merges them; nil where it would be uncertain which block is which, or where one is to stand.
    init?(base: MergeSide, ours: MergeSide, theirs: MergeSide, texts: MergeTexts, zone: VaultZone) {
        guard let pairing = BlockPairing(base: base, ours: ours, theirs: theirs),
            !BlockTraces.hold(what: base, ours: pairing.ours, theirs: pairing.theirs)
        else { return nil }
        (self.base, self.ours, self.theirs) = (base, pairing.ours, pairing.theirs)
        (self.texts, self.zone) = (texts, zone)
        outcomes = BlockOutcome.all(base, pairing.ours, pairing.theirs, texts, zone)
        let plan = BodyPlan(
            base: base, ours: pairing.ours, theirs: pairing.theirs, outcomes: outcomes, zone: zone,
            blankLine: texts.blankLine)
        (appended, headings, bothHaveAdded) = (plan.appended, plan.headings, plan.bothHaveAdded)
        let layout = BodyLayout(plan, base: base, ours: pairing.ours, theirs: pairing.theirs, zone: zone)
        appendLoose(layout, at: .behind(0, ofHunk: -1))
        for number in layout.hunks.indices { append(number, of: layout) }
        guard planned.count == outcomes.count, Set(planned.map(\.key)).count == planned.count else { return nil }
    }
}

// MARK: - Putting it together

extension BodyMerge {
    private mutating func append(_ number: Int, of layout: BodyLayout) {
        let hunk = layout.hunks[number]
        guard let merged = layout.merged(hunk) else {
            // No block stands in it.
            func lines(_ elements: ArraySlice<BodyElement>) -> [MergeLine] { elements.compactMap(\.line) }
            parts.append(
                .conflict(
                    .lines, ours: lines(layout.ours[hunk.ours]), base: lines(layout.base[hunk.base]),
                    theirs: lines(layout.theirs[hunk.theirs])))
            return appendLoose(layout, at: .behind(0, ofHunk: number))
        }
        var lines: [MergeLine] = []
        func flush(_ parts: inout [MergePart]) {
            if !lines.isEmpty { parts.append(.lines(lines)) }
            lines = []
        }
        for (index, element) in merged.enumerated() {
            if case .line(let line) = element {
                lines.append(line)
            } else {
                flush(&parts)
                append(element, layout)
            }
            let place = BodyLayout.Place.behind(index + 1, ofHunk: number)
            guard layout.loose[place] != nil else { continue }
            flush(&parts)
            appendLoose(layout, at: place)
        }
        flush(&parts)
    }

    private mutating func append(_ element: BodyElement, _ layout: BodyLayout) {
        switch element {
        case .line(let line): parts.append(.lines([line]))
        case .block(let key): append(key)
        case .end(let section):
            parts.append(.lines(headings[section] ?? []))
            appendLoose(layout, at: .end(section))
            for key in appended[section] ?? [] { append(key) }
        }
    }

    private mutating func appendLoose(_ layout: BodyLayout, at place: BodyLayout.Place) {
        for key in layout.loose[place] ?? [] { append(key) }
    }

    private mutating func append(_ key: BlockKey) {
        guard let outcome = outcomes[key] else { return }
        parts.append(.lines(gap(of: key)))
        switch outcome {
        case .merged(let lines):
            parts.append(.lines(lines))
            planned.append(Planned(key: key, ours: lines, theirs: lines))
        case .conflict(let ours, let base, let theirs):
            parts.append(.conflict(.interaction(id: id(of: key)), ours: ours, base: base, theirs: theirs))
            planned.append(Planned(key: key, ours: ours, theirs: theirs))
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
}

// MARK: - Reading back

extension BodyMerge {
    /// Whether the blocks of the merged note, in order, are those that were meant.
    func isRead(as blocks: [MergeBlock]) -> Bool {
        blocks.count == planned.count
            && zip(blocks, planned).allSatisfy { $0.lines == $1.ours && holds($0, at: $1.key) }
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
