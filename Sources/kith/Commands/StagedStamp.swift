import NoteSyntax
import VaultGit
import VaultModel
import VaultStore

/// `kith stamp --staged`: stamps what is staged, in the index and in the notes.
struct StagedStamp {
    let writing: VaultWriting
    let git: GitRepository

    /// The date that somebody gave.
    let given: WrittenWhen?

    func run(_ isWanted: (NotePath) -> Bool) async throws {
        guard let stamped = try await stamp(isWanted) else { return }
        try await writing.tell("stamp", stamped.written)
        try tellApart(stamped)
    }

    /// Stamps, and tells only what could not be stamped; gives what was.
    func runQuietly() async throws {
        if let stamped = try await stamp({ _ in true }) { try tellApart(stamped) }
    }

    private func tellApart(_ stamped: Stamping.Staged) throws {
        for place in stamped.apart {
            StandardError.write(
                "kith: \(printable(place.text)) is stamped as it is staged; in the note itself it is another one by now\n"
            )
        }
        try writing.refuse(stamped.written.left)
    }

    /// Stamps what is staged; nil where nothing is, or it is only shown.
    private func stamp(_ isWanted: (NotePath) -> Bool) async throws -> Stamping.Staged? {
        guard !git.isPartialCommit else {
            StandardError.write(
                "kith: nothing is stamped: a commit of named files has an index of its own; stamp before it\n")
            return nil
        }
        let listing = try writing.vault.store.listing()
        let entries = try await listing.stagedNotes(in: git).filter { isWanted($0.path) }
        let texts = zip(entries, try await git.texts(of: entries)).map { StagedText(path: $0.path, source: $1) }
        let (author, dates, commits) = (writing.author, try await dates(of: texts), try await commits(of: texts))
        let change = { (slice: VaultSlice) in
            var generator = SystemRandomNumberGenerator()
            return try Stamping.stamping(
                staged: texts, after: commits, dates: dates, by: author, in: slice, using: &generator)
        }
        let need = LoadNeed.notes(texts.map(\.path).filter(Set(listing.notes).contains))
        if writing.isDryRun {
            let planned = try await writing.vault.store.plan(needing: need, change).outcome
            let former = Dictionary(texts.map { ($0.path, $0.source.bytes) }) { first, _ in first }
            let edits = planned.texts.map { text in
                VaultEdit.FileEdit.replace(text.path, from: former[text.path] ?? [], to: text.source.bytes)
            }
            try await writing.show(VaultEdit(edits), planned.written)
            try writing.refuse(planned.written.left)
            return nil
        }
        let stamped = try await writing.vault.store.commit(needing: need, change)
        let byPath = Dictionary(entries.map { ($0.path, $0) }) { first, _ in first }
        try await git.stage(stamped.texts.compactMap { text in byPath[text.path].map { ($0, text.source) } })
        return stamped
    }

    /// What the commits that the next one follows have of these notes, and of those that are removed.
    private func commits(of texts: [StagedText]) async throws -> [[NotePath: SourceText]] {
        guard !texts.isEmpty else { return [] }
        let paths = Set(texts.map(\.path) + (try await git.removedNotes()))
        var commits: [[NotePath: SourceText]] = []
        for commit in try await git.formerCommits() { commits.append(try await git.texts(of: paths, in: commit)) }
        return commits
    }

    private func dates(of texts: [StagedText]) async throws -> StampDates {
        if let given { return .given(given) }
        let settings = writing.vault.settings
        let dating = Dating(git: git, zone: settings.zone, now: writing.author.now)
        return .written(
            try await dating.days(
                texts.map { ($0.path, $0.source, Stamping.undatedLines(of: $0, settings: settings)) }))
    }
}

extension VaultListing {
    /// The notes of the vault that are staged with another text than the last commit has.
    func stagedNotes(in git: GitRepository) async throws -> [GitIndexEntry] {
        let nested = passedOver.filter { $0.reason == .nestedVault }
        return try await git.staged().filter { entry in
            let isHidden = entry.path.string.utf8.split(separator: UInt8(ascii: "/"))
                .contains { $0.first == UInt8(ascii: ".") }
            return entry.path.isNote && !isHidden && !nested.contains { entry.path.isBelow($0.path.string) }
        }
    }
}
