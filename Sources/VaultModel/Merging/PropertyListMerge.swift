import NoteSyntax

/// Merges a list that both sides changed, by what its order says.
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
        let rule = ListRule(ofKey: ours.entry.key)
        let merged =
            versions.allSatisfy { $0.entry.layout == .blockList }
            ? Self.mergingLines(base, ours, theirs, by: rule)
            : Self.rewriting(base, ours, theirs, by: rule, blankLine: blankLine)
        guard let merged else { return nil }
        lines = merged
    }

    /// Whether a list is meant: one that is written as such, or a single text in its place (format 2, Flat).
    private static func isList(_ property: MergeProperties.Property) -> Bool {
        if case .list = property.entry.value { return true }
        return ContactProperty(named: property.entry.key)?.isList ?? false
    }
}

// MARK: - One item a line

extension PropertyListMerge {
    /// The lines of one item, with the comments above it.
    private struct Item: Hashable {
        let text: [UInt8]
        let lines: [MergeLine]

        /// Whether something stands there that may be a comment.
        var holdsHash: Bool { lines.contains { $0.contains(UInt8(ascii: "#")) } }
    }

    private static func mergingLines(
        _ base: MergeProperties.Property?, _ ours: MergeProperties.Property, _ theirs: MergeProperties.Property,
        by rule: ListRule
    ) -> [MergeLine]? {
        let keyLine = ThreeWay(base: base?.lines.first, ours: ours.lines.first, theirs: theirs.lines.first)
        guard let first = keyLine.value.flatMap(\.self) else { return nil }
        let (o, a, b) = (base.map(items) ?? [], items(ours), items(theirs))
        let merged =
            rule == .sequence
            ? ThreeWayHunk.merged(base: o, ours: a, theirs: b)?.flatMap(\.lines) : mergingItems(o, a, b, by: rule)
        return merged.map { [first] + $0 }
    }

    /// The lines of items that are known by their texts; nil where one stands twice, or both sides changed the same.
    private static func mergingItems(
        _ base: [Item], _ ours: [Item], _ theirs: [Item], by rule: ListRule
    ) -> [MergeLine]? {
        func texts(_ items: [Item]) -> [[UInt8]] { items.map(\.text) }
        func byText(_ items: [Item]) -> [[UInt8]: Item] {
            Dictionary(items.map { ($0.text, $0) }) { first, _ in first }
        }
        let (o, a, b) = (byText(base), byText(ours), byText(theirs))
        guard o.count == base.count, a.count == ours.count, b.count == theirs.count,
            let merged = rule.merged(base: texts(base), ours: texts(ours), theirs: texts(theirs))
        else { return nil }
        // What one side took out and the other wrote a comment beside.
        let isKept = base.allSatisfy { item in
            guard (a[item.text] == nil) != (b[item.text] == nil), let left = a[item.text] ?? b[item.text] else {
                return true
            }
            return left == item || !left.holdsHash
        }
        guard isKept else { return nil }
        var lines: [MergeLine] = []
        for text in merged {
            // Where one side alone has added the item, it wrote it.
            let written =
                a[text] == nil || b[text] == nil
                ? a[text] ?? b[text]
                : ThreeWay(base: o[text], ours: a[text], theirs: b[text]).value.flatMap(\.self)
            guard let written else { return nil }
            lines += written.lines
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
    /// The list written anew as an edit of one version; nil where a comment stands in one, which would be lost, and where
    /// both sides changed the same.
    private static func rewriting(
        _ base: MergeProperties.Property?, _ ours: MergeProperties.Property, _ theirs: MergeProperties.Property,
        by rule: ListRule, blankLine: MergeLine
    ) -> [MergeLine]? {
        let versions = [base, ours, theirs].compactMap(\.self)
        guard versions.allSatisfy({ $0.entry.commentSpan == nil && !$0.holdsHash }) else { return nil }
        func texts(_ property: MergeProperties.Property?) -> [[UInt8]] {
            (property?.entry.value.scalars ?? []).map { Array($0.text.utf8) }
        }
        guard let merged = rule.merged(base: texts(base), ours: texts(ours), theirs: texts(theirs)) else { return nil }
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
