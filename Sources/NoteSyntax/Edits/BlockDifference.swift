/// In what two versions of a note differ, by their top-level blocks: one run of blocks that took another's place
/// (format 6.4).
public struct BlockDifference: Sendable, Equatable {
    /// How many blocks of the old version are not in the new one.
    public let removed: Int

    /// How many blocks of the new version are not in the old one.
    public let added: Int

    /// Whether front matter and byte order mark are the same bytes, a line end behind them aside that the old version lacks.
    public let keepsFrontMatter: Bool

    /// Compares two versions of a note.
    ///
    /// Blocks are the same where their bytes are, what stands in them included; blank lines between blocks do not count,
    /// nor does the line ending at the end of the note. Lines in no block count as one.
    public init(from old: NoteTree, to new: NoteTree) {
        keepsFrontMatter = new.keepsFrontMatter(of: old)
        let (before, after) = (old.parts().map(\.part), new.parts().map(\.part))
        var prefix = 0
        while prefix < min(before.count, after.count), before[prefix] == after[prefix] { prefix += 1 }
        var suffix = 0
        while suffix < min(before.count, after.count) - prefix,
            before[before.count - 1 - suffix] == after[after.count - 1 - suffix]
        {
            suffix += 1
        }
        removed = before.count - prefix - suffix
        added = after.count - prefix - suffix
    }
}

/// A top-level block, or the lines of none that lie between two, as they are compared.
private struct ComparedBlock: Equatable {
    let bytes: ArraySlice<UInt8>
    let blocks: [Block]

    static func == (one: Self, other: Self) -> Bool {
        one.blocks.count == other.blocks.count && one.bytes == other.bytes
            && zip(one.blocks, other.blocks).allSatisfy { left, right in
                left.kind == right.kind && left.headingLevel == right.headingLevel && left.depth == right.depth
                    && left.firstLine - one.start == right.firstLine - other.start
                    && left.lastLine - one.start == right.lastLine - other.start
            }
    }

    private var start: Int { blocks.first?.firstLine ?? 0 }
}

extension NoteTree {
    /// Whether byte order mark and front matter are the bytes of another version; where that ends right behind them, this
    /// one may end their last line.
    package func keepsFrontMatter(of old: NoteTree) -> Bool {
        let (before, after) = (old.source.bytes[..<old.bodyStart], source.bytes[..<bodyStart])
        guard after.starts(with: before) else { return false }
        let more = after[before.count...]
        return more.isEmpty
            || old.bodyStart == old.source.bytes.count && more.allSatisfy { $0 == .lineFeed || $0 == .carriageReturn }
    }

    /// Whether all blocks are those of another version, in the same order, but those that begin on lines that went or came;
    /// a list counts item by item (format 6.4).
    ///
    /// - Parameters:
    ///   - old: The other version.
    ///   - removed: The lines of that version that went.
    ///   - added: The lines of this version that came.
    package func keepsBlocks(of old: NoteTree, but removed: Set<Int>, added: Set<Int>) -> Bool {
        let before = old.parts(splittingLists: true).filter { !removed.contains($0.line) }
        let after = parts(splittingLists: true).filter { !added.contains($0.line) }
        return before.map(\.part) == after.map(\.part)
    }

    /// The blocks with the lines on which they begin; each item of a top-level list for itself, if that is asked for.
    fileprivate func parts(splittingLists: Bool = false) -> [(line: Int, part: ComparedBlock)] {
        guard bodyStart < source.bytes.count else { return [] }
        var parts: [(line: Int, part: ComparedBlock)] = []
        var line = source.line(at: bodyStart)
        var index = 0
        while index < blocks.count {
            // Where a list is split, its items stand here instead of it.
            if splittingLists, blocks[index].kind == .list, blocks[index].depth == 0 { index += 1 }
            let start = index
            let block = blocks[start]
            let end = blocks[(start + 1)...].firstIndex { $0.depth <= block.depth } ?? blocks.count
            parts += gap(line..<max(line, block.firstLine))
            parts.append((block.firstLine, ComparedBlock(bytes: text(block.lines), blocks: Array(blocks[start..<end]))))
            line = block.lines.upperBound
            index = end
        }
        return parts + gap(line..<max(line, source.lineCount))
    }

    /// The lines of no block in a gap between two, from the first that is not blank to the last.
    private func gap(_ lines: Range<Int>) -> [(line: Int, part: ComparedBlock)] {
        guard let first = lines.first(where: { !source.isBlank(line: $0) }),
            let last = lines.last(where: { !source.isBlank(line: $0) })
        else { return [] }
        return [(first, ComparedBlock(bytes: text(first..<last + 1), blocks: []))]
    }

    /// The bytes of some lines but the last line's ending, which a note may lack.
    private func text(_ lines: Range<Int>) -> ArraySlice<UInt8> {
        let start = max(bodyStart, source.lineStart(lines.lowerBound))
        return source.bytes[start..<max(start, source.lineContent(lines.upperBound - 1).upperBound)]
    }
}
