public import NoteSyntax

/// Gathers the interactions that a timeline shows, newest first.
public struct TimelineFold: NoteFold {
    /// All of each note.
    public static var part: NotePart { .everything }

    private let question: TimelineQuestion

    /// What each worker gathered, in the order of paths; never copied together, for a vault may hold many.
    fileprivate var shares = [Share()]

    /// The names of notes whose property `name` differs from the stem.
    private var names: [NotePath: String] = [:]

    fileprivate struct Share {
        var interactions: [Interaction] = []
        var keys: [TimelineKey] = []
        var noteCount = 0
        var privateCount = 0
    }

    /// A fold that answers `question`.
    public init(_ question: TimelineQuestion) {
        self.question = question
    }

    /// Takes in the next note.
    public mutating func add(_ note: Note) {
        if note.name != note.path.stem { names[note.path] = note.name }
        let interactions = Interaction.all(in: note, settings: question.policy.settings)
        guard !interactions.isEmpty else { return }
        shares[shares.count - 1].add(interactions, question)
    }

    /// Takes in what was gathered of the notes that follow.
    public mutating func merge(_ next: TimelineFold) {
        shares += next.shares
        names.merge(next.names) { first, _ in first }
    }

    /// What was gathered, in order.
    public consuming func timeline() -> Timeline {
        var entries: [(key: TimelineKey, share: Int32, index: Int32)] = []
        entries.reserveCapacity(shares.reduce(0) { $0 + $1.keys.count })
        var noteCount = 0
        for (number, share) in shares.enumerated() {
            for (index, key) in share.keys.enumerated() {
                entries.append((key.movedBack(by: noteCount), Int32(clamping: number), Int32(clamping: index)))
            }
            noteCount += share.noteCount
        }
        let isReversed = question.isReversed
        entries.sort { isReversed ? $1.key < $0.key : $0.key < $1.key }
        let order = entries.prefix(question.limit ?? entries.count).map { ($0.share, $0.index) }
        return Timeline(
            interactions: OrderedInteractions(shares: shares.map(\.interactions), order: order),
            privateCount: shares.reduce(0) { $0 + $1.privateCount }, names: names)
    }
}

extension TimelineFold.Share {
    mutating func add(_ interactions: [Interaction], _ question: TimelineQuestion) {
        for interaction in interactions where question.includes(interaction) {
            if question.filter.leavesOutPrivate, interaction.isPrivate {
                privateCount += 1
            } else {
                keys.append(TimelineKey(interaction, note: noteCount))
                self.interactions.append(interaction)
            }
        }
        noteCount += 1
        // Pruning after each note would sort each time; waiting for a multiple of the limit keeps little, sorts seldom.
        if let limit = question.limit, keys.count / 4 >= limit + 16 {
            prune(to: limit, isReversed: question.isReversed)
        }
    }

    private mutating func prune(to limit: Int, isReversed: Bool) {
        let order = keys.indices.sorted { isReversed ? keys[$1] < keys[$0] : keys[$0] < keys[$1] }.prefix(limit)
        interactions = order.map { interactions[$0] }
        keys = order.map { keys[$0] }
    }
}

/// What a timeline is asked for.
public struct TimelineQuestion: Sendable {
    /// The vault's rules.
    public let policy: Policy

    /// Which interactions.
    public let filter: InteractionFilter

    /// How many at most, from the beginning of the view.
    public let limit: Int?

    /// Whether the oldest come first.
    public let isReversed: Bool

    /// The contacts whose interactions are meant, in whose notes or `with`; nil for the whole vault's.
    public let contacts: ContactSet?

    /// A question about the interactions of `contacts`, or of all.
    public init(
        policy: Policy, filter: InteractionFilter, contacts: ContactSet? = nil, limit: Int? = nil,
        isReversed: Bool = false
    ) {
        self.policy = policy
        self.filter = filter
        self.contacts = contacts
        self.limit = limit.map { min(max(0, $0), Int(Int32.max)) }
        self.isReversed = isReversed
    }

    func includes(_ interaction: Interaction) -> Bool {
        (contacts?.concerns(interaction) ?? true) && filter.matches(interaction, policy: policy)
    }
}

/// Some contacts, and what tells whether a link means one of them.
public struct ContactSet: Sendable {
    private let paths: Set<NotePath>
    private let stems: Set<String>
    private let resolver: LinkResolver

    /// The contacts at these paths, in a vault whose links `resolver` knows.
    public init(_ paths: [NotePath], resolver: LinkResolver) {
        self.paths = Set(paths)
        stems = Set(paths.map { $0.stem.lowercased() })
        self.resolver = resolver
    }

    /// Whether an interaction stands in the note of one of them, or names one in `with`.
    public func concerns(_ interaction: Interaction) -> Bool {
        if paths.contains(interaction.holder.path) { return true }
        guard interaction.span(.with) != nil else { return false }
        return interaction.items(.with).contains { item in
            guard item.isLink, mayConcern(NotePath(item.name)) else { return false }
            return resolver.path(item.name, from: interaction.holder.path).map(paths.contains) ?? false
        }
    }

    /// Whether a link's target has the stem of one of them; `.md` may belong to that.
    private func mayConcern(_ target: NotePath) -> Bool {
        stems.contains(target.stem.lowercased()) || target.isNote && stems.contains(target.fileName.lowercased())
    }
}

/// Interactions in the order in which a view shows them.
public struct Timeline: Sendable {
    /// Newest first, or oldest first if asked for.
    public let interactions: OrderedInteractions

    /// How many were left out because they are private.
    public let privateCount: Int

    /// The display names of notes that were read, where a note's `name` differs from its stem.
    public let names: [NotePath: String]
}

/// Interactions in an order, where they were gathered: a vault may hold more than can be moved about.
public struct OrderedInteractions: RandomAccessCollection, Sendable {
    private let shares: [[Interaction]]
    private let order: [(share: Int32, index: Int32)]

    init(shares: [[Interaction]], order: [(share: Int32, index: Int32)]) {
        self.shares = shares
        self.order = order
    }

    /// The index of the first.
    public var startIndex: Int { 0 }

    /// The index behind the last.
    public var endIndex: Int { order.count }

    /// The interaction that comes at this index in the order.
    public subscript(position: Int) -> Interaction {
        let place = order[position]
        return shares[Int(place.share)][Int(place.index)]
    }
}
