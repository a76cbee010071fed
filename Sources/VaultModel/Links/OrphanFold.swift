public import NoteSyntax

/// Gathers the contacts that no other note links to.
public struct OrphanFold: NoteFold {
    /// All of each note.
    public static var part: NotePart { .everything }

    private let finder: LinkFinder
    private var contacts: [Contact] = []
    private var linked: Set<NotePath> = []

    /// A fold over the notes of a vault.
    public init(finder: LinkFinder) {
        self.finder = finder
    }

    /// Takes in the next note.
    public mutating func add(_ note: Note) {
        if let contact = Contact(note) { contacts.append(contact) }
        for link in finder.links(of: note) {
            if let path = link.path, path.isNote, path != note.path { linked.insert(path) }
        }
    }

    /// Takes in what was gathered of the notes that follow.
    public mutating func merge(_ next: OrphanFold) {
        contacts += next.contacts
        linked.formUnion(next.linked)
    }

    /// The contacts that no other note links to, in the order of paths; a link to itself counts for none.
    public var orphans: [Contact] { contacts.filter { !linked.contains($0.path) } }
}
