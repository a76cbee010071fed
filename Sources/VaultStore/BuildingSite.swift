import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The place where a vault is to be made, as it is now.
struct BuildingSite {
    let folder: String

    /// Whether the folder is there already.
    var isFolderThere: Bool { ground == folder }

    /// The folder, or the nearest one above it that is there.
    private let ground: String

    init(_ folder: String) throws(VaultStoreError) {
        self.folder = folder
        var path = folder
        while try !Self.isFolder(path) {
            let above = String(NotePath(path).folder)
            path = above.isEmpty ? "/" : above
        }
        ground = path
        try Self.refuseUnwritable(path)
    }

    /// Whether a folder is there; false where nothing is.
    ///
    /// Links are followed, as a person who names one would expect.
    private static func isFolder(_ path: String) throws(VaultStoreError) -> Bool {
        do throws(SystemError) {
            if try Folder.kind(ofPath: path) == .folder { return true }
        } catch {
            guard error.isMissing else {
                throw .system(operation: "look for the folder", path: path, reason: error.reason)
            }
            // A link to nothing is something.
            guard (try? Folder.kind(ofPath: path, isFollowing: false)) != nil else { return false }
        }
        throw .creation(.notAFolder(path: path))
    }

    private static func refuseUnwritable(_ path: String) throws(VaultStoreError) {
        guard access(path, W_OK | X_OK) != 0 else { return }
        throw .system(operation: "write into the folder", path: path, reason: SystemError(errno).reason)
    }

    // MARK: Refusals

    /// A vault in a vault would be passed over by the outer one, which nobody expects.
    func refuseOuterVault() throws(VaultStoreError) {
        guard var path = Self.realPath(ground) else { return }
        if isFolderThere { path = String(NotePath(path).folder) }
        while true {
            let root = path.isEmpty ? "/" : path
            if Self.isVault(root), !isFolderThere || root != Self.realPath(folder) {
                throw .creation(.insideVault(folder: folder, root: root))
            }
            guard path.count > 1 else { return }
            path = String(NotePath(path).folder)
        }
    }

    /// Refuses what already has the note's name, or one that is the same elsewhere; so for the folders above it.
    func refuseTakenName(_ path: NotePath) throws(VaultStoreError) {
        var parent = folder
        let names = path.string.split(separator: "/").map(String.init)
        for (index, name) in names.enumerated() {
            guard let entry = try Self.entry(named: name, in: parent) else { return try Self.refuseUnwritable(parent) }
            let found = parent == "/" ? "/" + entry.name : parent + "/" + entry.name
            guard entry.name.utf8.elementsEqual(name.utf8) else {
                throw .creation(.similarNameInTheWay(path: found, name: name))
            }
            guard index + 1 < names.count else { throw refusal(of: entry, in: parent, at: found) }
            guard entry.kind == .folder else { throw .creation(.notAFolder(path: found)) }
            parent = found
        }
    }

    private func refusal(of entry: Folder.Entry, in parent: String, at found: String) -> VaultStoreError {
        guard parent == folder, entry.name == VaultSettings.fileName, entry.kind == .file else {
            return .creation(.inTheWay(path: found))
        }
        return .creation(Self.isVault(folder) ? .exists(path: found) : .vaultNoteInTheWay(path: found))
    }

    // MARK: The disk

    /// What has that name in a folder, or else a name that differs by case or Unicode form alone.
    private static func entry(named name: String, in folder: String) throws(VaultStoreError) -> Folder.Entry? {
        do throws(SystemError) {
            let entries = try Folder(path: folder).entries()
            return entries.first { $0.name.utf8.elementsEqual(name.utf8) }
                ?? entries.first { $0.name.lowercased() == name.lowercased() }
        } catch {
            throw .system(operation: "read the folder", path: folder, reason: error.reason)
        }
    }

    private static func isVault(_ folder: String) -> Bool {
        guard let folder = try? Folder(path: folder) else { return false }
        return VaultWalk.isVault(VaultSettings.fileName, root: folder)
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(validatingCString: resolved)
    }
}
