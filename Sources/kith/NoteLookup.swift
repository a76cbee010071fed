import NoteSyntax
import VaultModel
import VaultStore

/// Gathers the names of all notes, their front matter alone.
private struct NoteGathering: NoteFold {
    static var part: NotePart { .frontMatter }
    private(set) var contacts: [Contact] = []
    private(set) var others: [NamedNote] = []

    mutating func add(_ note: Note) {
        if let contact = Contact(note) { contacts.append(contact) } else { others.append(NamedNote(note)) }
    }

    mutating func merge(_ next: NoteGathering) {
        contacts += next.contacts
        others += next.others
    }
}

extension OpenVault {
    /// The path of the note that somebody named: a contact, by any of its names, or another note by path, stem or name.
    ///
    /// A path is found without reading any note.
    func notePath(named name: String, in listing: VaultListing) async throws -> NotePath {
        if let path = NoteNaming.path(name, in: listing, settings: settings) { return path }
        let all = try await load(.everything, folding: NoteGathering(), listing: listing)
        switch NoteNaming.match(name, contacts: all.fold.contacts, others: all.fold.others) {
        case .found(let note): return note.path
        case .ambiguous(let notes):
            throw CommandFailure(
                code: .ambiguous, message: "“\(name)” fits several notes", hint: "Name one by its path.",
                candidates: notes.map(\.candidate))
        case .notFound(let nearest):
            // The name may well mean a note that was not read.
            if let unread = all.passedOver.first(where: { $0.isLoss && $0.path.stem == name }) {
                throw CommandFailure.unread(unread)
            }
            throw CommandFailure(
                code: .notFound, message: "no note is called “\(name)”",
                hint: nearest.isEmpty
                    ? "`kith list` shows all contacts; other notes are named by their paths." : "Is it one of these?",
                candidates: nearest.map(\.candidate))
        }
    }
}

extension NamedNote {
    fileprivate var candidate: CommandFailure.Candidate { .init(name: name, path: path.string) }
}
