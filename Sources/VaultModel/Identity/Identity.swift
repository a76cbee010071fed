/// Who runs Kith, as a vault sees it (format 2.2).
public enum Identity: Sendable {
    /// A member of the vault, who may have left.
    case member(Member, IdentitySource)
    /// Whoever runs Kith in a vault without members: its owner. Nameless where nothing says a name.
    case soloOwner(name: String?, IdentitySource?)
    /// None of the vault's members, who only reads.
    case unknown(UnknownIdentity)
}

/// What told who runs Kith; the raw value is how a person knows it.
public enum IdentitySource: String, Sendable {
    /// The option of the command line.
    case asOption = "--as"
    /// The environment's variable.
    case kithUser = "KITH_USER"
    /// Git's setting, which a member's note names.
    case gitEmail = "user.email"
    /// Git's setting, in a vault without members.
    case gitName = "user.name"
}

/// Why it is not known who runs Kith, in a vault with members.
public enum UnknownIdentity: Sendable {
    /// Nothing is given, and Git has no `user.email`.
    case noEmail
    /// Git's `user.email` is no member's.
    case strangeEmail(String)
    /// Git's `user.email` is that of several members.
    case sharedEmail(String, members: [Member])
    /// `KITH_USER` names no member; these are called similarly.
    case strangeUser(String, nearest: [Member])
    /// `KITH_USER` names several members.
    case sharedUser(String, members: [Member])
}

extension Identity {
    /// The name of the person, if it has one here.
    public var name: String? {
        switch self {
        case .member(let member, _): member.name
        case .soloOwner(let name, _): name
        case .unknown: nil
        }
    }

    /// The role in force: none for somebody unknown, who has left, or whose note has no known role.
    public var role: Role? {
        switch self {
        case .member(let member, _): member.activeRole
        case .soloOwner: .owner
        case .unknown: nil
        }
    }

    /// What told who it is.
    public var source: IdentitySource? {
        switch self {
        case .member(_, let source): source
        case .soloOwner(_, let source): source
        case .unknown: nil
        }
    }

    /// What the person may do, in the order of the format's table.
    public var permissions: [Permission] { Permission.granted(to: role) }

    /// Whether the person may do this.
    public func allows(_ permission: Permission) -> Bool { permissions.contains(permission) }
}
