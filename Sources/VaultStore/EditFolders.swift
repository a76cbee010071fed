import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The folders that an edit works in: opened beneath the vault's root, made where they are missing, and given back as they
/// were.
///
/// Each is opened once, so that all of an edit happens in the same folders even if somebody moves them meanwhile.
struct EditFolders {
    private let calls: any FileCalls
    private let root: Int32
    private var descriptors: [NotePath: Int32] = [:]
    private var made: [NotePath] = []

    /// Folders in which names changed, in the order in which they did, with the times that they had.
    private var touched: [(path: NotePath, times: FileTimes?)] = []

    /// Folders of the vault whose root is open.
    init(root: Int32, calls: any FileCalls) {
        self.root = root
        self.calls = calls
    }

    /// Closes what was opened, but the root.
    func close() {
        for descriptor in descriptors.values { calls.close(descriptor) }
    }

    // MARK: Opening

    /// A folder by its path from the root, which is empty for the root; nil where there is none.
    mutating func folder(_ path: NotePath) throws(EditFailure) -> Int32? {
        if path.string.isEmpty { return root }
        if let known = descriptors[path] { return known }
        let descriptor: Int32
        do throws(SystemError) {
            descriptor = try calls.openFolder(path.string, beneath: root)
        } catch {
            // The way on foot works without that call too, and knows where it ends.
            guard let walked = try walk(to: path) else { return nil }
            descriptor = walked
        }
        descriptors[path] = descriptor
        return descriptor
    }

    private func walk(to path: NotePath) throws(EditFailure) -> Int32? {
        var (folder, place) = (root, "")
        for name in path.string.split(separator: "/") {
            place += place.isEmpty ? String(name) : "/" + name
            let next = try step(FilePlace(folder: folder, name: String(name)), at: place)
            if folder != root { calls.close(folder) }
            guard let next else { return nil }
            folder = next
        }
        return folder
    }

    private func step(_ place: FilePlace, at path: String) throws(EditFailure) -> Int32? {
        do throws(SystemError) {
            return try calls.open(place, for: .folder)
        } catch {
            if error.code == ENOENT { return nil }
            switch try? calls.status(at: place).kind {
            case .symbolicLink: throw .refused(.symbolicLink(path: path))
            case .file, .other: throw .refused(.notRegular(path: path))
            case .folder, nil: throw .system(operation: "open the folder", path: path, error)
            }
        }
    }

    /// The lowest folder on the way to one that is there: that one itself, one above it, or the root.
    mutating func nearest(to path: NotePath) throws(EditFailure) -> (path: NotePath, folder: Int32) {
        var path = path
        while true {
            if let folder = try folder(path) { return (path, folder) }
            path = NotePath(String(path.folder))
        }
    }

    // MARK: Changing

    /// A folder, which is made where it is missing, with those above it.
    mutating func make(_ path: NotePath) throws(EditFailure) -> Int32 {
        if let folder = try folder(path) { return folder }
        let parent = NotePath(String(path.folder))
        let place = FilePlace(folder: try make(parent), name: String(path.fileName))
        try touch(parent)
        do throws(SystemError) {
            try calls.makeFolder(place)
            made.append(path)
        } catch {
            // Somebody else made it in this moment.
            guard error.code == EEXIST else { throw .system(operation: "make the folder", path: path.string, error) }
        }
        guard let folder = try folder(path) else {
            throw .system(operation: "open the folder", path: path.string, SystemError(ENOENT))
        }
        return folder
    }

    /// Notes that names in a folder are about to change.
    mutating func touch(_ path: NotePath) throws(EditFailure) {
        guard !touched.contains(where: { $0.path == path }), let folder = try folder(path) else { return }
        touched.append((path, try? calls.status(of: folder).times))
    }

    /// Has all names that changed on disk.
    mutating func synchronize() throws(EditFailure) {
        for (path, _) in touched {
            guard let folder = try folder(path) else { continue }
            do throws(SystemError) {
                try calls.synchronizeFolder(folder)
            } catch {
                throw .system(operation: "save the folder", path: path.string, error)
            }
        }
    }

    /// Takes away the folders that were made, as far as they are empty, and has what is left on disk.
    ///
    /// - Parameter isAlone: Whether nobody else changed names there; then the folders get their former times.
    mutating func takeBack(isAlone: Bool) {
        for path in made.reversed() {
            guard let parent = try? folder(NotePath(String(path.folder))) else { continue }
            try? calls.removeFolder(FilePlace(folder: parent, name: String(path.fileName)))
        }
        for (path, times) in touched where !made.contains(path) {
            guard let folder = try? folder(path) else { continue }
            try? calls.synchronizeFolder(folder)
            if isAlone, let times { try? calls.setTimes(of: folder, to: times) }
        }
        made = []
        touched = []
    }
}
