import NoteSyntax
public import VaultModel

/// A vault on disk.
///
/// `load` is the only call that reads notes. What can't be read is reported, and everything else still comes.
public struct VaultStore: Sendable {
    /// The path of the vault's folder.
    public let root: String

    /// What its `Vault.md` says.
    public let settings: VaultSettings

    /// Opens the vault in a folder.
    public init(root: String) throws(VaultStoreError) {
        self.root = root
        let path = root.hasSuffix("/") ? root + VaultSettings.fileName : root + "/" + VaultSettings.fileName
        let outcome: NoteFile.Outcome
        do throws(SystemError) {
            let folder = try Folder(path: root)
            outcome = NoteFile.read(VaultSettings.fileName, in: folder.descriptor)
        } catch {
            throw error.isMissing
                ? .noFolder(root) : .system(operation: "open the folder", path: root, reason: error.reason)
        }
        switch outcome {
        case .bytes(let bytes):
            do throws(VaultSettingsError) {
                settings = try VaultSettings(NoteTree(bytes), folderName: Self.lastComponent(of: root))
            } catch {
                throw error == .notAVault ? .notAVault(folder: root) : .settings(error, path: path)
            }
        case .tooLarge: throw .system(operation: "read", path: path, reason: "it is larger than 8 MiB")
        case .failed(let error):
            throw error.isMissing
                ? .notAVault(folder: root) : .system(operation: "read", path: path, reason: error.reason)
        }
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
            guard let slash = current.lastIndex(of: "/"), current.count > 1 else { throw .noVault(start: folder) }
            current = slash == current.startIndex ? "/" : String(current[..<slash])
        }
    }

    private static func lastComponent(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
