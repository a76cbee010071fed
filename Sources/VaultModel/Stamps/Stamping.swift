import NoteSyntax

/// Gives interactions that were typed by hand what they lack (format 3, Unstamped interactions).
public enum Stamping {
    /// Stamps the interactions of some notes: who recorded them and when, an id, and a date where there is one to give.
    ///
    /// What can't be stamped is told in the outcome, and everything else is.
    ///
    /// - Parameters:
    ///   - paths: The notes; those that are no contacts have nothing to stamp.
    ///   - dates: Where dates come from.
    ///   - author: Who stamps, and when.
    ///   - slice: These notes.
    ///   - generator: Draws the ids.
    /// - Throws: `IdentityError`, ``ChangeRefusal``.
    public static func stamping(
        _ paths: [NotePath], dates: StampDates, by author: Author, in slice: VaultSlice,
        using generator: inout some RandomNumberGenerator
    ) throws -> VaultChange<Written> {
        let signature = try author.signature(allowing: .edit, in: slice.policy)
        var written = Written([])
        var edits: [VaultEdit.FileEdit] = []
        for path in paths {
            guard let note = slice.note(at: path) else { continue }
            var stamping = NoteStamping(note, settings: slice.settings)
            stamping.stamp(
                stamps(for: note, dates, signature, author.now, in: slice.settings, using: &generator))
            stamping.tell(&written, dates)
            edits.append(.replace(path, from: note.tree.source.bytes, to: stamping.note.tree.source.bytes))
        }
        return VaultChange(VaultEdit(edits), outcome: written)
    }

    /// What the interactions of a note are to be given.
    ///
    /// One that stands elsewhere too (`others`) takes over what that one has. One that was committed without a stamp gets
    /// a date alone: the stamp is for whoever recorded it to give.
    static func stamps(
        for note: Note, _ dates: StampDates, _ signature: String, _ now: Instant, in settings: VaultSettings,
        like others: [Int: Interaction] = [:], unless isCommitted: (Int) -> Bool = { _ in false },
        using generator: inout some RandomNumberGenerator
    ) -> [NoteStamping.Stamp] {
        let interactions = Interaction.all(in: note, settings: settings)
        let date = dates.dates(in: note)
        var ids = Set((interactions + others.values).compactMap(\.id))
        return interactions.indices.compactMap { index in
            let interaction = interactions[index]
            let takesDate = dates.areFor(interaction)
            let when = takesDate ? others[index]?.callout.header.when ?? date(interaction.line - 1) : nil
            if interaction.isUnstamped, isCommitted(index) {
                var change = CalloutChange()
                change.when = when
                return when == nil ? nil : NoteStamping.Stamp(index: index, change: change, id: nil)
            }
            guard interaction.lacksStamp || takesDate else { return nil }
            let change = interaction.stamping(signature: signature, now: now, date: when, like: others[index])
            guard interaction.id == nil, !note.tree.hasGluedID(interaction.callout) else {
                return change == CalloutChange() ? nil : NoteStamping.Stamp(index: index, change: change, id: nil)
            }
            let id = others[index]?.id ?? RandomID.make(mark: "i-", notAmong: ids, using: &generator)
            ids.insert(id)
            return NoteStamping.Stamp(index: index, change: change, id: id)
        }
    }
}

extension NoteStamping {
    /// Tells what was stamped, what was not, and what stays undated.
    func tell(_ written: inout Written, _ dates: StampDates) {
        let interactions = interactions
        written.places += stamped.map { WrittenPlace(interactions[$0.index]) }
        written.left += left.map { LeftPlace(place: WrittenPlace(interactions[$0.stamp.index]), reason: $0.reason) }
        written.undated += stamped.map { interactions[$0.index] }.filter(\.isUndated).map { WrittenPlace($0) }
    }
}

extension NoteTree {
    /// Whether an id stands below a callout that only lacks a blank line behind it; it needs no other.
    fileprivate func hasGluedID(_ callout: Callout) -> Bool {
        let block = blocks.firstIndex { $0.firstLine == callout.lines.lowerBound && $0.kind == .blockQuote }
        return block.map { CalloutDiagnosis(callout, block: $0, in: self).gluedIDLine != nil } ?? false
    }
}
