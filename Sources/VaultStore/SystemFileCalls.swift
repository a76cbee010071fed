import CFileCalls

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The system's own calls.
struct SystemFileCalls: FileCalls {
    /// A lease that somebody waits for is told by a signal that would end the process; it is ignored from the first on.
    private static let ignoredSignal: Int32 = {
        _ = signal(SIGIO, SIG_IGN)
        return SIGIO
    }()

    // MARK: Opening

    func open(_ place: FilePlace, for use: FileUse) throws(SystemError) -> Int32 {
        let file =
            switch use {
            case .reading: try NoteFile.open(place.name, in: place.folder)
            case .folder: openat(place.folder, place.name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            case .root: openat(place.folder, place.name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            case .creating(let mode):
                openat(place.folder, place.name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
            case .locking:
                openat(place.folder, place.name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o666)
            }
        guard file >= 0 else { throw SystemError(errno) }
        return file
    }

    func openFolder(_ path: String, beneath folder: Int32) throws(SystemError) -> Int32 {
        let file = kith_open_beneath(folder, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw SystemError(errno) }
        return file
    }

    func close(_ file: Int32) {
        #if canImport(Glibc)
            _ = Glibc.close(file)
        #else
            _ = Darwin.close(file)
        #endif
    }

    // MARK: Looking

    func status(of file: Int32) throws(SystemError) -> FileStatus {
        var status = stat()
        try Self.check(fstat(file, &status))
        return FileStatus(status)
    }

    func status(at place: FilePlace) throws(SystemError) -> FileStatus {
        var status = stat()
        try Self.check(fstatat(place.folder, place.name, &status, AT_SYMLINK_NOFOLLOW))
        return FileStatus(status)
    }

    func isWritable(_ place: FilePlace) -> Bool {
        faccessat(place.folder, place.name, place.name == "." ? W_OK | X_OK : W_OK, AT_EACCESS) == 0
    }

    func names(in folder: Int32) throws(SystemError) -> [String] {
        try Folder.entries(of: folder).map(\.name)
    }

    // MARK: Bytes

    func read(
        _ file: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(SystemError) -> Int {
        try Self.uninterrupted { pread(file, buffer.baseAddress, buffer.count, off_t(offset)) }
    }

    func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
        #if canImport(Glibc)
            try Self.uninterrupted { Glibc.write(file, bytes.baseAddress, bytes.count) }
        #else
            try Self.uninterrupted { Darwin.write(file, bytes.baseAddress, bytes.count) }
        #endif
    }

    func synchronize(_ file: Int32) throws(SystemError) {
        try Self.check(kith_synchronize(file))
    }

    // MARK: What is known of a file

    func setOwner(of file: Int32, to owner: uid_t, group: gid_t) throws(SystemError) {
        try Self.check(fchown(file, owner, group))
    }

    func setMode(of file: Int32, to mode: mode_t) throws(SystemError) {
        try Self.check(fchmod(file, mode))
    }

    func setTimes(of file: Int32, to times: FileTimes) throws(SystemError) {
        try Self.check(futimens(file, [times.access, times.modification]))
    }

    // MARK: Names

    func makeFolder(_ place: FilePlace) throws(SystemError) {
        try Self.check(mkdirat(place.folder, place.name, 0o777))
    }

    func removeFolder(_ place: FilePlace) throws(SystemError) {
        try Self.check(unlinkat(place.folder, place.name, AT_REMOVEDIR))
    }

    func remove(_ place: FilePlace) throws(SystemError) {
        try Self.check(unlinkat(place.folder, place.name, 0))
    }

    func link(_ place: FilePlace, as other: FilePlace) throws(SystemError) {
        try Self.check(linkat(place.folder, place.name, other.folder, other.name, 0))
    }

    func rename(_ place: FilePlace, to other: FilePlace, _ way: RenamingWay) throws(SystemError) {
        let result =
            switch way {
            case .replacing: renameat(place.folder, place.name, other.folder, other.name)
            case .exclusive: kith_rename_exclusive(place.folder, place.name, other.folder, other.name)
            case .exchanging: kith_rename_exchange(place.folder, place.name, other.folder, other.name)
            }
        try Self.check(result)
    }

    // MARK: Others

    func takeLease(on file: Int32) throws(SystemError) {
        _ = Self.ignoredSignal
        try Self.check(kith_take_lease(file))
    }

    func releaseLease(on file: Int32) -> Bool {
        let isWhole = kith_holds_lease(file) == 1
        return kith_release_lease(file) == 0 && isWhole
    }

    func lock(_ file: Int32) throws(SystemError) {
        try Self.check(flock(file, LOCK_EX | LOCK_NB))
    }

    func pause(milliseconds: UInt32) {
        usleep(milliseconds * 1000)
    }

    // MARK: Results

    private static func check(_ result: Int32) throws(SystemError) {
        guard result == 0 else { throw SystemError(errno) }
    }

    private static func uninterrupted(_ call: () -> Int) throws(SystemError) -> Int {
        while true {
            let count = call()
            if count >= 0 { return count }
            if errno != EINTR { throw SystemError(errno) }
        }
    }
}

extension FileStatus {
    fileprivate init(_ status: stat) {
        kind = Folder.EntryKind(mode: status.st_mode)
        identity = FileIdentity(
            device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(truncatingIfNeeded: status.st_ino))
        size = Int(status.st_size)
        linkCount = Int(status.st_nlink)
        mode = status.st_mode & 0o7777
        owner = status.st_uid
        group = status.st_gid
        #if canImport(Glibc)
            times = FileTimes(access: status.st_atim, modification: status.st_mtim)
        #else
            times = FileTimes(access: status.st_atimespec, modification: status.st_mtimespec)
        #endif
    }
}
