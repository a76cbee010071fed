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

    /// A report of these places.
    public init(_ places: [WrittenPlace], unchanged: [WrittenPlace] = []) {
        self.places = places
        self.unchanged = unchanged
    }
}

extension VaultChange<Written> {
    /// Changes of different notes as one.
    public init(joining changes: [VaultChange<Written>]) {
        self.init(
            VaultEdit(changes.flatMap(\.edit.files)),
            outcome: Written(
                changes.flatMap(\.outcome.places), unchanged: changes.flatMap(\.outcome.unchanged)))
    }
}
