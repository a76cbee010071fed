import NoteSyntax

/// Makes templates and codes, which owners may (format 2.3).
public enum CatalogEditing {
    /// Makes a code.
    ///
    /// - Parameters:
    ///   - code: `parent` or `parent/child`; a child needs its parent.
    ///   - label: What it is called, which names the note.
    ///   - author: Who makes the change, and when.
    ///   - slice: The notes below the codes folder, and the names of all files.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func creatingCode(
        _ code: String, label: String, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .govern, in: slice.policy)
        let expected = "a code such as parent or parent/child, of a to z, digits and -"
        guard InteractionCode.isCode(code) else {
            throw ChangeRefusal.badValue(key: "code", value: code, expected: expected)
        }
        let codes = slice.notes.compactMap(InteractionCode.init)
        if let taken = codes.first(where: { $0.code == code }) { throw ChangeRefusal.taken(taken.path, for: .code) }
        if let child = code.utf8.firstIndex(of: UInt8(ascii: "/")) {
            let parent = String(code[..<child])
            guard codes.contains(where: { $0.code == parent }) else { throw ChangeRefusal.noParent(parent) }
        }
        return try creating(
            .code, [("code", code)], body: "", name: label, folder: slice.settings.codesFolder, in: slice)
    }

    /// Makes a template.
    ///
    /// - Parameters:
    ///   - name: What it is called, which names the note.
    ///   - type: The vault's type of interaction that it makes.
    ///   - subject: The subject, with placeholders; as given.
    ///   - body: The body, with placeholders; as given.
    ///   - fields: Values that are copied, by the key of the field.
    ///   - followUp: How long after an interaction one comes back to it.
    ///   - attachments: Links to files.
    ///   - author: Who makes the change, and when.
    ///   - slice: With the names of all files.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func creatingTemplate(
        _ name: String, type: String, subject: String?, body: String?, fields: [OtherField], followUp: TimeSpan?,
        attachments: [String], by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .govern, in: slice.policy)
        var properties = [("interaction", type)]
        for field in InteractionTemplate.copied {
            guard let value = fields.first(where: { $0.key == field.key.description })?.value else { continue }
            properties.append((field.key.description, try field.checked(value)))
        }
        if let subject { properties.append(("subject", try ContactEditing.checked(subject, key: "subject", nil))) }
        if let followUp { properties.append((InteractionField.followUp.key.description, followUp.description)) }
        let text: String
        do throws(NormalText.Refusal) { text = try NormalText.body(body ?? "") } catch {
            throw ChangeRefusal.text(.body, error)
        }
        return try creating(
            .template, properties, lists: attachments.isEmpty ? [] : [("attachments", attachments)], body: text,
            name: name,
            folder: slice.settings.templatesFolder, in: slice)
    }

    private static func creating(
        _ kind: NoteKind, _ properties: [(key: String, value: String)], lists: [(key: String, values: [String])] = [],
        body: String,
        name: String, folder: String, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        let name = try ContactEditing.checked(name, key: "name", nil)
        guard let file = FileName(name) else { throw ChangeRefusal.emptyName }
        if let taken = slice.listing.note(called: file.stem) { throw ChangeRefusal.taken(taken, for: kind) }
        let all =
            ([("type", kind.rawValue)] + properties).map { (key: $0.0, values: [$0.1], isList: false) }
            + lists.map { (key: $0.key, values: $0.values, isList: true) }
            + [(key: "name", values: file.stem == name ? [] : [name], isList: false)]
        let note = try Note.made(of: all, at: NotePath("\(folder)/\(file.stem).md"), settings: slice.settings)
        guard !body.isEmpty else { return VaultChange(creating: note) }
        let bytes = note.tree.source.bytes + Array((body + "\n").utf8)
        let written = Note(path: note.path, tree: NoteTree(bytes), settings: slice.settings)
        guard InteractionTemplate(written)?.body == body else { throw ChangeRefusal.unreadableBody }
        return VaultChange(creating: written)
    }
}
