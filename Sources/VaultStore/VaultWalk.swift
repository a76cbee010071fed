import NoteSyntax
import VaultModel

/// Lists the files of a vault by name (format 1).
///
/// Names that begin with a dot are no part of it. Symbolic links and folders that are vaults of their own are passed over
/// and reported; so is a folder that can't be read, and everything else is still listed.
struct VaultWalk {
    private let root: Folder
    private let clearsUp: Bool
    private var notes: [NotePath] = []
    private var files: [NotePath] = []
    private var passedOver: [PassedOver] = []

    private init(root: Folder, clearsUp: Bool) {
        (self.root, self.clearsUp) = (root, clearsUp)
    }

    /// The files below `folder`, a path from the root; of the whole vault where it is empty.
    ///
    /// - Parameter clearsUp: Whether temporary files that the walk comes to are removed, since nobody writes.
    static func listing(below folder: String = "", root: Folder, clearsUp: Bool = false) -> VaultListing {
        if let obstacle = obstacle(at: folder, root: root) {
            // A team that has no folder yet is no loss.
            return VaultListing(notes: [], passedOver: obstacle.reason == .vanished ? [] : [obstacle])
        }
        var walk = VaultWalk(root: root, clearsUp: clearsUp)
        var open = [folder]
        while let next = open.popLast() { walk.list(next, &open) }
        return VaultListing(notes: walk.notes, files: walk.files, passedOver: walk.passedOver)
    }

    private mutating func list(_ path: String, _ open: inout [String]) {
        do throws(SystemError) {
            let folder = try Folder(path.isEmpty ? "." : path, in: root)
            var leftovers: [String] = []
            let entries = try folder.entries(hidden: clearsUp ? { leftovers.append($0) } : nil)
            let isVault = entries.contains { $0.name == VaultSettings.fileName && $0.kind == .file }
            if !path.isEmpty, isVault, Self.isVault(path + "/" + VaultSettings.fileName, root: root) {
                passedOver.append(PassedOver(path: NotePath(path), reason: .nestedVault))
                return
            }
            for name in leftovers { folder.removeLeftover(name) }
            for entry in entries { take(entry, below: path, &open) }
        } catch {
            guard !error.isMissing else { return }
            passedOver.append(PassedOver(path: NotePath(path), reason: .unreadableFolder(error.reason)))
        }
    }

    private mutating func take(_ entry: Folder.Entry, below folder: String, _ open: inout [String]) {
        let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
        let place = NotePath(path)
        switch entry.kind {
        case .symbolicLink: passedOver.append(PassedOver(path: place, reason: .symbolicLink))
        case .other: break
        case .file, .folder:
            guard entry.isDecodable else {
                // Of other files of such a name nobody misses anything: no link can name them.
                let mayHoldNotes = entry.kind == .folder || place.isNote
                if mayHoldNotes { passedOver.append(PassedOver(path: place, reason: .undecodableName)) }
                return
            }
            if entry.kind == .folder {
                open.append(path)
            } else if place.isNote {
                notes.append(place)
            } else {
                files.append(place)
            }
        }
    }

    /// What keeps the walk from coming to a folder or file that somebody named: a symbolic link or a vault of its own on
    /// the way, a hidden name, or nothing there at all (`vanished`); nil where nothing does.
    static func obstacle(at path: String, root: Folder) -> PassedOver? {
        guard !path.isEmpty else { return nil }
        let vanished = PassedOver(path: NotePath(path), reason: .vanished)
        var place = ""
        for part in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            if !place.isEmpty, isVault(place + "/" + VaultSettings.fileName, root: root) {
                return PassedOver(path: NotePath(place), reason: .nestedVault)
            }
            guard let name = String(part), let first = part.first, first != UInt8(ascii: ".") else { return vanished }
            place += place.isEmpty ? name : "/" + name
            do throws(SystemError) {
                switch try root.kind(of: place) {
                case .symbolicLink: return PassedOver(path: NotePath(place), reason: .symbolicLink)
                case .other: return vanished
                case .file, .folder: break
                }
            } catch {
                // Any other refusal meets whoever reads it, and is told there.
                return error.isMissing || error.isTooLong ? vanished : nil
            }
        }
        return nil
    }

    /// Whether the `Vault.md` at `path` makes its folder a vault.
    static func isVault(_ path: String, root: Folder) -> Bool {
        guard case .bytes(let bytes) = NoteFile.read(path, in: root) else { return false }
        return FrontMatter.parse(bytes)?.entry(for: "kith") != nil
    }
}
