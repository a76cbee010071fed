import NoteSyntax

/// Finds blocks without an id again that a side changed: a block that is gone and a new one in its place, which are alike.
///
/// Without it a side would have deleted one entry and added another, and an entry that both changed would stand there twice.
struct BlockPairing {
    let ours: MergeSide
    let theirs: MergeSide

    /// Both sides, their blocks known by the keys of the base; nil where both sides rewrote the same block so that nobody
    /// can tell what became of it.
    init?(base: MergeSide, ours: MergeSide, theirs: MergeSide) {
        guard base.blocks.keys.contains(where: \.isContent) else {
            (self.ours, self.theirs) = (ours, theirs)
            return
        }
        let (a, b) = (Self.pairs(of: base, in: ours), Self.pairs(of: base, in: theirs))
        guard a.lost.isDisjoint(with: b.lost) else { return nil }
        self.ours = ours.renaming(a.keys)
        self.theirs = theirs.renaming(b.keys)
    }

    /// The keys in a version of blocks that changed, with their keys in the base; and those that are gone where others
    /// came which are not alike.
    private static func pairs(of base: MergeSide, in side: MergeSide) -> (
        keys: [BlockKey: BlockKey], lost: Set<BlockKey>
    ) {
        var found: (keys: [BlockKey: BlockKey], lost: Set<BlockKey>) = ([:], [])
        let (old, new) = (runs(of: base.keys, in: side), runs(of: side.keys, in: base))
        for (place, gone) in old {
            var candidates = new[place] ?? []
            for key in gone where key.isContent {
                let like = candidates.firstIndex { candidate in
                    guard let one = base.blocks[key], let other = side.blocks[candidate] else { return false }
                    return one.isLike(other)
                }
                if let like {
                    found.keys[candidates.remove(at: like)] = key
                } else if !candidates.isEmpty {
                    found.lost.insert(key)
                }
            }
        }
        return found
    }

    /// The keys that another version lacks, by the last one before them that it has.
    private static func runs(of keys: [BlockKey], in other: MergeSide) -> [BlockKey?: [BlockKey]] {
        var runs: [BlockKey?: [BlockKey]] = [:]
        var last: BlockKey?
        for key in keys {
            if other.blocks[key] != nil { last = key } else { runs[last, default: []].append(key) }
        }
        return runs
    }
}

extension MergeBlock {
    /// Whether it is most likely the same entry: header, WHEN, subject or text are the same.
    fileprivate func isLike(_ other: MergeBlock) -> Bool {
        let (one, two) = (callout.header, other.callout.header)
        if lines.first == other.lines.first { return true }
        if one.when != nil, one.when == two.when { return true }
        let subjects = (text.source.bytes[one.subject.range], other.text.source.bytes[two.subject.range])
        if !subjects.0.isEmpty, subjects.0 == subjects.1 { return true }
        let body = text.source.bodyBytes(of: callout)
        return !body.isEmpty && body == other.text.source.bodyBytes(of: other.callout)
    }
}
