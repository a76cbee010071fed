import NoteSyntax

/// Who makes a change, and when.
public struct Author: Sendable {
    /// What there is to tell by who it is.
    public let clues: IdentityClues

    /// The moment that counts as now.
    public let now: Instant

    /// Somebody known by these clues.
    public init(_ clues: IdentityClues, now: Instant) {
        self.clues = clues
        self.now = now
    }

    /// Refuses what the person may not do in a vault (format 2.2).
    ///
    /// For asking early; each change asks again with what holds when it is made.
    ///
    /// - Throws: `IdentityError`, ``ChangeRefusal``.
    public func check(_ permission: Permission, in policy: Policy) throws {
        _ = try identity(allowing: permission, in: policy)
    }

    /// Who it is to a vault, if that person may do this (format 2.2).
    ///
    /// - Throws: `IdentityError`; ``ChangeRefusal/teamUnread(_:)``, ``ChangeRefusal/notAllowed(_:_:_:)``.
    func identity(allowing permission: Permission, in policy: Policy) throws -> Identity {
        if let obstacle = policy.teamObstacle { throw ChangeRefusal.teamUnread(obstacle) }
        let identity = try Identity(clues, in: policy)
        guard identity.allows(permission) else { throw ChangeRefusal.notAllowed(permission, identity, policy.settings) }
        return identity
    }

    /// How the person is written into `logged-by` and `cancelled-by` (format 3, table).
    ///
    /// - Throws: what ``identity(allowing:in:)`` throws; ``ChangeRefusal/nameless`` where nothing says a name.
    func signature(allowing permission: Permission, in policy: Policy) throws -> String {
        switch try identity(allowing: permission, in: policy) {
        case .member(let member, _): return policy.writtenName(of: member)
        case .soloOwner(let name, _):
            guard let name, let line = try? NormalText.line(name), !line.isEmpty else { throw ChangeRefusal.nameless }
            return line
        case .unknown: throw ChangeRefusal.nameless
        }
    }
}
