import NoteSyntax

/// Makes contacts, and changes their properties (format 2.1).
public enum ContactEditing {
    /// What is to become of a contact's properties.
    public enum Change: Sendable, Equatable {
        /// The property gets these values.
        case set([String])
        /// The list gets these values too.
        case add([String])
        /// The list loses these values; without any the property goes.
        case remove([String])
    }

    /// Changes a property of a contact.
    ///
    /// - Parameters:
    ///   - key: As somebody types it: of a list also the singular.
    ///   - change: What becomes of it; links are written out already.
    ///   - path: The note.
    ///   - author: Who makes the change, and when.
    ///   - slice: What was read of the vault.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func changing(
        _ key: String, _ change: Change, at path: NotePath, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        let note = try slice.contactNote(at: path)
        let changed = try note.changing([try propertyChange(key, change)], settings: slice.settings)
        let id = note.text("id")
        return VaultChange(
            editing: note, to: changed, at: ContactProperty(named: key)?.key ?? key, id: id.isEmpty ? nil : id)
    }

    private static func propertyChange(_ key: String, _ change: Change) throws -> PropertyChange {
        let property = ContactProperty(named: key)
        if let property, property.isFixed { throw ChangeRefusal.fixedProperty(key: property.key) }
        let written = property?.key ?? key
        switch change {
        case .set(let values):
            let values = try values.map { try checked($0, key: written, property) }
            if let property, !property.isList, values.count > 1 {
                throw ChangeRefusal.badValue(
                    key: written, value: values.joined(separator: ", "),
                    expected: property.expectedValue ?? "one value")
            }
            return .set(key: written, values: values, asList: property?.isList ?? false)
        case .add(let values):
            if let property, !property.isList {
                throw ChangeRefusal.badValue(
                    key: written, value: values.joined(separator: ", "), expected: "one value, and is set without --add"
                )
            }
            return .add(key: written, values: try values.map { try checked($0, key: written, property) })
        case .remove(let values):
            return values.isEmpty ? .unset(key: written) : .remove(key: written, values: values)
        }
    }

    /// What somebody new is called, in its normal form.
    static func checked(name: String) throws -> String {
        guard !name.allSatisfy(\.isWhitespace) else { throw ChangeRefusal.emptyName }
        return try checked(name, key: "name", nil)
    }

    /// A value in its normal form, which the property allows.
    static func checked(_ value: String, key: String, _ property: ContactProperty?) throws -> String {
        let line = try normal(value, key: key)
        guard property?.allows(line) ?? !line.isEmpty else {
            throw ChangeRefusal.badValue(key: key, value: line, expected: property?.expectedValue ?? "a text")
        }
        return line
    }
}

extension ContactEditing {
    /// A text on one line, trimmed.
    static func normal(_ value: String, key: String) throws(ChangeRefusal) -> String {
        do throws(NormalText.Refusal) {
            return try NormalText.line(value)
        } catch {
            throw .text(.value(key: key), error)
        }
    }
}

// MARK: - New ones

extension ContactEditing {
    /// Makes a contact's note in the contacts folder.
    ///
    /// - Parameters:
    ///   - name: What the contact is called.
    ///   - stem: What the file is to be called, where that is not the name.
    ///   - properties: Further ones by key, as somebody types them; links are written out already.
    ///   - author: Who makes the change, and when.
    ///   - slice: With the names of all files.
    ///   - generator: Draws the id.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func creating(
        _ name: String, stem: String?, properties: [(key: String, values: [String])], by author: Author,
        in slice: VaultSlice, using generator: inout some RandomNumberGenerator
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        let name = try checked(name: name)
        guard let file = FileName(stem ?? name) else { throw ChangeRefusal.emptyName }
        if let taken = slice.listing.note(called: file.stem) { throw ChangeRefusal.taken(taken, for: .contact) }
        let id = RandomID.make(mark: "c-", using: &generator)
        var values: [ContactProperty: [String]] = [.type: ["contact"], .id: [id]]
        if file.stem != name { values[.name] = [name] }
        values[.created] = [slice.settings.zone.civil(author.now).date.description]
        var others: [(key: String, values: [String])] = []
        for (key, given) in properties {
            let change = try propertyChange(key, .set(given))
            guard case .set(let written, let texts, _) = change else { continue }
            if let property = ContactProperty(rawValue: written) {
                values[property] = property.isList ? (values[property] ?? []) + texts : texts
            } else {
                others.append((written, texts))
            }
        }
        let known = ContactProperty.allCases.map { (key: $0.key, values: values[$0] ?? [], isList: $0.isList) }
        let further = others.map { (key: $0.key, values: $0.values, isList: false) }
        let path = NotePath("\(slice.settings.contactsFolder)/\(file.stem).md")
        return VaultChange(creating: try .made(of: known + further, at: path, settings: slice.settings))
    }

    /// Makes a note that is there a contact: gives it `type`, and `id` where it has none, and nothing else.
    ///
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func adopting(
        _ path: NotePath, by author: Author, in slice: VaultSlice, using generator: inout some RandomNumberGenerator
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        let note = try slice.readNote(at: path)
        let type = note.text("type")
        guard type.isEmpty || type == NoteKind.contact.rawValue, path != NotePath(VaultSettings.fileName) else {
            throw ChangeRefusal.otherType(path, type.isEmpty ? "vault" : type)
        }
        var changes = [PropertyChange.set(key: "type", values: [NoteKind.contact.rawValue], asList: false)]
        if note.text("id").isEmpty {
            let id = RandomID.make(mark: "c-", using: &generator)
            changes.append(.set(key: "id", values: [id], asList: false))
        }
        let changed = try note.changing(changes, settings: slice.settings)
        guard changed.kind == .contact else { throw ChangeRefusal.note(path, .wouldReadOtherwise) }
        return VaultChange(editing: note, to: changed, at: nil, id: changed.text("id"))
    }
}
