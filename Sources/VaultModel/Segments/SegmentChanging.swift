import NoteSyntax

/// A change of a segment's list: who is in it, who comes and who goes.
struct SegmentChanging {
    private var revising: SegmentRevising
    private let resolver: LinkResolver
    private let contacts: [NotePath: Contact]
    private let order: [NotePath]
    private let unread: Set<NotePath>

    /// The contact of each item; nil for a link that resolves to none.
    private(set) var paths: [NotePath?]

    /// What is told of it.
    private var report = SegmentReport()
    private var touchedLine: Int?

    /// - Parameters:
    ///   - path: The segment's note.
    ///   - contacts: All contacts, in the order in which new ones come.
    ///   - unread: Notes that were not read, and may be contacts.
    ///   - slice: The note, and the names of all files.
    init(
        _ path: NotePath, contacts: [Contact], unread: Set<NotePath> = [], in slice: VaultSlice
    ) throws(ChangeRefusal) {
        revising = try SegmentRevising(path, in: slice)
        self.unread = unread
        resolver = LinkResolver(slice.listing)
        order = contacts.map(\.path)
        self.contacts = Dictionary(contacts.map { ($0.path, $0) }) { first, _ in first }
        paths = []
        paths = resolved()
    }

    var segment: Segment { revising.segment }

    /// The contacts in the list.
    var listed: Set<NotePath> { Set(paths.compactMap(\.self)) }

    /// The criteria; refused where one of the steps can't be read.
    func criteria() throws(ChangeRefusal) -> [SegmentStep] {
        for case .step(let text, let line) in segment.problems {
            throw .segment(.step(text, segment.path, line: line))
        }
        return segment.criteria
    }

    /// The steps as they stand in the note.
    var steps: [String] { revising.steps }

    mutating func set(steps: [String]) throws(ChangeRefusal) {
        try revising.set(steps: steps)
        touchedLine = revising.note.line(of: "criteria")
    }

    /// Makes these contacts the list: others go, and new ones come behind; links that resolve to no contact stay.
    mutating func list(_ wanted: Set<NotePath>) throws(ChangeRefusal) {
        report.unresolved = zip(segment.items, paths).filter { $0.1 == nil }.map(\.0.target).filter { target in
            !(resolver.path(target, from: segment.path).map(unread.contains) ?? false)
        }
        let gone = paths.indices.filter { index in paths[index].map { !wanted.contains($0) } ?? false }
        report.removed += gone.compactMap { paths[$0] }.uniqued.map(name)
        try revising.remove(gone)
        paths = resolved()
        let here = listed
        try append(order.filter { wanted.contains($0) && !here.contains($0) }, remark: "")
    }

    /// Puts contacts behind the list.
    mutating func append(_ new: [NotePath], remark: String) throws(ChangeRefusal) {
        guard !new.isEmpty else { return }
        var texts: [SegmentItem.Text] = []
        for path in new {
            guard let link = resolver.link(to: path, from: segment.path) else { throw .unlinkable(path) }
            texts.append(SegmentItem.Text(target: String(link.dropFirst(2).dropLast(2)), remark: remark))
        }
        try revising.append(texts)
        paths = resolved()
        let first = paths.firstIndex(of: new.first)
        touchedLine = touchedLine ?? first.map { segment.items[$0].line }
        report.added += new.map(name)
    }

    /// Gives the items of a contact a remark.
    mutating func setRemark(_ remark: String, of contact: NotePath) throws(ChangeRefusal) {
        for index in paths.indices where paths[index] == contact {
            try revising.setRemark(remark, at: index)
            touchedLine = touchedLine ?? segment.items[index].line
        }
    }

    /// Names contacts that are in the list by hand, not by its criteria.
    mutating func tell(byHand: Set<NotePath>) {
        report.byHand = paths.compactMap(\.self).uniqued.filter(byHand.contains).map(name)
    }

    /// Names contacts that criteria will bring back though they were taken out.
    mutating func tell(returning contact: Contact) { report.returning.append(contact.name) }

    /// The change, told by the line of what changed first.
    var finished: VaultChange<Written> {
        let place = WrittenPlace(path: segment.path, line: touchedLine ?? 1, name: segment.name)
        var outcome = revising.isChanged ? Written([place]) : Written([], unchanged: [place])
        var report = report
        report.contactCount = listed.count
        outcome.segment = report
        return VaultChange(VaultEdit([revising.fileEdit]), outcome: outcome)
    }

    private func resolved() -> [NotePath?] {
        segment.items.map { item in
            resolver.path(item.target, from: segment.path).flatMap { contacts[$0] == nil ? nil : $0 }
        }
    }

    private func name(_ path: NotePath) -> String { contacts[path]?.name ?? String(path.stem) }
}

/// What a change of a segment is told to have done to its list.
public struct SegmentReport: Sendable, Equatable {
    /// The names of contacts that came, in their order.
    public internal(set) var added: [String] = []

    /// The names of contacts that went.
    public internal(set) var removed: [String] = []

    /// The names of contacts that are in the list though the criteria don't bring them.
    public internal(set) var byHand: [String] = []

    /// The targets of links that fit several notes, and stay.
    public internal(set) var ambiguous: [String] = []

    /// The targets of links that resolve to no contact, and stay.
    public internal(set) var unresolved: [String] = []

    /// The names of contacts that went, and that the criteria bring back.
    public internal(set) var returning: [String] = []

    /// How many contacts the list has; one that stands twice counts once.
    public internal(set) var contactCount = 0

    init(contactCount: Int = 0) { self.contactCount = contactCount }
}

extension [NotePath] {
    /// The paths without those that stand before already.
    var uniqued: [NotePath] {
        var seen: Set<NotePath> = []
        return filter { seen.insert($0).inserted }
    }
}
