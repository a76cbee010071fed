#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An open folder, read through its descriptor so that nothing above it matters.
///
/// A class, so that the descriptor stays open as long as anything that works in the folder.
final class Folder: Sendable {
    /// What a name in a folder is.
    enum EntryKind {
        case file
        case folder
        case symbolicLink
        case other

        /// What a file's mode says of it.
        init(mode: mode_t) {
            self =
                switch mode & S_IFMT {
                case S_IFREG: .file
                case S_IFDIR: .folder
                case S_IFLNK: .symbolicLink
                default: .other
                }
        }
    }

    /// One name in a folder; with replacements where its bytes are not UTF-8.
    struct Entry {
        let name: String
        let isDecodable: Bool
        let kind: EntryKind
    }

    let descriptor: Int32

    /// Opens a folder by its path; follows links, as a person who names it would expect.
    init(path: String) throws(SystemError) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError(errno) }
    }

    /// Opens a folder below this one; its last component must be no symbolic link.
    init(_ path: String, in parent: Folder) throws(SystemError) {
        descriptor = openat(parent.descriptor, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError(errno) }
    }

    deinit { close(descriptor) }

    /// The names in the folder, in no order, without those that begin with a dot.
    ///
    /// - Parameter hidden: Is given those that do.
    func entries(hidden: ((String) -> Void)? = nil) throws(SystemError) -> [Entry] {
        try Self.entries(of: descriptor, hidden: hidden)
    }

    /// The same of the folder that a descriptor stands for.
    static func entries(of folder: Int32, hidden: ((String) -> Void)? = nil) throws(SystemError) -> [Entry] {
        let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { throw SystemError(errno) }
        guard let stream = fdopendir(copy) else {
            let error = SystemError(errno)
            close(copy)
            throw error
        }
        defer { closedir(stream) }
        var entries: [Entry] = []
        errno = 0
        while let entry = readdir(stream) {
            if let entry = Self.entry(entry, in: folder, hidden: hidden) { entries.append(entry) }
            errno = 0
        }
        guard errno == 0 else { throw SystemError(errno) }
        return entries
    }

    private static func entry(
        _ entry: UnsafeMutablePointer<dirent>, in folder: Int32, hidden: ((String) -> Void)?
    ) -> Entry? {
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
        let start = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
        guard start.pointee != CChar(UInt8(ascii: ".")) else {
            if let hidden, let name = String(validatingCString: start) { hidden(name) }
            return nil
        }
        let kind =
            switch Int32(entry.pointee.d_type) {
            case Int32(DT_REG): EntryKind.file
            case Int32(DT_DIR): EntryKind.folder
            case Int32(DT_LNK): EntryKind.symbolicLink
            // Some file systems do not say in the folder what a name is.
            case Int32(DT_UNKNOWN): (try? Self.kind(of: start, in: folder, flags: AT_SYMLINK_NOFOLLOW)) ?? .other
            default: EntryKind.other
            }
        if let name = String(validatingCString: start) { return Entry(name: name, isDecodable: true, kind: kind) }
        return Entry(name: String(cString: start), isDecodable: false, kind: kind)
    }

    /// What stands at a path below this folder, a symbolic link as such.
    func kind(of path: UnsafePointer<CChar>) throws(SystemError) -> EntryKind {
        try Self.kind(of: path, in: descriptor, flags: AT_SYMLINK_NOFOLLOW)
    }

    /// What stands at a path; a symbolic link counts as what it leads to, or as such where `isFollowing` is false.
    static func kind(ofPath path: String, isFollowing: Bool = true) throws(SystemError) -> EntryKind {
        try kind(of: path, in: AT_FDCWD, flags: isFollowing ? 0 : AT_SYMLINK_NOFOLLOW)
    }

    private static func kind(
        of path: UnsafePointer<CChar>, in parent: Int32, flags: Int32
    ) throws(SystemError) -> EntryKind {
        var status = stat()
        guard fstatat(parent, path, &status, flags) == 0 else { throw SystemError(errno) }
        return EntryKind(mode: status.st_mode)
    }
}

/// A refusal of the operating system.
struct SystemError: Error, Equatable {
    let code: Int32

    init(_ code: Int32) {
        self.code = code
    }

    /// The system's words for it.
    var reason: String { String(cString: strerror(code)) }

    /// Whether nothing of that name is there.
    var isMissing: Bool { code == ENOENT || code == ENOTDIR }

    /// Whether a name is longer than a name can be, or a path longer than the system takes one.
    var isTooLong: Bool { code == ENAMETOOLONG }

    /// Whether a symbolic link stands where none is followed.
    var isSymbolicLink: Bool { code == ELOOP }
}
