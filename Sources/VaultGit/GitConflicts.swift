/// A merge in which something is left to decide, worked out without the work tree.
public struct GitConflicts: Sendable {
    /// The commit that the work tree is at.
    let ours: String

    /// The commit that is merged into it.
    let theirs: String

    /// The tree with what is merged, and with markers in what is not.
    let tree: String

    /// MODE OBJECT STAGE, a tab and the path from the top, of each version of what is left to decide.
    let stages: [ArraySlice<UInt8>]

    /// What the index is told of them: that what the tree has does not hold, and the versions.
    fileprivate var indexLines: [UInt8] {
        let tab = UInt8(ascii: "\t")
        let paths = Set(stages.compactMap { stage in stage.firstIndex(of: tab).map { stage[$0...] } })
        let nothing = Array("0 \(String(repeating: "0", count: ours.utf8.count))".utf8)
        return paths.flatMap { nothing + $0 + [0] } + stages.flatMap { $0 + [0] }
    }
}

extension GitSharing {
    /// Leaves a merge in the work tree as `git merge` leaves it, to be brought to its end by somebody.
    ///
    /// - Parameters:
    ///   - conflicts: The merge.
    ///   - keepMessage: Writes what the commit is to say into the file of this absolute path.
    /// - Returns: ``Merged/conflicts``; or ``Merged/blocked(paths:by:)``, and nothing is changed.
    /// - Throws: ``GitError``; what `keepMessage` throws.
    public func leave(_ conflicts: GitConflicts, keepMessage: (_ path: String) throws -> Void) async throws -> Merged {
        if let blocked = try await obstacle(to: conflicts, in: repository) { return blocked }
        let message = try await repository.gitPaths(["MERGE_MSG"])[0]
        let answer = try await repository.answer(
            ["read-tree", "-m", "-u", conflicts.ours, conflicts.tree], atTop: true, settings: settings, apart: isQuiet)
        guard answer.isSuccess else { return try Self.blocked(answer, command: "git read-tree") }
        _ = try await repository.call(
            ["update-index", "-z", "--index-info"], input: conflicts.indexLines, atTop: true, apart: true)
        try keepMessage(message)
        // Last: without it, what is in the index is work like any other; with it alone, theirs would be lost.
        _ = try await repository.call(["update-ref", "MERGE_HEAD", conflicts.theirs], apart: true)
        _ = try await repository.answer(["rerere"], atTop: true, apart: true)
        return .conflicts
    }

    /// What would keep a merge from being left in the work tree; nothing is changed.
    ///
    /// - Parameters:
    ///   - conflicts: The merge.
    ///   - repository: The clone, with the index that counts.
    /// - Returns: ``Merged/blocked(paths:by:)``, or nil.
    /// - Throws: ``GitError``.
    public func obstacle(to conflicts: GitConflicts, in repository: GitRepository) async throws(GitError) -> Merged? {
        let staged = try await repository.changes(from: conflicts.ours, to: nil)
            .map { String(decoding: $0.place, as: UTF8.self) }
        guard staged.isEmpty else { return .blocked(paths: staged, by: .staged) }
        return try await obstacle(to: conflicts.tree, from: conflicts.ours, in: repository)
    }
}
