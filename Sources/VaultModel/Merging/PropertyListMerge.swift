import NoteSyntax

/// Merges a list that both sides changed, as a set: the order of the base, less what either side took out, plus what
/// they added, sorted.
struct PropertyListMerge {
    /// The merged lines of the property.
    let lines: [MergeLine]

    /// Merges them; nil where a side holds no list, or something that does not belong to one item was changed by both.
    init?(
        base: MergeProperties.Property?, ours: MergeProperties.Property, theirs: MergeProperties.Property,
        blankLine: MergeLine
    ) {
        let versions = [base, ours, theirs].compactMap(\.self)
        guard versions.allSatisfy({ $0.entry.value != .nested && $0.entry.layout != .other }),
            Self.isList(ours), Self.isList(theirs)
        else { return nil }
        let merged =
            versions.allSatisfy { $0.entry.layout == .blockList }
            ? Self.mergingLines(base, ours, theirs) : Self.rewriting(base, ours, theirs, blankLine: blankLine)
        guard let merged else { return nil }
        lines = merged
    }

    /// Whether a list is meant: one that is written as such, or a single text in its place (format 2, Flat).
    private static func isList(_ property: MergeProperties.Property) -> Bool {
        if case .list = property.entry.value { return true }
        return ContactProperty(named: property.entry.key)?.isList ?? false
    }

    /// The texts of three lists as one.
    ///
    /// Texts are the same where their bytes are.
    static func merged(base: [[UInt8]], ours: [[UInt8]], theirs: [[UInt8]]) -> [[UInt8]] {
        let (old, a, b) = (Set(base), Set(ours), Set(theirs))
        let added = Set(ours + theirs).subtracting(old)
        return base.filter { a.contains($0) && b.contains($0) } + added.sorted { $0.lexicographicallyPrecedes($1) }
    }
}

// MARK: - One item a line

extension PropertyListMerge {
    /// The lines of one item, with the comments above it.
    private struct Item: Equatable {
        let text: [UInt8]
        let lines: [MergeLine]
    }

    private static func mergingLines(
        _ base: MergeProperties.Property?, _ ours: MergeProperties.Property, _ theirs: MergeProperties.Property
    ) -> [MergeLine]? {
        let keyLine = ThreeWay(base: base?.lines.first, ours: ours.lines.first, theirs: theirs.lines.first)
        let items = (base.map(items) ?? [], items(ours), items(theirs))
        func texts(_ items: [Item]) -> [[UInt8]] { items.map(\.text) }
        guard let first = keyLine.value.flatMap(\.self),
            [items.0, items.1, items.2].allSatisfy({ Set(texts($0)).count == $0.count })
        else { return nil }
        var lines = [first]
        for text in merged(base: texts(items.0), ours: texts(items.1), theirs: texts(items.2)) {
            func written(_ items: [Item]) -> [MergeLine]? { items.first { $0.text == text }?.lines }
            let (o, a, b) = (written(items.0), written(items.1), written(items.2))
            // Where one side alone has added the item, it wrote it.
            guard
                let written = a == nil || b == nil
                    ? a ?? b : ThreeWay(base: o, ours: a, theirs: b).value.flatMap(\.self)
            else { return nil }
            lines += written
        }
        return lines
    }

    private static func items(_ property: MergeProperties.Property) -> [Item] {
        var items: [Item] = []
        var line = 1
        for scalar in property.entry.value.scalars {
            let last = property.text.source.line(at: scalar.span.lowerBound) - property.firstLine
            items.append(Item(text: Array(scalar.text.utf8), lines: Array(property.lines[line..<max(line, last + 1)])))
            line = last + 1
        }
        return items
    }
}

// MARK: - Other layouts

extension PropertyListMerge {
    /// The list written anew as an edit of one version; nil where a comment stands in one, which would be lost.
    private static func rewriting(
        _ base: MergeProperties.Property?, _ ours: MergeProperties.Property, _ theirs: MergeProperties.Property,
        blankLine: MergeLine
    ) -> [MergeLine]? {
        let versions = [base, ours, theirs].compactMap(\.self)
        guard versions.allSatisfy({ $0.entry.commentSpan == nil && !$0.holdsHash }) else { return nil }
        func texts(_ property: MergeProperties.Property?) -> [[UInt8]] {
            (property?.entry.value.scalars ?? []).map { Array($0.text.utf8) }
        }
        let merged = merged(base: texts(base), ours: texts(ours), theirs: texts(theirs))
        // The same version whichever side is ours.
        let smaller = ours.lines.precedes(theirs.lines)
        let model = base ?? (smaller ? ours : theirs)
        let ending = blankLine.isEmpty ? [0x0A] : Array(blankLine)
        let fence = Array("---".utf8) + ending
        let body = model.lines.flatMap { Array($0) + (blankLine.isEmpty ? ending : []) }
        let tree = NoteTree(fence + body + fence)
        let change = PropertyChange.set(
            key: model.entry.key, values: merged.map { String(decoding: $0, as: UTF8.self) }, asList: true)
        guard let edits = try? tree.editing([change]) else { return nil }
        let written = NoteTree(tree.source.applying(edits))
        guard let frontMatter = written.frontMatter, frontMatter.entries.count == 1 else { return nil }
        let text = MergeText(written.source, missingEnding: blankLine.isEmpty ? nil : ending)
        return Array(text.lines.dropFirst().dropLast())
    }
}

extension MergeProperties.Property {
    /// Whether a `#` stands in it that may begin a comment.
    fileprivate var holdsHash: Bool { lines.contains { $0.contains(UInt8(ascii: "#")) } }
}
