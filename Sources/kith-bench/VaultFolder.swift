#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder that a vault is written into.
struct VaultFolder: Sendable {
    let path: String

    /// Makes the folder `path`, or takes one that is there and empty; never one with something in it.
    init(newAt path: String) throws(BenchFailure) {
        self.path = path
        if mkdir(path, 0o777) == 0 { return }
        guard errno == EEXIST else { throw BenchFailure("cannot be made", path, code: errno) }
        guard try Self.entries(of: path).isEmpty else {
            throw BenchFailure("\(path) is not empty: name a folder that does not exist yet, or an empty one")
        }
    }

    /// Makes a new temporary folder.
    init(temporaryNamed name: String) throws(BenchFailure) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/\(name).XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw BenchFailure("no temporary folder can be made", parent, code: errno)
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Makes a folder at `relative`.
    func makeFolder(_ relative: String) throws(BenchFailure) {
        guard mkdir("\(path)/\(relative)", 0o777) == 0 else {
            throw BenchFailure("cannot be made", "\(path)/\(relative)", code: errno)
        }
    }

    /// Writes a new file at `relative`.
    func write(_ bytes: [UInt8], to relative: String) throws(BenchFailure) {
        let file = open("\(path)/\(relative)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw BenchFailure("cannot be made", "\(path)/\(relative)", code: errno) }
        defer { close(file) }
        let failure = bytes.withUnsafeBytes { writeAll($0, to: file) }
        guard failure == 0 else { throw BenchFailure("cannot be written", "\(path)/\(relative)", code: failure) }
    }

    /// Writes another text into the file at `relative`.
    func replace(_ bytes: ArraySlice<UInt8>, at relative: String) throws(BenchFailure) {
        guard unlink("\(path)/\(relative)") == 0 else {
            throw BenchFailure("cannot be written anew", "\(path)/\(relative)", code: errno)
        }
        try write(Array(bytes), to: relative)
    }

    /// Takes the folder and everything in it away, as far as that is possible.
    func remove() {
        Self.remove(path)
    }

    /// The names in the folder `path`, in the order of their bytes.
    static func entries(of path: String) throws(BenchFailure) -> [String] {
        guard let folder = opendir(path) else { throw BenchFailure("cannot be read", path, code: errno) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let name = String(cString: (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self))
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    // A symbolic link is taken away itself, never what it points to.
    private static func remove(_ path: String) {
        if unlink(path) == 0 { return }
        guard let names = try? entries(of: path) else { return }
        for name in names { remove("\(path)/\(name)") }
        rmdir(path)
    }
}

/// Writes `bytes` to an open file; gives 0, or the number of the error.
private func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int32 {
    var done = 0
    while done < bytes.count {
        let written = write(file, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else { return errno }
        done += written
    }
    return 0
}
