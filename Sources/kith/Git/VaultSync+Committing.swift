import Foundation
import NoteSyntax
import VaultGit
import VaultModel
import VaultStore

extension VaultSync {
    /// Commits what is not committed, after it is stamped and checked where the hook would do that.
    mutating func commitAll(_ writing: VaultWriting) async throws {
        let paths = try await git.uncommitted()
        guard !paths.isEmpty else { return }
        let stamped = try await checkCommit(of: paths)
        report.committed = try await staging { staged in
            try await refuseMarkers(in: staged)
            if let stamped {
                try await StagedStamp(writing: writing, git: staged, given: nil).runQuietly()
                if !stamped.isEmpty { try await refuse(try await findings(in: paths)) }
            }
            return try await clone.vault.store.alone { try await commit(paths, in: staged) }
        }
    }

    /// Commits files; gives what they are, in words, and nil where the index alone was not as the last commit has it.
    private func commit(_ paths: [NotePath], in staged: GitRepository) async throws -> [String]? {
        try await staged.stageAll()
        guard try await staged.hasStagedChanges() else {
            try await changingIndex { try await $0.unstageAll() }
            return nil
        }
        let head = if let head = try await sharing.head() { head } else { try await git.emptyTree() }
        let difference = try await difference(from: head, to: nil, in: staged)
        try await changingIndex { index in
            try await staged.commitAll(difference.isEmpty ? "Changes" : difference.sentence)
            try await index.unstageAll()
        }
        // Of files that Kith does not read nothing else can be said.
        let count = "\(paths.count.grouped) file\(paths.count == 1 ? "" : "s")"
        return difference.isEmpty ? [count] : difference.words
    }

    // MARK: The index

    /// Changes the index, in a copy that takes its place at the end, while no other program can.
    private func changingIndex(_ body: (GitRepository) async throws -> Void) async throws {
        let index = try await git.indexPath()
        let copy = index + ".kith"
        try await HeldSignals.during {
            try await IndexLock.holding(of: index) {
                // What stands there may be a link, which must not be written through.
                unlink(copy)
                defer { unlink(copy) }
                try Self.copyIndex(index, to: URL(filePath: copy))
                try await body(git.using(index: copy))
                guard rename(copy, index) == 0 else {
                    throw CommandFailure(
                        code: .failed, message: "can't write Git's index: \(String(cString: strerror(errno)))",
                        hint: "`git reset` brings it up to the last commit.", path: index)
                }
            }
        }
    }

    private static func copyIndex(_ index: String, to copy: URL) throws {
        guard let bytes = try ClonedFile.read(index) else { return }
        let date = try FileManager.default.attributesOfItem(atPath: index)[.modificationDate] as? Date ?? .distantPast
        try bytes.write(to: copy)
        // Git takes files that are older than the index for the same; the copy must not make any seem so.
        try FileManager.default.setAttributes(
            [.modificationDate: date.addingTimeInterval(-1)], ofItemAtPath: copy.path(percentEncoded: false))
    }

    /// Stages all that is not committed, in an index that is not kept: where no commit comes of it, what is staged stays
    /// as it was.
    func staging<Result>(_ body: (GitRepository) async throws -> Result) async throws -> Result {
        let file = Self.temporaryIndex
        defer { try? FileManager.default.removeItem(at: file) }
        try Self.copyIndex(try await git.indexPath(), to: file)
        let staged = git.using(index: file.path(percentEncoded: false))
        try await staged.stageAll()
        return try await body(staged)
    }

    // MARK: What stands against a commit

    /// Refuses what can't be committed, before anything is done.
    ///
    /// - Returns: What is found that stamping mends; nil where nothing is to be stamped or checked.
    func checkCommit(of paths: [NotePath]) async throws -> [Finding]? {
        // Git would take another repository that stands there for a part of this one.
        guard !paths.contains(where: { $0.string.hasSuffix("/") }) else { throw GitSharingObstacle.submodules }
        try await git.checkIdentity()
        guard try await clone.hasOwnHook else { return nil }
        let found = try await findings(in: paths)
        let mended: Set<CheckRule> = [.unstamped, .missingID, .undated]
        try await refuse(found.filter { !mended.contains($0.rule) })
        return found.filter { mended.contains($0.rule) }
    }

    /// Refuses to commit notes with markers of a conflict, which a merge that was cut short may have left.
    func refuseMarkers(in staged: GitRepository) async throws {
        let vault = clone.vault
        let isOff = vault.settings.rulesOff.contains { $0.lowercased() == CheckRule.conflictMarkers.rawValue }
        guard !isOff else { return }
        let entries = try await vault.store.listing().stagedNotes(in: staged)
        for (entry, text) in zip(entries, try await staged.texts(of: entries)) {
            guard let line = text.conflictLine else { continue }
            throw CommandFailure(
                code: .unsafeNote, message: "a conflict is left to decide in it, so nothing is committed",
                hint: "Keep the lines that hold, and take the markers out. Where a sync was cut short, `git restore` "
                    + "brings the note back as it was committed.", path: entry.path.string, line: line + 1)
        }
    }

    private func findings(in paths: [NotePath]) async throws -> [Finding] {
        let vault = clone.vault
        let off = vault.settings.rulesOff.compactMap { CheckRule(rawValue: $0.lowercased()) }
        let check = VaultCheckRun(vault: vault, rules: Set(CheckRule.allCases).subtracting(off), places: paths)
        return try await check.result().findings
    }

    /// Refuses to commit notes in which something is wrong.
    private func refuse(_ findings: [Finding]) async throws {
        guard !findings.allSatisfy({ $0.severity == .note }) else { return }
        var message = "nothing is committed, since `kith check` finds something in what would be"
        switch options.format {
        case .text: try await FindingsView(findings: findings).print(.text, options.vault)
        case .json:
            let texts = findings.map { finding in
                let place = finding.path.string + (finding.line.map { ":\($0)" } ?? "")
                return "\(place): \(finding.message) [\(finding.rule.id)]"
            }
            message += ": " + texts.joined(separator: "; ")
        }
        throw CommandFailure(
            code: .failed, message: message, hint: "Mend it, by hand or with `kith check --fix`, and sync again.",
            path: findings.first?.path.string, line: findings.first?.line)
    }
}
