import VaultModel

/// Writes an edit, all of it or nothing, and has it on disk (`Architecture`, Writing a vault).
///
/// First everything is checked, then all new bytes are put beside the notes and are on disk, then the names change: new
/// files come first and files that go are last, so that no note links to what is not there. Where one fails, those that
/// changed are given back what they held. If the system ends in between, notes may have changed and others not, each wholly
/// one or the other: the journal of several files tells what is left to do. The lock is held by whoever calls this.
struct EditWriter {
    let calls: any FileCalls
    private(set) var folders: EditFolders
    private(set) var staged: [StagedNote] = []
    private(set) var removals: [FileRemoval] = []

    /// The temporary names of the files; any will do for the others.
    private let names: [NotePath: String]

    /// Where a version goes that would be lost.
    private let recovery: NoteRecovery

    private let journals: JournalFolder

    /// The journal that is there.
    private var journal: String?

    /// Whether somebody else was seen to change names where this one does.
    private var isAlone = true

    /// How many files are written before they are on disk: together they are there sooner, but each is open meanwhile.
    private static let openLimit = 64

    private init(root: Int32, calls: any FileCalls, names: [NotePath: String] = [:]) {
        self.calls = calls
        self.names = names
        folders = EditFolders(root: root, calls: calls)
        recovery = NoteRecovery(root: root, calls: calls)
        journals = JournalFolder(root: root, calls: calls)
    }

    /// Throws what ``write(_:root:calls:)`` would refuse, and changes nothing.
    static func check(_ edit: VaultEdit, root: Int32, calls: any FileCalls) throws(EditFailure) {
        var writer = EditWriter(root: root, calls: calls)
        defer { writer.folders.close() }
        try writer.check(edit)
    }

    /// Writes an edit below an open root.
    static func write(_ edit: VaultEdit, root: Int32, calls: any FileCalls) throws(EditFailure) {
        // One file alone changes at once.
        let journal = edit.files.count > 1 ? Journal(edit) : nil
        var writer = EditWriter(root: root, calls: calls, names: journal?.temporaryNames ?? [:])
        try writer.write(edit, journal)
    }

    /// Writes what is left of an edit that a journal tells of, under the temporary names that it knows.
    static func write(_ edit: VaultEdit, of journal: Journal, root: Int32, calls: any FileCalls) throws(EditFailure) {
        var writer = EditWriter(root: root, calls: calls, names: journal.temporaryNames)
        try writer.write(edit, nil)
    }

    private mutating func write(_ edit: VaultEdit, _ planned: Journal?) throws(EditFailure) {
        defer { folders.close() }
        try check(edit)
        do throws(EditFailure) {
            try stage(edit)
            if let planned { journal = try journals.write(planned) }
            try publish()
        } catch {
            throw takeBack(after: error)
        }
        tidyUp()
    }

    /// Removes what is not needed any more; the journal last, since it knows of the rest.
    ///
    /// Everything is written by now. What can't be removed goes with the next command.
    private mutating func tidyUp() {
        var isTidy = true
        func attempt(_ body: () throws -> Void) { isTidy = (try? body()) != nil && isTidy }
        // Until now a power cut might have brought the former names back.
        for note in staged where note.hasTemporary { attempt { try calls.remove(note.temporary) } }
        for removal in removals { attempt { try removal.finish() } }
        guard journal != nil || !removals.isEmpty else { return }
        // What was deleted does not come back under its temporary name.
        do throws(EditFailure) { try folders.synchronize() } catch { isTidy = false }
        if let journal, isTidy { try? journals.drop(journal) }
    }

    private mutating func check(_ edit: VaultEdit) throws(EditFailure) {
        var check = EditCheck(calls: calls)
        for file in edit.files { try check.check(file, movedFrom: edit.moves[file.path], in: &folders) }
    }

    // MARK: Steps

    private mutating func stage(_ edit: VaultEdit) throws(EditFailure) {
        var first = 0
        for file in edit.files {
            try stage(file, of: edit)
            guard staged.count - first == Self.openLimit else { continue }
            try synchronize(from: first)
            first = staged.count
        }
        try synchronize(from: first)
    }

    private mutating func synchronize(from first: Int) throws(EditFailure) {
        for index in staged.indices.dropFirst(first) { try staged[index].synchronize(calls: calls) }
    }

    private mutating func stage(_ file: VaultEdit.FileEdit, of edit: VaultEdit) throws(EditFailure) {
        let name = names[file.path] ?? TemporaryName.next()
        let parent = NotePath(String(file.path.folder))
        let folder = try folder(of: file, parent)
        try folders.touch(parent)
        switch file {
        case .create(let path, let bytes):
            let source = try edit.moves[path].flatMap { former throws(EditFailure) in
                try folders.folder(NotePath(String(former.folder))).map {
                    FilePlace(folder: $0, name: String(former.fileName))
                }
            }
            staged.append(
                try StagedNote(creating: path, bytes, like: source, in: folder, as: name, calls: calls))
        case .replace(let path, let from, let to):
            staged.append(try StagedNote(replacing: path, from: from, to: to, in: folder, as: name, calls: calls))
        case .remove(let path, let from):
            removals.append(FileRemoval(of: path, from, in: folder, as: name, calls: calls, recovery: recovery))
        }
    }

    /// A folder is made for what comes into it alone.
    private mutating func folder(of file: VaultEdit.FileEdit, _ path: NotePath) throws(EditFailure) -> Int32 {
        guard case .remove = file else { return try folders.make(path) }
        guard let folder = try folders.folder(path) else { throw .interference(path: file.path.string) }
        return folder
    }

    /// Lets the names change, in steps each of which is on disk before the next.
    private mutating func publish() throws(EditFailure) {
        let new = staged.indices.filter { staged[$0].from == nil }
        let changed = staged.indices.filter { staged[$0].from != nil }
        for step in [new, changed] where !step.isEmpty {
            for index in step { try publish(index) }
            try folders.synchronize()
        }
        guard !removals.isEmpty else { return }
        for index in removals.indices { try remove(index) }
        try folders.synchronize()
    }

    private mutating func remove(_ index: Int) throws(EditFailure) {
        defer { if removals[index].sawOthers { isAlone = false } }
        try removals[index].publish()
    }

    private mutating func publish(_ index: Int) throws(EditFailure) {
        var exchange = NoteExchange(note: staged[index], calls: calls, recovery: recovery)
        defer {
            staged[index] = exchange.note
            if exchange.sawOthers { isAlone = false }
        }
        try exchange.publish()
    }

    // MARK: Taking back

    /// Gives all notes back what they held, and tells what the whole failed for.
    private mutating func takeBack(after failure: EditFailure) -> EditFailure {
        var failure = failure
        for index in removals.indices.reversed() {
            if let worse = removals[index].takeBack() { failure = worse }
            if removals[index].sawOthers { isAlone = false }
        }
        for note in staged.reversed() {
            var exchange = NoteExchange(note: note, calls: calls, recovery: recovery)
            if let worse = exchange.takeBack() { failure = worse }
            if exchange.sawOthers { isAlone = false }
        }
        folders.takeBack(isAlone: isAlone)
        // Not before: what is cut short here is carried through.
        if let journal, (try? journals.drop(journal)) == nil {
            return .refused(.journalLeft(path: JournalFolder.path(of: journal)))
        }
        return failure
    }
}
