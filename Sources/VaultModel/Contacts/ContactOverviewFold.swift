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

    /// What templates, codes and segments there are, used or not.
    private var vocabulary: [ComputedKey: [CalledNote]] = [:]

    /// The people, as they were asked for.
    private var people: [FieldItem: ContactFacts] = [:]

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
        case .template: vocabulary[.template, default: []].append(CalledNote(note))
        case .code: vocabulary[.code, default: []].append(CalledNote(note))
        case .segment:
            vocabulary[.segment, default: []].append(CalledNote(note))
            if keys.contains(.segment), let segment = Segment(note) { add(segment) }
        case .member, .plain: break
        }
    }

    private mutating func add(_ segment: Segment) {
        let facts = ContactFacts(names: [FoldedText(segment.path.stem)], notes: [segment.path])
        let history = ContactHistory(facts: [.segment: facts])
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
        vocabulary.merge(next.vocabulary, uniquingKeysWith: +)
    }

    /// The contacts with their numbers.
    ///
    /// - Parameter unread: The notes that were not read, and may be what a filter names.
    public consuming func register(unread: [PassedOver] = []) -> ContactRegister {
        let zone = policy.settings.zone
        let cadence = Cadence(policy.settings, on: zone.civil(now).date)
        let overviews = contacts.map { contact in
            (FoldedText(contact.name).text, cadence.overview(contact, histories[contact.path] ?? ContactHistory()))
        }
        return ContactRegister(
            overviews: overviews.sorted { ($0.0, $0.1.contact.path) < ($1.0, $1.1.contact.path) }.map(\.1),
            policy: policy, vocabulary: vocabulary, unread: unread)
    }

    // MARK: Names

    /// What an interaction has for each key that is asked for.
    private mutating func facts(of interaction: Interaction) -> [ComputedKey: ContactFacts] {
        guard !keys.isEmpty else { return [:] }
        var facts: [ComputedKey: ContactFacts] = [:]
        for key in keys {
            switch key {
            case .type: facts[key] = ContactFacts(interaction.type(in: policy.settings))
            case .code: facts[key] = interaction.text(.code).map { ContactFacts($0) }
            case .template:
                facts[key] = interaction.items(.template).first.map { item in
                    let note = resolver.path(item.name, from: interaction.holder.path)
                    return ContactFacts(NotePath(item.name).stem, note: note)
                }
            case .evaluation: facts[key] = interaction.word(.evaluation).map { ContactFacts($0) }
            case .by: facts[key] = interaction.doneBy.reduce(into: ContactFacts()) { $0.formUnion(person($1)) }
            case .last, .attempted, .interactions, .segment, .due: break
            }
        }
        return facts
    }

    private mutating func person(_ item: FieldItem) -> ContactFacts {
        if let known = people[item] { return known }
        let person =
            if let member = policy.member(item) {
                ContactFacts(
                    names: Set(([member.stem, member.name] + member.emails).map { FoldedText($0) }),
                    notes: [member.path])
            } else {
                ContactFacts(names: [FoldedText(item.name), FoldedText(NotePath(item.name).stem)])
            }
        people[item] = person
        return person
    }
}

extension ContactFacts {
    fileprivate init(_ name: some StringProtocol, note: NotePath? = nil) {
        self.init(names: [FoldedText(name)], notes: Set([note].compactMap(\.self)))
    }
}
