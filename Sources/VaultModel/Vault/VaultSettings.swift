/// What `Vault.md` says of a vault (format 1).
public struct VaultSettings: Sendable {
    /// The format version that this code reads and writes.
    public static let supportedVersion = 1

    /// The name of the note that makes a folder a vault.
    public static let fileName = "Vault.md"

    /// The book's name.
    public let name: String

    /// The one clock that all occurrence times are written in.
    public let zone: VaultZone

    /// The folder for new contacts.
    public let contactsFolder: String

    /// The folder for new segments.
    public let segmentsFolder: String

    /// The folder for attachments.
    public let attachmentsFolder: String

    /// The only folder whose notes count as members.
    public let teamFolder: String

    /// The only folder whose notes count as templates.
    public let templatesFolder: String

    /// The only folder whose notes count as codes.
    public let codesFolder: String

    /// The callout types that are interactions, in the order and spelling of the vault.
    public let interactionTypes: [String]

    /// When an interaction may be deleted.
    public let deletePolicy: DeletePolicy

    /// Whether every logged interaction names a template.
    public let requiresTemplate: Bool

    /// Whether every logged interaction names a code.
    public let requiresCode: Bool

    /// How often contacts of a tag want to hear from us.
    public let keepInTouchTags: [KeepInTouchTag]

    /// Rules that `check` leaves out.
    public let rulesOff: [String]

    /// When an interaction may be deleted: at once, or only once it is cancelled.
    public enum DeletePolicy: String, Sendable, CaseIterable {
        case direct
        case cancelFirst = "cancel-first"
    }

    /// `TAG SPAN`: contacts of the tag are due when nobody reached them for so long.
    public struct KeepInTouchTag: Sendable, Equatable {
        /// The tag.
        public let tag: String

        /// How long.
        public let span: TimeSpan
    }
}
