import NoteSyntax

/// Changes what `Vault.md` says (format 1).
public enum SettingsEditing {
    /// The keys that can be set, in the order of the format's table.
    public static let keys = [
        "name", "timezone", "contacts", "segments", "attachments", "team", "templates", "codes", "interaction-types",
        "delete-policy", "require-template", "require-code", "keep-in-touch-tags", "check-off",
    ]

    /// The keys that hold lists.
    private static let lists: Set<String> = ["interaction-types", "keep-in-touch-tags", "check-off"]

    /// What has to be read to set a key: another team's folder brings other members.
    public static func need(key: String) -> LoadNeed {
        key == "team" ? .everything : .notes([NotePath(VaultSettings.fileName)])
    }

    /// The settings as they would be.
    ///
    /// - Throws: ``ChangeRefusal``.
    public static func settings(afterSetting key: String, to values: [String], in slice: VaultSlice) throws
        -> VaultSettings
    {
        try changed(key, values, in: slice).settings
    }

    /// Sets a key.
    ///
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func setting(
        _ key: String, to values: [String], by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .govern, in: slice.policy)
        let (old, new, settings) = try changed(key, values, in: slice)
        if key == "team" { try refuseLosingOwners(settings, in: slice) }
        return VaultChange(editing: old, to: new, at: key)
    }

    private static func changed(
        _ key: String, _ values: [String], in slice: VaultSlice
    ) throws -> (old: Note, new: Note, settings: VaultSettings) {
        guard keys.contains(key) else { throw ChangeRefusal.fixedProperty(key: key) }
        let note = try slice.readNote(at: NotePath(VaultSettings.fileName))
        let texts = try values.map { try ContactEditing.checked($0, key: key, nil) }
        guard lists.contains(key) || texts.count == 1 else {
            throw ChangeRefusal.badValue(key: key, value: texts.joined(separator: ", "), expected: "one value")
        }
        if key == "interaction-types" { try refuseRepeated(texts) }
        let change = PropertyChange.set(key: key, values: texts, asList: lists.contains(key))
        let new = try note.changing([change], settings: slice.settings)
        do throws(VaultSettingsError) {
            return (note, new, try VaultSettings(new.tree, folderName: slice.settings.name))
        } catch {
            throw ChangeRefusal.setting(error)
        }
    }

    private static func refuseRepeated(_ types: [String]) throws(ChangeRefusal) {
        var seen: Set<String> = []
        for type in types where !seen.insert(type.lowercased()).inserted { throw .repeatedType(type) }
    }

    /// Refuses a folder for the team in which no owner is: whoever runs Kith would own the vault, or nobody would.
    private static func refuseLosingOwners(_ settings: VaultSettings, in slice: VaultSlice) throws {
        guard !slice.policy.isSolo else { return }
        let members = slice.notes.map { Note(path: $0.path, tree: $0.tree, settings: settings) }.compactMap(Member.init)
        if !members.contains(where: { $0.activeRole == .owner }) {
            throw ChangeRefusal.ownerless(folder: settings.teamFolder)
        }
    }
}
