/// Where something stands that was written, for whoever is to find it.
public struct WrittenPlace: Sendable, Equatable {
    /// The note.
    public let path: NotePath

    /// The line, from 1: of a header, of a property, or the note's first.
    public let line: Int

    /// The id of the interaction or of the contact, without `^`.
    public let id: String?

    /// The name of the contact, or of the member, whose note it is.
    public let name: String?

    /// A place in a note.
    public init(path: NotePath, line: Int, id: String? = nil, name: String? = nil) {
        self.path = path
        self.line = line
        self.id = id
        self.name = name
    }

    /// The place of an interaction.
    init(_ interaction: Interaction) {
        self.init(
            path: interaction.holder.path, line: interaction.line, id: interaction.id, name: interaction.holder.name)
    }
}

/// What a change is told to have done.
public struct Written: Sendable, Equatable {
    /// What was written, or where it stood before it was deleted.
    public var places: [WrittenPlace]

    /// What was to be changed, and is already as it was to become.
    public var unchanged: [WrittenPlace]

    /// Files that were copied into the vault.
    public var copied: [NotePath] = []

    /// Files that were taken away, since nothing links to them any more.
    public var removed: [NotePath] = []

    /// Files that stay because nobody can tell whether something links to them, each with the reason.
    public var kept: [KeptFile] = []

    /// What became of a segment's list.
    public var segment: SegmentReport?

    /// The interactions of a segment's run, which are many.
    public var interactions: [WrittenPlace] = []

    /// How many interactions of a segment's run were not found, where the others were cancelled.
    public var lost = 0

    /// Notes and folders that were not read, and may hold something that the change would have concerned.
    public var unread: [PassedOver] = []

    /// Interactions that were stamped and have no date, since there is none to give them.
    public var undated: [WrittenPlace] = []

    /// What became of links to what was renamed, merged or removed.
    public var links: RewrittenLinks?

    /// Links that lead nowhere now.
    public var dangling: [NoteLink] = []

    /// Interactions that could not be stamped.
    public var left: [LeftPlace] = []

    /// A report of these places.
    public init(_ places: [WrittenPlace], unchanged: [WrittenPlace] = []) {
        self.places = places
        self.unchanged = unchanged
    }
}

/// Something that was to be changed and can't be, while other things were.
public struct LeftPlace: Sendable, Equatable {
    /// Where it stands.
    public let place: WrittenPlace

    /// Why it can't be changed.
    public let reason: NoteEditError
}

/// A file that stays, since something could not be read that may link to it.
public struct KeptFile: Sendable, Equatable {
    /// The file.
    public let path: NotePath

    /// What could not be read: a note, a folder, or the file itself.
    public let obstacle: PassedOver
}

extension VaultChange<Written> {
    /// Changes of different notes as one.
    public init(joining changes: [VaultChange<Written>]) {
        var outcome = Written(
            changes.flatMap(\.outcome.places), unchanged: changes.flatMap(\.outcome.unchanged))
        outcome.copied = changes.flatMap(\.outcome.copied)
        outcome.removed = changes.flatMap(\.outcome.removed)
        outcome.kept = changes.flatMap(\.outcome.kept)
        self.init(VaultEdit(changes.flatMap(\.edit.files)), outcome: outcome)
    }
}
