import NoteSyntax

/// A note before and after an edit, compared with what was meant (format 6.4): every edit of a note passes here.
struct NoteRevision {
    /// What an edit means to do.
    enum Intention {
        /// A record more, behind all others of its section.
        case append(CalloutText)
        /// The record of this index, in the order of the text, becomes another.
        case change(Int, CalloutChange)
        /// The record of this index goes.
        case remove(Int)
    }

    let before: Note
    let after: Note

    /// The interactions of the note after the edit, in the order of the text.
    let interactions: [Interaction]

    /// Makes some edits of the note's interactions, reads it again and compares.
    ///
    /// - Throws: ``NoteEditError``: then the edits must not be written.
    init(
        of note: Note, _ edits: [SourceEdit], meaning intention: Intention, settings: VaultSettings
    ) throws(NoteEditError) {
        try self.init(note, edits, settings)
        let old = Interaction.all(in: note, settings: settings).map(InteractionRecord.init)
        let isAsMeant =
            after.kind == note.kind && Self.isAsMeant(intention, old, interactions.map(InteractionRecord.init))
            && Self.isAsMeant(intention, BlockDifference(from: note.tree, to: after.tree))
        guard !isAsMeant else { return }
        if case .append = intention, let end = note.tree.openEnd { throw end }
        throw .wouldReadOtherwise
    }

    /// Makes some edits of the properties of these keys, reads the note again and compares.
    ///
    /// That they become the meant ones is seen to where the edits are worked out.
    ///
    /// - Throws: ``NoteEditError``: then the edits must not be written.
    init(
        of note: Note, _ edits: [SourceEdit], changingProperties keys: Set<String>, settings: VaultSettings
    ) throws(NoteEditError) {
        try self.init(note, edits, settings)
        guard note.keepsAll(but: keys, in: after) else { throw .wouldReadOtherwise }
    }

    /// Makes some edits of the note, reads it again and compares.
    ///
    /// - Parameter isAsMeant: Whether the records before and after, and the blocks, are what was meant.
    /// - Throws: ``NoteEditError``: then the edits must not be written.
    init(
        of note: Note, _ edits: [SourceEdit], settings: VaultSettings,
        isAsMeant: ([InteractionRecord], [InteractionRecord], BlockDifference) -> Bool
    ) throws(NoteEditError) {
        try self.init(note, edits, settings)
        let old = Interaction.all(in: note, settings: settings).map(InteractionRecord.init)
        let difference = BlockDifference(from: note.tree, to: after.tree)
        guard after.kind == note.kind, isAsMeant(old, interactions.map(InteractionRecord.init), difference) else {
            throw .wouldReadOtherwise
        }
    }

    private init(_ note: Note, _ edits: [SourceEdit], _ settings: VaultSettings) throws(NoteEditError) {
        try note.refuseEditing()
        let tree = NoteTree(note.tree.source.applying(edits))
        if let violation = tree.opaque { throw .wouldBeOpaque(violation.message) }
        before = note
        after = Note(path: note.path, tree: tree, settings: settings)
        interactions = Interaction.all(in: after, settings: settings)
    }

    private static func isAsMeant(
        _ intention: Intention, _ old: [InteractionRecord], _ new: [InteractionRecord]
    ) -> Bool {
        switch intention {
        case .append(let text):
            guard new.count == old.count + 1 else { return false }
            let index = zip(old, new).prefix { $0 == $1 }.count
            return new[index] == InteractionRecord(text) && new[(index + 1)...] == old[index...]
        case .change(let index, let change):
            guard new.count == old.count, old[index].becomes(new[index], by: change) else { return false }
            return new[..<index] == old[..<index] && new[(index + 1)...] == old[(index + 1)...]
        case .remove(let index):
            return new[...] == old[..<index] + old[(index + 1)...]
        }
    }

    /// The callout, its id and, where it is made, the heading are all that may come or go.
    private static func isAsMeant(_ intention: Intention, _ difference: BlockDifference) -> Bool {
        guard difference.keepsFrontMatter else { return false }
        return switch intention {
        case .append: difference.removed == 0 && (1...3).contains(difference.added)
        case .change: difference.removed <= 1 && difference.added == difference.removed
        case .remove: (1...2).contains(difference.removed) && difference.added == 0
        }
    }

    /// The change of the note's file.
    var fileEdit: VaultEdit.FileEdit {
        .replace(before.path, from: before.tree.source.bytes, to: after.tree.source.bytes)
    }
}

extension Note {
    /// Refuses what is never edited: a note that is not read, and one with a conflict that Git left (format 6.6).
    func refuseEditing() throws(NoteEditError) {
        if let violation = tree.opaque { throw .opaque(violation.message) }
        if let line = tree.source.conflictLine { throw .conflict(line: line + 1) }
    }
}

extension Note {
    /// Whether another version has the same text, and the same properties but those of some keys.
    fileprivate func keepsAll(but keys: Set<String>, in other: Note) -> Bool {
        func text(_ note: Note) -> ArraySlice<UInt8> { note.tree.source.bytes[note.tree.bodyStart...] }
        func properties(_ note: Note) -> [[UInt8]] {
            (note.tree.frontMatter?.entries ?? []).filter { !keys.contains($0.key) }.map { entry in
                Array(entry.key.utf8) + [0] + note.tree.source.bytes[entry.valueSpan.range]
            }
        }
        return text(self) == text(other) && properties(self) == properties(other)
    }
}

extension NoteTree {
    /// What is still open at the end of the note, if it is a block that only something behind the end could close.
    var openEnd: NoteEditError? {
        guard let last = blocks.last(where: { $0.depth == 0 }) else { return nil }
        switch last.kind {
        case .codeBlock: return .swallowed(line: last.firstLine + 1, by: .codeFence)
        case .htmlBlock: return .swallowed(line: last.firstLine + 1, by: .html)
        default: return nil
        }
    }
}
