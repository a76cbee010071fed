import NoteSyntax

/// One version of a note as it is merged by what it means: properties, blocks, and the lines around them.
struct MergeSide {
    /// Its properties; nil where it has no front matter.
    let properties: MergeProperties?

    /// Its text, in order.
    let elements: [BodyElement]

    /// Its blocks by what they are known by.
    let blocks: [BlockKey: MergeBlock]

    /// A version that can be merged so; nil for one that is merged as a text.
    init?(_ version: MergeVersion) {
        guard version.troubles.isEmpty, let body = version.body else { return nil }
        self.init(properties: version.properties, elements: body.elements, blocks: body.blocks)
    }

    private init(properties: MergeProperties?, elements: [BodyElement], blocks: [BlockKey: MergeBlock]) {
        (self.properties, self.elements, self.blocks) = (properties, elements, blocks)
    }

    /// The same, some blocks known by other keys.
    func renaming(_ keys: [BlockKey: BlockKey]) -> MergeSide {
        guard !keys.isEmpty else { return self }
        let elements = elements.map { element in
            if case .block(let key) = element { BodyElement.block(keys[key] ?? key) } else { element }
        }
        let renamed = blocks.map { (keys[$0.key] ?? $0.key, $0.value) }
        return MergeSide(
            properties: properties, elements: elements,
            blocks: Dictionary(renamed) { first, _ in first })
    }

    /// What its blocks are known by, in order.
    var keys: [BlockKey] { elements.compactMap(\.key) }
}

extension SourceText {
    /// Whether lines stand in it like the markers of a conflict, whatever their length: a merge of several bases leaves
    /// longer ones.
    var hasConflictMarks: Bool {
        var hasStart = false
        for line in 0..<lineCount {
            let content = bytes[lineContent(line).range]
            guard let first = content.first, first == UInt8(ascii: "<") || first == UInt8(ascii: ">") else { continue }
            let marks = content.prefix { $0 == first }
            guard marks.count >= 7, content.count == marks.count || content[marks.endIndex].isBlank else { continue }
            if first == UInt8(ascii: "<") { hasStart = true } else if hasStart { return true }
        }
        return false
    }

    /// Whether the first line is one that opens front matter.
    var opensFrontMatter: Bool {
        guard lineCount > 0 else { return false }
        let content = bytes[lineContent(0).range]
        return content.count >= 3 && content.prefix(3).allSatisfy { $0 == UInt8(ascii: "-") }
            && content.dropFirst(3).allSatisfy(\.isBlank)
    }
}
