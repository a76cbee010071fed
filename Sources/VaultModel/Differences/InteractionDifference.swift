/// What became of an interaction.
///
/// Of one that was both cancelled and edited, or moved and edited, there are two.
public struct InteractionDifference: Sendable, Equatable {
    /// What became of it.
    public enum Kind: String, Sendable, CaseIterable {
        /// It is new, cancelled or not.
        case added
        /// It is gone.
        case deleted
        /// It was cancelled.
        case cancelled
        /// It is cancelled no more.
        case uncancelled
        /// It says something else, or was stamped.
        case edited
        /// It stands in another contact's note.
        case moved
    }

    /// What became of it.
    public let kind: Kind

    /// Its block id, without `^`; nil for one that has none.
    public let id: String?

    /// Its type, in the spelling of the vault.
    public let type: String

    /// The note that holds it; of one that is gone, the note that held it.
    public let path: NotePath

    /// The line of its header there, from 1.
    public let line: Int

    /// The note that held one before that was moved; nil for every other.
    public let formerPath: NotePath?

    /// Who did it, by name: of a new one who logged it, of a cancelled one who cancelled it.
    ///
    /// Nil where nobody is named, and for every other.
    public let who: String?

    init(
        _ kind: Kind, _ interaction: Interaction, from formerPath: NotePath? = nil, by who: String? = nil,
        in settings: VaultSettings
    ) {
        (self.kind, self.formerPath, self.who) = (kind, formerPath, who)
        id = interaction.id
        type = interaction.type(in: settings)
        path = interaction.holder.path
        line = interaction.line
    }
}
