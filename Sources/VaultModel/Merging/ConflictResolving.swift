public import NoteSyntax

/// Merges notes anew in which Git left conflicts (format 6.6: what alone edits such a note).
public enum ConflictResolving {
    /// Merges a note by its interactions, from the versions of a merge, else from what its markers show.
    ///
    /// - Parameters:
    ///   - path: The note.
    ///   - base: What both sides began with; nil where both made the note.
    ///   - ours: One side; nil where Git keeps none.
    ///   - theirs: The other side; nil where Git keeps none.
    ///   - author: Who has it merged.
    ///   - slice: The note.
    /// - Returns: The change; what only a person can decide is among what its outcome leaves.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func resolving(
        _ path: NotePath, base: SourceText?, ours: SourceText?, theirs: SourceText?, by author: Author,
        in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        let source = try slice.readNote(at: path).tree.source
        guard let marked = MarkedConflicts(source) else { throw ChangeRefusal.unmarked(path) }
        let merged: MergedNote
        if let ours, let theirs {
            merged = merging(base?.bytes, ours.bytes, theirs.bytes, path, slice.settings)
            // Kith's own merge may have made lines of both.
            let versions = [ours, theirs, SourceText(merged.bytes)] + [base].compactMap(\.self)
            guard !MarkedConflicts.isEdited(source, since: versions) else { throw ChangeRefusal.settledByHand(path) }
        } else {
            guard let base = marked.base else { throw ChangeRefusal.noBase(path) }
            merged = merging(base, marked.ours, marked.theirs, path, slice.settings)
        }
        let edit = VaultEdit([.replace(path, from: source.bytes, to: merged.bytes)])
        var written = Written(edit.isEmpty ? [] : [WrittenPlace(path: path, line: 1)])
        written.left = merged.conflicts.map { conflict in
            let place = WrittenPlace(path: path, line: conflict.lines.lowerBound + 1)
            return LeftPlace(place: place, reason: .conflict(line: place.line))
        }
        return VaultChange(edit, outcome: written)
    }

    private static func merging(
        _ base: [UInt8]?, _ ours: [UInt8], _ theirs: [UInt8], _ path: NotePath, _ settings: VaultSettings
    ) -> MergedNote {
        NoteMerge.merging(base: base, ours: ours, theirs: theirs, path: path, settings: settings, markerSize: 7)
    }
}
