/// What becomes of a block.
enum BlockOutcome {
    case merged([MergeLine])
    /// Both sides changed it differently, or one deleted what the other changed; no lines where it is not there.
    case conflict(ours: [MergeLine], base: [MergeLine], theirs: [MergeLine])

    /// What becomes of each block that is not gone.
    static func all(
        _ base: MergeSide, _ ours: MergeSide, _ theirs: MergeSide, _ texts: MergeTexts, _ zone: VaultZone
    ) -> [BlockKey: BlockOutcome] {
        var outcomes: [BlockKey: BlockOutcome] = [:]
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
