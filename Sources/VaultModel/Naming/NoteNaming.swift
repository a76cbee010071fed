/// The steps by which a note of any kind is found by what somebody typed: contacts as `ContactNaming` has it, all others by
/// path, stem or name.
public enum NoteNaming {
    /// The note that the first steps find by the names of files alone: its path from the root, with or without `.md`;
    /// NAME`.md` in the contacts folder.
    public static func path(_ name: String, in listing: VaultListing, settings: VaultSettings) -> NotePath? {
        let paths = ContactNaming.paths(name, settings: settings)
        guard !paths.isEmpty else { return nil }
        let notes = Set(listing.notes)
        return paths.first(where: notes.contains)
    }

    /// What the later steps find among all notes: a contact by its stem, else any other note by its stem; then a contact by
    /// its name, an alias or an address, or any other note by its name; a contact by the beginning of a name.
    public static func match(_ name: String, contacts: [Contact], others: [NamedNote]) -> NameMatch<NamedNote> {
        let sameStem = contacts.filter { $0.stem == name }.map(NamedNote.init)
        if let match = NameMatch.deciding(sameStem) ?? .deciding(others.filter { $0.stem == name }) { return match }
        let folded = FoldedText(name)
        let isContact = contacts.contains { $0.allNames.contains { FoldedText($0) == folded } }
        let named = others.filter { FoldedText($0.stem) == folded || FoldedText($0.name) == folded }
        if !isContact, let match = NameMatch.deciding(named) { return match }
        switch ContactNaming.match(name, among: contacts) {
        case .found(let contact): return .found(NamedNote(contact))
        case .ambiguous(let contacts): return .ambiguous(contacts.map(NamedNote.init))
        case .notFound(let nearest): return .notFound(nearest: nearest.map(NamedNote.init))
        }
    }
}

/// A note by its path and its name.
public struct NamedNote: Sendable, Equatable {
    /// Where it stands.
    public let path: NotePath

    /// The name to show.
    public let name: String

    /// The file's stem.
    var stem: String { String(path.stem) }

    /// The path and the name of a note.
    public init(_ note: Note) {
        (path, name) = (note.path, note.name)
    }

    init(_ contact: Contact) {
        (path, name) = (contact.path, contact.name)
    }
}
