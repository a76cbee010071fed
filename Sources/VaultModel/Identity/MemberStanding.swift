/// What a member is to a vault: a role in force, or none.
public enum MemberStanding: String, Sendable, CaseIterable {
    case owner
    case member
    case viewer
    /// The note has no role, or none that the format knows: it gives no right.
    case unknown
    /// The person has left, whatever the role was.
    case left
}

extension MemberStanding {
    /// The standing of a member.
    public init(of member: Member) {
        guard member.left == nil else {
            self = .left
            return
        }
        switch member.role {
        case .owner: self = .owner
        case .member: self = .member
        case .viewer: self = .viewer
        case nil: self = .unknown
        }
    }
}
