import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Takes a file away: first out of sight, under a temporary name, and for good once everything else stands
/// (`Architecture`, Writing a vault, 4).
///
/// Whoever saves the file at any moment of this keeps what was saved: under the file's name, or below `.kith/recover`.
struct FileRemoval {
    let path: NotePath

    /// What the file held when the change was worked out.
    private let from: [UInt8]
    private let temporary: FilePlace
    private let final: FilePlace
    private let calls: any FileCalls
    private let recovery: NoteRecovery

    /// Whether it has its temporary name.
    private var isMoved = false

    /// Whether somebody else put another file in its place.
    private(set) var sawOthers = false

    init(
        of path: NotePath, _ from: [UInt8], in folder: Int32, as name: String, calls: any FileCalls,
        recovery: NoteRecovery
    ) {
        (self.path, self.from, self.calls, self.recovery) = (path, from, calls, recovery)
        temporary = FilePlace(folder: folder, name: name)
        final = FilePlace(folder: folder, name: String(path.fileName))
    }

    /// Takes the file out of sight, or leaves what is there.
    mutating func publish() throws(EditFailure) {
        // Others should not miss for a moment what will be given back.
        try expect { () throws(SystemError) in try calls.contents(at: final, limit: from.count) == from }
        do throws(SystemError) {
            try calls.move(final, to: temporary)
        } catch {
            throw error.isMissing ? .interference(path: path.string) : .writing(path, error)
        }
        isMoved = true
        do throws(EditFailure) {
            try expect { () throws(SystemError) in try calls.holds(temporary, from) }
        } catch {
            // Whoever saved meanwhile gets the name back at once.
            throw takeBack() ?? error
        }
    }

    /// Throws where the file is not what was read.
    private func expect(_ isSame: () throws(SystemError) -> Bool) throws(EditFailure) {
        do throws(SystemError) {
            guard try !isSame() else { return }
        } catch {
            guard error.isMissing || error.isSymbolicLink else { throw .reading(path, error) }
        }
        throw .interference(path: path.string)
    }

    /// Gives the file its name again, and tells what went wrong with that.
    mutating func takeBack() -> EditFailure? {
        guard isMoved else { return nil }
        isMoved = false
        do throws(SystemError) {
            try calls.move(temporary, to: final)
            return nil
        } catch {
            let kept = recovery.keep(temporary, of: path)
            guard error.code == EEXIST else { return .refused(.notTakenBack(path: path.string, kept: kept)) }
            sawOthers = true
            return .overtaken(path: path.string, kept: kept)
        }
    }

    /// Takes the file away for good.
    func finish() throws(SystemError) {
        if isMoved { try calls.remove(temporary) }
    }
}
