import NoteSyntax
import VaultModel
import VaultStore

extension OpenVault {
    /// The segments of the vault, in the order of paths, and what was not read.
    func segments() async throws -> (segments: [Segment], passedOver: [PassedOver]) {
        let folded = try await load(.everything, folding: KindGathering(.segment))
        return (folded.fold.notes.compactMap { Segment($0) }, folded.passedOver)
    }

    /// The segment that somebody named.
    func segment(named name: String) async throws -> Segment { try await foundSegment(named: name).segment }

    /// The segment that somebody named, and what of its note was not read.
    func foundSegment(named name: String) async throws -> (segment: Segment, passedOver: [PassedOver]) {
        let (segments, passedOver) = try await segments()
        // The name may well mean a note that was not read, so no other is meant by it.
        let unread = passedOver.first { $0.isLoss && ($0.path.string == name || String($0.path.stem) == name) }
        if let unread { throw CommandFailure.unread(unread) }
        let segment = try Self.only(
            .segment, named: name, among: segments, names: { [String($0.path.stem), $0.name] }, path: \.path)
        return (segment, passedOver.filter { $0.path == segment.path })
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
