import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Keeps versions of notes that would be lost, below `.kith/recover`.
struct NoteRecovery {
    let root: Int32
    let calls: any FileCalls

    /// Moves a version of a note aside, and gives its path from the root: where it now is, or still is.
    ///
    /// - Parameters:
    ///   - place: Where the version is.
    ///   - path: The note of which it is one.
    ///   - mark: What its new name begins with; something that nothing has there, where it is not given.
    func keep(_ place: FilePlace, of path: NotePath, mark: String = TemporaryName.random()) -> String {
        let name = Self.name(for: path, mark)
        do throws(SystemError) {
            return try withFolder { own, kept throws(SystemError) in
                try calls.rename(place, to: FilePlace(folder: kept, name: name), .replacing)
                for changed in [own, kept, place.folder] { try? calls.synchronizeFolder(changed) }
                return Self.path(of: name)
            }
        } catch {
            return Self.path(of: nameInPlace(place, name), in: path.folder)
        }
    }

    /// Writes a version of a note aside, has it on disk, and gives its path from the root.
    func keep(_ bytes: [UInt8], of path: NotePath, mark: String) throws(SystemError) -> String {
        let name = Self.name(for: path, mark)
        return try withFolder { own, kept throws(SystemError) in
            let temporary = FilePlace(folder: kept, name: ".\(mark).tmp")
            try? calls.remove(temporary)
            try calls.create(temporary, mode: 0o600, bytes)
            try calls.rename(temporary, to: FilePlace(folder: kept, name: name), .replacing)
            for changed in [kept, own] { try calls.synchronizeFolder(changed) }
            return Self.path(of: name)
        }
    }

    // MARK: Names

    private static let folderName = "recover"

    private static func path(of name: String, in folder: Substring = "\(VaultLock.folderName)/\(folderName)") -> String
    {
        folder.isEmpty ? name : "\(folder)/\(name)"
    }

    /// A name that tells which note it was, as far as there is room.
    private static func name(for path: NotePath, _ mark: String) -> String {
        mark + (path.fileName.utf8.count <= 200 ? " \(path.fileName)" : ".md")
    }

    /// What can't be moved away gets a name in place that nobody takes for a leftover, and gives that.
    private func nameInPlace(_ place: FilePlace, _ name: String) -> String {
        let kept = FilePlace(folder: place.folder, name: ".kith-kept \(name)")
        return (try? calls.rename(place, to: kept, .replacing)) == nil ? place.name : kept.name
    }

    private func withFolder<Result>(
        _ body: (_ own: Int32, _ kept: Int32) throws(SystemError) -> Result
    ) throws(SystemError) -> Result {
        let own = try calls.openMadeFolder(VaultLock.folderName, in: root)
        defer { calls.close(own) }
        let kept = try calls.openMadeFolder(Self.folderName, in: own)
        defer { calls.close(kept) }
        return try body(own, kept)
    }
}
