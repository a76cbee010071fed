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
        let lines = [header] + fields + body + merge.lines(of: comments) + tail
        return merge.isRead(lines, fields: fields, comments: comments) ? lines : nil
    }

    /// Whether just these fields and comments are read in merged lines: what one side leaves open would swallow what the
    /// other wrote.
    private func isRead(_ lines: [MergeLine], fields: [MergeLine], comments: [BlockParts.Comment]) -> Bool {
        let bytes = lines.flatMap { texts.carriesEndings ? $0 : $0 + [0x0A] }
        let text = MergeText(SourceText(bytes), missingEnding: texts.carriesEndings ? texts.ending : nil)
        let tree = NoteTree(text.source)
        guard let callout = tree.callouts(in: tree.blocks.indices).first else { return false }
        let section = BlockSection(kind: .interactions, ordinal: 0)
        let block = MergeBlock(section: section, gap: [], lines: lines, callout: callout, text: text)
        guard let parts = BlockParts(block) else { return false }
        return parts.fields.map(\.line) == fields && parts.comments.map(\.lines) == comments.map(\.lines)
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
