/// An item of a list that stands at the top level of a note.
public struct ListItem: Sendable, Equatable {
    /// The index, in `NoteTree.blocks`, of the list that it stands in.
    public let list: Int

    /// Its lines, with all that is nested in it; no blank one is the last.
    public let lines: Range<Int>

    /// What its first line begins with: indentation, the bullet or number, and the blanks behind it.
    public let marker: SourceSpan

    /// The lines of its first paragraph, each without indentation and marker; none where it begins with another block.
    public let text: [SourceSpan]
}

extension NoteTree {
    /// The items of the lists among the top-level blocks of a range, in order; what is nested in an item is a part of it.
    public func listItems(in range: Range<Int>) -> [ListItem] {
        var items: [ListItem] = []
        var list: Int?
        for index in range {
            switch blocks[index].depth {
            case 0: list = blocks[index].kind == .list ? index : nil
            case 1: if let list, let item = listItem(at: index, in: list) { items.append(item) }
            default: break
            }
        }
        return items
    }

    private func listItem(at index: Int, in list: Int) -> ListItem? {
        let block = blocks[index]
        guard block.kind == .item else { return nil }
        let marker = marker(onLine: block.firstLine)
        return ListItem(list: list, lines: block.lines, marker: marker, text: paragraph(below: index, behind: marker))
    }

    /// What stands on the line before an item's text: libcmark says that an item begins there.
    private func marker(onLine line: Int) -> SourceSpan {
        let bytes = source.bytes
        let content = source.lineContent(line)
        var end = content.lowerBound
        func pass(while isPassed: (UInt8) -> Bool) {
            while end < content.upperBound, isPassed(bytes[end]) { end += 1 }
        }
        pass(while: \.isBlank)
        pass { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        // The bullet; or the dot or bracket behind a number.
        if end < content.upperBound { end += 1 }
        pass(while: \.isBlank)
        return SourceSpan(content.lowerBound..<end)
    }

    private func paragraph(below item: Int, behind marker: SourceSpan) -> [SourceSpan] {
        guard item + 1 < blocks.count, blocks[item + 1].kind == .paragraph,
            blocks[item + 1].depth == blocks[item].depth + 1
        else { return [] }
        return blocks[item + 1].lines.map { line in
            let content = source.lineContent(line)
            guard line > blocks[item].firstLine else { return SourceSpan(marker.upperBound..<content.upperBound) }
            return source.trimmed(content)
        }
    }
}
