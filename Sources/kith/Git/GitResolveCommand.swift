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
            settle by hand is left.

              kith git resolve
              kith git resolve "Contacts/Ruth Abernathy.md"
            """)

    @Argument(help: "Only these notes and folders.")
    var paths: [String] = []

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let vault = writing.vault
        let places = try paths.map(vault.checkedPath)
        let git = try await vault.repository()
        let conflicts = try await git?.conflicts() ?? []
        let marked = try await vault.load(.everything, folding: MarkedFold())
        let notes = Set(marked.fold.paths + conflicts.map(\.path)).filter { path in
            path.isNote
                && (places.isEmpty || places.contains { $0.string.isEmpty || path == $0 || path.isBelow($0.string) })
        }
        var (failures, hasConflict) = ([any Error](), false)
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
        let exitCodes = failures.map { FailureReport($0, isJSON: writing.isJSON).print() }
        if let first = exitCodes.first { throw ExitCode(first) }
        if hasConflict { throw ExitCode(1) }
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
