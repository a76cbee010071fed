import NoteSyntax
import VaultModel
import VaultStore

/// Gathers which notes are segments, and which are contacts, by their front matter alone.
private struct SegmentGathering: NoteFold {
    static var part: NotePart { .frontMatter }
    private(set) var segments: [NotePath] = []
    private(set) var contacts: Set<NotePath> = []

    mutating func add(_ note: Note) {
        if note.kind == .segment { segments.append(note.path) }
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
        let read = try await segments(at: all.fold.segments)
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
        let all = try await load(.everything, folding: CalledGathering(.segment)).fold.notes
        let found = try Self.only(
            .segment, named: name, among: all, in: settings.segmentsFolder, called: { $0 })
        let read = try await segments(at: [found.path])
        guard let segment = read.segments.first else {
            throw ChangeRefusal.unread(read.passedOver.first ?? PassedOver(path: found.path, reason: .vanished))
        }
        return (segment, read.passedOver)
    }

    /// What a filter lists that is to become a step of criteria, and what was not read.
    ///
    /// - Parameter includesExcluded: Whether contacts come in that stay out of segments.
    func matches(
        of filter: ContactFilter, includesExcluded: Bool
    ) async throws -> (matches: SegmentMatches, passedOver: [PassedOver]) {
        let (register, passedOver) = try await register(for: [filter])
        let listed = Set(try register.overviews(matching: filter, of: .newStep).map(\.contact.path))
        let matches = SegmentMatches(
            register.overviews.map(\.contact), byFilter: [filter.text: listed], unread: passedOver,
            includesExcluded: includesExcluded)
        return (matches, passedOver)
    }

    /// What the filters of a segment's criteria list, and some others that can be read.
    func replay(
        of segment: Segment, and others: [ContactFilter] = [], includesExcluded: Bool = false
    ) async throws -> CriteriaReplay {
        var failures: [CommandFailure] = []
        var unanswered: Set<String> = []
        func fail(_ step: SegmentStep, _ error: any Error) {
            unanswered.insert(step.filter)
            failures.append(CommandFailure(error, in: step, of: segment))
        }
        var filters: [(step: SegmentStep, filter: ContactFilter)] = []
        for step in segment.criteria {
            do { filters.append((step, try filter(step.filter))) } catch { fail(step, error) }
        }
        let (register, passedOver) = try await register(for: filters.map(\.filter) + others)
        func listed(_ filter: ContactFilter) throws(ContactFilter.Failure) -> Set<NotePath> {
            Set(try register.overviews(matching: filter, of: .storedStep).map(\.contact.path))
        }
        var byFilter: [String: Set<NotePath>] = [:]
        var unusedKeys: [(key: String, step: SegmentStep)] = []
        for (step, filter) in filters {
            unusedKeys += register.unusedKeys(of: filter).map { ($0, step) }
            do { byFilter[filter.text] = try listed(filter) } catch { fail(step, error) }
        }
        for filter in others { byFilter[filter.text] = try listed(filter) }
        let matches = SegmentMatches(
            register.overviews.map(\.contact), byFilter: byFilter, unanswered: unanswered, unread: passedOver,
            includesExcluded: includesExcluded)
        return CriteriaReplay(matches: matches, failures: failures, unusedKeys: unusedKeys, passedOver: passedOver)
    }
}

/// What the filters of a segment's criteria list.
struct CriteriaReplay {
    let matches: SegmentMatches

    /// Why steps can't be replayed, in their order.
    let failures: [CommandFailure]

    /// What steps ask for and no contact has: it is not there any more, or was never spelled so.
    let unusedKeys: [(key: String, step: SegmentStep)]

    let passedOver: [PassedOver]

    /// What the filters list, where all steps can be replayed.
    func whole() throws -> SegmentMatches {
        if let failure = failures.first { throw failure }
        return matches
    }

    /// Says which steps can't be replayed, or ask for what no contact has.
    func tell() {
        let keys = unusedKeys.map { "no contact has a property “\($0.key)”, which the step `\($0.step)` asks for" }
        for message in failures.map(\.message) + keys { StandardError.write(printable("kith: \(message)") + "\n") }
    }
}

extension CommandFailure {
    /// A step of a segment's criteria that can't be replayed.
    fileprivate init(_ error: any Error, in step: SegmentStep, of segment: Segment) {
        self = CommandFailure(error) ?? CommandFailure(code: .usage, message: "the filter can't be read")
        message = "the step `\(step)` of the criteria can't be replayed: \(message)"
        path = segment.path.string
    }
}

extension OpenVault {
    /// The steps of criteria that name a contact alone, by a name that is its own, and the segments that have them.
    func steps(naming path: NotePath) async throws -> [(step: SegmentStep, segment: NotePath)] {
        let read = try await load(.notes([path]), folding: ContactGathering())
        guard let contact = read.fold.contacts.first else { return [] }
        let filters = SegmentStep.filters(naming: contact).filter { !$0.hasPrefix("id:") }
        return try await load(.holding(TextScreen([FoldedText("criteria")])), folding: KindGathering(.segment)).fold
            .notes
            .compactMap { Segment($0) }
            .flatMap { segment in segment.criteria.map { (step: $0, segment: segment.path) } }
            .filter { filters.contains($0.step.filter) }
    }
}
