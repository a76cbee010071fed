/// Items of lists that come and go (format 6).
extension NoteTree {
    /// The edits that take items out, with all that is nested in them; the items are in order.
    ///
    /// Of blank lines between items those behind go, and those before the last item of a list; where the neighbours would
    /// run together one stays.
    public func removing(_ items: [ListItem]) -> [SourceEdit] {
        let removed = Set(items.map(\.lines.lowerBound))
        return Set(items.map(\.list)).sorted().flatMap { list in
            let siblings = listItems(in: list..<listEnd(of: list))
            // Neighbours go together.
            return siblings.split { !removed.contains($0.lines.lowerBound) }.compactMap { run -> SourceEdit? in
                guard let first = run.first, let last = run.last else { return nil }
                let next = run.endIndex < siblings.endIndex ? siblings[run.endIndex] : nil
                return removal(of: first.lines.lowerBound..<last.lines.upperBound, before: next)
            }
        }
    }

    private func removal(of lines: Range<Int>, before next: ListItem?) -> SourceEdit {
        if let next { return SourceEdit(source.span(ofLines: lines.lowerBound..<next.lines.lowerBound), []) }
        let above = (0..<lines.lowerBound).last { !source.isBlank(line: $0) }
        let start = max(bodyStart, above.map { source.lineSpan($0).upperBound } ?? bodyStart)
        let end = source.lineSpan(lines.upperBound - 1).upperBound
        let runsTogether = above != nil && needsBlankLine(before: lines.upperBound)
        return SourceEdit(
            SourceSpan(start..<end), runsTogether ? source.lineEnding(near: lines.lowerBound) : [])
    }

    /// The edits that put items behind one that is there, which they are laid out like: the same indentation, bullet and
    /// blanks, or the next numbers; an empty box where it has one; blank lines between where its list has some.
    ///
    /// - Parameters:
    ///   - texts: What stands on the line of each new item.
    ///   - item: The item that they come behind.
    public func appending(_ texts: [String], behind item: ListItem) -> [SourceEdit] {
        guard !texts.isEmpty else { return [] }
        let last = item.lines.upperBound - 1
        let ending = source.lineEnding(near: last)
        let isOpen = source.lineContent(last).upperBound == source.lineSpan(last).upperBound
        let separator = isLoose(around: item) ? ending : []
        var text = isOpen ? ending : []
        for (index, new) in texts.enumerated() {
            text += separator + marker(like: item, number: index + 1) + Array(new.utf8) + ending
        }
        return [SourceEdit(insertingAt: source.lineSpan(last).upperBound, text)]
    }

    /// The edits that put a new list at the end of the first section of that name, or make the section.
    ///
    /// - Parameters:
    ///   - texts: What stands on the line of each item.
    ///   - name: The section's heading, which is ASCII.
    ///   - next: The heading before which the section is made, at the same level, where the note has that.
    public func appendingList(
        _ texts: [String], toSection name: StaticString, before next: StaticString
    ) -> [SourceEdit] {
        let items = texts.map { Array("- \($0)".utf8) }
        if let section = sections(named: name).first {
            return items.isEmpty ? [] : [insertion(of: items, behindTextOf: lines(of: section))]
        }
        let following = sections(named: next).first?.heading
        let end = following.map { blocks[$0.block].firstLine } ?? source.lineCount
        let marks = String(repeating: "#", count: following?.level ?? 2)
        let body = items.isEmpty ? [] : [[]] + items
        let bodyLine = source.line(at: bodyStart)
        return [insertion(of: [Array("\(marks) \(name)".utf8)] + body, behindTextOf: min(bodyLine, end)..<end)]
    }

    /// The index behind the last block of a list.
    private func listEnd(of list: Int) -> Int {
        blocks[(list + 1)...].firstIndex { $0.depth == 0 } ?? blocks.count
    }

    /// Whether a blank line stands between an item and one of its neighbours in the list.
    private func isLoose(around item: ListItem) -> Bool {
        let isFirst = item.lines.lowerBound <= blocks[item.list].firstLine
        let isLast = item.lines.upperBound >= blocks[item.list].lines.upperBound
        return !isFirst && source.isBlank(line: item.lines.lowerBound - 1)
            || !isLast && source.isBlank(line: item.lines.upperBound)
    }

    /// What a new item begins with that comes behind another one, `number` places further.
    private func marker(like item: ListItem, number: Int) -> [UInt8] {
        let marker = Array(source.bytes[item.marker.range])
        let digits = marker.indices.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(marker[$0]) }
        var text = marker
        if let first = digits.first, let last = digits.last {
            let value = marker[first...last].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            text.replaceSubrange(first...last, with: Array(String(value + number).utf8))
        }
        if text.last?.isBlank != true { text.append(.space) }
        return text + (hasBox(item) ? Array("[ ] ".utf8) : [])
    }

    /// Whether an item's text begins with the box of a task.
    private func hasBox(_ item: ListItem) -> Bool {
        guard let text = item.text.first, text.count > 3 else { return false }
        let bytes = source.bytes[text.range].prefix(4)
        return bytes.first == UInt8(ascii: "[") && bytes.dropFirst(2).first == UInt8(ascii: "]")
            && bytes.last?.isBlank == true
    }
}
