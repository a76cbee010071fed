import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads the files of notes.
enum NoteFile {
    /// What reading a note's file gives.
    enum Outcome {
        case bytes([UInt8])
        case tooLarge(Int)
        case failed(SystemError)
    }

    /// The largest note that is read (format 1).
    static let largestSize = 8 << 20

    /// The largest attachment that is copied, or taken away: it is held in memory meanwhile.
    static let largestAttachment = 256 << 20

    /// The largest size of the file at a path: of a note, or of another file.
    static func largestSize(at path: NotePath) -> Int { path.isNote ? largestSize : largestAttachment }

    /// Reads the regular file at `path` below the folder; its last component must be no symbolic link.
    static func read(_ path: String, in folder: Folder) -> Outcome { read(path, in: folder.descriptor) }

    /// The same below the folder that a descriptor stands for; `AT_FDCWD` for an absolute path.
    static func read(_ path: String, in folder: Int32, limit: Int = largestSize) -> Outcome {
        let file: Int32
        do throws(SystemError) {
            file = try open(path, in: folder)
        } catch {
            return .failed(error)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { return .failed(SystemError(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { return .failed(SystemError(ENOENT)) }
        return read(expecting: Int(status.st_size), limit: limit) { buffer throws(SystemError) in
            try read(file, into: buffer)
        }
    }

    /// Opens a file to read it; its last component must be no symbolic link, and nothing blocks.
    ///
    /// A note that is being written can't be opened for some milliseconds: whoever writes holds a lease on its former file.
    static func open(_ path: String, in folder: Int32) throws(SystemError) -> Int32 {
        var patience = 1000
        while true {
            let file = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            if file >= 0 { return file }
            guard errno == EWOULDBLOCK, patience > 0 else { throw SystemError(errno) }
            patience -= 1
            usleep(1000)
        }
    }

    /// Reads to the end, whatever the size was: an editor may be saving.
    ///
    /// - Parameters:
    ///   - size: How many bytes there are, as far as is known.
    ///   - limit: How many there may be.
    ///   - next: Puts the bytes that follow into the buffer, and gives how many; 0 at the end.
    static func read(
        expecting size: Int, limit: Int, _ next: (UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
    ) -> Outcome {
        guard size <= limit else { return .tooLarge(size) }
        var bytes: [UInt8] = []
        do throws(SystemError) {
            // The byte that is one too many: most notes end before it, and need no other buffer.
            bytes = try first(size + 1, next)
            guard bytes.count > size else { return .bytes(bytes) }
            var rest = [UInt8](repeating: 0, count: 4096)
            while bytes.count <= limit {
                let more = try fill(&rest, next)
                if more == 0 { return .bytes(bytes) }
                bytes += rest[..<more]
            }
            return .tooLarge(bytes.count)
        } catch {
            return .failed(error)
        }
    }

    private static func first(
        _ size: Int, _ next: (UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
    ) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            let buffer = UnsafeMutableRawBufferPointer(buffer)
            do throws(SystemError) {
                while count < size {
                    let more = try next(UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
                    if more == 0 { return }
                    count += more
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    private static func fill(
        _ buffer: inout [UInt8], _ next: (UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
    ) throws(SystemError) -> Int {
        try buffer.withUnsafeMutableBytes { bytes in
            Result { () throws(SystemError) in try next(bytes) }
        }.get()
    }

    private static func read(_ file: Int32, into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(file, buffer.baseAddress, buffer.count)
            #else
                let count = Darwin.read(file, buffer.baseAddress, buffer.count)
            #endif
            if count >= 0 { return count }
            if errno != EINTR { throw SystemError(errno) }
        }
    }
}
