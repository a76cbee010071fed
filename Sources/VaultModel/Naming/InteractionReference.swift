/// An interaction that was found, to be found again in its note when that has changed.
///
/// By its id, wherever it stands now; of several with that id, the one on its line. One without an id must say what it
/// said, so that no other is taken for it.
public struct InteractionReference: Sendable {
    /// The note that holds it.
    public let path: NotePath

    private let id: String?
    private let line: Int
    private let record: InteractionRecord

    /// A reference to an interaction as it stands in its note.
    public init(_ interaction: Interaction) {
        path = interaction.holder.path
        id = interaction.id
        line = interaction.line
        record = InteractionRecord(interaction)
    }

    /// As it is named in messages: by its id, else by its place.
    public var name: String { id ?? "\(path):\(line)" }

    /// The index of the interaction that is meant, among those of its note.
    ///
    /// - Throws: ``ChangeRefusal/noInteraction(_:_:)``, ``ChangeRefusal/severalInteractions(_:_:lines:)``.
    func index(among interactions: [Interaction]) throws(ChangeRefusal) -> Int {
        let fitting = interactions.indices.filter { index in
            id == nil ? InteractionRecord(interactions[index]) == record : interactions[index].id == id
        }
        if fitting.count == 1 { return fitting[0] }
        if let same = fitting.first(where: { interactions[$0].line == line }) { return same }
        guard fitting.isEmpty else {
            throw .severalInteractions(name, path, lines: fitting.map { interactions[$0].line })
        }
        throw .noInteraction(name, path)
    }
}
