public import NoteSyntax

/// Gathers all contacts with their numbers.
public struct ContactOverviewFold: NoteFold {
    /// All of each note.
    public static var part: NotePart { .everything }

    private let policy: Policy
    private let now: Instant
    private let keys: Set<ComputedKey>
    private var contacts: [Contact] = []
    private var histories: [NotePath: ContactHistory] = [:]

    /// What interactions say of others in `with`, and segments of their contacts: resolved once all names are known.
    private var mentions: [(source: NotePath, targets: [String], history: ContactHistory)] = []

    /// What names there are of templates, codes and segments, used or not.
    private var vocabulary: [ComputedKey: Set<String>] = [:]

    /// The names of people, as they were asked for.
    private var people: [FieldItem: Set<FoldedText>] = [:]

    /// - Parameters:
    ///   - policy: The vault's rules.
    ///   - now: What lies behind it does not count as contact yet.
    ///   - keys: What a filter asks for beyond the numbers (``ContactFilter/facts``).
    public init(policy: Policy, now: Instant, keys: Set<ComputedKey> = []) {
        self.policy = policy
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
        mentions.append((segment.path, segment.items.map(\.target), history))
    }

    private mutating func addContact(_ note: Note) {
        guard let contact = Contact(note) else { return }
        contacts.append(contact)
        for interaction in Interaction.all(in: note, settings: policy.settings)
        where interaction.status == .logged || interaction.status == .failed {
            let history = ContactHistory(interaction, now: now, facts: facts(of: interaction))
            histories[note.path, default: ContactHistory()].add(history)
            let targets = interaction.items(.with).filter(\.isLink).map(\.name)
            if !targets.isEmpty { mentions.append((note.path, targets, history)) }
        }
    }

    /// Takes in what was gathered of the notes that follow.
    public mutating func merge(_ next: ContactOverviewFold) {
        contacts += next.contacts
        histories.merge(next.histories) { first, _ in first }
        mentions += next.mentions
        vocabulary.merge(next.vocabulary) { $0.union($1) }
    }

    /// The contacts with their numbers.
    public consuming func register(resolver: LinkResolver) -> ContactRegister {
        for mention in mentions {
            // Several links may mean the same contact.
            let paths = Set(mention.targets.compactMap { resolver.path($0, from: mention.source) })
            for path in paths where path != mention.source {
                histories[path, default: ContactHistory()].add(mention.history)
            }
        }
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
