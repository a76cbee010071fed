/// Taking a note apart that becomes a part of another.
extension NoteTree {
    /// The lines of a callout and of its id, without line endings.
    package func blockLines(of callout: Callout) -> [[UInt8]] {
        let lines = callout.lines.map(text(ofLine:))
        guard let id = callout.id, id.place == .paragraph else { return lines }
        return lines + [[], text(ofLine: id.line)]
    }

    /// All lines of the text but some callouts with their ids and some headings, without blank ones at both ends.
    package func remainder(without callouts: [Callout], _ headings: [Heading]) -> [[UInt8]] {
        var gone = Set(callouts.flatMap { Array($0.lines) + [$0.id?.line].compactMap(\.self) })
        for heading in headings { gone.formUnion(blocks[heading.block].lines) }
        guard bodyStart < source.bytes.count else { return [] }
        let first = source.line(at: bodyStart)
        var lines: [[UInt8]] = []
        for line in first..<source.lineCount where !gone.contains(line) {
            // Where something goes, one blank line parts what stood around it.
            let isDouble = source.isBlank(line: line) && (lines.last?.allSatisfy(\.isBlank) ?? true)
            if !isDouble || line > first && !gone.contains(line - 1) { lines.append(text(ofLine: line)) }
        }
        while let first = lines.first, first.allSatisfy(\.isBlank) { lines.removeFirst() }
        while let last = lines.last, last.allSatisfy(\.isBlank) { lines.removeLast() }
        return lines
    }

    /// The edit that puts lines behind the last line with text that stands before the line `end`, from 0.
    package func inserting(_ lines: [[UInt8]], before end: Int) -> SourceEdit {
        insertion(of: lines, behindTextOf: 0..<min(end, source.lineCount))
    }

    /// The lines that a section has, its heading included.
    package func sectionLines(_ section: Section) -> Range<Int> { lines(of: section) }

    /// The line behind a callout and its id.
    package func end(of callout: Callout) -> Int { max(callout.lines.upperBound, (callout.id?.line ?? -1) + 1) }

    private func text(ofLine line: Int) -> [UInt8] { Array(source.bytes[source.lineContent(line).range]) }
}
