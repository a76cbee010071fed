import NoteSyntax

/// Changes interactions that stand in a note (format 6).
public enum InteractionEditing {
    /// Changes what an input says; all else stays, the id and the stamp always (format 3).
    ///
    /// - Parameters:
    ///   - reference: Which interaction.
    ///   - input: What is to become of it.
    ///   - author: Who makes the change, and when.
    ///   - slice: The note; the notes of `input.with`, and the names of all files where that is given.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func editing(
        _ reference: InteractionReference, _ input: InteractionInput, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        var revising = try InteractionRevising(reference.path, in: slice)
        let index = try reference.index(among: revising.interactions)
        let old = revising.interactions[index]
        var change = CalloutChange()
        change.type = input.type
        change.when = input.when
        change.subject = try input.normalSubject()
        change.body = try input.normalBody()
        guard !(change.subject ?? old.subject).isEmpty || !(change.body ?? old.body).isEmpty else {
            throw ChangeRefusal.emptyInteraction
        }
        let signature = old.text(.loggedBy)
        change.fields = try input.writtenFields(in: slice, holder: reference.path, signature: signature).map { field in
            field.value.isEmpty ? .remove(key: field.key) : .set(key: field.key, value: field.value)
        }
        for path in input.with ?? [] {
            guard let contact = Contact(try slice.contactNote(at: path)), contact.asksNotToBeContacted else { continue }
            if !old.isWelcomeAnyway(input) { throw ChangeRefusal.doNotContact(contact) }
        }
        try revising.change(index, change)
        return revising.finished
    }

    /// Cancels interactions of a note: they stay listed, and count in no total (format 3).
    ///
    /// Those that are cancelled already stay as they are.
    ///
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func cancelling(
        _ references: [InteractionReference], at path: NotePath, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        let signature = try author.signature(allowing: .remove, in: slice.policy)
        return try changing(references, at: path, in: slice) { interaction in
            guard interaction.span(.cancelledAt) == nil else { return nil }
            var change = CalloutChange()
            change.fields = [
                .set(key: InteractionField.cancelledAt.key.description, value: author.now.utcDescription),
                .set(key: InteractionField.cancelledBy.key.description, value: signature),
            ]
            return change
        }
    }

    /// Takes cancellations back; what was not cancelled stays as it is.
    ///
    /// A part of a segment's run that was cancelled as a whole is refused (format 2.3).
    ///
    /// - Parameters:
    ///   - references: Which interactions.
    ///   - path: The note that holds them.
    ///   - author: Who makes the change, and when.
    ///   - slice: What ``need(uncancelling:resolver:)`` brought.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func uncancelling(
        _ references: [InteractionReference], at path: NotePath, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .remove, in: slice.policy)
        let resolver = LinkResolver(slice.listing)
        return try changing(references, at: path, in: slice) { interaction in
            guard interaction.span(.cancelledAt) != nil || interaction.span(.cancelledBy) != nil else { return nil }
            try refusePart(interaction, resolver, in: slice)
            var change = CalloutChange()
            change.fields = [InteractionField.cancelledAt, .cancelledBy].map { .remove(key: $0.key.description) }
            return change
        }
    }

    /// Changes each of some interactions of a note; nil is a change of nothing.
    static func changing(
        _ references: [InteractionReference], at path: NotePath, in slice: VaultSlice,
        _ change: (Interaction) throws -> CalloutChange?
    ) throws -> VaultChange<Written> {
        var revising = try InteractionRevising(path, in: slice)
        for index in try revising.indexes(of: references) {
            try revising.change(index, try change(revising.interactions[index]) ?? CalloutChange())
        }
        return revising.finished
    }

    /// Takes interactions out of a note, with their comments and ids (format 6.5).
    ///
    /// - Returns: The places where they stood.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func deleting(
        _ references: [InteractionReference], at path: NotePath, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .remove, in: slice.policy)
        var revising = try InteractionRevising(path, in: slice)
        let places = revising.interactions.map { WrittenPlace($0) }
        let indexes = try revising.indexes(of: references)
        if slice.settings.deletePolicy == .cancelFirst,
            let first = indexes.map({ revising.interactions[$0] }).first(where: { $0.span(.cancelledAt) == nil })
        {
            throw ChangeRefusal.notCancelled(first.id ?? "\(path):\(first.line)", path, line: first.line)
        }
        // From the last on, so that the others keep their indexes.
        for index in indexes.sorted(by: >) { try revising.remove(index) }
        return VaultChange(revising.finished.edit, outcome: Written(indexes.sorted().map { places[$0] }))
    }
}

extension Interaction {
    /// Whether a contact who asked not to be contacted may be named in it all the same (format 2.1).
    fileprivate func isWelcomeAnyway(_ input: InteractionInput) -> Bool {
        let type = input.type ?? source.text(callout.header.type)
        let direction = input.fields.last { InteractionField(named: $0.key) == .direction }?.value ?? word(.direction)
        return type.lowercased() == "note" || direction?.lowercased() == "inbound"
    }
}
