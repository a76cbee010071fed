public import NoteSyntax

/// A note as Git's index has it.
public struct StagedText: Sendable, Equatable {
    /// Where it stands, from the vault's root.
    public let path: NotePath

    /// Its text.
    public let source: SourceText

    /// A note of this text.
    public init(path: NotePath, source: SourceText) {
        (self.path, self.source) = (path, source)
    }

    /// The same as a note.
    func note(in settings: VaultSettings) -> Note {
        Note(path: path, tree: NoteTree(source), settings: settings)
    }

    /// Its interactions, in the order of the text.
    func interactions(in settings: VaultSettings) -> [Interaction] {
        Interaction.all(in: note(in: settings), settings: settings)
    }
}

/// Stamps what is staged, and the same in the notes themselves.
extension Stamping {
    /// What stamping what is staged gives.
    public struct Staged: Sendable {
        /// What is told.
        public internal(set) var written = Written([])

        /// The notes that are to be staged anew, since something in them is stamped.
        public internal(set) var texts: [StagedText] = []

        /// Notes in which something stamped is not found again that is staged, so that they lack its stamp.
        public internal(set) var apart: [WrittenPlace] = []
    }

    /// Stamps interactions of staged notes, and the same ones in the notes as they are, whatever else was changed there.
    ///
    /// A stamp that the note itself has already is the staged one's too. What a commit has already is not stamped: it
    /// may be somebody else's.
    ///
    /// - Parameters:
    ///   - texts: The staged notes.
    ///   - commits: For each commit that the next one follows, its texts of these notes and of those that are removed.
    ///   - dates: Where dates come from.
    ///   - author: Who stamps, and when.
    ///   - slice: The notes of the same paths, as far as they are there.
    ///   - generator: Draws the ids.
    /// - Returns: The change of the notes; the outcome has what is to be staged. Places are those in the staged texts.
    /// - Throws: `IdentityError`, ``ChangeRefusal``.
    public static func stamping(
        staged texts: [StagedText], after commits: [[NotePath: SourceText]], dates: StampDates, by author: Author,
        in slice: VaultSlice, using generator: inout some RandomNumberGenerator
    ) throws -> VaultChange<Staged> {
        let signature = try author.signature(allowing: .edit, in: slice.policy)
        let settings = slice.settings
        var outcome = Staged()
        var edits: [VaultEdit.FileEdit] = []
        let committed = CommittedInteractions(of: texts, in: commits, settings: settings)
        for text in texts {
            let note = text.note(in: settings)
            let actual = slice.note(at: text.path)
            let pairs = actual.map { counterparts(of: note, in: $0, settings) } ?? [:]
            var stamping = NoteStamping(note, settings: settings)
            stamping.stamp(
                stamps(
                    for: note, dates, signature, author.now, in: settings, like: pairs.mapValues(\.interaction),
                    unless: { committed.contains($0, of: text.path) }, using: &generator))
            var stampingActual = actual.map { NoteStamping($0, settings: settings) }
            stampingActual?.stamp(actualStamps(stamping.stamped, pairs))
            if let stampingActual, let (stamp, reason) = stampingActual.left.first {
                // Then neither is stamped: a stamp that only the staged text had would be lost again.
                let place = WrittenPlace(stampingActual.interactions[stamp.index])
                outcome.written.left.append(LeftPlace(place: place, reason: reason))
                continue
            }
            stamping.tell(&outcome.written, dates)
            let stamped = StagedText(path: text.path, source: stamping.note.tree.source)
            if stamped != text { outcome.texts.append(stamped) }
            guard let actual, let stampingActual else { continue }
            let apart = stamping.stamped.filter { pairs[$0.index] == nil }
            outcome.apart += apart.map { WrittenPlace(stamping.interactions[$0.index]) }
            edits.append(
                .replace(text.path, from: actual.tree.source.bytes, to: stampingActual.note.tree.source.bytes))
        }
        return VaultChange(VaultEdit(edits), outcome: outcome)
    }

    /// The lines, from 0, of the headers of a staged note that lack a date.
    public static func undatedLines(of text: StagedText, settings: VaultSettings) -> [Int] {
        text.interactions(in: settings).filter(StampDates.written([:]).areFor).map { $0.line - 1 }
    }

    /// An interaction of the note itself.
    private typealias Counterpart = (index: Int, interaction: Interaction)

    /// For the index of each staged interaction that the note itself has as well, that one.
    private static func counterparts(
        of staged: Note, in actual: Note, _ settings: VaultSettings
    ) -> [Int: Counterpart] {
        let others = Interaction.all(in: actual, settings: settings)
        return Counterparts.of(Interaction.all(in: staged, settings: settings), in: others)
            .mapValues { ($0, others[$0]) }
    }

    /// What the staged ones were given, for those of the note itself, as far as these lack it.
    private static func actualStamps(
        _ stamps: [NoteStamping.Stamp], _ counterparts: [Int: Counterpart]
    ) -> [NoteStamping.Stamp] {
        stamps.compactMap { stamp in
            guard let (index, other) = counterparts[stamp.index] else { return nil }
            var change = stamp.change
            change.fields.removeAll { field in
                InteractionField.allCases.contains { $0.key.description == field.key && other.span($0) != nil }
            }
            if other.date != nil || other.callout.header.isWhenUnread { change.when = nil }
            let id = other.id == nil ? stamp.id : nil
            guard id != nil || change != CalloutChange() else { return nil }
            return NoteStamping.Stamp(index: index, change: change, id: id)
        }
    }
}
