import ArgumentParser
import NoteSyntax
import VaultGit
import VaultModel
import VaultStore

/// What a sync would do.
extension VaultSync {
    /// Gets what came, and shows what a sync would do; the work tree stays as it is.
    func show() async throws {
        let uncommitted = try await git.uncommitted()
        guard committing != nil, !uncommitted.isEmpty else {
            try await requireCommitted()
            return try await show(from: try await sharing.head(), in: git)
        }
        _ = try await checkCommit(of: uncommitted)
        tell("commit", uncommitted.map(\.string).joined(separator: ", "))
        try await staging { staged in
            try await refuseMarkers(in: staged)
            try await show(from: try await staged.draft(on: try await sharing.head()), in: staged)
        }
    }

    private func tell(_ what: String, _ sentence: String) {
        StandardError.write("kith: would \(what): \(printable(sentence))\n")
    }

    /// Shows what comes of a commit and of what the other repository has.
    private func show(from head: String?, in git: GitRepository) async throws {
        guard let theirs = try await fetch() else {
            if let head { tell("send to \(sharing.upstream)", try await part(from: nil, to: head).sentence) }
            return
        }
        let came = try await received(theirs, since: head)
        if came.commits > 0 { tell("get from \(sharing.upstream)", came.sentence) }
        guard let head else { return try await show(theirs, from: nil, in: git) }
        let bases = try await sharing.bases(head, theirs)
        if !report.rebases { try await requireRelated(bases) }
        let sent = try await part(from: bases.first, to: head)
        if sent.commits > 0 { tell("send to \(sharing.upstream)", sent.sentence) }
        if bases == [theirs] { return }
        if bases == [head] { return try await show(theirs, from: head, in: git) }
        if report.rebases {
            StandardError.write("kith: whether the rebase leaves something to decide shows only when it is done\n")
            try await refuse(try await sharing.obstacle(to: theirs, from: head, in: git))
        }
        switch try await joined(head, theirs) {
        case .commit(let joined): try await show(joined, from: head, in: git)
        case .conflicts where report.rebases: break
        case .conflicts(let conflicts):
            try await refuse(try await sharing.obstacle(to: conflicts, in: git))
            for file in try await sharing.unmerged(in: conflicts) {
                tell("leave to you", "\(file.path): \(file.words(rebasing: false))")
            }
            throw ExitCode(1)
        case .unknown:
            StandardError.write(
                "kith: signatures are looked at (merge.verifySignatures), so Git merges, when it is done\n")
        }
    }

    private func refuse(_ merged: GitSharing.Merged?) async throws {
        if case .blocked(let paths, let obstacle) = merged { throw CommandFailure(blockedBy: obstacle, paths) }
    }

    private func show(_ commit: String, from head: String?, in git: GitRepository) async throws {
        try await refuse(try await sharing.obstacle(to: commit, from: head, in: git))
        let former = if let head { head } else { try await git.emptyTree() }
        let texts = try await git.texts(of: try await git.changes(from: former, to: commit)).filter { $0.path.isNote }
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
