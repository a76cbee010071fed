import NoteSyntax
public import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A vault on disk.
///
/// `load` is the only call that reads notes. What can't be read is reported, and everything else still comes.
public struct VaultStore: Sendable {
    /// The path of the vault's folder.
    public let root: String

    /// What its `Vault.md` says.
    public let settings: VaultSettings

    /// Is told what was done about a change that had been cut short, in one piece, whenever there was one.
    public var onRecovery: (@Sendable ([RecoveryNotice]) -> Void)?

    /// Texts in the place of what notes hold, by path.
    private(set) var texts: [NotePath: [UInt8]] = [:]

    /// Whether nobody else changes the vault, so that temporary files are left over.
    var isLocked = false

    /// Opens the vault in a folder.
    public init(root: String) throws(VaultStoreError) {
        self.root = root
        let isClosed = root.utf8.last == UInt8(ascii: "/")
        let path = root + (isClosed ? "" : "/") + VaultSettings.fileName
        // The folder itself is not opened: a vault may stand below folders that can't be listed.
        switch NoteFile.read(path, in: AT_FDCWD) {
        case .bytes(let bytes):
            do throws(VaultSettingsError) {
                settings = try VaultSettings(NoteTree(bytes), folderName: Self.lastComponent(of: root))
            } catch {
                throw error == .notAVault ? .notAVault(folder: root) : .settings(error, path: path)
            }
        case .tooLarge: throw .system(operation: "read", path: path, reason: "it is larger than 8 MiB")
        case .failed(let error): throw Self.refusal(error, of: path, in: root)
        }
    }

    /// Why there is no vault to open in `root`, whose `Vault.md` can't be read.
    private static func refusal(_ error: SystemError, of path: String, in root: String) -> VaultStoreError {
        if error.isMissing || error.isTooLong {
            return (try? Folder.kind(ofPath: root)) == .folder ? .notAVault(folder: root) : .noFolder(root)
        }
        // Going on as if there were no vault would puzzle whoever put the link there.
        let isLink = error.isSymbolicLink && (try? Folder.kind(ofPath: path, isFollowing: false)) == .symbolicLink
        let reason = isLink ? "it is a symbolic link, which is not followed" : error.reason
        return .system(operation: "read", path: path, reason: reason)
    }

    /// Finds the vault that `folder`, an absolute path, belongs to: the nearest folder from there up that is one.
    public static func containing(_ folder: String) throws(VaultStoreError) -> VaultStore {
        var current = folder
        while true {
            do throws(VaultStoreError) {
                return try VaultStore(root: current)
            } catch {
                switch error {
                case .notAVault, .noFolder: break
                default: throw error
                }
            }
            guard let slash = current.utf8.lastIndex(of: UInt8(ascii: "/")), current.utf8.count > 1 else {
                throw .noVault(start: folder)
            }
            current = slash == current.startIndex ? "/" : String(current[..<slash])
        }
    }

    /// The vault as it would be with these texts in the place of what the notes hold, those that are not there included;
    /// for reading alone.
    public func reading(_ texts: [NotePath: [UInt8]]) -> VaultStore {
        var store = self
        store.texts = texts
        return store
    }

    private static func lastComponent(of path: String) -> String {
        path.utf8.split(separator: UInt8(ascii: "/")).last.flatMap { String($0) } ?? path
    }
}
