import NoteSyntax

/// Makes one contact of several: the first stays, and gets what the others have (format 2.1, 3 and 5).
public struct ContactMerging: Sendable {
    /// The contact that stays.
    public let kept: NotePath

    /// Those that go, in the order in which they are taken in.
    public let others: [NotePath]

    /// Whose value counts where only one can; nil refuses that.
    public let preference: PropertyUniting.Preference?

    /// A merge of these contacts.
    public init(_ others: [NotePath], into kept: NotePath, preferring preference: PropertyUniting.Preference?) {
        (self.kept, self.preference) = (kept, preference)
        self.others = others.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// What has to be read: the contacts, and all that may link to one that goes.
    public var need: LoadNeed {
        .mentioning(others.map { FileMention.mostTellingWord(of: $0.stem) }, including: [kept] + others)
    }

    /// Makes one contact of them.
    ///
    /// Properties are united, and the others' names are aliases; interactions are united by id, in the order of time;
    /// other text comes below a heading; every link to one that goes means the one that stays.
    ///
    /// - Parameters:
    ///   - author: Who makes the change, and when.
    ///   - slice: What ``need`` brought.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public func merging(by author: Author, in slice: VaultSlice) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .remove, in: slice.policy)
        guard !others.contains(kept) else { throw ChangeRefusal.sameContact(kept) }
        if let unread = slice.passedOver.first(where: \.isLoss) { throw ChangeRefusal.unread(unread) }
        let note = try slice.contactNote(at: kept)
        let gone = try others.map(slice.contactNote(at:))
        if preference == nil {
            // All of them, so that somebody can decide once.
            let differences = gone.flatMap { PropertyUniting(note, $0, preferring: nil).differences }
            guard differences.isEmpty else { throw ChangeRefusal.properties(kept, differences) }
        }
        let rewriting = LinkRewriting(
            Dictionary(others.map { ($0, kept) }) { first, _ in first }, listing: slice.listing, policy: slice.policy)
        var links = RewrittenLinks()
        var edits: [VaultEdit.FileEdit] = []
        for linking in slice.notes where linking.path != kept && !others.contains(linking.path) {
            let rewritten = try rewriting.rewriting(linking)
            links.add(rewritten, in: linking)
            edits.append(.replace(linking.path, from: linking.tree.source.bytes, to: rewritten.note.tree.source.bytes))
        }
        let own = try rewriting.rewriting(note)
        links.add(own, in: note)
        var uniting = NoteUniting(own.note, settings: slice.settings)
        for other in gone {
            let rewritten = try rewriting.rewriting(other)
            links.add(rewritten, in: other)
            try uniting.takeIn(rewritten.note, from: other, preferring: preference)
            edits.append(.remove(other.path, other.tree.source.bytes))
        }
        edits.append(.replace(kept, from: note.tree.source.bytes, to: uniting.note.tree.source.bytes))
        let id = uniting.note.text("id")
        var written = Written([
            WrittenPlace(path: kept, line: 1, id: id.isEmpty ? nil : id, name: uniting.note.name)
        ])
        written.removed = others
        written.links = links
        return VaultChange(VaultEdit(edits), outcome: written)
    }
}
