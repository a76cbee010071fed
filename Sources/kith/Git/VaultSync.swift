import Foundation
import VaultGit
import VaultModel
import VaultStore

/// The steps of `kith sync`.
struct VaultSync {
    let options: WriteOptions
    let clone: VaultClone
    let sharing: GitSharing

    /// Who commits what is not committed; nil where nobody asked for that.
    let committing: VaultWriting?

    var report: SyncReport

    var git: GitRepository { clone.git }

    /// Looks at the clone; refuses one that can't be shared as it is.
    init(_ options: WriteOptions, rebases: Bool, commits: Bool) async throws {
        self.options = options
        // Whoever may change nothing here has nothing committed.
        committing = commits ? try await options.open(to: .edit) : nil
        clone = try await VaultClone(options.vault)
        sharing = try await Self.sharing(clone, rebases: rebases, commits: commits)
        report = SyncReport(upstream: sharing.upstream, rebases: rebases)
    }

    /// How a clone is shared; refuses one that can't be as it is.
    static func sharing(_ clone: VaultClone, rebases: Bool = false, commits: Bool = false) async throws -> GitSharing {
        guard Invocation.isThere(clone.git.top + ".git") || Invocation.environment["GIT_DIR"] != nil else {
            throw CommandFailure(
                code: .refused, message: "the clone's configuration puts its work tree elsewhere (core.worktree)",
                hint: "Use `git pull` and `git push`.")
        }
        for (command, path) in try await clone.git.unfinishedPlaces() where Invocation.isThere(path) {
            throw GitSharingObstacle.unfinished(command: command)
        }
        let conflicts = try await clone.git.unmerged()
        guard conflicts.isEmpty else { throw GitSharingObstacle.conflicts(conflicts) }
        guard let program = Bundle.main.executablePath else {
            throw CommandFailure(code: .failed, message: "it can't be told where this program stands")
        }
        let sharing = try await GitSharing(clone.git, program: program)
        try await refuseHooks(clone, rebases: rebases, commits: commits)
        guard try await clone.notesMergedOtherwise().isEmpty else {
            throw CommandFailure(
                code: .failed, message: "the attributes do not have notes merged by kith, so entries could be lost",
                hint: "`kith git install` writes them; commit .gitattributes.", path: ".gitattributes")
        }
        return sharing
    }

    /// Refuses a clone with hooks that would have a say.
    private static func refuseHooks(_ clone: VaultClone, rebases: Bool, commits: Bool) async throws {
        var names = ["pre-merge-commit", "prepare-commit-msg", "commit-msg", "pre-push", "reference-transaction"]
        if rebases { names.append("pre-rebase") }
        if commits, try await !clone.hasOwnHook { names.append("pre-commit") }
        let paths = try await clone.git.hookPaths(names)
        let found = zip(names, paths).filter { FileManager.default.isExecutableFile(atPath: $1) }.map(\.0)
        guard found.isEmpty else { throw GitSharingObstacle.hooks(names: found) }
    }

    // MARK: The steps

    /// How often it is tried where others send at the same time.
    private static let attempts = 8

    /// Commits, if that is asked for, gets, merges and sends.
    mutating func run() async throws {
        if let committing {
            try await commitAll(committing)
        } else {
            report.uncommitted = try await git.uncommitted()
            try await requireCommitted()
        }
        let start = try await sharing.head()
        for attempt in 0..<Self.attempts {
            if attempt > 0 { try await Task.sleep(for: .milliseconds(Int.random(in: 50...min(100 << attempt, 2000)))) }
            let theirs = try await fetch()
            guard try await take(theirs, since: start) else { return }
            guard let head = try await sharing.head(), head != theirs else { return report.isDone = true }
            let sent = try await withNotice("Sending to \(sharing.remote)…") { try await sharing.push(head) }
            switch sent {
            case .done:
                report.sent = try await part(from: theirs, to: head)
                return report.isDone = true
            case .overtaken: continue
            case .refused(let reason, let remarks): throw CommandFailure(refusing: sharing, reason, remarks)
            }
        }
        throw CommandFailure(
            code: .busy, message: "others sent something each of \(Self.attempts) times that this was to be sent",
            hint: "All that was committed is here. Sync again.")
    }

    /// Refuses to rebase what no commit has.
    func requireCommitted() async throws {
        guard report.rebases, try await git.hasChangesOfKnownFiles() else { return }
        throw CommandFailure(
            code: .failed, message: "there are changes that are not committed, and a rebase needs all committed",
            hint: "`kith sync --rebase --commit` commits them first.")
    }

    func fetch() async throws -> String? {
        try await withNotice("Getting from \(sharing.remote)…") { try await sharing.fetch() }
    }

    /// Merges what came; gives whether there is nothing left to decide.
    private mutating func take(_ theirs: String?, since start: String?) async throws -> Bool {
        guard let theirs else { return true }
        let merged = try await clone.vault.store.alone { try await HeldSignals.during { try await merge(theirs) } }
        switch merged {
        case .blocked(let paths, let obstacle): throw CommandFailure(blockedBy: obstacle, paths)
        case .conflicts:
            report.conflicts = try await git.unmerged()
            report.received = try await received(theirs, since: start)
            return false
        case .done:
            report.received = try await received(theirs, since: start)
            return true
        }
    }

    func received(_ theirs: String, since start: String?) async throws -> SyncReport.Part {
        guard let start else { return try await part(from: nil, to: theirs) }
        guard let base = try await sharing.bases(start, theirs).first else { return SyncReport.Part() }
        return try await part(from: base, to: theirs)
    }

    /// Merges into the work tree.
    private func merge(_ theirs: String) async throws -> GitSharing.Merged {
        guard let head = try await sharing.head() else { return try await sharing.fastForward(to: theirs, from: nil) }
        let bases = try await sharing.bases(head, theirs)
        if bases == [theirs] { return .done }
        if bases == [head] { return try await sharing.fastForward(to: theirs, from: head) }
        if report.rebases { return try await sharing.rebase(onto: theirs, from: head) }
        try await requireRelated(bases)
        switch try await joined(head, theirs) {
        case .commit(let commit): return try await sharing.fastForward(to: commit, from: head)
        case .conflicts(let conflicts):
            return try await sharing.leave(conflicts) { try VaultClone.write(sharing.message + "\n", to: $0) }
        case .unknown: return try await sharing.merge(theirs, into: head)
        }
    }

    /// Refuses to merge what has nothing in common.
    func requireRelated(_ bases: [String]) async throws {
        guard bases.isEmpty else { return }
        throw GitSharingObstacle.unrelated(upstream: sharing.upstream, isShallow: try await sharing.isShallow())
    }

    /// Where an index may be made; whoever asks removes it.
    static var temporaryIndex: URL {
        FileManager.default.temporaryDirectory.appending(path: "kith-\(UUID().uuidString).index")
    }

    func joined(_ head: String, _ theirs: String) async throws -> GitJoining.Joined {
        let file = Self.temporaryIndex
        defer { try? FileManager.default.removeItem(at: file) }
        let nested = try clone.vault.store.listing().passedOver.filter { $0.reason == .nestedVault }.map(\.path.string)
        let joining = GitJoining(
            sharing, settings: clone.vault.settings, temporary: file.path(percentEncoded: false)
        ) { path in
            !nested.contains { path.isBelow($0) }
        }
        return try await joining.joining(head, theirs, message: sharing.message)
    }

    /// The commits from one to another, in words.
    func part(from former: String?, to latter: String) async throws -> SyncReport.Part {
        let tree = if let former { former } else { try await git.emptyTree() }
        return SyncReport.Part(
            commits: try await sharing.countCommits(from: former, to: latter),
            words: try await difference(from: tree, to: latter).words)
    }

    /// What differs; `nil` is what `git` has staged.
    func difference(
        from former: String, to latter: String?, in git: GitRepository? = nil
    ) async throws -> VaultDifference {
        let git = git ?? self.git
        let texts = try await git.texts(of: try await git.changes(from: former, to: latter))
        return await VaultDifference.reading(
            texts.map { ChangedFile(path: $0.path, before: $0.before, after: $0.after) },
            policy: clone.vault.policy)
    }
}
