extension EntryEdits {
    /// The edits of a list with one item a line: only the lines of what changes.
    func blockListEdits(_ difference: ListDifference, of items: [FrontMatter.Scalar]) -> [SourceEdit] {
        let style = Self.styleOfNewItem(among: items, in: .line)
        return difference.steps.compactMap { step in
            switch step {
            case .keep: return nil
            case .replace(let index, let text):
                let separator = items[index].isAbsent ? " " : ""
                let written = YAMLScalar(text, keeping: items[index].style).source
                return SourceEdit(items[index].span, Array((separator + written).utf8))
            case .remove(let index):
                return SourceEdit(itemLine(of: items[index]), [])
            case .insert(let text, let index):
                let neighbour = items[max(0, index - 1)]
                let line = itemLine(of: neighbour)
                let offset = index == 0 ? line.lowerBound : line.upperBound
                let written = Array(YAMLScalar(text, keeping: style).source.utf8)
                return SourceEdit(
                    insertingAt: offset, itemMark(of: neighbour) + written + lineEnding(before: offset))
            }
        }
    }

    /// The edits that make a list of a single text: it moves to a line of its own, with the comment behind it.
    func splitEdits(_ difference: ListDifference, of items: [FrontMatter.Scalar]) -> [SourceEdit] {
        let ending = lineEnding(before: entry.span.upperBound)
        let style = Self.styleOfNewItem(among: items, in: .line)
        var above: [UInt8] = []
        var edits: [SourceEdit] = []
        var below: [UInt8] = []
        for step in difference.steps {
            switch step {
            case .insert(let text, 0): above += ending + Self.itemLine(text, style: style)
            case .insert(let text, _): below += Self.itemLine(text, style: style) + ending
            case .remove: break
            case .keep(let index), .replace(let index, _):
                let gap = SourceSpan(behindColon..<items[index].span.lowerBound)
                edits.append(SourceEdit(gap, above + ending + Array("  - ".utf8)))
                guard case .replace(_, let text) = step else { continue }
                let written = YAMLScalar(text, keeping: items[index].style).source
                edits.append(SourceEdit(items[index].span, Array(written.utf8)))
            }
        }
        return below.isEmpty ? edits : edits + [SourceEdit(insertingAt: entry.span.upperBound, below)]
    }

    /// The whole line of an item, with its comment and its line ending.
    func itemLine(of item: FrontMatter.Scalar) -> SourceSpan {
        source.lineSpan(source.line(at: item.span.lowerBound))
    }

    /// What stands before an item's text: its indentation, its dash and the blanks behind that.
    private func itemMark(of item: FrontMatter.Scalar) -> [UInt8] {
        let mark = Array(source.bytes[itemLine(of: item).lowerBound..<item.span.lowerBound])
        return item.isAbsent ? mark + [.space] : mark
    }
}
