/// What a command did about a change of several files that was cut short earlier (`Architecture`, A change of several
/// files).
///
/// Paths are from the vault's root.
public enum RecoveryNotice: Sendable, Equatable {
    /// The change, of so many files, is carried through.
    case finished(files: Int)
    /// The file at `path` was saved, moved or removed by somebody since, and stays as it is. What the change was to write
    /// is at `kept`; nil where the file was to go.
    case stays(path: String, kept: String?)
    /// A version of the file at `path` that another program saved, and that its name does not stand for, is at `kept`.
    case versionKept(path: String, kept: String)
    /// The change can't be carried through now, for the reason given, which is a `VaultStoreError.unfinished`.
    case unfinished(VaultStoreError)
}
