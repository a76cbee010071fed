import NoteSyntax
public import VaultModel

/// Two histories merged without the work tree: what both changed of notes is merged here, all at once, instead of by a
/// process for each, and Git does the rest.
public struct GitJoining: Sendable {
    let sharing: GitSharing

    /// What the vault says.
    let settings: VaultSettings

    /// A path at which a file may be made, and is to be removed by whoever gives it.
    let temporary: String

    /// Whether a note is one of this vault.
    let isOwn: @Sendable (NotePath) -> Bool

    private var repository: GitRepository { sharing.repository }

    /// A merge in a clone.
    ///
    /// - Parameters:
    ///   - sharing: The clone.
    ///   - settings: What the vault says.
    ///   - temporary: A path at which a file may be made; whoever gives it removes it.
    ///   - isOwn: Whether a note, by its path from the vault's root, is one of this vault.
    public init(
        _ sharing: GitSharing, settings: VaultSettings, temporary: String,
        isOwn: @escaping @Sendable (NotePath) -> Bool
    ) {
        (self.sharing, self.settings, self.temporary, self.isOwn) = (sharing, settings, temporary, isOwn)
    }

    /// What two commits come to.
    public enum Joined: Sendable {
        /// A commit that joins them; no branch is moved to it.
        case commit(String)
        /// Something is left to decide.
        case conflicts(GitConflicts)
        /// Git has to merge them in the work tree, since signatures are looked at.
        case unknown
    }

    /// Merges two commits, without the work tree.
    ///
    /// - Parameters:
    ///   - ours: A commit.
    ///   - theirs: Another one.
    ///   - message: What the new commit says.
    /// - Throws: ``GitError``.
    public func joining(_ ours: String, _ theirs: String, message: String) async throws -> Joined {
        guard !sharing.configuration.isTrue("merge.verifysignatures") else { return .unknown }
        let bases = try await sharing.bases(ours, theirs)
        // Where they were merged crosswise what both began with is a merge itself, which Git makes.
        let notes = bases.count == 1 ? try await merge(try await pairs(bases[0], ours, theirs)) : []
        var sides = [ours, theirs]
        if !notes.isEmpty {
            // Where both sides have the same, Git has nothing to merge.
            let lines = try await write(notes)
            for index in sides.indices { sides[index] = try await commit(lines, on: sides[index]) }
        }
        // Cut short, it would leave the files that it hands to a driver in the work tree.
        let answer = try await repository.answer(
            ["merge-tree", "--write-tree", "--no-messages", "-z"] + sides, atTop: true, settings: sharing.settings,
            apart: sharing.isQuiet)
        // The tree, then MODE OBJECT STAGE, a tab and the path of each version of what is left to decide.
        let parts = answer.output.split(separator: 0)
        guard let tree = parts.first.map({ String(decoding: $0, as: UTF8.self) }), answer.isSuccess || parts.count > 1
        else { throw GitError.failed(command: "git merge-tree", reason: GitRepository.reason(answer.messages)) }
        guard answer.isSuccess else {
            return .conflicts(
                GitConflicts(ours: ours, theirs: theirs, tree: tree, stages: Array(parts.dropFirst())))
        }
        let signing = sharing.configuration.isTrue("commit.gpgsign") ? ["-S"] : []
        return .commit(
            try await repository.commit(tree: tree, parents: [ours, theirs], message: message, options: signing))
    }

    // MARK: Notes

    /// A note that both sides changed, or made, differently.
    private struct Pair: Sendable {
        let path: NotePath
        let place: [UInt8]
        let base: GitBlob?
        let ours: GitBlob
        let theirs: GitBlob
    }

    /// A note that is merged, with its place from the top of the work tree.
    private struct Merged: Sendable {
        let place: [UInt8]
        let mode: String
        let bytes: [UInt8]
    }

    private func pairs(_ base: String, _ ours: String, _ theirs: String) async throws(GitError) -> [Pair] {
        let other = Dictionary(try await repository.changes(from: base, to: theirs).map { ($0.place, $0) }) {
            first, _ in
            first
        }
        var pairs: [Pair] = []
        for change in try await repository.changes(from: base, to: ours) {
            guard let theirs = other[change.place], change.isOfFiles, theirs.isOfFiles, let ours = change.after,
                let theirs = theirs.after, ours.object != theirs.object, ours.mode == theirs.mode,
                let path = repository.pathInVault(change.place), path.isNote, isOwn(path)
            else { continue }
            pairs.append(Pair(path: path, place: change.place, base: change.before, ours: ours, theirs: theirs))
        }
        let places = try await placesOfDriver(pairs.map(\.place))
        return pairs.filter { places.contains($0.place) }
    }

    /// Those places whose attributes have them merged by Kith.
    private func placesOfDriver(_ places: [[UInt8]]) async throws(GitError) -> Set<[UInt8]> {
        guard !places.isEmpty else { return [] }
        let output = try await repository.call(
            ["check-attr", "-z", "--stdin", "merge"], input: places.flatMap { $0 + [0] }, atTop: true)
        // Path, attribute, value, each with a NUL.
        let parts = output.split(separator: 0)
        return Set(
            stride(from: 0, to: parts.count - 2, by: 3).filter { parts[$0 + 2].elementsEqual("kith".utf8) }
                .map { Array(parts[$0]) })
    }

    /// How many notes are merged in one go, and how many such shares at the same time.
    private static let (shareSize, sharesAtOnce) = (256, 4)

    /// Merges the notes, on all cores, but those in which something is left to decide.
    private func merge(_ pairs: [Pair]) async throws -> [Merged] {
        var shares = stride(from: 0, to: pairs.count, by: Self.shareSize)
            .map { pairs[$0..<min($0 + Self.shareSize, pairs.count)] }[...]
        return try await withThrowingTaskGroup(of: [Merged].self) { group in
            func addNext() {
                guard let share = shares.popFirst() else { return }
                group.addTask { try await merge(share) }
            }
            for _ in 0..<Self.sharesAtOnce { addNext() }
            var all: [Merged] = []
            while let merged = try await group.next() {
                all += merged
                addNext()
            }
            return all
        }
    }

    private func merge(_ share: ArraySlice<Pair>) async throws -> [Merged] {
        let objects = share.flatMap { [$0.base, $0.ours, $0.theirs].compactMap { $0?.object } }
        let texts = Dictionary(zip(objects, try await repository.texts(of: objects))) { first, _ in first }
        return share.compactMap { Self.merge($0, texts, settings) }
    }

    private static func merge(_ pair: Pair, _ texts: [String: SourceText], _ settings: VaultSettings) -> Merged? {
        guard let ours = texts[pair.ours.object], let theirs = texts[pair.theirs.object] else { return nil }
        let merged = NoteMerge.merging(
            base: pair.base.flatMap { texts[$0.object]?.bytes }, ours: ours.bytes, theirs: theirs.bytes,
            path: pair.path, settings: settings, markerSize: 7)
        return merged.isClean ? Merged(place: pair.place, mode: pair.ours.mode, bytes: merged.bytes) : nil
    }

    // MARK: Objects

    /// Writes the notes as objects; what the index is told of them.
    private func write(_ notes: [Merged]) async throws(GitError) -> [UInt8] {
        var input: [UInt8] = []
        for (index, note) in notes.enumerated() {
            input +=
                Array("blob\nmark :\(index + 1)\ndata \(note.bytes.count)\n".utf8) + note.bytes + [UInt8(ascii: "\n")]
        }
        for index in notes.indices { input += Array("get-mark :\(index + 1)\n".utf8) }
        let output = try await repository.call(
            // As single objects are written: quickly, and not as differences.
            ["fast-import", "--quiet", "--done", "--depth=0"], input: input + Array("done\n".utf8),
            settings: ["core.compression=1"])
        let objects = String(decoding: output, as: UTF8.self).split(separator: "\n")
        guard objects.count == notes.count else { throw .unreadable(command: "git fast-import") }
        return zip(notes, objects).flatMap { note, object in
            Array("\(note.mode) \(object) 0\t".utf8) + note.place + [0]
        }
    }

    /// A commit that has other files than one, and that no branch leads to.
    private func commit(_ lines: [UInt8], on parent: String) async throws(GitError) -> String {
        let side = repository.using(index: temporary)
        _ = try await side.call(["read-tree", parent])
        _ = try await side.call(["update-index", "-z", "--index-info"], input: lines, atTop: true)
        return try await side.draft(on: parent)
    }
}
