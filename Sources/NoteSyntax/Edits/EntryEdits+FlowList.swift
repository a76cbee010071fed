extension EntryEdits {
    /// The edits of a list in brackets: only the items that change, with the comma that parts them from another.
    func flowListEdits(_ difference: ListDifference, of items: [FrontMatter.Scalar]) -> [SourceEdit] {
        let style = Self.styleOfNewItem(among: items, in: .flowList)
        guard !items.isEmpty else { return [fillingBrackets(with: difference)] }
        var staysAtFront = false
        return difference.steps.compactMap { step in
            switch step {
            case .keep:
                staysAtFront = true
                return nil
            case .replace(let index, let text):
                staysAtFront = true
                return SourceEdit(items[index].span, flowItem(text, items[index].style))
            case .remove(let index):
                let range =
                    staysAtFront
                    ? items[index - 1].span.upperBound..<items[index].span.upperBound
                    : items[index].span.lowerBound..<items[index + 1].span.lowerBound
                return SourceEdit(SourceSpan(range), [])
            case .insert(let text, 0):
                let item = flowItem(text, style) + separator(beforeFirstOf: items)
                return SourceEdit(insertingAt: items[0].span.lowerBound, item)
            case .insert(let text, let index):
                let item = separator(behind: index - 1, of: items) + flowItem(text, style)
                return SourceEdit(insertingAt: items[index - 1].span.upperBound, item)
            }
        }
    }

    private func fillingBrackets(with difference: ListDifference) -> SourceEdit {
        let items = difference.steps.compactMap { step in
            if case .insert(let text, _) = step { flowItem(text, .plain) } else { nil }
        }
        return SourceEdit(
            insertingAt: entry.valueSpan.lowerBound + 1, Array(items.joined(separator: Array(", ".utf8))))
    }

    private func flowItem(_ text: String, _ style: FrontMatter.Scalar.Style) -> [UInt8] {
        // A line within brackets that begins with dots may end a document of a YAML stream.
        let mayBeDocumentMark = text.hasPrefix(".") && holdsLineEnd(entry.valueSpan.range)
        let written = YAMLScalar(
            text, in: .flowList, keeping: mayBeDocumentMark && style == .plain ? .doubleQuoted : style)
        return Array(written.source.utf8)
    }

    // MARK: Commas

    /// What parts a new item from the one at `index` before it: the like of what stands before that one.
    private func separator(behind index: Int, of items: [FrontMatter.Scalar]) -> [UInt8] {
        if items.count > 1 { return Array(source.bytes[gap(behind: max(0, index - 1), of: items)]) }
        let opening = openingGap(items)
        guard holdsLineEnd(opening) else { return Array(", ".utf8) }
        return [UInt8(ascii: ",")] + source.bytes[opening].drop(while: \.isBlank)
    }

    /// What parts a new first item from the one that was first: no new line where that did not stand on its own.
    private func separator(beforeFirstOf items: [FrontMatter.Scalar]) -> [UInt8] {
        let separator = separator(behind: 0, of: items)
        let isOneLine = !separator.contains { $0 == .lineFeed || $0 == .carriageReturn }
        return isOneLine || holdsLineEnd(openingGap(items)) ? separator : Array(", ".utf8)
    }

    private func gap(behind index: Int, of items: [FrontMatter.Scalar]) -> Range<Int> {
        items[index].span.upperBound..<items[index + 1].span.lowerBound
    }

    private func openingGap(_ items: [FrontMatter.Scalar]) -> Range<Int> {
        entry.valueSpan.lowerBound + 1..<(items.first?.span.lowerBound ?? entry.valueSpan.upperBound - 1)
    }

    private func holdsLineEnd(_ range: Range<Int>) -> Bool {
        source.bytes[range].contains { $0 == .lineFeed || $0 == .carriageReturn }
    }
}
