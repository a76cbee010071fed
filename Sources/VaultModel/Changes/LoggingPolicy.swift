import NoteSyntax

/// What a vault and its contacts ask of an interaction that is logged (format 1, `require-…`; format 2.1,
/// `do-not-contact`).
struct LoggingPolicy {
    private let type: String
    private let isInbound: Bool
    private let hasTemplate: Bool
    private let hasCode: Bool

    /// An interaction that is to be written.
    init(_ text: CalloutText) {
        func value(_ field: InteractionField) -> String? {
            text.fields.first { $0.key == field.key.description }?.value
        }
        type = text.type
        isInbound = value(.direction) == "inbound"
        (hasTemplate, hasCode) = (value(.template) != nil, value(.code) != nil)
    }

    /// One that is written already.
    init(_ interaction: Interaction) {
        type = interaction.source.text(interaction.callout.header.type)
        isInbound = interaction.word(.direction) == "inbound"
        (hasTemplate, hasCode) = (interaction.text(.template) != nil, interaction.text(.code) != nil)
    }

    /// Refuses what the vault, or one of the contacts, does not want.
    ///
    /// - Throws: ``ChangeRefusal``.
    func check(contacts: [NotePath], in slice: VaultSlice) throws {
        if slice.settings.requiresTemplate, !hasTemplate { throw ChangeRefusal.required(.template) }
        if slice.settings.requiresCode, !hasCode { throw ChangeRefusal.required(.code) }
        for path in contacts {
            let note = try slice.contactNote(at: path)
            // A remark, and what they did themselves, troubles nobody.
            guard type.lowercased() != "note", !isInbound, let contact = Contact(note) else { continue }
            if contact.asksNotToBeContacted { throw ChangeRefusal.doNotContact(contact) }
        }
    }
}

extension Contact {
    /// Whether the contact asked not to be contacted (`do-not-contact`).
    var asksNotToBeContacted: Bool { value("do-not-contact")?.lowercased() == "true" }
}
