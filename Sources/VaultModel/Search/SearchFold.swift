public import NoteSyntax

/// Gathers what a search finds, the best first.
public struct SearchFold: NoteFold {
    /// All of each note.
    public static var part: NotePart { .everything }

    private let question: SearchQuestion
    private var found: [FoundPassage] = []

    /// A fold that answers `question`.
    public init(_ question: SearchQuestion) {
        self.question = question
    }

    /// Takes in the next note.
    public mutating func add(_ note: Note) {
        let contact = note.kind == .contact ? note.name : nil
        for (passage, names) in passages(of: note) {
            guard let found = SearchMatch(question.query, names: names).found(in: passage) else { continue }
            self.found.append(
                FoundPassage(
                    path: note.path, contact: contact, line: found.line, kind: found.part.kind,
                    interaction: passage.interaction, text: found.text, label: found.part.label))
        }
        if let limit = question.limit, found.count / 4 >= limit + 16 { prune(to: limit) }
    }

    /// Takes in what was found in the notes that follow.
    public mutating func merge(_ next: SearchFold) { found += next.found }

    /// What was found, the best first.
    public consuming func hits() -> [SearchHit] {
        prune(to: question.limit ?? found.count)
        return found.map { $0.hit(of: question.query) }
    }

    private mutating func prune(to limit: Int) {
        found.sort(by: FoundPassage.isBefore)
        if found.count > limit { found.removeSubrange(limit...) }
    }

    // MARK: Passages

    /// The passages of a note that may hold what is looked for, each with the terms that the note's name holds.
    private func passages(of note: Note) -> [(SearchPassage, names: Set<Int>)] {
        let settings = question.policy.settings
        let interactions = Interaction.all(in: note, settings: settings)
        let names = names(of: note)
        var passages: [(SearchPassage, names: Set<Int>)] = []
        let source = note.tree.source
        if question.filter == nil, mayHoldInHead(note, names) { passages.append((note.head, [])) }
        let filter = question.filter ?? InteractionFilter()
        for interaction in interactions
        where mayHold(interaction.callout.lines, of: source, names)
            && filter.matches(interaction, policy: question.policy)
        {
            passages.append((interaction.passage, names))
        }
        guard question.filter == nil else { return passages }
        for lines in note.proseLines(without: interactions) where mayHold(lines, of: source, names) {
            passages.append((note.prose(lines), names))
        }
        return passages
    }

    /// The terms that the note's name holds.
    private func names(of note: Note) -> Set<Int> {
        SearchMatch(question.query, names: []).terms(in: note.searchedNames)
    }

    /// Whether some lines may hold all terms that the note's name does not hold.
    private func mayHold(_ lines: Range<Int>, of source: SourceText, _ names: Set<Int>) -> Bool {
        mayHold(in: source.span(ofLines: lines).range, of: source, names)
    }

    /// The same of the note's properties and its name; YAML may read there another text than what is written.
    private func mayHoldInHead(_ note: Note, _ names: Set<Int>) -> Bool {
        let source = note.tree.source
        return names.count == question.query.terms.count || mayHold(in: 0..<note.tree.bodyStart, of: source, names)
            || source.bytes.withUnsafeBufferPointer(MentionScreen.mayDisguiseLinks)
    }

    private func mayHold(in span: Range<Int>, of source: SourceText, _ names: Set<Int>) -> Bool {
        source.bytes.withUnsafeBufferPointer { bytes in
            let stretch = UnsafeBufferPointer(rebasing: bytes[span])
            return question.query.screens.enumerated().allSatisfy { names.contains($0) || $1.passes(stretch) }
        }
    }
}

/// What a search is asked for.
public struct SearchQuestion: Sendable {
    /// What is looked for.
    public let query: SearchQuery

    /// The vault's rules.
    public let policy: Policy

    /// Which interactions; nil where names, properties and other text are meant as well.
    public let filter: InteractionFilter?

    /// How many at most.
    public let limit: Int?

    /// A question for what is looked for.
    public init(_ query: SearchQuery, policy: Policy, filter: InteractionFilter? = nil, limit: Int? = nil) {
        self.query = query
        self.policy = policy
        self.filter = filter
        self.limit = limit.map { min(max(0, $0), Int(Int32.max)) }
    }
}

/// Looks for what a query asks in passages.
struct SearchMatch {
    private let query: SearchQuery
    private let names: Set<Int>

    /// - Parameter names: The terms that the note's name holds, which need not stand in the passage.
    init(_ query: SearchQuery, names: Set<Int>) {
        (self.query, self.names) = (query, names)
    }

    /// The part of a passage that holds most of the terms, the first of these, and its first line with one of them; nil
    /// where a term is missing, or none stands in the passage itself.
    func found(in passage: SearchPassage) -> (part: SearchPassage.Part, line: Int, text: String)? {
        var missing = Set(query.terms.indices).subtracting(names)
        var best: (part: SearchPassage.Part, count: Int)?
        for part in passage.parts {
            let terms = terms(in: part)
            missing.subtract(terms)
            if terms.count > best?.count ?? 0 { best = (part, terms.count) }
        }
        guard missing.isEmpty, let part = best?.part, let first = part.lines.first else { return nil }
        // What stands on several lines together is shown where it begins, or at the beginning of all.
        let line = part.lines.count == 1 ? first : firstLine(of: part) ?? first
        return (part, line.number, line.text)
    }

    /// The first line with a term; of a phrase that goes on over several lines the one on which it begins.
    private func firstLine(of part: SearchPassage.Part) -> SearchPassage.Line? {
        func holdsAny(_ lines: ArraySlice<SearchPassage.Line>) -> Bool {
            !terms(in: .init(kind: part.kind, lines: Array(lines))).isEmpty
        }
        if let index = part.lines.indices.first(where: { holdsAny(part.lines[$0...$0]) }) { return part.lines[index] }
        // The lines from here on hold it, those from `end` on do not.
        var (start, end) = (0, part.lines.count)
        while end - start > 1 {
            let middle = (start + end) / 2
            if holdsAny(part.lines[middle...]) { start = middle } else { end = middle }
        }
        return part.lines[start]
    }

    /// The terms that stand in one of some texts.
    func terms(in parts: [SearchPassage.Part]) -> Set<Int> {
        parts.reduce(into: []) { $0.formUnion(terms(in: $1)) }
    }

    private func terms(in part: SearchPassage.Part) -> Set<Int> {
        let text = SearchedText(part.text, joinsLines: query.hasPhrases)
        return Set(query.terms.indices.filter { query.terms[$0].occurs(in: text) })
    }
}
