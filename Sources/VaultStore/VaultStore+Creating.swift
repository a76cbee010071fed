public import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension VaultStore {
    /// Makes a vault: writes its first notes into a folder, which is made where it is missing, with those above it.
    ///
    /// Everything or nothing: where something is refused or fails, what was written and made on the way goes again. Notes
    /// are on disk when this returns, and nothing that was there is changed.
    ///
    /// - Parameters:
    ///   - notes: What to write. The last to appear is the first of these, `Vault.md`: with it the folder is a vault.
    ///   - folder: The absolute path of the vault's folder.
    public static func create(_ notes: [NewNote], in folder: String) throws(VaultStoreError) {
        try checkCreation(of: notes, in: folder)
        var files = NewFiles()
        do throws(NewFiles.Failure) {
            try files.makeFolder(folder)
            for note in notes.reversed() {
                try files.makeFolder(String(NotePath(path(of: note, in: folder)).folder))
                try files.stage(note.text, at: path(of: note, in: folder))
            }
            try files.publish()
        } catch {
            files.takeBack()
            guard error.reason.code == EEXIST else {
                throw .system(operation: error.operation, path: error.path, reason: error.reason.reason)
            }
            throw .creation(.inTheWay(path: error.path))
        }
    }

    /// Throws what ``create(_:in:)`` would refuse, and writes nothing.
    public static func checkCreation(of notes: [NewNote], in folder: String) throws(VaultStoreError) {
        let site = try BuildingSite(folder)
        try site.refuseOuterVault()
        guard site.isFolderThere else { return }
        for note in notes { try site.refuseTakenName(note.path) }
    }

    private static func path(of note: NewNote, in folder: String) -> String {
        folder == "/" ? "/" + note.path.string : folder + "/" + note.path.string
    }
}
