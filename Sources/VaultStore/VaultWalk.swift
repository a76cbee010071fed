import NoteSyntax
import VaultModel

/// Lists the files of a vault by name (format 1).
///
/// Names that begin with a dot are no part of it. Symbolic links and folders that are vaults of their own are passed over
/// and reported; so is a folder that can't be read, and everything else is still listed.
struct VaultWalk {
    private let root: Int32
    private var notes: [NotePath] = []
    private var files: [NotePath] = []
    private var passedOver: [PassedOver] = []

    private init(root: Int32) {
        self.root = root
    }

    /// The files below `folder`, a path from the root; of the whole vault where it is empty.
    static func listing(below folder: String = "", root: Int32) -> VaultListing {
        var walk = VaultWalk(root: root)
        var open = [folder]
        while let next = open.popLast() { walk.list(next, &open) }
        return VaultListing(notes: walk.notes, files: walk.files, passedOver: walk.passedOver)
    }

    private mutating func list(_ path: String, _ open: inout [String]) {
        do throws(SystemError) {
            let folder = try Folder(path.isEmpty ? "." : path, in: root)
            let entries = try folder.entries()
            let isVault = entries.contains { $0.name == VaultSettings.fileName && $0.kind == .file }
            if !path.isEmpty, isVault, Self.isVault(path + "/" + VaultSettings.fileName, root: root) {
                passedOver.append(PassedOver(path: NotePath(path), reason: .nestedVault))
                return
            }
            for entry in entries { take(entry, below: path, &open) }
        } catch {
            // A team that has no folder yet is no loss.
            guard !error.isMissing else { return }
            passedOver.append(PassedOver(path: NotePath(path), reason: .unreadableFolder(error.reason)))
        }
    }

    private mutating func take(_ entry: Folder.Entry, below folder: String, _ open: inout [String]) {
        let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
        guard entry.isDecodable else {
            passedOver.append(PassedOver(path: NotePath(path), reason: .undecodableName))
            return
        }
        switch entry.kind {
        case .file:
            let path = NotePath(path)
            if path.isNote { notes.append(path) } else { files.append(path) }
        case .folder: open.append(path)
        case .symbolicLink: passedOver.append(PassedOver(path: NotePath(path), reason: .symbolicLink))
        case .other: break
        }
    }

    /// Whether the `Vault.md` at `path` makes its folder a vault.
    static func isVault(_ path: String, root: Int32) -> Bool {
        guard case .bytes(let bytes) = NoteFile.read(path, in: root) else { return false }
        return FrontMatter.parse(bytes)?.entry(for: "kith") != nil
    }
}
