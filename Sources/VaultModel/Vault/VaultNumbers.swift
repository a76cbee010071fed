public import NoteSyntax

/// How much of what a vault holds: a fold over all of its notes.
public struct VaultNumbers: NoteFold {
    /// Interactions stand in all of a note.
    public static var part: NotePart { .everything }

    /// How many notes were read; each is of one kind.
    public private(set) var notes = 0

    /// The bytes of these notes together.
    public private(set) var bytes = 0

    /// How many notes are of each kind; a kind without any is missing.
    public private(set) var kinds: [NoteKind: Int] = [:]

    /// How many contacts are organizations; the others are people.
    public private(set) var organizations = 0

    /// How many members are of each standing; one without any is missing.
    public private(set) var members: [MemberStanding: Int] = [:]

    /// What there is of interactions.
    public private(set) var interactions: InteractionNumbers

    private let settings: VaultSettings

    /// The numbers of a vault with these settings, before any note is taken in.
    public init(settings: VaultSettings) {
        self.settings = settings
        interactions = InteractionNumbers(typeCount: settings.interactionTypes.count)
    }

    /// Counts the note, and what stands in it.
    public mutating func add(_ note: Note) {
        notes += 1
        bytes += note.tree.source.bytes.count
        kinds[note.kind, default: 0] += 1
        if let member = Member(note) { members[MemberStanding(of: member), default: 0] += 1 }
        guard let contact = Contact(note) else { return }
        if contact.isOrganization { organizations += 1 }
        for interaction in Interaction.all(in: note, settings: settings) {
            interactions.add(interaction, in: settings.zone)
        }
    }

    /// Adds the numbers of other notes.
    public mutating func merge(_ next: VaultNumbers) {
        notes += next.notes
        bytes += next.bytes
        kinds.merge(next.kinds, uniquingKeysWith: +)
        organizations += next.organizations
        members.merge(next.members, uniquingKeysWith: +)
        interactions.merge(next.interactions)
    }
}

extension VaultNumbers {
    /// How many contacts are people.
    public var people: Int { count(of: .contact) - organizations }

    /// How many notes are of a kind.
    public func count(of kind: NoteKind) -> Int { kinds[kind] ?? 0 }

    /// How many members are of a standing.
    public func count(ofMembers standing: MemberStanding) -> Int { members[standing] ?? 0 }
}
