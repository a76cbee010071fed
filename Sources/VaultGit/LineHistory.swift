public import NoteSyntax
public import VaultModel

extension GitRepository {
    /// The commits that the next one follows: the last one, and that which is merged, or picked, meanwhile.
    ///
    /// - Throws: ``GitError``.
    public func formerCommits() async throws(GitError) -> [String] {
        var commits: [String] = []
        for name in ["HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD"] {
            let answer = try await answer(["rev-parse", "--quiet", "--verify", "\(name)^{commit}"])
            if answer.isSuccess { commits.append(answer.line) }
        }
        return commits
    }

    /// The texts of some notes as a commit has them; those that it lacks are left out.
    ///
    /// - Parameters:
    ///   - paths: Paths from the vault's root.
    ///   - commit: The commit.
    /// - Throws: ``GitError``.
    public func texts(of paths: Set<NotePath>, in commit: String) async throws(GitError) -> [NotePath: SourceText] {
        guard !paths.isEmpty else { return [:] }
        let tree = try await call(["ls-tree", "-r", "-z", commit])
        var objects: [(path: NotePath, object: String)] = []
        for entry in tree.split(separator: 0) {
            // MODE TYPE OBJECT, a tab, the path.
            let halves = entry.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
            let words = halves.first?.split(separator: UInt8(ascii: " ")) ?? []
            guard halves.count == 2, words.count == 3 else { throw .unreadable(command: "git ls-tree") }
            guard words[1].elementsEqual("blob".utf8) else { continue }
            guard let path = NotePath(bytes: halves[1]), paths.contains(path) else { continue }
            objects.append((path, String(decoding: words[2], as: UTF8.self)))
        }
        let texts = try await self.texts(of: objects.map(\.object))
        return Dictionary(zip(objects.map(\.path), texts)) { first, _ in first }
    }

    /// Whether there is a commit to compare with.
    func hasCommit() async throws(GitError) -> Bool {
        do throws(GitError) {
            return try await !call(["rev-parse", "--quiet", "--verify", "HEAD^{commit}"]).isEmpty
        } catch {
            guard case .failed(_, "") = error else { throw error }
            return false
        }
    }

    /// When the authors of the commits wrote them that first had some lines of a note; lines are left out of which a
    /// shallow clone does not know it.
    ///
    /// - Parameters:
    ///   - lines: The lines, from 0, of the note as a commit has it.
    ///   - path: Its path from the vault's root.
    ///   - commit: That commit.
    /// - Throws: ``GitError``.
    public func authorTimes(
        ofLines lines: [Int], in path: NotePath, at commit: String
    ) async throws(GitError) -> [Int: Instant] {
        guard !lines.isEmpty else { return [:] }
        let isShallow = try await call(["rev-parse", "--is-shallow-repository"]).starts(with: "true".utf8)
        let ranges = lines.flatMap { ["-L", "\($0 + 1),\($0 + 1)"] }
        let output = try await call(
            ["blame", "--line-porcelain", "-w", "--no-textconv"] + ranges + [commit, "--", path.string])
        var times: [Int: Instant] = [:]
        var line: Int?
        var time: Int64?
        var isKnown = true
        for text in output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if text.first == UInt8(ascii: "\t") {
                if let line, let time, isKnown { times[line] = Instant(secondsSinceEpoch: time) }
                (line, time, isKnown) = (nil, nil, true)
                continue
            }
            let words = String(decoding: text, as: UTF8.self).split(separator: " ")
            switch words.first {
            case "author-time" where words.count == 2: time = Int64(words[1])
            case "boundary": isKnown = !isShallow
            // COMMIT, its line, the line.
            default: if line == nil, words.count >= 3 { line = Int(words[2]).map { $0 - 1 } }
            }
        }
        return times
    }
}
