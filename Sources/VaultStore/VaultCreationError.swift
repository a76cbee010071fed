/// Why no vault can be made in a folder, where nothing was changed.
///
/// Paths are absolute.
public enum VaultCreationError: Error, Equatable, Sendable {
    /// The folder is a vault, whose `Vault.md` stands at `path`.
    case exists(path: String)
    /// The folder stands in the vault at `root`, which would pass it over (format 1).
    case insideVault(folder: String, root: String)
    /// What stands there is no folder.
    case notAFolder(path: String)
    /// There is a `Vault.md` that makes no vault: it has no `kith` in its front matter, or is no note at all.
    case vaultNoteInTheWay(path: String)
    /// Something of that name is there already.
    case inTheWay(path: String)
    /// Something is there whose name differs from `name` by case or Unicode form alone: on other systems it is the same.
    case similarNameInTheWay(path: String, name: String)
}
