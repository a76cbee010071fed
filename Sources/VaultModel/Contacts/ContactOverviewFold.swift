public import NoteSyntax

/// Gathers all contacts with their numbers.
public struct ContactOverviewFold: NoteFold {
    /// All of each note.
    public static var part: NotePart { .everything }

    private let policy: Policy
    private let resolver: LinkResolver
    private let now: Instant
    private let keys: Set<ComputedKey>
    private var contacts: [Contact] = []

    /// What the notes so far say of contacts, also those in `with` and in the lists of segments.
    private var histories: [NotePath: ContactHistory] = [:]

    /// What names there are of templates, codes and segments, used or not.
    private var vocabulary: [ComputedKey: Set<String>] = [:]

    /// The names of people, as they were asked for.
    private var people: [FieldItem: Set<FoldedText>] = [:]

    /// - Parameters:
    ///   - policy: The vault's rules.
    ///   - resolver: Finds the notes that links mean.
    ///   - now: What lies behind it does not count as contact yet.
    ///   - keys: What a filter asks for beyond the numbers (``ContactFilter/facts``).
    public init(policy: Policy, resolver: LinkResolver, now: Instant, keys: Set<ComputedKey> = []) {
        self.policy = policy
        self.resolver = resolver
        self.now = now
        self.keys = keys
    }

    /// Takes in the next note.
    public mutating func add(_ note: Note) {
        switch note.kind {
        case .contact: addContact(note)
        case .template: vocabulary[.template, default: []].insert(String(note.path.stem))
        case .code: vocabulary[.code, default: []].insert(note.text("code"))
        case .segment: if let segment = Segment(note) { add(segment) }
        case .member, .plain: break
        }
    }

    private mutating func add(_ segment: Segment) {
        vocabulary[.segment, default: []].insert(String(segment.path.stem))
        guard keys.contains(.segment) else { return }
        let history = ContactHistory(facts: [.segment: [FoldedText(segment.path.stem)]])
        add(history, to: segment.items.map(\.target), from: segment.path)
    }

    private mutating func addContact(_ note: Note) {
        guard let contact = Contact(note) else { return }
        contacts.append(contact)
        var own = ContactHistory()
        for interaction in Interaction.all(in: note, settings: policy.settings)
        where interaction.status == .logged || interaction.status == .failed {
            let history = ContactHistory(interaction, now: now, facts: facts(of: interaction))
            own.add(history)
            guard interaction.span(.with) != nil else { continue }
            let targets = interaction.items(.with).filter(\.isLink).map(\.name)
            add(history, to: targets, from: note.path)
        }
        histories[note.path, default: ContactHistory()].add(own)
    }

    /// Adds to all others whom links mean; several may mean the same contact.
    private mutating func add(_ history: ContactHistory, to targets: [String], from source: NotePath) {
        for path in Set(targets.compactMap { resolver.path($0, from: source) }) where path != source {
            histories[path, default: ContactHistory()].add(history)
        }
    }

    /// Takes in what was gathered of the notes that follow.
    public mutating func merge(_ next: ContactOverviewFold) {
        contacts += next.contacts
        histories.merge(next.histories) { first, second in
            var both = first
            both.add(second)
            return both
        }
        vocabulary.merge(next.vocabulary) { $0.union($1) }
    }

    /// The contacts with their numbers.
    public consuming func register() -> ContactRegister {
        let zone = policy.settings.zone
        let cadence = Cadence(policy.settings, on: zone.civil(now).date)
        let overviews = contacts.map { contact in
            (FoldedText(contact.name).text, cadence.overview(contact, histories[contact.path] ?? ContactHistory()))
        }
        return ContactRegister(
            overviews: overviews.sorted { ($0.0, $0.1.contact.path) < ($1.0, $1.1.contact.path) }.map(\.1),
            policy: policy, vocabulary: vocabulary)
    }

    // MARK: Names

    /// The names that an interaction has for each key that is asked for.
    private mutating func facts(of interaction: Interaction) -> [ComputedKey: Set<FoldedText>] {
        guard !keys.isEmpty else { return [:] }
        var facts: [ComputedKey: Set<FoldedText>] = [:]
        for key in keys {
            switch key {
            case .type: facts[key] = [FoldedText(interaction.type(in: policy.settings))]
            case .code: facts[key] = interaction.text(.code).map { [FoldedText($0)] }
            case .template: facts[key] = interaction.linkedStem(.template).map { [$0] }
            case .evaluation: facts[key] = interaction.word(.evaluation).map { [FoldedText($0)] }
            case .by: facts[key] = interaction.doneBy.reduce(into: []) { $0.formUnion(names(of: $1)) }
            case .last, .attempted, .interactions, .segment, .due: break
            }
        }
        return facts
    }

    private mutating func names(of person: FieldItem) -> Set<FoldedText> {
        if let known = people[person] { return known }
        let names: Set<FoldedText> =
            if let member = policy.member(person) {
                Set(([member.stem, member.name] + member.emails).map { FoldedText($0) })
            } else {
                [FoldedText(person.name), FoldedText(NotePath(person.name).stem)]
            }
        people[person] = names
        return names
    }
}
