import NoteSyntax

/// Merges a block that both sides changed, part by part: header, fields, body, comments, id.
struct BlockMerge {
    let base: BlockParts?
    let ours: BlockParts
    let theirs: BlockParts
    let texts: MergeTexts
    let zone: VaultZone

    /// The merged lines; nil where both sides changed a part differently.
    ///
    /// - Parameter base: The block in the base, if it is there.
    static func lines(
        base: MergeBlock?, ours: MergeBlock, theirs: MergeBlock, texts: MergeTexts, zone: VaultZone
    ) -> [MergeLine]? {
        if let lines = ThreeWay(base: base?.lines, ours: ours.lines, theirs: theirs.lines).value { return lines }
        guard let ours = BlockParts(ours), let theirs = BlockParts(theirs) else { return nil }
        var old: BlockParts?
        if let base {
            guard let parts = BlockParts(base) else { return nil }
            old = parts
        }
        let merge = BlockMerge(base: old, ours: ours, theirs: theirs, texts: texts, zone: zone)
        guard let header = merge.header, let fields = merge.fields, let body = merge.body,
            let comments = merge.comments, let tail = merge.tail
        else { return nil }
        return [header] + fields + body + comments + tail
    }

    private var tail: [MergeLine]? {
        let settled = ThreeWay(base: base?.tail, ours: ours.tail, theirs: theirs.tail)
        guard base == nil, settled.value == nil else { return settled.value ?? nil }
        // Without a base nobody has taken the id out.
        let tails = [ours.tail, theirs.tail].filter { $0.contains { !$0.isBlankQuote } }
        return tails.count == 1 ? tails[0] : nil
    }

    private var body: [MergeLine]? {
        LineMerge.lines(base: base?.body ?? [], ours: ours.body, theirs: theirs.body)
    }
}

// MARK: - Header

extension BlockMerge {
    /// The header: type, WHEN and subject each for itself.
    private var header: MergeLine? {
        if let line = ThreeWay(base: base?.header, ours: ours.header, theirs: theirs.header).value { return line }
        let type = ThreeWay(base: base?.type, ours: ours.type, theirs: theirs.type)
        let when = ThreeWay(base: base?.when, ours: ours.when, theirs: theirs.when)
        let subject = ThreeWay(base: base?.subject, ours: ours.subject, theirs: theirs.subject)
        guard let type = type.value.flatMap(\.self), case .settled(let when) = when,
            let subject = subject.value.flatMap(\.self)
        else { return nil }
        let rest = CalloutText.headerRest(
            when: when.map { String(decoding: $0, as: UTF8.self) },
            subject: String(decoding: subject, as: UTF8.self))
        return type + rest + texts.blankLine
    }
}

// MARK: - Comments

extension BlockMerge {
    /// The comments of all versions: those of the base in its order, then new ones by when they were written.
    private var comments: [MergeLine]? {
        var merged: [BlockParts.Comment] = []
        let known = base?.commentsByKey ?? [:]
        let (a, b) = (ours.commentsByKey, theirs.commentsByKey)
        for comment in base?.comments ?? [] {
            switch ThreeWay(base: comment.lines, ours: a[comment.key]?.lines, theirs: b[comment.key]?.lines) {
            case .settled(let lines):
                if let lines { merged.append((lines == a[comment.key]?.lines ? a : b)[comment.key] ?? comment) }
            case .conflict: return nil
            }
        }
        let added = (ours.comments.filter { known[$0.key] == nil }, theirs.comments.filter { known[$0.key] == nil })
        if added.0.isEmpty || added.1.isEmpty {
            merged += added.0 + added.1
        } else {
            var lines: Set<[MergeLine]> = []
            let all = (added.0 + added.1).filter { lines.insert($0.lines).inserted }
            merged += all.sorted { comesBefore($0, $1) }
        }
        let mark: MergeLine = [UInt8(ascii: ">")] + texts.blankLine
        return merged.flatMap { comment in (comment.gap.isEmpty ? [mark] : comment.gap) + comment.lines }
    }

    private func comesBefore(_ one: BlockParts.Comment, _ other: BlockParts.Comment) -> Bool {
        let times = [one, other].map { $0.when.map { zone.instant(of: $0).instant.secondsSinceEpoch } ?? .min }
        guard times[0] == times[1] else { return times[0] < times[1] }
        return one.lines.precedes(other.lines)
    }
}
