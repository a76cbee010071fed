public import VaultModel

/// Why a vault can't be opened, made or changed.
public enum VaultStoreError: Error, Equatable, Sendable {
    /// No folder from `start` up to the root is a vault.
    case noVault(start: String)
    /// The folder that was named is none, or is no vault.
    case notAVault(folder: String)
    /// The folder is not there.
    case noFolder(String)
    /// `Vault.md` at `path` can't be used.
    case settings(VaultSettingsError, path: String)
    /// The system refused something; `reason` is its word for it.
    case system(operation: String, path: String, reason: String)
    /// No vault can be made there.
    case creation(VaultCreationError)
    /// A file that somebody attaches can't be taken into the vault.
    case givenFile(GivenFileError)
    /// A change can't be written.
    case commit(CommitError)
    /// A change of several files was cut short earlier, and can't be carried through, for the reason given. Its journal is
    /// at `journal`, from the root.
    indirect case unfinished(journal: String, VaultStoreError)
}
