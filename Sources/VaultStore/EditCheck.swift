import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Looks whether an edit can be written, before anything is made (`Architecture`, Writing a vault, 2).
struct EditCheck {
    let calls: any FileCalls

    /// The names in folders that get new ones: as they are, by their names in lower case.
    private var names: [NotePath: [String: String]] = [:]

    /// How often a note is read that changes while it is read.
    private static let readingLimit = 10

    init(calls: any FileCalls) {
        self.calls = calls
    }

    /// Throws what keeps a file from being written.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - former: What it is made of, which may have the same name but for case: that goes.
    ///   - folders: Where it stands.
    mutating func check(
        _ file: VaultEdit.FileEdit, movedFrom former: NotePath?, in folders: inout EditFolders
    ) throws(EditFailure) {
        try checkPlace(file.path)
        switch file {
        case .create(let path, let bytes):
            try checkSize(bytes.count, of: path)
            try checkFree(path, but: former, in: &folders)
        case .replace(let path, let from, let to):
            try checkSize(to.count, of: path)
            try checkThere(path, from, in: &folders)
        case .remove(let path, let from): try checkThere(path, from, in: &folders)
        }
    }

    // MARK: Both

    /// A vault has no hidden files, and a path has no way up (format 1).
    private func checkPlace(_ path: NotePath) throws(EditFailure) {
        guard path.isPlace else { throw .refused(.noPlace(path: path.string)) }
    }

    private func checkSize(_ size: Int, of path: NotePath) throws(EditFailure) {
        guard size <= NoteFile.largestSize(at: path) else { throw .refused(.tooLarge(path: path.string)) }
    }

    /// Who may do everything is still not to write where nobody may.
    private func checkWritable(_ folder: Int32, _ path: NotePath) throws(EditFailure) {
        let mode: mode_t
        do throws(SystemError) {
            mode = try calls.status(of: folder).mode
        } catch {
            throw .system(operation: "look at the folder", path: path.string, error)
        }
        guard mode & 0o222 != 0, calls.isWritable(FilePlace(folder: folder, name: ".")) else {
            throw .refused(.readOnlyFolder(path: path.string))
        }
    }

    // MARK: New notes

    /// Refuses a name that something has, or that is the same as another one on other systems; so for missing folders.
    private mutating func checkFree(
        _ path: NotePath, but former: NotePath?, in folders: inout EditFolders
    ) throws(EditFailure) {
        let parent = NotePath(String(path.folder))
        let nearest: (path: NotePath, folder: Int32)
        do throws(EditFailure) {
            nearest = try folders.nearest(to: parent)
        } catch {
            guard case .refused(.notRegular(let path)) = error else { throw error }
            throw .refused(.taken(path: path))
        }
        try checkWritable(nearest.folder, nearest.path)
        try checkNames(of: path, but: former, below: nearest)
    }

    private mutating func checkNames(
        of path: NotePath, but former: NotePath?, below nearest: (path: NotePath, folder: Int32)
    ) throws(EditFailure) {
        var parent = nearest.path
        let known = nearest.path.string.isEmpty ? 0 : nearest.path.string.utf8.count + 1
        let rest = String(Substring(path.string.utf8.dropFirst(known)))
        let missing = rest.split(separator: "/").map(String.init)
        if names[parent] == nil { names[parent] = try listing(of: nearest.folder, parent) }
        for (index, name) in missing.enumerated() {
            let existing = names[parent, default: [:]].updateValue(name, forKey: name.lowercased())
            let isLast = index == missing.count - 1
            if let existing, isLast || !existing.utf8.elementsEqual(name.utf8) {
                if isLast, former == Self.path(existing, in: parent) { continue }
                throw .refused(.taken(path: Self.path(existing, in: parent).string))
            }
            parent = Self.path(name, in: parent)
        }
    }

    private func listing(of folder: Int32, _ path: NotePath) throws(EditFailure) -> [String: String] {
        do throws(SystemError) {
            return Dictionary(try calls.names(in: folder).map { ($0.lowercased(), $0) }) { first, _ in first }
        } catch {
            throw .system(operation: "read the folder", path: path.string, error)
        }
    }

    private static func path(_ name: String, in folder: NotePath) -> NotePath {
        NotePath(folder.string.isEmpty ? name : folder.string + "/" + name)
    }

    // MARK: Files that are there

    private func checkThere(
        _ path: NotePath, _ from: [UInt8], in folders: inout EditFolders
    ) throws(EditFailure) {
        let parent = NotePath(String(path.folder))
        guard let folder = try folders.folder(parent) else { throw .interference(path: path.string) }
        try checkWritable(folder, parent)
        try checkFile(FilePlace(folder: folder, name: String(path.fileName)), path, from)
    }

    private func checkFile(_ place: FilePlace, _ path: NotePath, _ from: [UInt8]) throws(EditFailure) {
        let file: Int32
        do throws(SystemError) {
            file = try calls.open(place, for: .reading)
        } catch {
            if error.isMissing { throw .interference(path: path.string) }
            throw error.isSymbolicLink ? .refused(.symbolicLink(path: path.string)) : .reading(path, error)
        }
        defer { calls.close(file) }
        let refusal: CommitError?
        let isAsRead: Bool
        do throws(SystemError) {
            refusal = try self.refusal(of: file, place, path)
            let found = refusal == nil ? try stableContents(of: file, limit: NoteFile.largestSize(at: path)) : nil
            isAsRead = found == from
        } catch {
            throw .reading(path, error)
        }
        if let refusal { throw .refused(refusal) }
        guard isAsRead else { throw .interference(path: path.string) }
    }

    private func refusal(
        of file: Int32, _ place: FilePlace, _ note: NotePath
    ) throws(SystemError) -> CommitError? {
        let status = try calls.status(of: file)
        let path = note.string
        if status.kind != .file { return .notRegular(path: path) }
        if status.linkCount > 1 { return .hardLinked(path: path) }
        if status.size > NoteFile.largestSize(at: note) { return .tooLarge(path: path) }
        return status.mode & 0o222 == 0 || !calls.isWritable(place) ? .readOnlyNote(path: path) : nil
    }

    /// What a file holds when it is the same before and after the reading; nil where somebody goes on writing.
    private func stableContents(of file: Int32, limit: Int) throws(SystemError) -> [UInt8]? {
        var before = try calls.status(of: file)
        for _ in 0..<Self.readingLimit {
            let contents = calls.contents(of: file, expecting: before.size, limit: limit)
            let after = try calls.status(of: file)
            let isStable = before.size == after.size && before.times.hasSameModification(as: after.times)
            switch contents {
            case .bytes(let bytes): if isStable, bytes.count == after.size { return bytes }
            case .tooLarge: break
            case .failed(let error): throw error
            }
            before = after
        }
        return nil
    }
}
