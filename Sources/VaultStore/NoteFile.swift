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

    /// Reads the regular file at `path` below the folder; its last component must be no symbolic link.
    static func read(_ path: String, in folder: Folder) -> Outcome { read(path, in: folder.descriptor) }

    /// The same below the folder that a descriptor stands for; `AT_FDCWD` for an absolute path.
    static func read(_ path: String, in folder: Int32) -> Outcome {
        let file = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return .failed(SystemError(errno)) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { return .failed(SystemError(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { return .failed(SystemError(ENOENT)) }
        guard status.st_size <= largestSize else { return .tooLarge(Int(status.st_size)) }
        return read(file, expecting: Int(status.st_size))
    }

    /// Reads to the end, whatever the size was: an editor may be saving.
    private static func read(_ file: Int32, expecting size: Int) -> Outcome {
        var failure: SystemError?
        var bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let read = Self.read(
                    file, into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                )
                switch read {
                case .success(0): return
                case .success(let more): count += more
                case .failure(let error):
                    failure = error
                    return
                }
            }
        }
        if let failure { return .failed(failure) }
        guard bytes.count == size else { return .bytes(bytes) }
        var rest = [UInt8](repeating: 0, count: 4096)
        while true {
            switch rest.withUnsafeMutableBytes({ Self.read(file, into: $0) }) {
            case .success(0): return .bytes(bytes)
            case .success(let more):
                bytes += rest[..<more]
                if bytes.count > largestSize { return .tooLarge(bytes.count) }
            case .failure(let error): return .failed(error)
            }
        }
    }

    private static func read(_ file: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, SystemError> {
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(file, buffer.baseAddress, buffer.count)
            #else
                let count = Darwin.read(file, buffer.baseAddress, buffer.count)
            #endif
            if count >= 0 { return .success(count) }
            if errno != EINTR { return .failure(SystemError(errno)) }
        }
    }
}
