/// The edits of one entry of front matter, which keep what need not change.
struct EntryEdits {
    let entry: FrontMatter.Entry
    let source: SourceText

    init(_ entry: FrontMatter.Entry, in source: SourceText) {
        self.entry = entry
        self.source = source
    }

    /// The edits after which the entry has that outcome, which it does not have yet.
    func edits(to outcome: PropertyOutcome) throws(PropertyEditError) -> [SourceEdit] {
        if case .gone = outcome { return [SourceEdit(entry.span, [])] }
        guard entry.layout != .other else {
            throw .notEditableInPlace(key: entry.key, line: source.line(at: entry.span.lowerBound) + 1)
        }
        switch outcome {
        case .gone, .nothing: return replacingValue(by: [])
        case .list([]): return replacingValue(by: Array("[]".utf8))
        case .text(let text): return replacingValue(by: written(text))
        case .list(let texts): return editsOfItems(to: texts)
        }
    }

    private func editsOfItems(to texts: [String]) -> [SourceEdit] {
        let items = entry.value.scalars
        let difference = ListDifference(from: items.map(\.text), to: texts)
        switch entry.layout {
        case .flowList: return flowListEdits(difference, of: items)
        case .blockList: return blockListEdits(difference, of: items)
        case .inline: return splitEdits(difference, of: items)
        case .empty, .other:
            let ending = lineEnding(before: entry.span.upperBound)
            let lines = texts.flatMap { Self.itemLine($0) + ending }
            return [SourceEdit(insertingAt: entry.span.upperBound, lines)]
        }
    }
}

// MARK: - One text

extension EntryEdits {
    /// Puts a value on the key's line in the place of what the entry holds; none for no bytes.
    private func replacingValue(by value: [UInt8]) -> [SourceEdit] {
        let separated = value.isEmpty ? [] : [.space] + value
        switch entry.layout {
        case .empty, .other:
            return [SourceEdit(insertingAt: behindColon, separated)]
        case .blockList:
            return [SourceEdit(insertingAt: behindColon, separated)]
                + entry.value.scalars.map { SourceEdit(itemLine(of: $0), []) }
        case .inline, .flowList:
            if value.isEmpty { return [SourceEdit(SourceSpan(behindColon..<entry.valueSpan.upperBound), [])] }
            return [SourceEdit(entry.valueSpan, value)]
        }
    }

    /// The text as it is written behind the key: an item of a list as it stands there.
    private func written(_ text: String) -> [UInt8] {
        switch entry.value {
        case .list(let items):
            let item = items.first { $0.text.isIdentical(to: text) && !$0.isAbsent }
            return item.map { Array(source.bytes[$0.span.range]) } ?? Array(YAMLScalar(text).source.utf8)
        case .scalar(let scalar):
            return Array(YAMLScalar(text, keeping: scalar.style).source.utf8)
        case .nested:
            return Array(YAMLScalar(text).source.utf8)
        }
    }

    /// The offset behind the key's colon.
    var behindColon: Int {
        var index = entry.keySpan.upperBound
        while index < entry.span.upperBound, source.bytes[index] != UInt8(ascii: ":") { index += 1 }
        return index + 1
    }

    /// The line ending of what is inserted at an offset behind the first line (format 6.2).
    func lineEnding(before offset: Int) -> [UInt8] {
        source.lineEnding(near: source.line(at: offset - 1))
    }
}

// MARK: - Items

extension EntryEdits {
    /// An item of a new list, without its line ending.
    static func itemLine(_ text: String, style: FrontMatter.Scalar.Style = .plain) -> [UInt8] {
        Array(("  - " + YAMLScalar(text, keeping: style).source).utf8)
    }

    /// The style of a new item: that of the others, where they all have the same quotes and not all need them.
    static func styleOfNewItem(among items: [FrontMatter.Scalar], in place: YAMLScalar.Place)
        -> FrontMatter.Scalar.Style
    {
        guard let style = items.first?.style, items.allSatisfy({ $0.style == style }) else { return .plain }
        let areQuotedByChoice = items.contains { YAMLScalar($0.text, in: place).source == $0.text }
        return areQuotedByChoice ? style : .plain
    }
}
