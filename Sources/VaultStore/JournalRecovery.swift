import VaultModel

/// Carries changes through that were cut short (`Architecture`, A change of several files).
///
/// It may be cut short itself, any number of times: it looks at what is there, and every step leaves something that it
/// knows. The lock is held by whoever calls this.
struct JournalRecovery {
    private let root: Int32
    private let calls: any FileCalls
    private let journals: JournalFolder

    /// Whether the folder at a path is no part of the vault any more.
    private let isForeign: (NotePath) -> Bool

    /// What is to be told.
    private(set) var notices: [RecoveryNotice] = []

    /// How often a change is begun anew when another program writes in between.
    private static let limit = 5

    init(root: Int32, calls: any FileCalls, isForeign: @escaping (NotePath) -> Bool = { _ in false }) {
        (self.root, self.calls, self.isForeign) = (root, calls, isForeign)
        journals = JournalFolder(root: root, calls: calls)
    }

    /// Why a change can't be carried through, and its journal's path.
    struct Obstacle: Error, Equatable {
        let journal: String
        let failure: EditFailure
    }

    /// Carries through what has a whole journal, and drops other journals: those changes had not begun.
    mutating func run() throws(Obstacle) {
        guard journals.isThere() else { return }
        for id in try attempt(JournalFolder.path, { () throws(EditFailure) in try journals.ids() }) {
            try attempt(JournalFolder.path(of: id)) { () throws(EditFailure) in try finish(id) }
        }
        journals.removeIfEmpty()
    }

    private func attempt<Result>(
        _ path: String, _ body: () throws(EditFailure) -> Result
    ) throws(Obstacle) -> Result {
        do throws(EditFailure) {
            return try body()
        } catch {
            throw Obstacle(journal: path, failure: error)
        }
    }

    private mutating func finish(_ id: String) throws(EditFailure) {
        guard let journal = try journals.journal(id) else {
            try? journals.drop(id)
            return
        }
        try carryThrough(journal)
        do throws(SystemError) {
            try journals.drop(id)
        } catch {
            throw .system(operation: "remove", path: JournalFolder.path(of: id), error)
        }
        notices.insert(.finished(files: journal.entries.count), at: 0)
    }

    private mutating func carryThrough(_ journal: Journal) throws(EditFailure) {
        var settled: Set<NotePath> = []
        var runs = 0
        while true {
            var folders = EditFolders(root: root, calls: calls)
            defer { folders.close() }
            do throws(EditFailure) {
                try carryThrough(journal, &folders, &settled)
                // Whoever was cut short may not have had all names on disk.
                return try folders.synchronize()
            } catch {
                guard case .interference = error, runs < Self.limit else { throw error }
                calls.pause(milliseconds: 10 << UInt32(runs))
                runs += 1
            }
        }
    }

    /// - Parameter settled: The files that are as they stay.
    private mutating func carryThrough(
        _ journal: Journal, _ folders: inout EditFolders, _ settled: inout Set<NotePath>
    ) throws(EditFailure) {
        let foreign = Set(journal.entries.map { NotePath(String($0.path.folder)) }).filter(isForeign)
        var rest: [VaultEdit.FileEdit] = []
        for entry in journal.entries where !settled.contains(entry.path) {
            let isForeign = foreign.contains(NotePath(String(entry.path.folder)))
            var file = CutShortFile(
                entry, movedFrom: journal.moves[entry.path], root: root, isForeign: isForeign, calls: calls)
            defer { notices += file.notices }
            if let edit = try file.settle(in: &folders) { rest.append(edit) } else { settled.insert(entry.path) }
        }
        try EditWriter.write(VaultEdit(rest, moves: journal.moves), of: journal, root: root, calls: calls)
        for entry in journal.entries { Self.touch(entry, in: &folders) }
    }

    /// Notes the folder of a file as one to be on disk; for a new file those above it too, which may be new as well.
    private static func touch(_ entry: Journal.Entry, in folders: inout EditFolders) {
        var path = entry.path
        repeat {
            path = NotePath(String(path.folder))
            // A folder that is gone has nothing to be on disk.
            try? folders.touch(path)
        } while entry.before == nil && !path.string.isEmpty
    }
}
