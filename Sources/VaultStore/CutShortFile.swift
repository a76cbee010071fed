import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file of a change that was cut short: what is there of it, and what is left to do.
///
/// A file that holds what it held before is written, one that holds what it was to hold is done, and any other is
/// somebody's later work and stays. Nothing that anybody else has saved goes, under whichever name it is found.
struct CutShortFile {
    private let entry: Journal.Entry
    private let calls: any FileCalls
    private let recovery: NoteRecovery

    /// Whether its folder is no part of the vault any more.
    private let isForeign: Bool

    /// What it is made of, where it is one that moves.
    private let former: NotePath?

    /// What is to be told.
    private(set) var notices: [RecoveryNotice] = []

    /// What a name stands for.
    private enum Found {
        case nothing
        case before([UInt8])
        case after
        /// The new bytes in part, as they may be found under the temporary name.
        case part([UInt8])
        /// What somebody else saved, or put there.
        case others
    }

    /// A file's folder.
    private enum Parent {
        case open(Int32)
        case missing
        /// Something else stands there, or a vault of its own.
        case foreign
    }

    init(_ entry: Journal.Entry, movedFrom former: NotePath?, root: Int32, isForeign: Bool, calls: any FileCalls) {
        (self.entry, self.former, self.isForeign, self.calls) = (entry, former, isForeign, calls)
        recovery = NoteRecovery(root: root, calls: calls)
    }

    /// Clears up what the change left under its temporary name, and gives what is still to be written; nil where the file
    /// is done, or stays as it is.
    mutating func settle(in folders: inout EditFolders) throws(EditFailure) -> VaultEdit.FileEdit? {
        let folder: Int32
        switch try parent(in: &folders) {
        case .open(let descriptor): folder = descriptor
        // A file that was to go has gone with its folder, and a new one gets its folder anew.
        case .missing where entry.after == nil: return nil
        case .missing where entry.before == nil: return try creation(nil, in: &folders)
        case .missing, .foreign:
            try leave()
            return nil
        }
        let place = FilePlace(folder: folder, name: String(entry.path.fileName))
        let temporary = FilePlace(folder: folder, name: entry.temporary)
        if case .others = try look(at: temporary) { try giveBack(temporary, place) }
        switch try look(at: place) {
        case .nothing where entry.before == nil: return try creation(temporary, in: &folders)
        case .nothing where entry.after == nil: try clear(temporary)
        case .after: try clear(temporary)
        case .before(let bytes):
            try clear(temporary)
            return entry.after.map { .replace(entry.path, from: bytes, to: $0) } ?? .remove(entry.path, bytes)
        case .nothing, .part, .others: try leave(temporary)
        }
        return nil
    }

    // MARK: Looking

    private func parent(in folders: inout EditFolders) throws(EditFailure) -> Parent {
        guard !isForeign else { return .foreign }
        do throws(EditFailure) {
            return try folders.folder(NotePath(String(entry.path.folder))).map { .open($0) } ?? .missing
        } catch {
            switch error {
            case .refused(.symbolicLink), .refused(.notRegular): return .foreign
            default: throw error
            }
        }
    }

    private func look(at place: FilePlace) throws(EditFailure) -> Found {
        do throws(SystemError) {
            guard let bytes = try calls.contents(at: place, limit: NoteFile.largestSize(at: entry.path)) else {
                return .others
            }
            if bytes == entry.after { return .after }
            if FileDigest(of: bytes) == entry.before { return .before(bytes) }
            return isPart(bytes) ? .part(bytes) : .others
        } catch {
            if error.isMissing { return .nothing }
            guard error.isSymbolicLink else { throw .reading(entry.path, error) }
            return .others
        }
    }

    /// Whether these may be the new bytes as far as they were written, with zeros where they were not.
    private func isPart(_ bytes: [UInt8]) -> Bool {
        guard let after = entry.after else { return false }
        return bytes.count <= after.count && zip(bytes, after).allSatisfy { $0 == $1 || $0 == 0 }
    }

    /// A new file, unless something has its name that differs by case alone.
    private mutating func creation(
        _ temporary: FilePlace?, in folders: inout EditFolders
    ) throws(EditFailure) -> VaultEdit.FileEdit? {
        let edit = VaultEdit.FileEdit.create(entry.path, entry.after ?? [])
        var check = EditCheck(calls: calls)
        do throws(EditFailure) {
            try check.check(edit, movedFrom: former, in: &folders)
        } catch {
            guard case .refused(.taken) = error else { throw error }
            try leave(temporary)
            return nil
        }
        if let temporary { try clear(temporary) }
        return edit
    }

    // MARK: Clearing up

    /// Removes what the change itself left under the temporary name, unless somebody goes on writing into it.
    private func clear(_ temporary: FilePlace) throws(EditFailure) {
        let bytes: [UInt8]
        switch try look(at: temporary) {
        case .nothing: return
        case .others: throw .interference(path: entry.path.string)
        case .before(let found), .part(let found): bytes = found
        case .after: bytes = entry.after ?? []
        }
        do throws(SystemError) {
            if try calls.holds(temporary, bytes) { return try calls.remove(temporary) }
        } catch {
            guard error.isMissing else { throw .writing(entry.path, error) }
        }
        throw .interference(path: entry.path.string)
    }

    /// What another program saved while the names changed gets its name again, where that does not stand for something
    /// else that somebody saved; else it is kept.
    private mutating func giveBack(_ temporary: FilePlace, _ place: FilePlace) throws(EditFailure) {
        let found = try look(at: place)
        do throws(SystemError) {
            guard try calls.status(at: temporary).kind == .file else { throw SystemError(EEXIST) }
            switch found {
            case .nothing: return try calls.move(temporary, to: place)
            case .after:
                try calls.rename(temporary, to: place, .exchanging)
                if try calls.contents(at: temporary) == entry.after { return }
                // Saved in just this moment: the last one who saved has the name, as ever.
                try calls.rename(temporary, to: place, .exchanging)
            case .before, .part, .others: break
            }
        } catch {
            // Where two names can't swap, nobody's file was displaced.
            guard error.isUnsupported else { throw .writing(entry.path, error) }
        }
        notices.append(.versionKept(path: entry.path.string, kept: try keep(temporary, mark: TemporaryName.random())))
    }

    /// Leaves the file as it is; what it was to hold is kept.
    private mutating func leave(_ temporary: FilePlace? = nil) throws(EditFailure) {
        let mark = TemporaryName.parts(of: entry.temporary)?.random ?? TemporaryName.random()
        var kept: String?
        if let temporary, case .after = try look(at: temporary) {
            kept = try keep(temporary, mark: mark)
        } else {
            if let temporary { try clear(temporary) }
            do throws(SystemError) {
                if let after = entry.after { kept = try recovery.keep(after, of: entry.path, mark: mark) }
            } catch {
                throw .writing(entry.path, error)
            }
        }
        notices.append(.stays(path: entry.path.string, kept: kept))
    }

    /// Moves a version aside, out of the way of whatever removes temporary files.
    private func keep(_ temporary: FilePlace, mark: String) throws(EditFailure) -> String {
        let kept = recovery.keep(temporary, of: entry.path, mark: mark)
        guard (try? calls.status(at: temporary)) == nil else { throw .writing(entry.path, SystemError(EIO)) }
        return kept
    }
}
