import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lets a staged note take its place, and looks at what it displaced (git.md, "Durable writes", 5).
///
/// Whoever saves the note at any moment of this keeps what was saved: under the note's name, or below `.kith/recover`.
struct NoteExchange {
    private(set) var note: StagedNote
    let calls: any FileCalls
    let recovery: NoteRecovery

    /// Whether somebody else put another file in the note's place.
    private(set) var sawOthers = false

    init(note: StagedNote, calls: any FileCalls, recovery: NoteRecovery) {
        self.note = note
        self.calls = calls
        self.recovery = recovery
    }

    /// Gives the note its new bytes, or leaves what is there.
    mutating func publish() throws(EditFailure) {
        guard let from = note.from else { return try publishNew() }
        do throws(SystemError) {
            try calls.rename(note.temporary, to: note.final, .exchanging)
        } catch {
            if error.isUnsupported { return try replace(from) }
            throw error.isMissing ? interference : .writing(note.path, error)
        }
        note.isPublished = true
        let isAsRead: Bool
        do throws(SystemError) {
            isAsRead = try holds(note.temporary, from)
        } catch {
            throw .reading(note.path, error)
        }
        guard isAsRead else {
            let displaced = try? calls.status(at: note.temporary)
            if displaced?.identity != note.former?.identity { sawOthers = true }
            // Whoever saved meanwhile gets the place back at once.
            throw takeBack() ?? interference
        }
    }

    private var interference: EditFailure { .interference(path: note.path.string) }

    private mutating func publishNew() throws(EditFailure) {
        do throws(SystemError) {
            note.hasTemporary = try calls.publish(
                note.to, at: note.temporary, as: note.final, mode: StagedNote.newMode)
            note.isPublished = true
        } catch {
            throw error.code == EEXIST ? .refused(.taken(path: note.path.string)) : .writing(note.path, error)
        }
    }

    /// Where two names can't swap, what is there is looked at and then replaced.
    private mutating func replace(_ from: [UInt8]) throws(EditFailure) {
        guard contents(of: note.final) == from else { throw interference }
        do throws(SystemError) {
            try calls.rename(note.temporary, to: note.final, .replacing)
        } catch {
            throw .writing(note.path, error)
        }
        (note.isPublished, note.hasTemporary) = (true, false)
    }

    // MARK: Taking back

    /// Takes the new bytes away again, and tells what went wrong with that.
    mutating func takeBack() -> EditFailure? {
        let former = note
        (note.isPublished, note.hasTemporary) = (false, false)
        guard former.isPublished else {
            if former.hasTemporary { try? calls.remove(note.temporary) }
            return nil
        }
        guard let from = note.from else { return takeAway(isLinked: former.hasTemporary) }
        return former.hasTemporary ? exchangeBack() : writeBack(from)
    }

    /// What was displaced gets its name again, unless somebody saved over the new bytes: then that stays.
    private mutating func exchangeBack() -> EditFailure? {
        guard contents(of: note.final) == note.to else { return keep() }
        do throws(SystemError) {
            try calls.rename(note.temporary, to: note.final, .exchanging)
        } catch {
            return error.isMissing ? keep() : .refused(.notTakenBack(path: note.path.string, kept: kept()))
        }
        if (try? holds(note.temporary, note.to)) == true {
            try? calls.remove(note.temporary)
            return nil
        }
        // Saved in just this moment: the last one who saved has the name, as ever.
        try? calls.rename(note.temporary, to: note.final, .exchanging)
        return keep()
    }

    private mutating func keep() -> EditFailure {
        sawOthers = true
        return .overtaken(path: note.path.string, kept: kept())
    }

    private func kept() -> String { recovery.keep(note.temporary, of: note.path) }

    /// A new note goes by a name that nobody knows, so that what is removed is what was looked at.
    private mutating func takeAway(isLinked: Bool) -> EditFailure? {
        if isLinked { try? calls.remove(note.temporary) }
        do throws(SystemError) {
            try calls.rename(note.final, to: note.temporary, .replacing)
            if try holds(note.temporary, note.to) {
                try calls.remove(note.temporary)
                return nil
            }
        } catch {
            if error.isMissing { return nil }
        }
        sawOthers = true
        if let theirs = contents(of: note.temporary),
            let isKept = try? calls.publish(theirs, at: note.temporary, as: note.final, mode: StagedNote.newMode)
        {
            if isKept { try? calls.remove(note.temporary) }
            return .overtaken(path: note.path.string, kept: nil)
        }
        return keep()
    }

    /// Where names can't swap the former bytes are written once more.
    private mutating func writeBack(_ from: [UInt8]) -> EditFailure? {
        guard contents(of: note.final) == note.to else {
            sawOthers = true
            return .overtaken(path: note.path.string, kept: nil)
        }
        do throws(EditFailure) {
            let back = try StagedNote(replacing: note.path, from: note.to, to: from, in: note.folder, calls: calls)
            do throws(SystemError) {
                if let times = note.former?.times { try setTimes(times, of: back.temporary) }
                try calls.rename(back.temporary, to: note.final, .replacing)
                return nil
            } catch {
                return .refused(
                    .notTakenBack(path: note.path.string, kept: recovery.keep(back.temporary, of: note.path)))
            }
        } catch {
            return error
        }
    }

    private func setTimes(_ times: FileTimes, of place: FilePlace) throws(SystemError) {
        let file = try calls.open(place, for: .reading)
        defer { calls.close(file) }
        try calls.setTimes(of: file, to: times)
    }
}

// MARK: - Looking

extension NoteExchange {
    /// How long a program that has the file open is given to write into it.
    private static let patience: UInt32 = 50

    /// Whether a file holds these bytes, and nobody is about to write into it.
    ///
    /// While it is read nobody else can open it. Where somebody has it open already, or waits to, it is read again a little
    /// later: most programs that open a file to save it have closed it by then.
    private func holds(_ place: FilePlace, _ bytes: [UInt8]) throws(SystemError) -> Bool {
        let file: Int32
        do throws(SystemError) {
            file = try calls.open(place, for: .reading)
        } catch {
            guard error.isSymbolicLink else { throw error }
            return false
        }
        defer { calls.close(file) }
        let status = try calls.status(of: file)
        guard status.kind == .file, status.size == bytes.count else { return false }
        if let isSame = try compareAlone(file, bytes) { return isSame }
        guard try compare(file, bytes) else { return false }
        calls.pause(milliseconds: Self.patience)
        return try compare(file, bytes)
    }

    /// Compares while nobody else can open the file; nil where somebody has it open, or came meanwhile.
    private func compareAlone(_ file: Int32, _ bytes: [UInt8]) throws(SystemError) -> Bool? {
        guard (try? calls.takeLease(on: file)) != nil else { return nil }
        let result: Result<Bool, SystemError>
        do throws(SystemError) {
            result = .success(try compare(file, bytes))
        } catch {
            result = .failure(error)
        }
        let isAlone = calls.releaseLease(on: file)
        let isSame = try result.get()
        return isSame && !isAlone ? nil : isSame
    }

    private func compare(_ file: Int32, _ bytes: [UInt8]) throws(SystemError) -> Bool {
        switch calls.contents(of: file, expecting: bytes.count) {
        case .bytes(let found): found == bytes
        case .tooLarge: false
        case .failed(let error): throw error
        }
    }

    /// What a regular file holds; nil where it is none, or can't be read.
    private func contents(of place: FilePlace) -> [UInt8]? {
        guard let file = try? calls.open(place, for: .reading) else { return nil }
        defer { calls.close(file) }
        guard let status = try? calls.status(of: file), status.kind == .file,
            case .bytes(let bytes) = calls.contents(of: file, expecting: status.size)
        else { return nil }
        return bytes
    }
}
