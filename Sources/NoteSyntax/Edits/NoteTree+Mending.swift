/// Edits that mend what was typed or merged carelessly.
extension NoteTree {
    /// The edits that give a callout this id, in the place of the one it has.
    public func identifying(_ callout: Callout, as id: String) -> [SourceEdit] {
        if let old = callout.id { return [SourceEdit(old.span, Array(id.utf8))] }
        let last = callout.lines.upperBound - 1
        let ending = source.lineEnding(near: last)
        let end = source.lineContent(last).upperBound
        let next = last + 1
        let needsBlank = next < source.lineCount && !source.isBlank(line: next)
        return [SourceEdit(insertingAt: end, ending + ending + Array("^\(id)".utf8) + (needsBlank ? ending : []))]
    }

    /// The edit that puts a blank line before a line, from 0.
    public func parting(before line: Int) -> [SourceEdit] {
        [SourceEdit(insertingAt: source.lineStart(line), source.lineEnding(near: max(0, line - 1)))]
    }

    /// Whether text of a callout goes on without quote marks, its id aside: what stands above it then can't be changed.
    public func hasLazyText(_ callout: Callout) -> Bool {
        callout.lines.dropFirst().contains { $0 != callout.id?.line && source.isLazy($0) }
    }
}
