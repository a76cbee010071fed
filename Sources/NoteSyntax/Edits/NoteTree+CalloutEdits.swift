/// Whole callouts that come and go (format 6.3 and 6.5).
extension NoteTree {
    /// The edits that append a callout to the first section of that name, or to a new one at the end of the note.
    ///
    /// - Parameters:
    ///   - callout: What to append.
    ///   - name: The section's heading, which is ASCII.
    public func appending(_ callout: CalloutText, toSection name: StaticString) -> [SourceEdit] {
        let section = sections(named: name).first
        let lines = section.map(lines(of:)) ?? source.line(at: bodyStart)..<source.lineCount
        let heading: [[UInt8]] = section == nil ? [Array("## \(name)".utf8), []] : []
        return [insertion(of: heading + callout.lines, behindTextOf: lines)]
    }

    /// The edits that take a callout out, with its comments and its id.
    public func removing(_ callout: Callout) -> [SourceEdit] {
        let first = callout.lines.lowerBound
        let last = max(callout.lines.upperBound - 1, callout.id?.line ?? 0)
        let above = (0..<first).last { !source.isBlank(line: $0) }
        let start = max(bodyStart, above.map { source.lineSpan($0).upperBound } ?? bodyStart)
        let end = source.lineSpan(last).upperBound
        let runsTogether = above != nil && needsBlankLine(before: last + 1)
        return [SourceEdit(SourceSpan(start..<end), runsTogether ? source.lineEnding(near: first) : [])]
    }

    /// The lines of a section, its heading included.
    func lines(of section: Section) -> Range<Int> {
        let end = section.blocks.upperBound
        return blocks[section.heading.block].firstLine..<(end < blocks.count ? blocks[end].firstLine : source.lineCount)
    }

    /// Puts lines right behind the last line of some that is not blank, a blank line before them, and one behind where
    /// what follows would run together with them.
    func insertion(of inserted: [[UInt8]], behindTextOf lines: Range<Int>) -> SourceEdit {
        // Where the body has no text, the last line of the front matter stands above.
        let above = (0..<lines.upperBound).last { !source.isBlank(line: $0) }
        let ending = source.lineEnding(near: above ?? 0)
        let offset = max(bodyStart, above.map { source.lineSpan($0).upperBound } ?? bodyStart)
        var text: [UInt8] = []
        if let above {
            let isOpen = source.lineContent(above).upperBound == source.lineSpan(above).upperBound
            text += (isOpen ? ending : []) + ending
        }
        for line in inserted { text += line + ending }
        if let above, needsBlankLine(before: above + 1) { text += ending }
        return SourceEdit(insertingAt: offset, text)
    }

    /// Whether a line needs a blank one before it to stay what it is: it is neither blank itself nor an ATX heading.
    func needsBlankLine(before line: Int) -> Bool {
        guard line < source.lineCount, !source.isBlank(line: line) else { return false }
        return !blocks.contains {
            $0.firstLine == line && $0.depth == 0 && $0.kind == .heading && $0.lines.count == 1
        }
    }
}
