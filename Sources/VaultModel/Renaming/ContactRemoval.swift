import NoteSyntax

/// Takes a contact's note out of the vault, with everything that was logged in it.
public struct ContactRemoval: Sendable {
    /// The note.
    public let path: NotePath

    /// Whether it goes even where interactions elsewhere name the contact.
    public let isForced: Bool

    /// A removal of the note at a path.
    public init(of path: NotePath, isForced: Bool) {
        (self.path, self.isForced) = (path, isForced)
    }

    /// What has to be read: the note, and all that may link to it.
    public var need: LoadNeed { .mentioning([FileMention.mostTellingWord(of: path.stem)], including: [path]) }

    /// Removes the note.
    ///
    /// - Parameters:
    ///   - author: Who makes the change, and when.
    ///   - slice: What ``need`` brought.
    /// - Returns: The change; its outcome has the links that will lead nowhere.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public func removing(by author: Author, in slice: VaultSlice) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .remove, in: slice.policy)
        let note = try slice.contactNote(at: path)
        let finder = LinkFinder(policy: slice.policy, resolver: LinkResolver(slice.listing))
        var dangling: [NoteLink] = []
        var naming: [WrittenPlace] = []
        for other in slice.notes where other.path != path {
            let links = finder.links(of: other).filter { $0.path == path }
            guard !links.isEmpty else { continue }
            dangling += links.map { NoteLink($0, in: other) }
            naming += Interaction.all(in: other, settings: slice.settings).filter { interaction in
                let lines = other.tree.source.span(ofLines: interaction.callout.lines).range
                return links.contains { lines.contains($0.span.lowerBound) }
            }.map { WrittenPlace($0) }
        }
        if !isForced {
            if let unread = slice.passedOver.first(where: \.isLoss) { throw ChangeRefusal.unread(unread) }
            guard naming.isEmpty else { throw ChangeRefusal.namedElsewhere(path, naming) }
        }
        let id = note.text("id")
        var written = Written([WrittenPlace(path: path, line: 1, id: id.isEmpty ? nil : id, name: note.name)])
        written.places += Interaction.all(in: note, settings: slice.settings).map { WrittenPlace($0) }
        written.dangling = dangling
        return VaultChange(VaultEdit([.remove(path, note.tree.source.bytes)]), outcome: written)
    }
}
