import ArgumentParser
import NoteSyntax
import VaultGit
import VaultModel
import VaultStore

/// `kith git resolve`: conflicts that a text merge left, merged by interactions.
struct GitResolveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve", abstract: "Merge notes anew in which Git left conflicts.",
        discussion: """
            For conflicts that a merge without Kith left: in a clone that was not set up, or on a code host. Each note is \
            merged by its interactions, from the versions that Git keeps during a merge, else from what stands between \
            markers that show the base as well (diff3). What is settled so is staged during a merge; what only you can \
            decide stays between markers, whole entries of it, and the exit code is 1. A note that you have begun to \
            settle by hand is left. So is a file that one side deleted, that each side gave another name, or that is no \
            note: it is named.

              kith git resolve
              kith git resolve "Contacts/Ruth Abernathy.md"
            """)

    @Argument(help: "Only these notes and folders.")
    var paths: [String] = []

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        guard let writing = try await opened() else { return }
        let vault = writing.vault
        let git = try await vault.repository()
        let unmerged = try await git?.unmerged().filter { $0.pathInVault != nil } ?? []
        let places = try paths.map { try place($0, unmerged, in: vault) }
        let isWanted = { (path: NotePath) in
            places.isEmpty || places.contains { $0.string.isEmpty || path == $0 || path.isBelow($0.string) }
        }
        let others = unmerged.filter { file in !file.isNote && file.pathInVault.map(isWanted) == true }
        let conflicts = try await git?.conflicts() ?? []
        let marked = try await vault.load(.everything, folding: MarkedFold())
        let notes = Set(marked.fold.paths + unmerged.filter(\.isNote).compactMap(\.pathInVault))
            .subtracting(others.compactMap(\.pathInVault)).filter(isWanted)
        var (failures, hasConflict) = ([any Error](), !others.isEmpty)
        for path in notes.sorted() {
            do {
                let conflict = conflicts.first { $0.path == path }
                let stages = try await Stages(conflict, in: git)
                let isClean = try await resolve(path, stages, writing)
                if let git, let conflict, isClean, !writing.isDryRun {
                    let merged = try await vault.store.load(.notes([path])).notes.first
                    if let merged { try await git.settle(conflict, as: merged.tree.source) }
                }
                hasConflict = hasConflict || !isClean
            } catch {
                failures.append(error)
            }
        }
        for file in others {
            let path = file.pathInVault?.string ?? file.path
            StandardError.write("kith: \(printable(path)): \(file.wordsOfResolving)\n")
        }
        if !others.isEmpty { StandardError.write("kith: \(others.advice)\n") }
        let exitCodes = failures.map { FailureReport($0, isJSON: writing.isJSON).print() }
        if let first = exitCodes.first { throw ExitCode(first) }
        if hasConflict { throw ExitCode(1) }
    }

    /// Opens the vault, whose own note is merged before where it can't be read; nil where that is only shown.
    private func opened() async throws -> VaultWriting? {
        do {
            return try await options.open(to: .edit)
        } catch let error as VaultStoreError {
            guard case .settings(.conflict, let path) = error, let note = try await ConflictedVaultNote(path) else {
                throw error
            }
            let isClean = try await note.resolve(options)
            guard isClean else { throw ExitCode(1) }
            return options.dryRun ? nil : try await options.open(to: .edit)
        }
    }

    /// The path from the vault's root of what somebody named, which need not be there: a file may have gone with its name.
    private func place(_ name: String, _ unmerged: [GitUnmerged], in vault: OpenVault) throws -> NotePath {
        if let file = unmerged.first(where: { $0.pathInVault == NotePath(name) }), let path = file.pathInVault {
            return path
        }
        return try vault.checkedPath(named: name)
    }

    /// Merges one note anew; gives whether nothing of it is left to decide.
    private func resolve(_ path: NotePath, _ stages: Stages?, _ writing: VaultWriting) async throws -> Bool {
        let author = writing.author
        let written = try await writing.commit("git-resolve", needing: .notes([path])) { slice in
            try ConflictResolving.resolving(
                path, base: stages?.base, ours: stages?.ours, theirs: stages?.theirs, by: author, in: slice)
        }
        for place in written.left {
            StandardError.write("kith: \(printable(place.place.text)) is left to you to decide\n")
        }
        return written.left.isEmpty
    }

    /// The versions that Git keeps of a note during a merge.
    private struct Stages {
        var base: SourceText?
        var ours: SourceText?
        var theirs: SourceText?

        init?(_ conflict: GitConflict?, in git: GitRepository?) async throws {
            guard let git, let conflict, let ours = conflict.ours, let theirs = conflict.theirs else { return nil }
            let texts = try await git.texts(of: [ours, theirs] + [conflict.base].compactMap(\.self))
            (self.ours, self.theirs, base) = (texts[0], texts[1], texts.count > 2 ? texts[2] : nil)
        }
    }
}

/// Finds the notes in which Git left conflicts.
private struct MarkedFold: NoteFold {
    static var part: NotePart { .everything }
    private(set) var paths: [NotePath] = []

    mutating func add(_ note: Note) {
        if note.tree.source.conflictLine != nil { paths.append(note.path) }
    }

    mutating func merge(_ next: MarkedFold) { paths += next.paths }
}
