import NoteSyntax

/// Logs interactions: each a callout appended to a contact's note (format 3; format 6.3).
public enum InteractionLog {
    /// What has to be read to log an interaction with the contact at `holder`.
    ///
    /// Other contacts whom it applies to are read as well, the names of all files for the links to them, and the
    /// attachments that may be the same as one of `files`.
    public static func need(
        holder: NotePath, with others: [NotePath], attaching files: [GivenFile] = []
    ) -> LoadNeed {
        let notes = [holder] + others.filter { $0 != holder }
        let need: LoadNeed = others.isEmpty && files.isEmpty ? .notes(notes) : .listed(notes)
        let sizes = Set(files.compactMap(\.size))
        return sizes.isEmpty ? need : .files(.attachments(sizes: sizes), and: need)
    }

    /// Appends an interaction to the note of a contact.
    ///
    /// - Parameters:
    ///   - input: What there is to say; its type and its WHEN are needed, and a subject or a body.
    ///   - holder: The contact's note.
    ///   - author: Who makes the change, and when.
    ///   - slice: What ``need(holder:with:attaching:)`` brought.
    ///   - generator: Draws the id.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func appending(
        _ input: InteractionInput, to holder: NotePath, by author: Author, in slice: VaultSlice,
        using generator: inout some RandomNumberGenerator
    ) throws -> VaultChange<Written> {
        let signature = try author.signature(allowing: .edit, in: slice.policy)
        let note = try slice.contactNote(at: holder)
        var text = CalloutText(type: input.type ?? "", when: input.when)
        text.subject = try input.normalSubject() ?? ""
        text.body = try input.normalBody() ?? ""
        guard !text.subject.isEmpty || !text.body.isEmpty else { throw ChangeRefusal.emptyInteraction }
        let copying = try AttachmentCopying(input.attached, in: slice)
        var input = input
        input.addAttachments(try copying.links(from: holder))
        let given = try input.writtenFields(in: slice, holder: holder, signature: signature)
        text.fields = Self.stamp(signature, now: author.now) + given.filter { !$0.value.isEmpty }
        // A draft is asked about when it is resumed.
        if !given.contains(where: { $0.key == InteractionField.postponed.key.description && !$0.value.isEmpty }) {
            try LoggingPolicy(text).check(contacts: [holder] + (input.with ?? []), in: slice)
        }
        let ids = Set(Interaction.all(in: note, settings: slice.settings).compactMap(\.id))
        text.id = RandomID.make(mark: "i-", notAmong: ids, using: &generator)
        let logged = try appending(text, to: note, settings: slice.settings)
        var outcome = logged.outcome
        outcome.copied = copying.edits.map(\.path)
        return VaultChange(VaultEdit(copying.edits + logged.edit.files), outcome: outcome)
    }

    private static func appending(
        _ text: CalloutText, to note: Note, settings: VaultSettings
    ) throws -> VaultChange<Written> {
        do throws(NoteEditError) {
            // Before the edit is worked out: a note that is not read has no sections.
            try note.refuseEditing()
            let edits = note.tree.appending(text, toSection: Interaction.sectionName)
            let revision = try NoteRevision(of: note, edits, meaning: .append(text), settings: settings)
            let places = revision.interactions.filter { $0.id == text.id }.map { WrittenPlace($0) }
            return VaultChange(VaultEdit([revision.fileEdit]), outcome: Written(places))
        } catch {
            let isBody = error == .wouldReadOtherwise && !text.readsBack
            throw isBody ? ChangeRefusal.unreadableBody : .note(note.path, error)
        }
    }

    static func stamp(_ signature: String, now: Instant) -> [CalloutText.Field] {
        [
            CalloutText.Field(InteractionField.loggedBy.key.description, signature),
            CalloutText.Field(InteractionField.loggedAt.key.description, now.utcDescription),
        ]
    }
}

extension VaultSlice {
    /// The note at a path, which a change needs to be a contact.
    ///
    /// - Throws: ``ChangeRefusal/unread(_:)``, ``ChangeRefusal/otherKind(_:needed:)``.
    func contactNote(at path: NotePath) throws -> Note {
        let note = try readNote(at: path)
        guard note.kind == .contact else { throw ChangeRefusal.otherKind(path, needed: .contact) }
        return note
    }

    /// The note at a path, which a change needs to have been read.
    func readNote(at path: NotePath) throws(ChangeRefusal) -> Note {
        if let note = note(at: path) { return note }
        let reason = passedOver.first { $0.path == path || path.isBelow($0.path.string) }
        throw .unread(reason ?? PassedOver(path: path, reason: .vanished))
    }
}

extension CalloutText {
    /// Whether the body, written into a note that has nothing else, is read as it is.
    var readsBack: Bool {
        let tree = NoteTree("---\n---\n")
        let written = NoteTree(tree.source.applying(tree.appending(self, toSection: "Interactions")))
        guard let callout = written.callouts(in: written.blocks.indices).first else { return false }
        return callout.comments.isEmpty && written.source.bodyBytes(of: callout).elementsEqual(body.utf8)
    }
}
