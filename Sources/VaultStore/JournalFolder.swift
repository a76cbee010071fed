import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The journals of a vault on disk: `.kith/journal/ID/files`, which has that name once it is whole.
///
/// There is none but while a change is under way, and after one that was cut short.
struct JournalFolder {
    let root: Int32
    let calls: any FileCalls

    private static let name = "journal"

    /// The folder's path from the root.
    static let path = "\(VaultLock.folderName)/\(name)"

    /// A journal's file, and the same as long as it may not be whole.
    private static let file = "files"
    private static let unmarked = "files.part"

    /// A journal's path from the root.
    static func path(of id: String) -> String { "\(path)/\(id)" }

    // MARK: Writing

    /// Writes a journal and has it on disk, so that the change is carried through whatever happens.
    ///
    /// - Returns: The journal's id.
    func write(_ journal: Journal) throws(EditFailure) -> String {
        let id = TemporaryName.random()
        var isMarked = false
        do throws(SystemError) {
            try write(journal, as: id, &isMarked)
            return id
        } catch {
            let isDropped = (try? drop(id)) != nil
            if isMarked, !isDropped { throw .refused(.journalLeft(path: Self.path(of: id))) }
            let kind = try? calls.status(at: FilePlace(folder: root, name: Self.path)).kind
            if kind == .symbolicLink { throw .refused(.symbolicLink(path: Self.path)) }
            throw .system(operation: "write", path: Self.path(of: id), error)
        }
    }

    private func write(_ journal: Journal, as id: String, _ isMarked: inout Bool) throws(SystemError) {
        let own = try calls.openMadeFolder(VaultLock.folderName, in: root)
        defer { calls.close(own) }
        let journals = try calls.openMadeFolder(Self.name, in: own)
        defer { calls.close(journals) }
        let folder = try calls.openMadeFolder(id, in: journals)
        defer { calls.close(folder) }
        let place = FilePlace(folder: folder, name: Self.unmarked)
        let file = try calls.open(place, for: .creating(0o600))
        defer { calls.close(file) }
        try journal.write { bytes throws(SystemError) in try calls.writeAll(bytes, to: file) }
        try calls.synchronize(file)
        try calls.rename(place, to: FilePlace(folder: folder, name: Self.file), .replacing)
        isMarked = true
        for changed in [folder, journals, own] { try calls.synchronizeFolder(changed) }
    }

    // MARK: Finding

    /// Whether there may be journals: one call.
    func isThere() -> Bool {
        (try? calls.status(at: FilePlace(folder: root, name: Self.path))) != nil
    }

    /// The ids of all journals, whole ones and others.
    func ids() throws(EditFailure) -> [String] {
        try look(at: Self.path) { () throws(SystemError) in
            try withJournals { journals throws(SystemError) in try calls.names(in: journals).sorted() } ?? []
        }
    }

    /// The journal of an id; nil where it was never whole.
    func journal(_ id: String) throws(EditFailure) -> Journal? {
        let path = Self.path(of: id)
        do throws(SystemError) {
            let isUnmarked = try withFolder(id) { folder throws(SystemError) in
                try isMissing(FilePlace(folder: folder, name: Self.file))
            }
            guard isUnmarked == false else { return nil }
            // A link or a folder there is none of ours.
            let bytes = try contents(of: id)
            if let journal = bytes.flatMap({ try? Journal(parsing: $0) }) { return journal }
        } catch {
            guard error.isSymbolicLink else { throw .system(operation: "read", path: path, error) }
        }
        throw .refused(.unreadableJournal(path: path))
    }

    private func isMissing(_ place: FilePlace) throws(SystemError) -> Bool {
        do throws(SystemError) {
            _ = try calls.status(at: place)
            return false
        } catch {
            guard error.isMissing else { throw error }
            return true
        }
    }

    private func contents(of id: String) throws(SystemError) -> [UInt8]? {
        try withFolder(id) { folder throws(SystemError) in
            try calls.contents(at: FilePlace(folder: folder, name: Self.file), limit: .max)
        } ?? nil
    }

    // MARK: Dropping

    /// Removes a journal for good: no power cut brings it back as one to be carried through.
    func drop(_ id: String) throws(SystemError) {
        _ = try withFolder(id) { folder throws(SystemError) in
            for name in [Self.file, Self.unmarked] {
                do throws(SystemError) {
                    try calls.remove(FilePlace(folder: folder, name: name))
                } catch {
                    guard error.isMissing else { throw error }
                }
            }
            try calls.synchronizeFolder(folder)
        }
        // Empty folders mean nothing, and need not go for good.
        _ = try? withJournals { journals throws(SystemError) in
            try calls.removeFolder(FilePlace(folder: journals, name: id))
        }
        removeIfEmpty()
    }

    /// Removes the folder of all journals where there is none.
    func removeIfEmpty() {
        _ = try? inFolder(FilePlace(folder: root, name: VaultLock.folderName)) { own throws(SystemError) in
            try calls.removeFolder(FilePlace(folder: own, name: Self.name))
        }
    }

    // MARK: Folders

    /// Runs `body` with the folder of all journals; nil where there is none.
    private func withJournals<Result>(
        _ body: (Int32) throws(SystemError) -> Result
    ) throws(SystemError) -> Result? {
        let own = FilePlace(folder: root, name: VaultLock.folderName)
        return try inFolder(own) { own throws(SystemError) in
            try inFolder(FilePlace(folder: own, name: Self.name), body)
        } ?? nil
    }

    /// Runs `body` with a journal's folder; nil where there is none.
    private func withFolder<Result>(
        _ id: String, _ body: (Int32) throws(SystemError) -> Result
    ) throws(SystemError) -> Result? {
        try withJournals { journals throws(SystemError) in
            try inFolder(FilePlace(folder: journals, name: id), body)
        } ?? nil
    }

    private func inFolder<Result>(
        _ place: FilePlace, _ body: (Int32) throws(SystemError) -> Result
    ) throws(SystemError) -> Result? {
        let folder: Int32
        do throws(SystemError) {
            folder = try calls.open(place, for: .folder)
        } catch {
            // Links and files in a folder's place are none of ours.
            if error.isMissing || error.isSymbolicLink { return nil }
            throw error
        }
        defer { calls.close(folder) }
        return try body(folder)
    }

    private func look<Result>(
        at path: String, _ body: () throws(SystemError) -> Result
    ) throws(EditFailure) -> Result {
        do throws(SystemError) {
            return try body()
        } catch {
            throw .system(operation: "read", path: path, error)
        }
    }
}
