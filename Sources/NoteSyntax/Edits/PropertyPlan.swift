/// What one change of a property does to a note.
struct PropertyPlan {
    let key: String

    /// What the property is afterwards.
    let outcome: PropertyOutcome

    /// In order, not overlapping.
    let edits: [SourceEdit]

    init(key: String, outcome: PropertyOutcome, edits: [SourceEdit]) {
        self.key = key
        self.outcome = outcome
        self.edits = edits
    }

    /// Works out what a change does; `nil` if all is so already.
    init?(for change: PropertyChange, in note: NoteTree) throws(PropertyEditError) {
        if let violation = note.opaque { throw .opaque(violation) }
        try Self.refuseUneditable(note)
        let source = note.source
        let entry = note.frontMatter?.entry(for: change.key)
        let line = entry.map { source.line(at: $0.span.lowerBound) + 1 }
        guard let outcome = try change.outcome(for: entry, line: line) else { return nil }
        let edits =
            if let entry {
                try EntryEdits(entry, in: source).edits(to: outcome)
            } else {
                [try NewProperty(key: change.key, outcome: outcome).edit(in: note)]
            }
        self.init(key: change.key, outcome: outcome, edits: edits)
    }

    private static func refuseUneditable(_ note: NoteTree) throws(PropertyEditError) {
        guard let frontMatter = note.frontMatter, !frontMatter.isEditable else { return }
        // A nested value by itself keeps nothing from being edited.
        let problem = frontMatter.problems.first { $0.kind != .nestedValue }
        let place = problem?.span.lowerBound ?? frontMatter.content.lowerBound
        throw .notEditable(
            reason: problem?.message ?? "The keys of the front matter do not begin their lines",
            line: note.source.line(at: place) + 1)
    }
}
