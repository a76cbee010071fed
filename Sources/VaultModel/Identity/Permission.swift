/// Something that a role allows, or not: the columns of the table in format 2.2.
public enum Permission: String, Sendable, CaseIterable {
    /// View, search, check, export, report.
    case read
    /// Create and edit contacts, interactions, comments, segments, attachments and plain notes.
    case edit
    /// Cancel, delete, purge, merge and remove, anyone's.
    case remove
    /// Change members, roles, `Vault.md`, templates and codes.
    case govern
}

extension Permission {
    /// What somebody of this role may do, in the order of the table; nil is nobody known, or who has left.
    public static func granted(to role: Role?) -> [Permission] {
        switch role {
        case nil, .viewer: [.read]
        case .member: [.read, .edit, .remove]
        case .owner: [.read, .edit, .remove, .govern]
        }
    }
}
