import NoteSyntax

/// What stands in a version as text that may have been a block: ids, and headers.
struct BlockTraces {
    private var ids: Set<MergeLine> = []
    private var headers: Set<MergeLine> = []

    /// The traces in a version; a callout that got no id of its own may have been a block with one.
    private init(of side: MergeSide, base: MergeSide) {
        for element in side.elements {
            switch element {
            case .line(let line): add(line)
            case .block(let key):
                let isNew = key.isContent && base.blocks[key] == nil
                for line in side.blocks[key]?.lines.dropFirst(isNew ? 0 : 1) ?? [] { add(line) }
            case .end: break
            }
        }
    }

    /// Whether a side made a text of a block that the other deleted or changed.
    ///
    /// It did so by another heading, a type that is none, an id that is glued to text: nobody can tell whether the block is
    /// gone.
    static func hold(what base: MergeSide, ours: MergeSide, theirs: MergeSide) -> Bool {
        let gone = base.blocks.filter { ours.blocks[$0.key] == nil || theirs.blocks[$0.key] == nil }
        guard !gone.isEmpty else { return false }
        let (a, b) = (BlockTraces(of: ours, base: base), BlockTraces(of: theirs, base: base))
        return gone.contains { key, block in
            let known = (ours.blocks[key]?.lines, theirs.blocks[key]?.lines)
            let left = (known.0 == nil && a.hold(key, block), known.1 == nil && b.hold(key, block))
            return left.0 && !left.1 && known.1 != block.lines || left.1 && !left.0 && known.0 != block.lines
        }
    }

    private func hold(_ key: BlockKey, _ block: MergeBlock) -> Bool {
        if case .id(let id) = key, ids.contains(id) { return true }
        return block.lines.first.flatMap(\.calloutRest).map(headers.contains) ?? false
    }

    private mutating func add(_ line: MergeLine) {
        if let rest = line.calloutRest { headers.insert(rest) }
        var rest = line
        while let mark = rest.firstIndex(of: UInt8(ascii: "^")) {
            let isLink = mark > line.startIndex && line[mark - 1] == UInt8(ascii: "#")
            rest = rest[(mark + 1)...]
            let id = rest.prefix { byte in
                byte.isDigit || byte == UInt8(ascii: "-")
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
            // A link to a block says nothing of where that stands.
            if !isLink { ids.insert(id) }
        }
    }
}

extension MergeLine {
    /// What stands behind the brackets of a callout's header; nil for another line, or where that is nothing.
    var calloutRest: MergeLine? {
        guard let end = firstIndex(of: UInt8(ascii: "]")), self[..<end].contains(UInt8(ascii: "!")) else { return nil }
        let rest = self[(end + 1)...].drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") || $0.isBlank }
        let last = rest.lastIndex { !$0.isBlank && $0 != 0x0A && $0 != 0x0D }
        return last.map { rest[...$0] }
    }
}
