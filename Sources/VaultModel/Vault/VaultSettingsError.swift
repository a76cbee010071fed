/// Why a `Vault.md` can't be used; `line` counts from 1 and is where to look.
public enum VaultSettingsError: Error, Equatable, Sendable {
    /// The note has no `kith:` in its front matter: the folder is no vault.
    case notAVault
    /// The front matter can't be read, so that settings might be missed.
    case unreadable(line: Int, problem: String)
    /// A conflict that Git left stands in it, so that the front matter can't be read.
    case conflict(line: Int)
    /// A newer format than this program knows.
    case newerVersion(String, line: Int)
    /// `kith` is no version number.
    case badVersion(String, line: Int)
    /// No such time zone.
    case unknownZone(String, line: Int)
    /// A value that its key can't have.
    case badValue(key: String, value: String, expected: String, line: Int)
}
