import NoteSyntax

/// A contact's note that takes in the notes of others, each step compared with what was meant (format 6.4).
struct NoteUniting {
    private(set) var note: Note
    private let settings: VaultSettings

    init(_ note: Note, settings: VaultSettings) {
        (self.note, self.settings) = (note, settings)
    }

    /// Takes in another note: its properties, its interactions, and all else below a heading.
    ///
    /// - Parameters:
    ///   - other: The note, its links already written as from here.
    ///   - origin: The same as it stands in the vault.
    ///   - preference: Whose value counts where only one can.
    mutating func takeIn(
        _ other: Note, from origin: Note, preferring preference: PropertyUniting.Preference?
    ) throws(ChangeRefusal) {
        do throws(NoteEditError) { try origin.refuseEditing() } catch { throw .note(origin.path, error) }
        if let end = other.tree.openEnd { throw .note(origin.path, end) }
        let named = Note(path: origin.path, tree: other.tree, settings: settings)
        let properties = PropertyUniting(note, named, preferring: preference)
        if let nested = properties.nested.first {
            throw .nestedProperty(
                origin.path, key: nested.key, line: origin.tree.source.line(at: nested.span.lowerBound) + 1)
        }
        guard properties.differences.isEmpty else { throw .properties(origin.path, properties.differences) }
        note = try note.changing(properties.changes, settings: settings)
        let theirs = Interaction.all(in: named, settings: settings)
        try insertProse(of: named, theirs)
        try insert(theirs, of: named)
    }

    // MARK: Interactions

    private var interactions: [Interaction] { Interaction.all(in: note, settings: settings) }

    private mutating func insert(_ theirs: [Interaction], of other: Note) throws(ChangeRefusal) {
        let own = interactions
        let new = try new(theirs, beside: own)
        guard !new.isEmpty else { return }
        // Behind the last of one's own that is not later; those of one place in their order of time.
        var places: [Int: [Interaction]] = [:]
        for interaction in new.sorted(by: Self.isEarlier) {
            let index = own.lastIndex { !Self.isEarlier(interaction, $0) }
            places[index ?? -1, default: []].append(interaction)
        }
        let section = note.tree.sections(named: Interaction.sectionName).first
        var edits: [SourceEdit] = []
        var added: [InteractionRecord] = []
        for place in -1..<own.count {
            if place >= 0 { added.append(InteractionRecord(own[place])) }
            guard let here = places[place] else { continue }
            added += here.map(InteractionRecord.init)
            var lines = here.map { other.tree.blockLines(of: $0.callout) }.joined(separator: [[]]).map(\.self)
            let end: Int
            if place >= 0 {
                end = note.tree.end(of: own[place].callout)
            } else if let first = own.first {
                end = first.callout.lines.lowerBound
            } else if let section {
                end = note.tree.sectionLines(section).upperBound
            } else {
                lines = [Array("## \(Interaction.sectionName)".utf8), []] + lines
                end = note.tree.source.lineCount
            }
            edits.append(note.tree.inserting(lines, before: end))
        }
        try revise(edits) { $0 == added }
    }

    /// Those that the note lacks; two of one id must say the same.
    private func new(_ theirs: [Interaction], beside own: [Interaction]) throws(ChangeRefusal) -> [Interaction] {
        var known: [String: Interaction] = [:]
        for interaction in own { if let id = interaction.id { known[id] = known[id] ?? interaction } }
        var new: [Interaction] = []
        for interaction in theirs {
            guard let id = interaction.id, let other = known[id] else {
                new.append(interaction)
                continue
            }
            guard InteractionRecord(interaction) == InteractionRecord(other) else {
                throw .differentInteractions(
                    id, note.path, line: other.line, interaction.holder.path, otherLine: interaction.line)
            }
        }
        return new
    }

    /// By when it took place, then by when it was recorded; what has no date comes first.
    private static func isEarlier(_ one: Interaction, _ other: Interaction) -> Bool {
        func key(_ interaction: Interaction) -> (Int64, Int64) {
            (interaction.occurredAt?.secondsSinceEpoch ?? .min, interaction.loggedAt?.secondsSinceEpoch ?? .min)
        }
        return key(one) < key(other)
    }

    // MARK: Other text

    /// Puts what stands beside the interactions below a heading with the contact's name, before one's own interactions.
    private mutating func insertProse(of other: Note, _ theirs: [Interaction]) throws(ChangeRefusal) {
        let tree = other.tree
        var headings = tree.sections(named: Interaction.sectionName).map(\.heading)
        if let title = tree.headings.first, title.level == 1, isName(tree.source.text(title.text), of: other) {
            headings.append(title)
        }
        let lines = tree.remainder(without: theirs.map(\.callout), headings)
        guard !lines.isEmpty else { return }
        let section = note.tree.sections(named: Interaction.sectionName).first
        let end = section.map { note.tree.sectionLines($0).lowerBound } ?? note.tree.source.lineCount
        let records = interactions.map(InteractionRecord.init)
        let name = other.name.isEmpty ? String(other.path.stem) : other.name
        try revise([note.tree.inserting([Array("## \(name)".utf8), []] + lines, before: end)]) { $0 == records }
    }

    private func isName(_ text: String, of other: Note) -> Bool {
        let folded = FoldedText(text)
        return folded == FoldedText(other.name) || folded == FoldedText(String(other.path.stem))
    }

    // MARK: Comparing

    /// Inserts something; every block that was there stays, and the records are what was meant.
    private mutating func revise(
        _ edits: [SourceEdit], _ areMeant: ([InteractionRecord]) -> Bool
    ) throws(ChangeRefusal) {
        let added = addedLines(edits)
        do throws(NoteEditError) {
            let old = note.tree
            let revision = try NoteRevision(of: note, edits, settings: settings) { _, new, difference in
                difference.keepsFrontMatter && areMeant(new)
            }
            guard revision.after.tree.keepsBlocks(of: old, but: [], added: added) else {
                throw NoteEditError.wouldReadOtherwise
            }
            note = revision.after
        } catch {
            if error == .wouldReadOtherwise, let end = note.tree.openEnd { throw .note(note.path, end) }
            throw .note(note.path, error)
        }
    }

    /// The lines, from 0, that edits bring, which only insert.
    private func addedLines(_ edits: [SourceEdit]) -> Set<Int> {
        let bytes = note.tree.source.applying(edits)
        let source = SourceText(bytes)
        var lines: Set<Int> = []
        var shift = 0
        for edit in edits {
            let start = edit.span.lowerBound + shift
            shift += edit.replacement.count
            let first = source.line(at: start)
            let last = source.line(at: max(start, start + edit.replacement.count - 1))
            lines.formUnion(first...last)
        }
        return lines
    }
}
