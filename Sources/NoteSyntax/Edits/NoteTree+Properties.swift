extension NoteTree {
    /// The edits that change the note's properties so, in order and not overlapping; empty where all is so already.
    ///
    /// The changes are made one after the other. What is not meant keeps its bytes: comments, quotes, order and layout
    /// of the front matter, and the text of the note (format 6.1).
    ///
    /// - A text that is replaced keeps its kind of quotes as far as they can hold the new one. Items that stay in a
    ///   list are not touched; new ones are laid out like their neighbours, in single or double quotes where all other
    ///   items have those though not all need them. A comment behind a text or an item stays when that is replaced, and
    ///   goes when it is removed.
    /// - A single text that becomes a list moves to a line of its own below its key, together with the comment behind
    ///   it: `key: a # c` becomes `key:`, `  - a # c`, `  - b`. All its bytes stay, and it need not be fit for brackets.
    /// - A new property stands right behind the last one: as `key: value`, or as a list with `  - item` lines.
    /// - A note without front matter gets one at its start. A block that loses its last property stays, empty, since
    ///   nothing tells whether an empty one stood there before.
    ///
    /// Each change is checked before it counts (format 6.4).
    ///
    /// - Throws: Why one of the changes is refused; then none is made.
    public func editing(_ changes: [PropertyChange]) throws(PropertyEditError) -> [SourceEdit] {
        var note = self
        var edits = EditComposition(over: source)
        for change in changes {
            guard let plan = try PropertyPlan(for: change, in: note) else { continue }
            let after = NoteTree(SourceText(note.source.applying(plan.edits)), part: .frontMatter)
            guard PropertyEditCheck(plan, before: note, after: after).passes else { throw .unsafe(key: change.key) }
            edits.append(plan.edits)
            note = after
        }
        // What came and went again leaves no empty block where none was.
        if frontMatter == nil, note.frontMatter?.content.isEmpty == true { return [] }
        let composed = edits.edits
        guard source.applying(composed) == note.source.bytes else { throw .unsafe(key: changes.last?.key ?? "") }
        return composed
    }
}
