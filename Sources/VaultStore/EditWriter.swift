import VaultModel

/// Writes an edit, all of it or nothing, and has it on disk (`Architecture`, Writing a vault, 2 to 6).
///
/// First everything is checked, then all new bytes are put beside the notes and are on disk, then the names change: new
/// files come first and files that go are last, so that no note links to what is not there. Where one fails, those that
/// changed are given back what they held. If the system ends in between, notes may have changed and others not; each is
/// wholly one or the other. The lock is held by whoever calls this.
struct EditWriter {
    let calls: any FileCalls
    private(set) var folders: EditFolders
    private(set) var staged: [StagedNote] = []
    private(set) var removals: [FileRemoval] = []

    /// Where a version goes that would be lost.
    private let recovery: NoteRecovery

    /// Whether somebody else was seen to change names where this one does.
    private var isAlone = true

    private init(root: Int32, calls: any FileCalls) {
        self.calls = calls
        folders = EditFolders(root: root, calls: calls)
        recovery = NoteRecovery(root: root, calls: calls)
    }

    /// Throws what ``write(_:root:calls:)`` would refuse, and changes nothing.
    static func check(_ edit: VaultEdit, root: Int32, calls: any FileCalls) throws(EditFailure) {
        var writer = EditWriter(root: root, calls: calls)
        defer { writer.folders.close() }
        try writer.check(edit)
    }

    /// Writes an edit below an open root.
    static func write(_ edit: VaultEdit, root: Int32, calls: any FileCalls) throws(EditFailure) {
        var writer = EditWriter(root: root, calls: calls)
        defer { writer.folders.close() }
        try writer.check(edit)
        do throws(EditFailure) {
            for file in edit.files { try writer.stage(file) }
            try writer.publish()
        } catch {
            throw writer.takeBack(after: error)
        }
        // Until now a power cut might have brought the former names back.
        for note in writer.staged where note.hasTemporary { try? calls.remove(note.temporary) }
        guard !writer.removals.isEmpty else { return }
        for removal in writer.removals { removal.finish() }
        // What was deleted does not come back under its temporary name.
        try? writer.folders.synchronize()
    }

    private mutating func check(_ edit: VaultEdit) throws(EditFailure) {
        var check = EditCheck(calls: calls)
        for file in edit.files { try check.check(file, in: &folders) }
    }

    // MARK: Steps

    private mutating func stage(_ file: VaultEdit.FileEdit) throws(EditFailure) {
        let parent = NotePath(String(file.path.folder))
        let folder = try folder(of: file, parent)
        try folders.touch(parent)
        switch file {
        case .create(let path, let bytes):
            staged.append(try StagedNote(creating: path, bytes, in: folder, calls: calls))
        case .replace(let path, let from, let to):
            staged.append(try StagedNote(replacing: path, from: from, to: to, in: folder, calls: calls))
        case .remove(let path, let from):
            removals.append(FileRemoval(of: path, from, in: folder, calls: calls, recovery: recovery))
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
        return failure
    }
}
