public import NoteSyntax

/// What becomes of interactions once they are logged (format 3, table and Comment).
public enum InteractionLife {
    /// Says how interactions of a note went.
    ///
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func evaluating(
        _ references: [InteractionReference], at path: NotePath, as evaluation: Evaluation, by author: Author,
        in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        return try InteractionEditing.changing(references, at: path, in: slice) { _ in
            fields(.set(key: InteractionField.evaluation.key.description, value: evaluation.rawValue))
        }
    }

    /// Sets when to come back to an interaction; a follow-up that was done is open again.
    ///
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func followingUp(
        _ reference: InteractionReference, on day: CivilDate, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        return try InteractionEditing.changing([reference], at: reference.path, in: slice) { _ in
            fields(
                .set(key: InteractionField.followUp.key.description, value: day.description),
                .remove(key: InteractionField.followUpDone.key.description))
        }
    }

    /// Says that the follow-up of an interaction was done today; one that was done before keeps its day.
    ///
    /// - Throws: ``ChangeRefusal/noFollowUp(_:line:)``, ``ChangeRefusal``, `IdentityError`.
    public static func followUpDone(
        _ reference: InteractionReference, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        let today = slice.settings.zone.civil(author.now).date
        return try InteractionEditing.changing([reference], at: reference.path, in: slice) { interaction in
            guard interaction.date(.followUp) != nil else {
                throw ChangeRefusal.noFollowUp(reference.path, line: interaction.line)
            }
            guard interaction.date(.followUpDone) == nil else { return nil }
            return fields(.set(key: InteractionField.followUpDone.key.description, value: today.description))
        }
    }

    /// Adds a comment behind all others.
    ///
    /// - Parameters:
    ///   - reference: Which interaction.
    ///   - text: As given; Markdown.
    ///   - author: Who makes the change, and when.
    ///   - slice: What was read of the vault.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func commenting(
        _ reference: InteractionReference, _ text: String, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        let signature = try author.signature(allowing: .edit, in: slice.policy)
        let body: String
        do throws(NormalText.Refusal) { body = try NormalText.body(text) } catch {
            throw ChangeRefusal.text(.comment, error)
        }
        guard !body.isEmpty else { throw ChangeRefusal.emptyComment }
        let by = CalloutText.Field(InteractionField.by.key.description, signature)
        let when = slice.settings.zone.written(author.now)
        var change = CalloutChange()
        change.comment = CommentText(when: when, fields: [by], text: body)
        return try InteractionEditing.changing([reference], at: reference.path, in: slice) { _ in change }
    }

    /// Makes an interaction of a draft, if the vault and its contacts would let it be logged now.
    ///
    /// - Parameters:
    ///   - reference: Which interaction.
    ///   - when: When it took place.
    ///   - author: Who makes the change, and when.
    ///   - slice: What was read of the vault.
    /// - Throws: ``ChangeRefusal/notPostponed(_:line:)``, ``ChangeRefusal``, `IdentityError`.
    public static func resuming(
        _ reference: InteractionReference, at when: WrittenWhen, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        let resolver = LinkResolver(slice.listing)
        return try InteractionEditing.changing([reference], at: reference.path, in: slice) { interaction in
            guard interaction.status == .postponed else {
                throw ChangeRefusal.notPostponed(reference.path, line: interaction.line)
            }
            let others = interaction.items(.with).filter(\.isLink).compactMap {
                resolver.path($0.name, from: reference.path)
            }
            try LoggingPolicy(interaction).check(contacts: [reference.path] + others, in: slice)
            var change = fields(.remove(key: InteractionField.postponed.key.description))
            change.when = when
            return change
        }
    }

    /// What has to be read to resume a draft: the contacts that its `with` names too.
    public static func need(resuming interaction: Interaction, resolver: LinkResolver) -> LoadNeed {
        let others = interaction.items(.with).filter(\.isLink).compactMap {
            resolver.path($0.name, from: interaction.holder.path)
        }
        return InteractionLog.need(holder: interaction.holder.path, with: others)
    }

    private static func fields(_ changes: CalloutChange.FieldChange...) -> CalloutChange {
        var change = CalloutChange()
        change.fields = changes
        return change
    }
}
