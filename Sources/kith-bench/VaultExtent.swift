/// How large a vault is.
struct VaultExtent: Sendable {
    var notes = 0
    /// The bytes of all notes together.
    var bytes = 0
}
