#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Files that are written where nothing stands: first all of them under other names, then all get theirs; or everything
/// is taken back.
struct NewFiles {
    /// What the system refused.
    struct Failure: Error {
        let operation: String
        let path: String
        let reason: SystemError
    }

    /// What was made, and has to go if the rest fails.
    private enum Made {
        case file(String)
        case folder(String)
    }

    private var made: [Made] = []
    private var staged: [(temporary: String, final: String)] = []

    /// Folders that got new entries, in the order in which they did, with the times that they had.
    private var touched: [(path: String, times: FileTimes?)] = []

    // MARK: Making

    /// Makes a folder where none is, with those above it.
    mutating func makeFolder(_ path: String) throws(Failure) {
        var missing: [String] = []
        var next = path
        while !next.isEmpty, access(next, F_OK) != 0, errno == ENOENT {
            missing.append(next)
            next = Self.parent(of: next)
        }
        for path in missing.reversed() {
            touch(Self.parent(of: path))
            guard mkdir(path, 0o777) == 0 else { throw failure("make the folder", path) }
            made.append(.folder(path))
        }
    }

    /// Writes a text beside where it is to stand, and has it on disk.
    mutating func stage(_ text: String, at path: String) throws(Failure) {
        let folder = Self.parent(of: path)
        let temporary = "\(folder)/.kith-\(getpid())-\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).tmp"
        touch(folder)
        try write(text, to: temporary, reportedAs: path)
        staged.append((temporary, path))
    }

    /// Gives the files their names, where nothing has these yet, and has that on disk.
    mutating func publish() throws(Failure) {
        for file in staged { try publish(file.temporary, as: file.final) }
        for file in staged { _ = unlink(file.temporary) }
        for folder in touched { try synchronize(folder.path) }
    }

    /// A link never replaces what is there, as a rename would.
    private mutating func publish(_ temporary: String, as final: String) throws(Failure) {
        if link(temporary, final) == 0 {
            made.append(.file(final))
            return
        }
        let error = errno
        // Some file systems know no links; there the bytes are written once more, also only where nothing is.
        guard error == EPERM || error == ENOTSUP || error == ENOSYS || error == EMLINK else {
            throw Failure(operation: "write", path: final, reason: SystemError(error))
        }
        guard case .bytes(let bytes) = NoteFile.read(temporary, in: AT_FDCWD) else {
            throw Failure(operation: "write", path: final, reason: SystemError(error))
        }
        try write(bytes, to: final, reportedAs: final)
    }

    /// Takes away what was made, and gives folders that were there their times back.
    mutating func takeBack() {
        for item in made.reversed() {
            switch item {
            case .file(let path): _ = unlink(path)
            case .folder(let path): _ = rmdir(path)
            }
        }
        for folder in touched { folder.times?.restore(at: folder.path) }
        self = NewFiles()
    }

    // MARK: Steps

    private mutating func write(_ text: String, to path: String, reportedAs name: String) throws(Failure) {
        try write(Array(text.utf8), to: path, reportedAs: name)
    }

    private mutating func write(_ bytes: [UInt8], to path: String, reportedAs name: String) throws(Failure) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw failure("write", name) }
        defer { close(file) }
        made.append(.file(path))
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Self.write(file, $0) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw failure("write", name)
            }
        }
        guard fsync(file) == 0 else { throw failure("write", name) }
    }

    private static func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(file, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(file, bytes.baseAddress, bytes.count)
        #endif
    }

    private func synchronize(_ path: String) throws(Failure) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure("save the folder", path) }
        defer { close(folder) }
        // Some file systems have nothing to do for a folder.
        guard fsync(folder) == 0 || errno == EINVAL else { throw failure("save the folder", path) }
    }

    private mutating func touch(_ folder: String) {
        guard !touched.contains(where: { $0.path == folder }) else { return }
        touched.append((folder, FileTimes(of: folder)))
    }

    private func failure(_ operation: String, _ path: String) -> Failure {
        Failure(operation: operation, path: path, reason: SystemError(errno))
    }

    private static func parent(of path: String) -> String {
        let end = path.lastIndex(of: "/") ?? path.startIndex
        return end == path.startIndex ? "/" : String(path[..<end])
    }
}

/// When a folder was last read and changed.
private struct FileTimes {
    private let access: timespec
    private let modification: timespec

    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if canImport(Glibc)
            (access, modification) = (status.st_atim, status.st_mtim)
        #else
            (access, modification) = (status.st_atimespec, status.st_mtimespec)
        #endif
    }

    func restore(at path: String) {
        _ = utimensat(AT_FDCWD, path, [access, modification], 0)
    }
}
