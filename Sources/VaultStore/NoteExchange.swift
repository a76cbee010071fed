import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lets a staged note take its place, and looks at what it displaced (`Architecture`, Writing a vault, 4 and 5).
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
        // Others should not get to see for a moment what will be taken back: putting bytes on disk took a while.
        try expect(from)
        do throws(SystemError) {
            try calls.rename(note.temporary, to: note.final, .exchanging)
        } catch {
            if error.isUnsupported { return try replace(from) }
            throw error.isMissing ? interference : .writing(note.path, error)
        }
        note.isPublished = true
        guard try look({ () throws(SystemError) in try calls.holds(note.temporary, from) }) else {
            let displaced = try? calls.status(at: note.temporary)
            if displaced?.identity != note.former?.identity { sawOthers = true }
            // Whoever saved meanwhile gets the place back at once.
            throw takeBack() ?? interference
        }
    }

    /// Throws where the note is not what was read.
    private func expect(_ from: [UInt8]) throws(EditFailure) {
        guard try look({ () throws(SystemError) in try calls.contents(at: note.final) == from }) else {
            throw interference
        }
    }

    private func look(_ body: () throws(SystemError) -> Bool) throws(EditFailure) -> Bool {
        do throws(SystemError) {
            return try body()
        } catch {
            throw error.isMissing ? interference : .reading(note.path, error)
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

    /// Where two names can't swap, what is there is looked at once more and then replaced.
    private mutating func replace(_ from: [UInt8]) throws(EditFailure) {
        try expect(from)
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
        guard note.isPublished else {
            note.discard(calls: calls)
            return nil
        }
        let former = note
        (note.isPublished, note.hasTemporary) = (false, false)
        guard let from = note.from else { return takeAway(isLinked: former.hasTemporary) }
        return former.hasTemporary ? exchangeBack() : writeBack(from)
    }

    /// What was displaced gets its name again, unless somebody saved over the new bytes: then that stays.
    private mutating func exchangeBack() -> EditFailure? {
        guard hasOurs() else { return keep() }
        do throws(SystemError) {
            try calls.rename(note.temporary, to: note.final, .exchanging)
        } catch {
            return error.isMissing ? keep() : .refused(.notTakenBack(path: note.path.string, kept: kept()))
        }
        if (try? calls.holds(note.temporary, note.to)) == true {
            // Only when the disk knows both swaps: else a power cut may leave the first of them and the removal.
            if (try? calls.synchronizeFolder(note.folder)) != nil { try? calls.remove(note.temporary) }
            return nil
        }
        // Saved in just this moment: the last one who saved has the name, as ever.
        try? calls.rename(note.temporary, to: note.final, .exchanging)
        return keep()
    }

    /// Whether the note holds the new bytes, as far as can be seen.
    private func hasOurs() -> Bool {
        do throws(SystemError) {
            return try calls.contents(at: note.final) == note.to
        } catch {
            return !error.isMissing && !error.isSymbolicLink
        }
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
        } catch {
            return error.isMissing ? nil : .refused(.notTakenBack(path: note.path.string, kept: nil))
        }
        guard (try? calls.holds(note.temporary, note.to)) == true else {
            sawOthers = true
            // Somebody has written into the note, and finds it where it was.
            let isBack = (try? calls.rename(note.temporary, to: note.final, .exclusive)) != nil
            return isBack ? .overtaken(path: note.path.string, kept: nil) : keep()
        }
        try? calls.remove(note.temporary)
        return nil
    }

    /// Where names can't swap the former bytes are written once more.
    private mutating func writeBack(_ from: [UInt8]) -> EditFailure? {
        guard hasOurs() else {
            sawOthers = true
            return .overtaken(path: note.path.string, kept: nil)
        }
        do throws(EditFailure) {
            var back = try StagedNote(
                replacing: note.path, from: note.to, to: from, in: note.folder, as: TemporaryName.next(), calls: calls)
            do throws(EditFailure) {
                try back.synchronize(calls: calls)
            } catch {
                back.discard(calls: calls)
                throw error
            }
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
