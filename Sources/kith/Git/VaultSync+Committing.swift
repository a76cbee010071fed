import NoteSyntax
import VaultGit
import VaultModel
import VaultStore

extension VaultSync {
    /// Commits what is not committed, after it is stamped and checked where the hook would do that.
    mutating func commitAll(_ writing: VaultWriting) async throws {
        let paths = try await git.uncommitted()
        guard !paths.isEmpty else { return }
        // Git would take another repository that stands there for a part of this one.
        guard !paths.contains(where: { $0.string.hasSuffix("/") }) else { throw GitSharingObstacle.submodules }
        if try await clone.hasOwnHook {
            try await git.stageAll()
            try await StagedStamp(writing: writing, git: git, given: nil).runQuietly()
            try await check()
        }
        report.committed = try await clone.vault.store.alone {
            try await git.stageAll()
            let head = if let head = try await sharing.head() { head } else { try await git.emptyTree() }
            let difference = try await difference(from: head, to: nil)
            try await git.commitAll(difference.isEmpty ? "Changes" : difference.sentence)
            // Of files that Kith does not read nothing else can be said.
            return difference.isEmpty ? ["\(paths.count.grouped) file\(paths.count == 1 ? "" : "s")"] : difference.words
        }
    }

    /// Refuses to commit notes in which something is wrong.
    private func check() async throws {
        let vault = clone.vault
        let off = vault.settings.rulesOff.compactMap { CheckRule(rawValue: $0.lowercased()) }
        let places = try await git.uncommitted()
        let check = VaultCheckRun(vault: vault, rules: Set(CheckRule.allCases).subtracting(off), places: places)
        let findings = try await check.result().findings
        guard !findings.allSatisfy({ $0.severity == .note }) else { return }
        if options.format == .text { try await FindingsView(findings: findings).print(.text, options.vault) }
        throw CommandFailure(
            code: .failed, message: "nothing is committed, since `kith check` finds something in what would be",
            hint: "Mend it, by hand or with `kith check --fix`, and sync again.", path: findings.first?.path.string,
            line: findings.first?.line)
    }

    // MARK: Showing

    /// Gets what came, and shows what a sync would do; the work tree stays as it is.
    func show() async throws {
        func tell(_ what: String, _ sentence: String) {
            StandardError.write("kith: would \(what): \(printable(sentence))\n")
        }
        let uncommitted = try await git.uncommitted()
        if committing != nil, !uncommitted.isEmpty {
            tell("commit", uncommitted.map(\.string).joined(separator: ", "))
        }
        let (head, theirs) = (try await sharing.head(), try await fetch())
        guard let theirs else {
            if let head { tell("send to \(sharing.upstream)", try await part(from: nil, to: head).sentence) }
            return
        }
        let came = try await received(theirs, since: head)
        if came.commits > 0 { tell("get from \(sharing.upstream)", came.sentence) }
        guard let head else { return try await show(from: try await git.emptyTree(), to: theirs) }
        let base = try await sharing.bases(head, theirs).first
        let sent = try await part(from: base, to: head)
        if sent.commits > 0 { tell("send to \(sharing.upstream)", sent.sentence) }
        if base == theirs { return }
        if base == head { return try await show(from: head, to: theirs) }
        if case .commit(let joined) = try await joined(head, theirs) { return try await show(from: head, to: joined) }
        throw CommandFailure(
            code: .failed, message: "some of what came and what was done here can't be merged without you",
            hint: "`kith sync` merges the rest, and leaves that between markers.")
    }

    private func show(from former: String, to latter: String) async throws {
        let texts = try await git.texts(of: try await git.changes(from: former, to: latter)).filter { $0.path.isNote }
        let edits: [VaultEdit.FileEdit] = texts.compactMap { path, before, after in
            switch (before?.bytes, after?.bytes) {
            case (let before?, let after?): .replace(path, from: before, to: after)
            case (nil, let after?): .create(path, after)
            case (let before?, nil): .remove(path, before)
            case (nil, nil): nil
            }
        }
        try await UnifiedDiff(VaultEdit(edits)).print(TextOutput(options.vault.terminal))
    }
}
