#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The calls on files that writing makes, and no others.
///
/// A protocol, so that tests can stand a disk behind them that loses power, fails and is written to by others. Each is one
/// call of the system and decides nothing. Files and folders that are open go by their descriptors.
protocol FileCalls: Sendable {
    func open(_ place: FilePlace, for use: FileUse) throws(SystemError) -> Int32

    /// Opens a folder some levels below another one; no symbolic link may be on the way, and none may lead out.
    func openFolder(_ path: String, beneath folder: Int32) throws(SystemError) -> Int32
    func close(_ file: Int32)

    func status(of file: Int32) throws(SystemError) -> FileStatus

    /// The same of what a name stands for, a symbolic link as such.
    func status(at place: FilePlace) throws(SystemError) -> FileStatus

    /// Whether who runs this may write the file; of a folder, make and remove files in it.
    func isWritable(_ place: FilePlace) -> Bool

    /// The names in a folder, without those that begin with a dot.
    func names(in folder: Int32) throws(SystemError) -> [String]

    /// Reads what follows `offset` as far as the buffer holds it; 0 bytes are the file's end.
    func read(
        _ file: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(SystemError) -> Int

    /// Appends some of the bytes, and gives how many.
    func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int

    func setOwner(of file: Int32, to owner: uid_t, group: gid_t) throws(SystemError)
    func setMode(of file: Int32, to mode: mode_t) throws(SystemError)

    /// Gives a file the extended attributes of another one, and takes away what it has beyond them.
    func copyAttributes(from source: Int32, to file: Int32) throws(SystemError)
    func setTimes(of file: Int32, to times: FileTimes) throws(SystemError)

    /// Has a file's bytes, or a folder's names, on disk.
    func synchronize(_ file: Int32) throws(SystemError)

    func makeFolder(_ place: FilePlace) throws(SystemError)
    func removeFolder(_ place: FilePlace) throws(SystemError)
    func remove(_ place: FilePlace) throws(SystemError)
    func link(_ place: FilePlace, as other: FilePlace) throws(SystemError)
    func rename(_ place: FilePlace, to other: FilePlace, _ way: RenamingWay) throws(SystemError)

    /// Makes everybody else who opens the file wait; refused where somebody has it open.
    func takeLease(on file: Int32) throws(SystemError)

    /// Lets them go on; false where somebody waited.
    func releaseLease(on file: Int32) -> Bool

    /// Locks a file for this descriptor, or is refused at once.
    func lock(_ file: Int32) throws(SystemError)

    func pause(milliseconds: UInt32)
}

/// A name in an open folder.
struct FilePlace: Sendable {
    let folder: Int32
    let name: String
}

extension FilePlace {
    /// A place that an absolute path names.
    init(path: String) {
        self.init(folder: AT_FDCWD, name: path)
    }
}

/// What a file is opened for.
///
/// Nothing follows a symbolic link in the place of the name, but `root`.
enum FileUse: Sendable {
    case reading
    case folder
    /// The folder that a person named.
    case root
    /// A file that must not be there yet; who may read it is narrowed down by the process's mask.
    case creating(mode_t)
    /// A file that is made where it is missing, and stays empty.
    case locking
}

/// What becomes of a name's new place.
enum RenamingWay: Sendable {
    case replacing
    /// Refused where something has the name.
    case exclusive
    /// Both names swap what they stand for.
    case exchanging
}

/// What the system tells of a file.
struct FileStatus: Sendable {
    let kind: Folder.EntryKind
    let identity: FileIdentity
    let size: Int
    let linkCount: Int
    let mode: mode_t
    let owner: uid_t
    let group: gid_t
    let times: FileTimes
}

/// What makes a file this file and no other.
struct FileIdentity: Sendable, Hashable {
    let device: UInt64
    let number: UInt64
}

/// When a file was last read and changed.
struct FileTimes: Sendable {
    let access: timespec
    let modification: timespec

    /// Whether both were changed at the same moment.
    func hasSameModification(as other: FileTimes) -> Bool {
        modification.tv_sec == other.modification.tv_sec && modification.tv_nsec == other.modification.tv_nsec
    }
}
