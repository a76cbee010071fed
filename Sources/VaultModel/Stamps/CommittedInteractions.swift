import NoteSyntax

/// Which interactions that are staged some commit has already: whoever commits next did not type these.
struct CommittedInteractions {
    private var indices: [NotePath: Set<Int>] = [:]

    /// Looks for the interactions of staged notes in commits.
    ///
    /// - Parameters:
    ///   - texts: The staged notes.
    ///   - commits: For each commit, its texts of these notes and of those that are removed.
    ///   - settings: The vault's.
    init(of texts: [StagedText], in commits: [[NotePath: SourceText]], settings: VaultSettings) {
        let commits = commits.filter { !$0.isEmpty }
        guard !commits.isEmpty else { return }
        let staged = texts.map { ($0.path, $0.interactions(in: settings)) }
        let byPath = Dictionary(staged) { first, _ in first }
        for commit in commits {
            // What its own note lacks by now may have gone to another one.
            var gone: [InteractionText: Int] = [:]
            for (path, source) in commit {
                let former = StagedText(path: path, source: source).interactions(in: settings)
                let found = Counterparts.of(byPath[path] ?? [], in: former)
                indices[path, default: []].formUnion(found.keys)
                let kept = Set(found.values)
                for index in former.indices where !kept.contains(index) {
                    gone[InteractionText(former[index]).withoutID, default: 0] += 1
                }
            }
            guard !gone.isEmpty else { continue }
            for (path, interactions) in staged {
                for index in interactions.indices where !contains(index, of: path) {
                    let text = InteractionText(interactions[index]).withoutID
                    guard let count = gone[text], count > 0 else { continue }
                    gone[text] = count - 1
                    indices[path, default: []].insert(index)
                }
            }
        }
    }

    /// Whether a commit has an interaction.
    ///
    /// - Parameters:
    ///   - index: Its index among those of its note.
    ///   - path: The note.
    func contains(_ index: Int, of path: NotePath) -> Bool { indices[path]?.contains(index) ?? false }
}
