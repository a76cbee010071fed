import NoteSyntax
import VaultModel
import VaultStore

/// Gathers which notes are segments, and what they are called, and which are contacts, by their front matter alone.
private struct SegmentGathering: NoteFold {
    static var part: NotePart { .frontMatter }
    private(set) var segments: [(path: NotePath, name: String)] = []
    private(set) var contacts: Set<NotePath> = []

    mutating func add(_ note: Note) {
        if note.kind == .segment { segments.append((note.path, note.name)) }
        if note.kind == .contact { contacts.insert(note.path) }
    }

    mutating func merge(_ next: SegmentGathering) {
        segments += next.segments
        contacts.formUnion(next.contacts)
    }
}

extension OpenVault {
    /// The segments of the vault, in the order of paths, how many contacts each lists, and what was not read.
    func segments() async throws -> (segments: [(segment: Segment, contactCount: Int)], passedOver: [PassedOver]) {
        let listing = try store.listing()
        let all = try await load(.everything, folding: SegmentGathering(), listing: listing)
        let read = try await segments(at: all.fold.segments.map(\.path))
        let resolver = LinkResolver(listing)
        let counted = read.segments.map { segment in
            let paths = segment.items.compactMap { resolver.path($0.target, from: segment.path) }
            return (segment: segment, contactCount: all.fold.contacts.intersection(paths).count)
        }
        return (counted, all.passedOver + read.passedOver.filter { !all.passedOver.contains($0) })
    }

    private func segments(at paths: [NotePath]) async throws -> (segments: [Segment], passedOver: [PassedOver]) {
        let read = try await load(.notes(paths), folding: KindGathering(.segment))
        return (read.fold.notes.compactMap { Segment($0) }, read.passedOver)
    }

    /// The segment that somebody named.
    func segment(named name: String) async throws -> Segment { try await foundSegment(named: name).segment }

    /// The segment that somebody named, and what of its note was not read; reads as few notes as the name allows.
    func foundSegment(named name: String) async throws -> (segment: Segment, passedOver: [PassedOver]) {
        let paths = [name, name + ".md"].map { NotePath($0) }
        let exact = try store.listing().notes.filter { paths.contains($0) || String($0.stem) == name }
        let direct = try await segments(at: exact)
        // The name may well mean a note that was not read, so no other is meant by it.
        if let unread = direct.passedOver.first(where: \.isLoss) { throw CommandFailure.unread(unread) }
        if direct.segments.count == 1 { return (direct.segments[0], direct.passedOver) }
        let all = try await load(.everything, folding: SegmentGathering()).fold.segments
        let found = try Self.only(
            .segment, named: name, among: all, names: { [String($0.path.stem), $0.name] }, path: \.path)
        let read = try await segments(at: [found.path])
        guard let segment = read.segments.first else {
            throw ChangeRefusal.unread(read.passedOver.first ?? PassedOver(path: found.path, reason: .vanished))
        }
        return (segment, read.passedOver)
    }

    /// What some filters list, and what was not read.
    ///
    /// - Parameters:
    ///   - filters: The filters, by their texts.
    ///   - includesExcluded: Whether contacts come in that stay out of segments.
    func matches(
        of filters: [ContactFilter], includesExcluded: Bool = false
    ) async throws -> (matches: SegmentMatches, passedOver: [PassedOver]) {
        let (register, passedOver) = try await register(for: filters)
        var byFilter: [String: Set<NotePath>] = [:]
        for filter in filters {
            byFilter[filter.text] = Set(try register.overviews(matching: filter).map(\.contact.path))
        }
        let contacts = register.overviews.map(\.contact)
        return (SegmentMatches(contacts, byFilter: byFilter, includesExcluded: includesExcluded), passedOver)
    }

    /// The filters of a segment's criteria.
    func filters(of segment: Segment) throws -> [ContactFilter] {
        try segment.criteria.map { step in
            do { return try filter(step.filter) } catch { throw CommandFailure(error, in: step, of: segment) }
        }
    }

    /// What the filters of a segment's criteria list, and some others.
    func matches(
        of segment: Segment, and others: [ContactFilter] = [], includesExcluded: Bool = false
    ) async throws -> (matches: SegmentMatches, passedOver: [PassedOver]) {
        try await matches(of: filters(of: segment) + others, includesExcluded: includesExcluded)
    }
}

extension CommandFailure {
    /// A filter of a segment's criteria that can't be read.
    fileprivate init(_ error: any Error, in step: SegmentStep, of segment: Segment) {
        self = CommandFailure(error) ?? CommandFailure(code: .usage, message: "the filter can't be read")
        message = "the step `\(step)` of the criteria can't be replayed: \(message)"
        path = segment.path.string
    }
}
