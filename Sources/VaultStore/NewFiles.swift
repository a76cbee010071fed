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
    private var staged: [(temporary: String, final: String, bytes: [UInt8])] = []

    /// Folders that got new entries, in the order in which they did, with the times that they had.
    private var touched: [(path: String, times: FileTimes?)] = []

    private let calls = SystemFileCalls()

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
            try attempt("make the folder", path) { () throws(SystemError) in
                try calls.makeFolder(FilePlace(path: path))
            }
            made.append(.folder(path))
        }
    }

    /// Writes a text beside where it is to stand, and has it on disk.
    mutating func stage(_ text: String, at path: String) throws(Failure) {
        let folder = Self.parent(of: path)
        let temporary = "\(folder)/\(TemporaryName.next())"
        touch(folder)
        let bytes = Array(text.utf8)
        try attempt("write", path) { () throws(SystemError) in
            try calls.create(FilePlace(path: temporary), mode: Self.mode, bytes)
        }
        staged.append((temporary, path, bytes))
        made.append(.file(temporary))
    }

    /// Gives the files their names, where nothing has these yet, and has that on disk.
    mutating func publish() throws(Failure) {
        for file in staged { try publish(file.temporary, as: file.final, file.bytes) }
        for file in staged { _ = unlink(file.temporary) }
        for folder in touched { try synchronize(folder.path) }
    }

    private mutating func publish(_ temporary: String, as final: String, _ bytes: [UInt8]) throws(Failure) {
        try attempt("write", final) { () throws(SystemError) in
            _ = try calls.publish(bytes, at: FilePlace(path: temporary), as: FilePlace(path: final), mode: Self.mode)
        }
        made.append(.file(final))
    }

    /// Takes away what was made, and gives folders that were there their times back.
    mutating func takeBack() {
        for item in made.reversed() {
            switch item {
            case .file(let path): _ = unlink(path)
            case .folder(let path): _ = rmdir(path)
            }
        }
        for folder in touched {
            guard let times = folder.times, let file = try? calls.open(FilePlace(path: folder.path), for: .root) else {
                continue
            }
            try? calls.setTimes(of: file, to: times)
            calls.close(file)
        }
        self = NewFiles()
    }

    // MARK: Steps

    private static let mode: mode_t = 0o666

    private func synchronize(_ path: String) throws(Failure) {
        try attempt("save the folder", path) { () throws(SystemError) in
            let folder = try calls.open(FilePlace(path: path), for: .root)
            defer { calls.close(folder) }
            try calls.synchronizeFolder(folder)
        }
    }

    private mutating func touch(_ folder: String) {
        guard !touched.contains(where: { $0.path == folder }) else { return }
        guard let file = try? calls.open(FilePlace(path: folder), for: .root) else {
            touched.append((folder, nil))
            return
        }
        touched.append((folder, try? calls.status(of: file).times))
        calls.close(file)
    }

    private func attempt(
        _ operation: String, _ path: String, _ body: () throws(SystemError) -> Void
    ) throws(Failure) {
        do throws(SystemError) {
            try body()
        } catch {
            throw Failure(operation: operation, path: path, reason: error)
        }
    }

    private static func parent(of path: String) -> String {
        let end = path.lastIndex(of: "/") ?? path.startIndex
        return end == path.startIndex ? "/" : String(path[..<end])
    }
}
