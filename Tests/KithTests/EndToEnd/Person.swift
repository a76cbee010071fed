import Testing
import VaultModel

/// Somebody who runs a command in the team's vault: one for each row of the format's table (format 2.2).
enum Person: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case nobody
    case left
    case viewer
    case member
    case owner

    var testDescription: String { rawValue }

    /// The stem of the person's note; of nobody a name that no note has.
    var name: String {
        switch self {
        case .nobody: "Nina Nobody"
        case .left: "Lee Left"
        case .viewer: "Vera Viewer"
        case .member: "Max Member"
        case .owner: "Olive Owner"
        }
    }

    /// By which `kith` knows the person.
    var environment: [String: String] { ["KITH_USER": name] }

    /// What the person is told who may not do something.
    func words(for permission: Permission) -> (message: [String], hint: String) {
        let what =
            switch permission {
            case .read: "read"
            case .edit: "create or change anything"
            case .remove: "cancel, delete or remove anything"
            case .govern: "change members, Vault.md, templates and codes"
            }
        return switch self {
        case .nobody: (["only members", "Nina Nobody", "KITH_USER"], "`kith member list`")
        case .left: (["Lee Left has left the vault", what], "take out `left:`")
        case .viewer: (["Vera Viewer is a viewer", what], "kith member set-role")
        case .member: (["Max Member is a member", what], "kith member set-role")
        case .owner: ([], "")
        }
    }
}
