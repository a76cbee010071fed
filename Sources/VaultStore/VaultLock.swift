#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The lock that every change of a vault is made under (`Architecture`, Writing a vault, 1).
///
/// It is a file of its own: a lock on a note would not last, since a note that is written is another file. It is never
/// removed, because whoever waits for it would then wait for another one. It ends with the process that holds it.
struct VaultLock {
    /// The folder, below the root, of what Kith needs for itself (format 1).
    static let folderName = ".kith"

    /// How long a command waits for others.
    static let limit: Duration = .seconds(10)

    private static let path = folderName + "/lock"

    /// Whether the lock's file is there, so that locking makes nothing.
    static func isThere(in root: Int32, calls: any FileCalls) -> Bool {
        guard let folder = try? calls.open(FilePlace(folder: root, name: folderName), for: .folder) else {
            return false
        }
        defer { calls.close(folder) }
        return (try? calls.status(at: FilePlace(folder: folder, name: "lock"))) != nil
    }

    /// Runs `body` while nobody else changes the vault.
    ///
    /// - Parameters:
    ///   - root: The vault's open folder.
    ///   - limit: How long to wait for others.
    static func holding<Result>(
        in root: Int32, calls: any FileCalls, limit: Duration, _ body: () async throws -> Result
    ) async throws -> Result {
        let file = try open(in: root, calls: calls)
        defer { calls.close(file) }
        let clock = ContinuousClock()
        let begin = clock.now
        while try !take(file, calls: calls) {
            let waited = clock.now - begin
            guard waited < limit else { throw VaultStoreError.commit(.busy(path: path)) }
            try await Task.sleep(for: min(pause(after: waited), limit - waited))
        }
        return try await body()
    }

    /// How long to wait before asking again: whoever has waited longer asks more often, and so comes before those who came
    /// later.
    private static func pause(after waited: Duration) -> Duration {
        max(.milliseconds(1), .milliseconds(16) - waited / 100)
    }

    private static func take(_ file: Int32, calls: any FileCalls) throws(VaultStoreError) -> Bool {
        do throws(SystemError) {
            try calls.lock(file)
            return true
        } catch {
            if error.code == EWOULDBLOCK || error.code == EINTR { return false }
            throw .system(operation: "lock the vault", path: path, reason: error.reason)
        }
    }

    // MARK: The file

    private static func open(in root: Int32, calls: any FileCalls) throws(VaultStoreError) -> Int32 {
        do throws(EditFailure) {
            let folder = try ownFolder(in: root, calls: calls)
            defer { calls.close(folder) }
            let place = FilePlace(folder: folder, name: "lock")
            if (try? calls.status(at: place)) == nil {
                // Whoever sees the lock may rely on Git passing over the folder.
                try attempt("make", folderName) { () throws(SystemError) in
                    try ignore(folder, calls: calls)
                    try calls.synchronizeFolder(folder)
                    try calls.synchronizeFolder(root)
                }
            }
            return try openLock(place, calls: calls)
        } catch {
            throw VaultStoreError(error)
        }
    }

    /// A file that may not be written, as one that somebody else made, can be locked all the same.
    private static func openLock(_ place: FilePlace, calls: any FileCalls) throws(EditFailure) -> Int32 {
        do throws(SystemError) {
            return try calls.open(place, for: .locking)
        } catch {
            let isReadOnly = error.code == EACCES || error.code == EROFS
            return try open(place, path, for: isReadOnly ? .reading : .locking, calls: calls)
        }
    }

    /// Opens `.kith`, and makes it on first use.
    private static func ownFolder(in root: Int32, calls: any FileCalls) throws(EditFailure) -> Int32 {
        let place = FilePlace(folder: root, name: folderName)
        do throws(SystemError) {
            return try calls.open(place, for: .folder)
        } catch {
            if error.code == ENOENT {
                try attempt("make", folderName) { () throws(SystemError) in
                    do throws(SystemError) {
                        try calls.makeFolder(place)
                    } catch {
                        // Somebody else made it in this moment.
                        guard error.code == EEXIST else { throw error }
                    }
                }
            }
        }
        return try open(place, folderName, for: .folder, calls: calls)
    }

    /// Writes the file that has Git pass over the folder, if it is not there.
    private static func ignore(_ folder: Int32, calls: any FileCalls) throws(SystemError) {
        let place = FilePlace(folder: folder, name: ".gitignore")
        guard (try? calls.status(at: place)) == nil else { return }
        let temporary = FilePlace(folder: folder, name: TemporaryName.next())
        let bytes = Array("*\n".utf8)
        let file = try calls.open(temporary, for: .creating(0o666))
        do throws(SystemError) {
            defer { calls.close(file) }
            try calls.writeAll(bytes, to: file)
            try calls.synchronize(file)
            if try calls.publish(bytes, at: temporary, as: place, mode: 0o666) { try calls.remove(temporary) }
        } catch {
            try? calls.remove(temporary)
            guard error.code == EEXIST else { throw error }
        }
    }

    private static func open(
        _ place: FilePlace, _ path: String, for use: FileUse, calls: any FileCalls
    ) throws(EditFailure) -> Int32 {
        do throws(SystemError) {
            return try calls.open(place, for: use)
        } catch {
            let isFolderWanted = if case .folder = use { true } else { false }
            switch (try? calls.status(at: place).kind, isFolderWanted) {
            case (.symbolicLink, _): throw .refused(.symbolicLink(path: path))
            case (.file, true), (.folder, false), (.other, _): throw .refused(.notRegular(path: path))
            default: throw .system(operation: "open", path: path, error)
            }
        }
    }

    private static func attempt(
        _ operation: String, _ path: String, _ body: () throws(SystemError) -> Void
    ) throws(EditFailure) {
        do throws(SystemError) {
            try body()
        } catch {
            throw .system(operation: operation, path: path, error)
        }
    }
}
