import VaultModel

/// Who somebody is to a vault, in words: for `whoami`, and for what is refused to them.
struct IdentityDescription {
    let identity: Identity

    init(_ identity: Identity) {
        self.identity = identity
    }

    /// Why nobody is known, why a member has no rights, or that a solo owner has no name; nil where all is well.
    var problem: String? {
        switch identity {
        case .member(let member, _):
            if let left = member.left { return "you left the vault (\(left)), which ended every right" }
            return member.role == nil ? "your note names no known role" : nil
        case .soloOwner(let name, _): return name == nil ? "nothing says what you are called" : nil
        case .unknown(let reason): return Self.problem(reason)
        }
    }

    /// What helps against ``problem``.
    var hint: String? {
        switch identity {
        case .member(let member, _):
            guard member.activeRole == nil else { return nil }
            let remedy = member.left == nil ? "write `role:` with owner, member or viewer" : "take out `left:`"
            return "An owner can \(remedy) in \(member.path)."
        case .soloOwner(let name, _):
            return name == nil
                ? "Tell Git: git config --global user.name \"Jane Doe\". Or say it with --as NAME, or KITH_USER."
                : nil
        case .unknown(let reason): return Self.hint(reason)
        }
    }

    private static func problem(_ reason: UnknownIdentity) -> String {
        switch reason {
        case .noEmail: "you are not named, and Git has no user.email here"
        case .strangeEmail(let email): "no member has the e-mail \(email), which is Git's user.email here"
        case .sharedEmail(let email, let members):
            "\(Self.names(members)) have the e-mail \(email), which is Git's user.email here"
        case .strangeUser(let name, _): "no member is called “\(name)”, which is what KITH_USER says"
        case .sharedUser(let name, let members): "KITH_USER says “\(name)”, which fits \(Self.names(members))"
        }
    }

    private static func hint(_ reason: UnknownIdentity) -> String {
        switch reason {
        case .noEmail:
            "Name yourself with --as MEMBER or KITH_USER, or tell Git: git config [--global] user.email ADDRESS. "
                + "`kith member list` shows the members."
        case .strangeEmail(let email):
            "Name yourself with --as MEMBER or KITH_USER, or tell Git another: git config [--global] user.email ADDRESS. "
                + "An owner can add this one to your note: kith member set MEMBER emails \(email) --add."
        case .sharedEmail:
            "Name yourself with --as MEMBER or KITH_USER, or take the e-mail out of all notes but yours."
        case .strangeUser(_, let nearest):
            nearest.isEmpty
                ? "Set KITH_USER to a member's name or e-mail, or unset it; `kith member list` shows the members."
                : "Is it \(nearest.map(\.name).joined(separator: ", or "))? Set KITH_USER to that, or unset it."
        case .sharedUser: "Set KITH_USER to a path or an e-mail, which only one member has."
        }
    }

    private static func names(_ members: [Member]) -> String { members.map(\.name).joined(separator: " and ") }
}

// MARK: - For people

extension IdentityDescription {
    /// What `whoami` prints.
    func text(_ style: TextStyle) -> String {
        var table = TextTable()
        table.add([style.dim("role"), printable(roleText)])
        if let source = identity.source { table.add([style.dim("known by"), printable(Self.text(source))]) }
        if case .member(let member, _) = identity { table.add([style.dim("note"), printable(member.path.string)]) }
        for (index, permission) in identity.permissions.enumerated() {
            table.add([index == 0 ? style.dim("may") : "", Self.text(permission)])
        }
        let title = style.bold(identity.name ?? (identity.role == nil ? "Nobody known" : "Nameless"))
        let advice = [
            problem.map { style.text("\($0.prefix(1).uppercased())\($0.dropFirst()).", .yellow) },
            hint.map { printable($0) },
        ].compactMap(\.self)
        return title + "\n" + table.text() + advice.map { $0 + "\n" }.joined()
    }

    private var roleText: String {
        switch identity {
        case .soloOwner: "owner, of a vault without members"
        case .member(let member, _) where member.left != nil: "none since you left"
        case .member, .unknown: identity.role?.rawValue ?? "none"
        }
    }

    private static func text(_ source: IdentitySource) -> String {
        switch source {
        case .asOption: "--as"
        case .kithUser: "KITH_USER"
        case .gitEmail: "Git's user.email"
        case .gitName: "Git's user.name"
        }
    }

    private static func text(_ permission: Permission) -> String {
        switch permission {
        case .read: "view, search, check, report and export everything"
        case .edit: "create and edit contacts, interactions, comments, segments, attachments, other notes"
        case .remove: "cancel, delete, merge and remove them, anyone's"
        case .govern: "change members, roles, Vault.md, templates and codes"
        }
    }
}

// MARK: - For programs

extension IdentityDescription {
    /// Keys in this order: `name`, `role` (in force), `path` of the member's note, `left`, `knownBy` (`--as`, `KITH_USER`,
    /// `user.email`, `user.name`), `solo` (true or absent), `may` (`read`, `edit`, `remove`, `govern`), `problem`, `hint`.
    var json: JSONWriter {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.whoami/1")
            json.member("name", identity.name)
            json.member("role", identity.role?.rawValue)
            if case .member(let member, _) = identity {
                json.member("path", member.path.string)
                json.member("left", member.left)
            }
            json.member("knownBy", identity.source?.rawValue)
            if case .soloOwner = identity { json.member("solo", ifTrue: true) }
            json.member("may", identity.permissions.map(\.rawValue))
            json.member("problem", problem)
            json.member("hint", hint)
        }
        return json
    }
}
