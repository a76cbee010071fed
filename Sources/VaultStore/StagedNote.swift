import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A note's new bytes under a temporary name beside it (`Architecture`, Writing a vault, 3).
struct StagedNote {
    let path: NotePath

    /// The folder of both names.
    let folder: Int32

    /// What the note held; nil for a new one.
    let from: [UInt8]?
    let to: [UInt8]

    let temporary: FilePlace
    let final: FilePlace

    /// What was known of the note; nil for a new one.
    private(set) var former: FileStatus?

    /// The temporary file as long as its bytes may not be on disk; else nil.
    private var file: Int32?

    /// Whether something stands under the temporary name.
    var hasTemporary = true

    /// Whether the note has its new bytes.
    var isPublished = false

    /// A new note is made like any file; the mask of the process, or its folder, says who may read it.
    static let newMode: mode_t = 0o666
}

extension StagedNote {
    /// Writes the bytes of a new note; ``synchronize(calls:)`` has them on disk.
    ///
    /// - Parameter place: The file of which it is made, whose mode, owner and attributes it gets.
    init(
        creating path: NotePath, _ bytes: [UInt8], like place: FilePlace? = nil, in folder: Int32, as name: String,
        calls: any FileCalls
    ) throws(EditFailure) {
        self.init(path: path, folder: folder, name: name, from: nil, to: bytes, former: nil)
        if let place {
            try write(like: place, calls: calls)
            return
        }
        do throws(SystemError) {
            try write(mode: Self.newMode, source: nil, calls: calls)
        } catch {
            throw .writing(path, error)
        }
    }

    /// Writes the new bytes of a note, which get its mode, owner and attributes; ``synchronize(calls:)`` has them on disk.
    init(
        replacing path: NotePath, from: [UInt8], to: [UInt8], in folder: Int32, as name: String,
        calls: any FileCalls
    ) throws(EditFailure) {
        let final = FilePlace(folder: folder, name: String(path.fileName))
        self.init(path: path, folder: folder, name: name, from: from, to: to, former: nil)
        former = try write(like: final, calls: calls)
    }

    /// Writes the temporary file with the mode, the owner and the attributes of another file, and gives what is known of
    /// that.
    @discardableResult
    private mutating func write(like place: FilePlace, calls: any FileCalls) throws(EditFailure) -> FileStatus {
        let source: Int32
        let status: FileStatus
        do throws(SystemError) {
            source = try calls.open(place, for: .reading)
        } catch {
            throw error.isMissing ? .interference(path: path.string) : .reading(path, error)
        }
        defer { calls.close(source) }
        do throws(SystemError) {
            status = try calls.status(of: source)
        } catch {
            throw .reading(path, error)
        }
        do throws(SystemError) {
            try write(mode: 0o600, source: (source, status), calls: calls)
        } catch {
            throw error == Self.ownerLost ? .refused(.ownerLost(path: path.string)) : .writing(path, error)
        }
        return status
    }

    private init(
        path: NotePath, folder: Int32, name: String, from: [UInt8]?, to: [UInt8], former: FileStatus?
    ) {
        self.path = path
        self.folder = folder
        self.from = from
        self.to = to
        self.former = former
        temporary = FilePlace(folder: folder, name: name)
        final = FilePlace(folder: folder, name: String(path.fileName))
    }

    /// The whole temporary file, or none.
    private mutating func write(
        mode: mode_t, source: (file: Int32, status: FileStatus)?, calls: any FileCalls
    ) throws(SystemError) {
        let file = try calls.open(temporary, for: .creating(mode))
        do throws(SystemError) {
            try calls.writeAll(to, to: file)
            if let source { try Self.adopt(source.status, of: source.file, to: file, calls: calls) }
            self.file = file
        } catch {
            calls.close(file)
            try? calls.remove(temporary)
            throw error
        }
    }

    /// Has the temporary file on disk, after which alone it may take the note's place.
    ///
    /// A step of its own: of many files, each is on disk sooner where all of them were written before.
    mutating func synchronize(calls: any FileCalls) throws(EditFailure) {
        guard let file else { return }
        self.file = nil
        defer { calls.close(file) }
        do throws(SystemError) {
            try calls.synchronize(file)
        } catch {
            throw .writing(path, error)
        }
    }

    /// Closes and removes the temporary file, if it is there.
    mutating func discard(calls: any FileCalls) {
        if let file { calls.close(file) }
        if hasTemporary { try? calls.remove(temporary) }
        (file, hasTemporary) = (nil, false)
    }

    // MARK: Mode, owner, attributes

    /// Stands for an owner that can't be kept and would be missed.
    private static let ownerLost = SystemError(-1)

    /// The owner comes first, since a change of it may take bits off the mode; a list of who may read sets the mode too.
    private static func adopt(
        _ former: FileStatus, of source: Int32, to file: Int32, calls: any FileCalls
    ) throws(SystemError) {
        let own = try calls.status(of: file)
        if own.owner != former.owner || own.group != former.group {
            do throws(SystemError) {
                try calls.setOwner(of: file, to: former.owner, group: former.group)
            } catch {
                // Only the system's administrator may give files away; the group is often one's own.
                if own.group != former.group { try? calls.setOwner(of: file, to: own.owner, group: former.group) }
                guard former.keepsReaders(in: try calls.status(of: file)) else { throw ownerLost }
            }
        }
        try calls.copyAttributes(from: source, to: file)
        try calls.setMode(of: file, to: former.mode)
    }
}

extension FileStatus {
    /// Whether the same people may read and write a file of this mode when it belongs to the other one's owner and group.
    func keepsReaders(in other: FileStatus) -> Bool {
        let (ofOwner, ofGroup, ofAll) = (mode >> 6 & 0o6, mode >> 3 & 0o6, mode & 0o6)
        let isGroupKept = group == other.group
        guard isGroupKept || ofGroup == ofAll else { return false }
        // The former owner is now one of the group, or anybody.
        return owner == other.owner || ofOwner & ~ofAll == 0 || isGroupKept && ofOwner & ~ofGroup == 0
    }
}
