import NoteSyntax

extension InteractionInput {
    /// Takes from a template what is not given: its values, and, where `takesText` is true, its texts (format 2.3).
    ///
    /// Values are copied: what becomes of the template later changes no interaction. The type and the WHEN of the input are
    /// set already.
    ///
    /// - Parameters:
    ///   - template: The template.
    ///   - link: The link that names the template in the contact's note.
    ///   - attachments: The links to the template's files, as they are written there.
    ///   - filling: What its placeholders are filled with.
    ///   - takesText: Whether subject and body are taken too.
    /// - Throws: `InteractionTemplate.PlaceholderError`.
    public mutating func take(
        _ template: InteractionTemplate, link: String, attachments: [String],
        filling: InteractionTemplate.Filling, takesText: Bool
    ) throws {
        func isGiven(_ key: String) -> Bool { fields.contains { $0.key.lowercased() == key } }
        if takesText {
            subject = try subject ?? template.subject.map { try template.filled($0, with: filling) }
            body = try body ?? (template.body.isEmpty ? nil : template.filled(template.body, with: filling))
        }
        let own = fields
        fields.removeAll { InteractionField(named: $0.key) == .template }
        fields.append(OtherField(key: InteractionField.template.key.description, value: link))
        for field in template.fields where !own.contains(where: { $0.key.lowercased() == field.key }) {
            fields.append(field)
        }
        if let span = template.followUp, let when, !isGiven(InteractionField.followUp.key.description) {
            let day = when.date.adding(span)
            fields.append(OtherField(key: InteractionField.followUp.key.description, value: day.description))
        }
        addAttachments(attachments)
    }

    /// Adds links to files, but those that are there already.
    public mutating func addAttachments(_ links: [String]) {
        let key = InteractionField.attachments.key.description
        let old = fields.first { $0.key.lowercased() == key }?.value
        var seen = Set(Relation.links(in: old ?? "").map { "[[\($0.target)]]" })
        let links = links.filter { seen.insert($0).inserted }
        guard !links.isEmpty else { return }
        fields.removeAll { $0.key.lowercased() == key }
        let all = ([old] + links).compactMap(\.self).filter { !$0.isEmpty }
        fields.append(OtherField(key: key, value: all.joined(separator: ", ")))
    }
}
