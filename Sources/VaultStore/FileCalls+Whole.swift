#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension FileCalls {
    /// All bytes of an open file.
    func contents(of file: Int32, expecting size: Int, limit: Int) -> NoteFile.Outcome {
        var offset = 0
        return NoteFile.read(expecting: size, limit: limit) { buffer throws(SystemError) in
            let count = try read(file, into: buffer, at: offset)
            offset += count
            return count
        }
    }

    /// Writes all of the bytes.
    func writeAll(_ bytes: [UInt8], to file: Int32) throws(SystemError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = try rest.withUnsafeBytes { bytes in
                Result { () throws(SystemError) in try write(file, bytes) }
            }.get()
            // A file that takes no bytes and gives no reason would be written to for ever.
            guard count > 0 else { throw SystemError(EIO) }
            rest = rest.dropFirst(count)
        }
    }

    /// Has a folder's names on disk; some file systems have nothing to do for that.
    func synchronizeFolder(_ folder: Int32) throws(SystemError) {
        do throws(SystemError) {
            try synchronize(folder)
        } catch {
            guard error.code == EINVAL else { throw error }
        }
    }

    /// Gives a file another name where nothing has that one; true where it keeps the former name as well.
    ///
    /// Where the system knows no such renaming a second link does it, and where it knows no links the bytes are written
    /// once more.
    func publish(_ bytes: [UInt8], at place: FilePlace, as final: FilePlace, mode: mode_t) throws(SystemError) -> Bool {
        do throws(SystemError) {
            try rename(place, to: final, .exclusive)
            return false
        } catch {
            guard error.isUnsupported else { throw error }
        }
        do throws(SystemError) {
            try link(place, as: final)
        } catch {
            guard error.isUnsupported || error.code == EPERM || error.code == EMLINK else { throw error }
            try create(final, mode: mode, bytes)
        }
        return true
    }

    /// Gives a file another name where nothing has that one, and no other than that.
    ///
    /// Where the system knows no such renaming a second link does it, and where it knows no links either the name is looked
    /// for before.
    func move(_ place: FilePlace, to other: FilePlace) throws(SystemError) {
        do throws(SystemError) {
            return try rename(place, to: other, .exclusive)
        } catch {
            guard error.isUnsupported else { throw error }
        }
        do throws(SystemError) {
            try link(place, as: other)
            return try remove(place)
        } catch {
            guard error.isUnsupported || error.code == EPERM || error.code == EMLINK else { throw error }
        }
        if (try? status(at: other)) != nil { throw SystemError(EEXIST) }
        try rename(place, to: other, .replacing)
    }

    /// Writes a file where nothing stands, and has its bytes on disk.
    func create(_ place: FilePlace, mode: mode_t, _ bytes: [UInt8]) throws(SystemError) {
        let file = try open(place, for: .creating(mode))
        defer { close(file) }
        do throws(SystemError) {
            try writeAll(bytes, to: file)
            try synchronize(file)
        } catch {
            try? remove(place)
            throw error
        }
    }
}

extension FileCalls {
    /// Opens a folder that may have to be made, and is no symbolic link.
    func openMadeFolder(_ name: String, in parent: Int32) throws(SystemError) -> Int32 {
        let place = FilePlace(folder: parent, name: name)
        do throws(SystemError) {
            try makeFolder(place)
        } catch {
            guard error.code == EEXIST else { throw error }
        }
        return try open(place, for: .folder)
    }
}

extension SystemError {
    /// Whether the system, or the file system, has no such call.
    var isUnsupported: Bool { code == ENOSYS || code == EINVAL || code == ENOTSUP }
}
