public import NoteSyntax

/// What a member may do (format 2.2).
public enum Role: String, Sendable, CaseIterable {
    case viewer
    case member
    case owner
}

/// A person who uses the vault: a note with `type: member` below the team's folder (format 2.2).
public struct Member: Sendable {
    /// Where the note stands.
    public let path: NotePath

    /// The name to show.
    public let name: String

    /// The role written there; nil where it is missing or unknown, which gives no right.
    public let role: Role?

    /// Addresses that Git knows the person by, without labels.
    public let emails: [String]

    /// The day the person joined.
    public let joined: CivilDate?

    /// The text of `left`: the day the person left, which ends every right.
    public let left: String?

    /// The member that a note is; nil for a note of another kind.
    public init?(_ note: Note) {
        guard note.kind == .member else { return nil }
        path = note.path
        name = note.name
        func values(_ key: String) -> [String] { note.tree.frontMatter?[key]?.scalars.map(\.text) ?? [] }
        role = values("role").first.flatMap(Role.init)
        emails = values("emails").map(Contact.withoutLabel)
        joined = values("joined").first.flatMap { CivilDate($0) }
        left = values("left").first { !$0.isEmpty }
    }

    /// The file's stem, which wiki-links name.
    public var stem: String { String(path.stem) }

    /// The role in force: none for who has left.
    public var activeRole: Role? { left == nil ? role : nil }
}
