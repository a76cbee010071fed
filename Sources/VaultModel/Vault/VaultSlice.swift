/// Notes of a vault, parsed: those that a question or a change needs.
public struct VaultSlice: Sendable {
    /// The vault's rules and members, read together with the notes.
    public let policy: Policy

    /// The notes, in the order of paths, or in that of the need where it names them.
    public let notes: [Note]

    /// The vault's files by name; of the files that the need concerns, where it is not the whole vault.
    public let listing: VaultListing

    /// What could not be read or was passed over, in the order of paths.
    public let passedOver: [PassedOver]

    /// What the files hold that the need names as such.
    public let files: [NotePath: [UInt8]]

    /// Where each note stands in `notes`.
    private let indexes: [NotePath: Int]

    /// A slice of these notes.
    public init(
        policy: Policy, notes: [Note], listing: VaultListing, passedOver: [PassedOver] = [],
        files: [NotePath: [UInt8]] = [:]
    ) {
        self.policy = policy
        self.files = files
        self.notes = notes
        indexes = Dictionary(notes.indices.map { (notes[$0].path, $0) }) { first, _ in first }
        self.listing = listing
        self.passedOver = passedOver
    }

    /// What `Vault.md` says.
    public var settings: VaultSettings { policy.settings }

    /// The note at a path, if it was read.
    public func note(at path: NotePath) -> Note? { indexes[path].map { notes[$0] } }
}
