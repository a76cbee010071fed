import NoteSyntax

/// Takes interactions out of the notes that hold them, and with them the attachments that nothing links to any more
/// (format 5, Attachments; format 6.5).
public struct InteractionDeletion: Sendable {
    private let references: [InteractionReference]

    /// The files that go if nothing else links to them.
    private let files: [NotePath]

    /// What has to be read for it.
    public let need: LoadNeed

    /// A deletion of these interactions.
    ///
    /// - Parameters:
    ///   - interactions: The interactions.
    ///   - listing: The vault's files, as they are now.
    ///   - settings: The vault's settings.
    ///   - takesFiles: Whether attachments go that nothing links to any more.
    public init(of interactions: [Interaction], in listing: VaultListing, settings: VaultSettings, takesFiles: Bool) {
        references = interactions.map(InteractionReference.init)
        let holders = references.map(\.path).uniqued
        files =
            takesFiles
            ? LinkResolver(listing).files(linkedFrom: interactions, below: settings.attachmentsFolder) : []
        guard !files.isEmpty else {
            need = .notes(holders)
            return
        }
        let boards = listing.files.filter(OrphanedFiles.isBoard)
        let words = files.map { FileMention($0).screenedWord }
        need = .files(.these((files + boards).uniqued), and: .mentioning(words, including: holders))
    }

    /// Deletes them.
    ///
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public func deleting(by author: Author, in slice: VaultSlice) throws -> VaultChange<Written> {
        try deleting(references, by: author, in: slice)
    }

    /// Deletes those that are cancelled, and leaves others: somebody may have taken the cancellation back meanwhile, or
    /// deleted them.
    ///
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public func purging(by author: Author, in slice: VaultSlice) throws -> VaultChange<Written> {
        let cancelled = slice.interactions(references).filter { $0.interaction.status == .cancelled }
        return try deleting(cancelled.map(\.reference), by: author, in: slice)
    }

    private func deleting(
        _ references: [InteractionReference], by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .remove, in: slice.policy)
        let changes = try references.map(\.path).uniqued.map { path in
            let here = references.filter { $0.path == path }
            return try InteractionEditing.deleting(here, at: path, by: author, in: slice)
        }
        let change = VaultChange(joining: changes)
        let going = slice.interactions(references).map(\.interaction)
        let linked = LinkResolver(slice.listing).files(linkedFrom: going, below: slice.settings.attachmentsFolder)
        // What was linked to a moment ago, and was not asked for, stays.
        let files = linked.filter(files.contains)
        let orphans = OrphanedFiles(among: files, notes: slice.notes(after: change.edit), in: slice)
        var outcome = change.outcome
        outcome.removed = orphans.removed.map(\.path)
        outcome.kept = orphans.kept
        return VaultChange(VaultEdit(change.edit.files + orphans.removed), outcome: outcome)
    }
}

extension VaultSlice {
    /// The interactions that are meant, without those that are not there any more; by the notes that hold them.
    fileprivate func interactions(
        _ references: [InteractionReference]
    ) -> [(reference: InteractionReference, interaction: Interaction)] {
        references.map(\.path).uniqued.flatMap { path in
            guard let note = note(at: path) else { return [(InteractionReference, Interaction)]() }
            let interactions = Interaction.all(in: note, settings: settings)
            return references.filter { $0.path == path }.compactMap { reference in
                (try? reference.index(among: interactions)).map { (reference, interactions[$0]) }
            }
        }
    }

    /// The notes as they will be.
    fileprivate func notes(after edit: VaultEdit) -> [Note] {
        var changed: [NotePath: [UInt8]] = [:]
        for case .replace(let path, _, let bytes) in edit.files { changed[path] = bytes }
        return notes.map { note in
            changed[note.path].map { Note(path: note.path, tree: NoteTree($0), settings: settings) } ?? note
        }
    }
}
