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

    /// The folders for new notes of each kind, and for attachments.
    public let contactsFolder: String
    public let segmentsFolder: String
    public let attachmentsFolder: String

    /// The only folders whose notes count as members, templates and codes.
    public let teamFolder: String
    public let templatesFolder: String
    public let codesFolder: String

    /// The callout types that are interactions, in the order and spelling of the vault.
    public let interactionTypes: [String]

    /// When an interaction may be deleted.
    public let deletePolicy: DeletePolicy

    /// Whether every logged interaction names a template, and a code.
    public let requiresTemplate: Bool
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
