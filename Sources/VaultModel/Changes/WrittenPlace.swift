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
}
