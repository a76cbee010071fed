public import VaultModel
import NoteSyntax

/// What a fold over a vault's notes gives.
public struct Folded<Fold: NoteFold>: Sendable {
    /// The fold, with everything taken in.
    public let fold: Fold

    /// The vault's files by name; of the files that the need concerns, where it is not the whole vault.
    public let listing: VaultListing

    /// What could not be read or was passed over, in the order of paths.
    public let passedOver: [PassedOver]
}

/// Keeps the notes themselves.
private struct NoteGathering: NoteFold {
    static var part: NotePart { .everything }
    var notes: [Note] = []

    mutating func add(_ note: Note) { notes.append(note) }
    mutating func merge(_ next: NoteGathering) { notes += next.notes }
}

extension VaultStore {
    /// Reads the notes that a question needs, and the team's, which tell who may do what.
    public func load(_ need: LoadNeed) async throws(VaultStoreError) -> VaultSlice {
        let folded = try await load(need, folding: NoteGathering())
        let team: Folded<NoteGathering> =
            switch need {
            case .policy: folded
            default: try await load(.policy, folding: NoteGathering())
            }
        let policy = Policy(settings: settings, notes: team.fold.notes, unread: team.passedOver)
        let files = try load(need.files, among: folded.listing)
        return VaultSlice(
            policy: policy, notes: folded.fold.notes, listing: folded.listing,
            passedOver: (folded.passedOver + files.passedOver).sorted { $0.path < $1.path }, files: files.bytes)
    }

    /// The names of all files, without reading any note.
    public func listing() throws(VaultStoreError) -> VaultListing {
        let listing = VaultWalk.listing(root: try openRoot())
        guard !texts.isEmpty else { return listing }
        let more = Set(texts.keys).subtracting(listing.notes)
        return VaultListing(notes: listing.notes + more, files: listing.files, passedOver: listing.passedOver)
    }

    /// Reads the notes that a question needs, on all cores, and folds each; bytes and trees go unless the fold keeps them.
    ///
    /// - Parameters:
    ///   - need: Which notes.
    ///   - fold: What takes them in; each worker begins with a copy.
    ///   - listing: The vault's files, where they were listed a moment ago.
    ///   - progress: Is told how far the reading has come.
    public func load<Fold: NoteFold>(
        _ need: LoadNeed, folding fold: Fold, listing: VaultListing? = nil, progress: ReadingProgress? = nil
    ) async throws(VaultStoreError) -> Folded<Fold> {
        try await load(need, folding: fold, listing: listing, progress: progress, workers: nil)
    }

    /// The same with so many workers, whatever the need and the machine are.
    package func load<Fold: NoteFold>(
        _ need: LoadNeed, folding fold: Fold, listing: VaultListing? = nil, progress: ReadingProgress? = nil,
        workers: Int?
    ) async throws(VaultStoreError) -> Folded<Fold> {
        let folder = try openRoot()
        let plan = ReadingPlan(need.notesAlone, listing: listing, store: self, root: folder)
        progress?.begin(total: plan.paths.count)
        let cores = max(1, workers ?? (plan.paths.count < 64 ? 1 : ProcessorCount.online))
        var shares = await readShares(of: plan, root: folder, folding: fold, progress: progress, cores: cores)
        var result = fold
        var passedOver = plan.listing.passedOver
        while !shares.isEmpty {
            // Each share goes as soon as it is merged: together they may be large.
            let share = shares.removeFirst()
            result.merge(share.fold)
            passedOver += share.passedOver
        }
        return Folded(fold: result, listing: plan.listing, passedOver: passedOver.sorted { $0.path < $1.path })
    }

    func openRoot() throws(VaultStoreError) -> Folder {
        do throws(SystemError) {
            return try Folder(path: root)
        } catch {
            throw .system(operation: "open the folder", path: root, reason: error.reason)
        }
    }

    /// A few tasks a core, each over a share of the paths that lies together: some notes are much longer than others.
    private func readShares<Fold: NoteFold>(
        of plan: ReadingPlan, root: Folder, folding fold: Fold, progress: ReadingProgress?, cores: Int
    ) async -> [ReadingShare<Fold>] {
        let shareCount = cores == 1 ? 1 : cores * 4
        let size = (plan.paths.count + shareCount - 1) / shareCount
        return await withTaskGroup(of: (Int, ReadingShare<Fold>).self) { group in
            for number in 0..<shareCount {
                let paths = plan.paths.dropFirst(number * size).prefix(size)
                group.addTask {
                    var share = ReadingShare(fold: fold, settings: settings, screen: plan.screen)
                    for path in paths {
                        let isScreened = !plan.unscreened.contains(path)
                        let outcome = texts[path].map(NoteFile.Outcome.bytes) ?? NoteFile.read(path.string, in: root)
                        share.add(outcome, of: path, isScreened: isScreened)
                        progress?.advance()
                    }
                    return (number, share)
                }
            }
            var shares: [(Int, ReadingShare<Fold>)] = []
            for await share in group { shares.append(share) }
            return shares.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}

/// Which files a need reads.
private struct ReadingPlan {
    let paths: [NotePath]
    let listing: VaultListing
    let screen: NoteScreen?
    let unscreened: Set<NotePath>

    init(_ need: LoadNeed, listing known: VaultListing?, store: VaultStore, root: Folder) {
        switch need {
        case .policy:
            listing = VaultWalk.listing(
                below: store.settings.teamFolder, root: root, clearsUp: store.isLocked)
            (paths, screen, unscreened) = (listing.notes, nil, [])
        case .folder(let folder):
            listing = VaultWalk.listing(below: folder, root: root, clearsUp: store.isLocked)
            (paths, screen, unscreened) = (listing.notes, nil, [])
        case .notes(let notes):
            let (reachable, passedOver) = Self.reachable(notes, root: root)
            listing = VaultListing(notes: reachable, passedOver: passedOver)
            (paths, screen, unscreened) = (reachable, nil, [])
        case .listed(let notes):
            let (reachable, passedOver) = Self.reachable(notes, root: root)
            let all = known ?? VaultWalk.listing(root: root, clearsUp: store.isLocked)
            listing = VaultListing(notes: all.notes, files: all.files, passedOver: all.passedOver + passedOver)
            (paths, screen, unscreened) = (reachable, nil, [])
        case .mentioning(let stems, let including):
            listing = known ?? VaultWalk.listing(root: root, clearsUp: store.isLocked)
            (paths, screen, unscreened) = (listing.notes, .mentions(MentionScreen(stems: stems)), Set(including))
        case .holding(let texts):
            listing = known ?? VaultWalk.listing(root: root, clearsUp: store.isLocked)
            (paths, screen, unscreened) = (listing.notes, .texts(texts), [])
        case .everything, .files:
            listing = known ?? VaultWalk.listing(root: root, clearsUp: store.isLocked)
            (paths, screen, unscreened) = (listing.notes, nil, [])
        }
    }

    /// The notes among some that a walk over the vault comes to, and what keeps it from the others.
    private static func reachable(_ notes: [NotePath], root: Folder) -> (notes: [NotePath], passedOver: [PassedOver]) {
        var reachable: [NotePath] = []
        var passedOver: [PassedOver] = []
        for note in notes {
            if !note.isNote {
                passedOver.append(PassedOver(path: note, reason: .vanished))
            } else if let obstacle = VaultWalk.obstacle(at: note.string, root: root) {
                passedOver.append(obstacle)
            } else {
                reachable.append(note)
            }
        }
        return (reachable, passedOver)
    }
}

/// What tells by a note's bytes whether it is parsed.
private enum NoteScreen {
    case mentions(MentionScreen)
    case texts(TextScreen)

    func passes(_ path: NotePath, _ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            switch self {
            case .mentions(let screen): screen.passes(bytes)
            case .texts(let screen): screen.passes(path, bytes)
            }
        }
    }
}

/// What one worker has read.
private struct ReadingShare<Fold: NoteFold>: Sendable {
    private(set) var fold: Fold
    private(set) var passedOver: [PassedOver] = []
    private let settings: VaultSettings
    private let screen: NoteScreen?

    init(fold: Fold, settings: VaultSettings, screen: NoteScreen?) {
        self.fold = fold
        self.settings = settings
        self.screen = screen
    }

    /// Front matter that could not be read as YAML may hide properties of what Kith shows.
    private mutating func report(_ note: Note) {
        guard note.kind != .plain,
            let problem = note.tree.frontMatter?.problems.first(where: { $0.kind != .nestedValue })
        else { return }
        let line = note.tree.source.line(at: problem.span.lowerBound) + 1
        passedOver.append(PassedOver(path: note.path, reason: .brokenFrontMatter(line: line, problem.message)))
    }

    mutating func add(_ outcome: NoteFile.Outcome, of path: NotePath, isScreened: Bool) {
        switch outcome {
        case .bytes(let bytes):
            if isScreened, let screen, !screen.passes(path, bytes) { return }
            let tree = NoteTree(SourceText(bytes), part: Fold.part)
            if let violation = tree.opaque {
                passedOver.append(PassedOver(path: path, reason: .opaque(violation.message)))
            } else {
                let note = Note(path: path, tree: tree, settings: settings)
                report(note)
                fold.add(note)
            }
        case .tooLarge(let size):
            let megabytes = (size + (1 << 20) - 1) >> 20
            passedOver.append(
                PassedOver(path: path, reason: .opaque("it is \(megabytes) MiB large, and 8 MiB are read")))
        case .failed(let error):
            passedOver.append(PassedOver(path: path, reason: reason(of: error)))
        }
    }

    private func reason(of error: SystemError) -> PassedOver.Reason {
        if error.isMissing { return .vanished }
        return error.isSymbolicLink ? .symbolicLink : .unreadableNote(error.reason)
    }
}
