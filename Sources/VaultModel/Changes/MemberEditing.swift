import NoteSyntax

/// Makes members, and changes what they are and may (format 2.2).
public enum MemberEditing {
    /// Adds a member, whose note is made in the team's folder.
    ///
    /// - Parameters:
    ///   - name: What the person is called.
    ///   - role: What the person may do; the first member must be an owner.
    ///   - emails: Addresses that Git knows the person by.
    ///   - signingKeys: Public keys that the person signs commits with.
    ///   - author: Who makes the change, and when.
    ///   - slice: With the names of all files.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func adding(
        _ name: String, role: Role, emails: [String], signingKeys: [String], by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .govern, in: slice.policy)
        if slice.policy.isSolo, role != .owner { throw ChangeRefusal.firstMemberNoOwner }
        let name = try ContactEditing.checked(name: name)
        guard let file = FileName(name) else { throw ChangeRefusal.emptyName }
        if let taken = slice.listing.note(called: file.stem) { throw ChangeRefusal.taken(taken, for: .member) }
        let emails = try emails.map { try address($0, of: nil, in: slice.policy) }
        let properties = [
            (key: "type", values: [NoteKind.member.rawValue], isList: false),
            (key: "name", values: file.stem == name ? [] : [name], isList: false),
            (key: "role", values: [role.rawValue], isList: false), (key: "emails", values: emails, isList: true),
            (key: "signing-keys", values: try signingKeys.map { try text($0, "signing-keys") }, isList: true),
            (key: "joined", values: [slice.settings.zone.civil(author.now).date.description], isList: false),
        ]
        let path = NotePath("\(slice.settings.teamFolder)/\(file.stem).md")
        return VaultChange(creating: try .made(of: properties, at: path, settings: slice.settings))
    }

    /// Changes a property of a member, which owners may do of anybody and members of themselves, but for signing keys.
    ///
    /// - Parameters:
    ///   - key: The property.
    ///   - values: The values, as given.
    ///   - adds: Whether the values come to those that are there.
    ///   - path: The note.
    ///   - author: Who makes the change, and when.
    ///   - slice: What was read of the vault.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func setting(
        _ key: String, to values: [String], adding adds: Bool, of path: NotePath, by author: Author,
        in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        let key = key.lowercased() == "email" ? "emails" : key
        let isOwn = try isSelf(author, path, in: slice.policy) && key != "signing-keys"
        _ = try author.identity(allowing: isOwn ? .edit : .govern, in: slice.policy)
        guard !["type", "role", "left"].contains(key) else { throw ChangeRefusal.fixedProperty(key: key) }
        let note = try memberNote(path, in: slice)
        let isList = key == "emails" || key == "signing-keys"
        let texts = try values.map { value in
            key == "emails" ? try address(value, of: path, in: slice.policy) : try text(value, key)
        }
        if !isList, adds || texts.count > 1, ["name", "joined"].contains(key) {
            throw ChangeRefusal.badValue(key: key, value: texts.joined(separator: ", "), expected: "one value")
        }
        if key == "joined", let day = texts.first, CivilDate(day) == nil {
            throw ChangeRefusal.badValue(key: key, value: day, expected: "a date such as 2026-03-09")
        }
        let change: PropertyChange =
            adds ? .add(key: key, values: texts) : .set(key: key, values: texts, asList: isList)
        return VaultChange(editing: note, to: try note.changing([change], settings: slice.settings), at: key)
    }

    /// Gives a member another role.
    ///
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func settingRole(
        _ role: Role, of path: NotePath, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .govern, in: slice.policy)
        let note = try memberNote(path, in: slice)
        if role != .owner { try refuseLastOwner(path, in: slice.policy) }
        let change = PropertyChange.set(key: "role", values: [role.rawValue], asList: false)
        return VaultChange(editing: note, to: try note.changing([change], settings: slice.settings), at: "role")
    }

    /// Ends a member's rights: the note stays, with the day as `left`.
    ///
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func removing(
        _ path: NotePath, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .govern, in: slice.policy)
        let note = try memberNote(path, in: slice)
        try refuseLastOwner(path, in: slice.policy)
        let hasLeft = Member(note).map { $0.left != nil } ?? false
        let day = slice.settings.zone.civil(author.now).date.description
        let changes = hasLeft ? [] : [PropertyChange.set(key: "left", values: [day], asList: false)]
        return VaultChange(editing: note, to: try note.changing(changes, settings: slice.settings), at: "left")
    }
}

// MARK: - Checks

extension MemberEditing {
    private static func memberNote(_ path: NotePath, in slice: VaultSlice) throws -> Note {
        let note = try slice.readNote(at: path)
        guard note.kind == .member else { throw ChangeRefusal.otherKind(path, needed: .member) }
        return note
    }

    private static func isSelf(_ author: Author, _ path: NotePath, in policy: Policy) throws -> Bool {
        guard policy.teamObstacle == nil, case .member(let member, _) = try Identity(author.clues, in: policy) else {
            return false
        }
        return member.path == path
    }

    /// Refuses to take the owner's role, or the rights, from the last owner who has not left.
    private static func refuseLastOwner(_ path: NotePath, in policy: Policy) throws {
        let owners = policy.members.filter { $0.activeRole == .owner }
        if owners.count == 1, owners[0].path == path { throw ChangeRefusal.lastOwner(owners[0]) }
    }

    /// An address that no other member has: by it Git tells who somebody is.
    private static func address(_ value: String, of path: NotePath?, in policy: Policy) throws -> String {
        let address = try text(value, "emails")
        let bare = Contact.withoutLabel(address).lowercased()
        let parts = bare.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !bare.contains(where: \.isWhitespace) else {
            throw ChangeRefusal.badValue(key: "emails", value: address, expected: "an address such as jane@doe.example")
        }
        let other = policy.members.first { member in
            member.path != path && member.left == nil && member.emails.contains { $0.lowercased() == bare }
        }
        if let other { throw ChangeRefusal.sharedAddress(address, other) }
        return address
    }

    private static func text(_ value: String, _ key: String) throws -> String {
        try ContactEditing.checked(value, key: key, nil)
    }
}
