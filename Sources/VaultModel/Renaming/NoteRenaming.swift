import NoteSyntax

/// Gives a note another name, and has every link to it follow (format 5).
public enum NoteRenaming {
    /// What has to be read: the note, all that may link to it, and all that may have meant the new name already.
    public static func need(for path: NotePath, to name: String) -> LoadNeed {
        let words = [path.stem, Substring(FileName(name)?.stem ?? name)].map(FileMention.mostTellingWord)
        return .mentioning(words, including: [path])
    }

    /// Renames a note within its folder.
    ///
    /// The property `name` follows, where the note has one or the new name can't be a file's. All else of the notes stays.
    ///
    /// - Parameters:
    ///   - path: The note: a contact, a segment, or one of no kind.
    ///   - name: What it is to be called.
    ///   - author: Who makes the change, and when.
    ///   - slice: What ``need(for:to:)`` brought.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func renaming(
        _ path: NotePath, to name: String, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        let note = try slice.readNote(at: path)
        guard [.contact, .segment, .plain].contains(note.kind), path != NotePath(VaultSettings.fileName) else {
            throw ChangeRefusal.fixedName(path, note.kind)
        }
        let name = try ContactEditing.checked(name: name)
        guard let file = FileName(name) else { throw ChangeRefusal.emptyName }
        let folder = path.folder.isEmpty ? "" : "\(path.folder)/"
        let target = NotePath("\(folder)\(file.stem).md")
        if let taken = slice.listing.file(called: file.stem, but: path) {
            throw ChangeRefusal.nameTaken(taken)
        }
        let others = slice.passedOver.filter(\.isLoss)
        if let unread = others.first { throw ChangeRefusal.unread(unread) }
        let rewriting = LinkRewriting(
            target == path ? [:] : [path: target], listing: slice.listing, policy: slice.policy)
        var written = Written([])
        var links = RewrittenLinks()
        var edits: [VaultEdit.FileEdit] = []
        for linking in slice.notes where linking.path != path {
            let rewritten = try rewriting.rewriting(linking)
            links.add(rewritten, in: linking)
            edits.append(.replace(linking.path, from: linking.tree.source.bytes, to: rewritten.note.tree.source.bytes))
        }
        let own = try rewriting.rewriting(note)
        links.add(own, in: note)
        let renamed = try own.note.called(name, file, settings: slice.settings)
        edits += VaultEdit.FileEdit.moving(note, to: renamed)
        let id = renamed.text("id")
        let place = WrittenPlace(path: target, line: 1, id: id.isEmpty ? nil : id, name: renamed.name)
        let edit = VaultEdit(edits, moves: target == path ? [:] : [target: path])
        if edit.isEmpty { written.unchanged = [place] } else { written.places = [place] }
        written.links = links
        return VaultChange(edit, outcome: written)
    }
}

/// What became of the links of a vault.
public struct RewrittenLinks: Sendable, Equatable {
    /// How many were written otherwise.
    public private(set) var count = 0

    /// In how many notes that was.
    public private(set) var notes = 0

    /// Where links stand that led nowhere and now mean the note.
    public private(set) var found: [WrittenPlace] = []

    /// Where links to the note stand that are dates of interactions, and stay as they are (format 3, Header).
    public private(set) var dates: [WrittenPlace] = []

    /// No links.
    public init() {}

    mutating func add(_ rewritten: LinkRewriting.Rewritten, in note: Note) {
        if rewritten.count > 0 { (count, notes) = (count + rewritten.count, notes + 1) }
        func place(_ link: FoundLink) -> WrittenPlace {
            WrittenPlace(path: rewritten.note.path, line: note.tree.source.line(at: link.span.lowerBound) + 1)
        }
        found += rewritten.found.map(place)
        dates += rewritten.dates.map(place)
    }
}

extension Note {
    /// The note with this name, where it has a property for that or the file can't be called so.
    fileprivate func called(_ name: String, _ file: FileName, settings: VaultSettings) throws(ChangeRefusal) -> Note {
        guard !text("name").isEmpty || file.name != nil else { return self }
        return try changing([.set(key: "name", values: [name], asList: false)], settings: settings)
    }
}

extension VaultEdit.FileEdit {
    /// A note that changes, and may go to another place.
    static func moving(_ note: Note, to other: Note) -> [VaultEdit.FileEdit] {
        let (from, to) = (note.tree.source.bytes, other.tree.source.bytes)
        if note.path == other.path { return [.replace(note.path, from: from, to: to)] }
        return [.create(other.path, to), .remove(note.path, from)]
    }
}

extension VaultListing {
    /// The note or other file that a link to a stem would mean, be it in another case or Unicode form.
    func file(called stem: String, but path: NotePath) -> NotePath? {
        let folded = stem.lowercased()
        return (notes + files).first { $0 != path && $0.stem.lowercased() == folded }
    }
}
