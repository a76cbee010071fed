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
    func keep(_ place: FilePlace, of path: NotePath) -> String {
        let name = Self.name(for: path)
        do throws(SystemError) {
            let own = try folder(VaultLock.folderName, in: root)
            defer { calls.close(own) }
            let kept = try folder(Self.folderName, in: own)
            defer { calls.close(kept) }
            try calls.rename(place, to: FilePlace(folder: kept, name: name), .replacing)
            for changed in [own, kept, place.folder] { try? calls.synchronizeFolder(changed) }
            return "\(VaultLock.folderName)/\(Self.folderName)/\(name)"
        } catch {
            return path.folder.isEmpty ? place.name : "\(path.folder)/\(place.name)"
        }
    }

    private static let folderName = "recover"

    /// A name that nothing has there, and that tells which note it was, as far as there is room.
    private static func name(for path: NotePath) -> String {
        let name = path.fileName.utf8.count <= 200 ? " \(path.fileName)" : ".md"
        return TemporaryName.random() + name
    }

    private func folder(_ name: String, in parent: Int32) throws(SystemError) -> Int32 {
        let place = FilePlace(folder: parent, name: name)
        do throws(SystemError) {
            try calls.makeFolder(place)
        } catch {
            guard error.code == EEXIST else { throw error }
        }
        return try calls.open(place, for: .folder)
    }
}
