import NoteSyntax

extension Interaction {
    /// The interactions of a contact note in the order of the text; none for a note of another kind (format 3, Where).
    public static func all(in note: Note, settings: VaultSettings) -> [Interaction] {
        guard note.kind == .contact else { return [] }
        let sections = note.tree.sections(named: sectionName)
        guard !sections.isEmpty else { return [] }
        let holder = InteractionHolder(note)
        var interactions: [Interaction] = []
        for section in sections {
            for callout in note.tree.callouts(in: section.blocks) {
                guard let type = settings.interactionType(callout.header.type, in: holder.source) else { continue }
                let when = callout.header.when
                interactions.append(
                    Interaction(
                        holder: holder, callout: callout, typeIndex: type,
                        occurredAt: when.map { settings.zone.instant(of: $0).instant },
                        fields: FieldIndex(callout.fields, in: holder.source)))
            }
        }
        return interactions
    }

    /// The heading below which callouts are interactions.
    static let sectionName: StaticString = "Interactions"
}
