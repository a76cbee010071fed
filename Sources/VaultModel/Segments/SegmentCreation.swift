/// Makes segments (format 2.3).
public enum SegmentCreation {
    /// Makes a segment's note in the segments folder.
    ///
    /// - Parameters:
    ///   - name: What it is called, which names the note.
    ///   - step: The first step of its criteria; without one the list is empty.
    ///   - matches: What the step's filter lists.
    ///   - author: Who makes the change, and when.
    ///   - slice: With the names of all files.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func creating(
        _ name: String, step: SegmentStep?, matches: SegmentMatches, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        let steps = step.map { [$0.description] } ?? []
        let note = try blank(name, [(key: "criteria", values: steps, isList: true)], in: slice)
        let listed = try step.map { try matches.contacts(after: $0, on: [], at: note.path) } ?? []
        let resolver = LinkResolver(slice.listing)
        let items = try matches.contacts.map(\.path).filter(listed.contains).map { path in
            (try link(to: path, from: note.path, resolver), "")
        }
        return try made(note, listing: items, SegmentReport(contactCount: items.count), in: slice)
    }

    /// Makes a segment of the contacts that another one has, with their remarks; it names that one and has no criteria.
    ///
    /// - Parameters:
    ///   - name: What it is called, which names the note.
    ///   - path: The segment that it follows.
    ///   - author: Who makes the change, and when.
    ///   - slice: What ``SegmentEditing/need(_:)`` brought.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func following(
        _ path: NotePath, called name: String, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        let note = try slice.readNote(at: path)
        guard let old = Segment(note) else { throw ChangeRefusal.otherKind(path, needed: .segment) }
        let resolver = LinkResolver(slice.listing)
        let place = NotePath("\(slice.settings.segmentsFolder)/New.md")
        let link = try "[[\(link(to: path, from: place, resolver))]]"
        let blank = try blank(name, [(key: "follows", values: [link], isList: false)], in: slice)
        var contacts: Set<NotePath> = []
        var report = SegmentReport()
        let items = try old.items.map { item in
            guard item.isUTF8 else { throw ChangeRefusal.segment(.remarkNotUTF8(path, line: item.line)) }
            switch resolver.resolve(item.target, from: path) {
            case .file(let contact, isTie: false):
                // The same contact, though the shortest link may be another from here.
                contacts.insert(contact)
                return (try self.link(to: contact, from: blank.path, resolver), item.remark)
            case .file(_, isTie: true):
                // Whoever is meant is for somebody to say, before the segment is logged.
                report.ambiguous.append(item.target)
            case .unresolved: report.unresolved.append(item.target)
            }
            return (item.target, item.remark)
        }
        report.contactCount = contacts.count
        return try made(blank, listing: items, report, in: slice)
    }

    /// A note of these properties, without a list.
    private static func blank(
        _ name: String, _ properties: [(key: String, values: [String], isList: Bool)], in slice: VaultSlice
    ) throws -> Note {
        let name = try ContactEditing.checked(name: name)
        guard let file = FileName(name) else { throw ChangeRefusal.emptyName }
        if let taken = slice.listing.note(called: file.stem) { throw ChangeRefusal.taken(taken, for: .segment) }
        let own: [(key: String, values: [String], isList: Bool)] = [
            ("type", [NoteKind.segment.rawValue], false), ("name", file.stem == name ? [] : [name], false),
        ]
        let path = NotePath("\(slice.settings.segmentsFolder)/\(file.stem).md")
        return try Note.made(of: own + properties, at: path, settings: slice.settings)
    }

    private static func made(
        _ note: Note, listing items: [(target: String, remark: String)], _ report: SegmentReport, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        var revising = try SegmentRevising(note, settings: slice.settings)
        try revising.append(items.map { SegmentItem.Text(target: $0.target, remark: $0.remark) })
        let change = VaultChange(creating: revising.note)
        var outcome = change.outcome
        outcome.segment = report
        return VaultChange(change.edit, outcome: outcome)
    }

    /// The target of the shortest link.
    private static func link(to path: NotePath, from holder: NotePath, _ resolver: LinkResolver) throws -> String {
        guard let link = resolver.link(to: path, from: holder) else { throw ChangeRefusal.unlinkable(path) }
        return String(link.dropFirst(2).dropLast(2))
    }
}
