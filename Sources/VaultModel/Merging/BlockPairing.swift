import NoteSyntax

/// Finds blocks without an id again that a side changed: a block that is gone and a new one in its place, which are alike;
/// and what both added, which can be nothing but the same.
///
/// Without it a side would have deleted one entry and added another, and an entry that both changed, or that both added
/// and one changed, would stand there twice.
struct BlockPairing {
    let ours: MergeSide
    let theirs: MergeSide

    /// Both sides, their blocks known by the keys of the base, or by the same where both added them; nil where both
    /// rewrote the same block so that nobody can tell what became of it.
    init?(base: MergeSide, ours: MergeSide, theirs: MergeSide) {
        var (ours, theirs) = (ours, theirs)
        if base.blocks.keys.contains(where: \.isContent) {
            let (a, b) = (Self.pairs(of: base, in: ours), Self.pairs(of: base, in: theirs))
            guard a.lost.isDisjoint(with: b.lost) else { return nil }
            (ours, theirs) = (ours.renaming(a.keys), theirs.renaming(b.keys))
        }
        let added = Self.addedPairs(base: base, ours: ours, theirs: theirs)
        (self.ours, self.theirs) = (ours.renaming(added.ours), theirs.renaming(added.theirs))
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

    /// The keys of blocks that both sides added, one of them without an id, with the key that both get.
    private static func addedPairs(
        base: MergeSide, ours: MergeSide, theirs: MergeSide
    ) -> (ours: [BlockKey: BlockKey], theirs: [BlockKey: BlockKey]) {
        var found: (ours: [BlockKey: BlockKey], theirs: [BlockKey: BlockKey]) = ([:], [:])
        func added(_ side: MergeSide, _ other: MergeSide) -> [BlockKey] {
            side.keys.filter { base.blocks[$0] == nil && other.blocks[$0] == nil }
        }
        let (a, b) = (added(ours, theirs), added(theirs, ours))
        guard (a + b).contains(where: \.isContent), !a.isEmpty, !b.isEmpty else { return found }
        let (mine, other) = (Likenesses(of: a, in: ours), Likenesses(of: b, in: theirs))
        for key in a {
            guard let one = ours.blocks[key], let like = other.only(like: one), let two = theirs.blocks[like],
                mine.only(like: two) == key, key.isContent || like.isContent
            else { continue }
            let isFirst = like.isContent && (!key.isContent || one.lines.precedes(two.lines))
            (found.ours[key], found.theirs[like]) = isFirst ? (key, key) : (like, like)
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

/// New blocks by what they are recognized by.
private struct Likenesses {
    private var keys: [[MergeLine]: [BlockKey]] = [:]

    init(of keys: [BlockKey], in side: MergeSide) {
        for key in keys {
            guard let block = side.blocks[key] else { continue }
            for mark in Self.marks(of: block) { self.keys[mark, default: []].append(key) }
        }
    }

    /// The one block that can be nothing but the same entry; nil where there is none, or several might be.
    func only(like block: MergeBlock) -> BlockKey? {
        let found = Self.marks(of: block).compactMap { keys[$0] }
        guard let key = found.first?.first, found.allSatisfy({ $0 == [key] }) else { return nil }
        return key
    }

    /// Of a block's section and type with its header, or with two of WHEN, subject and text.
    private static func marks(of block: MergeBlock) -> [[MergeLine]] {
        let (header, source) = (block.callout.header, block.text.source)
        let type = Array("\(block.section) \(source.text(header.type).lowercased())".utf8)[...]
        let when = source.whenSpan(of: header).map { source.bytes[$0.range] } ?? []
        let (subject, body) = (source.bytes[header.subject.range], source.bodyBytes(of: block.callout)[...])
        var marks: [[MergeLine]] = []
        if !when.isEmpty || !subject.isEmpty { marks.append([type, when, subject]) }
        if !body.isEmpty, !when.isEmpty { marks.append([type, when, [], body]) }
        if !body.isEmpty, !subject.isEmpty { marks.append([type, [], subject, body]) }
        return marks
    }
}
