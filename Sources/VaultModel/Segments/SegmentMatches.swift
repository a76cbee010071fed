/// Which contacts the filters of a segment's criteria list: found before a change, since all contacts have to be read.
public struct SegmentMatches: Sendable {
    /// The contacts of each filter, by its text.
    private let byFilter: [String: Set<NotePath>]

    /// Filters that ask for what is not there any more.
    private let unanswered: Set<String>

    /// All contacts, in the order in which new ones are put into a list.
    let contacts: [Contact]

    /// Notes that were not read, and may be contacts.
    let unread: Set<NotePath>

    /// Contacts that stay out of segments (`exclude-from-segments`).
    private let excluded: Set<NotePath>

    /// Whether filters bring those in too.
    private let includesExcluded: Bool

    /// What filters list.
    ///
    /// - Parameters:
    ///   - contacts: All contacts, in the order in which new ones are put into a list.
    ///   - byFilter: The contacts that each filter lists, by its text; of all filters that may be asked for.
    ///   - unanswered: Filters of which nobody can tell what they list.
    ///   - unread: What was not read.
    ///   - includesExcluded: Whether contacts come in that stay out of segments.
    public init(
        _ contacts: [Contact], byFilter: [String: Set<NotePath>], unanswered: Set<String> = [],
        unread: [PassedOver] = [], includesExcluded: Bool = false
    ) {
        self.unread = Set(unread.filter(\.isLoss).map(\.path))
        self.contacts = contacts
        self.byFilter = byFilter
        self.unanswered = unanswered
        self.includesExcluded = includesExcluded
        excluded = Set(contacts.filter(\.staysOutOfSegments).map(\.path))
    }

    /// The contacts that a filter lists; nil where it was not looked at.
    subscript(filter: String) -> Set<NotePath>? { byFilter[filter] }

    /// Whether steps can be replayed.
    public func answers(_ steps: some Sequence<SegmentStep>) -> Bool {
        steps.allSatisfy { !unanswered.contains($0.filter) }
    }

    /// Contacts that a filter lists and that do not come in, as their notes say.
    public func leftOut(of filter: String) -> [Contact] {
        guard !includesExcluded, let listed = byFilter[filter] else { return [] }
        return contacts.filter { excluded.contains($0.path) && listed.contains($0.path) }
    }

    /// The contacts after a step.
    ///
    /// - Parameters:
    ///   - step: The step.
    ///   - before: The contacts before it.
    ///   - welcome: Contacts that a filter may bring in though they stay out of segments.
    ///   - path: The segment's note.
    /// - Throws: ``SegmentRefusal/changedMeanwhile(_:)`` for a filter that was not looked at.
    func contacts(
        after step: SegmentStep, on before: Set<NotePath>, welcome: Set<NotePath> = [], at path: NotePath
    ) throws(ChangeRefusal) -> Set<NotePath> {
        guard let listed = byFilter[step.filter] else { throw .segment(.changedMeanwhile(path)) }
        switch step.kind {
        case .add: return before.union(includesExcluded ? listed : listed.subtracting(excluded.subtracting(welcome)))
        case .refine: return before.intersection(listed)
        case .reduce: return before.subtracting(listed)
        }
    }

    /// The contacts after steps that are made one after the other.
    func contacts(
        after steps: [SegmentStep], on before: Set<NotePath> = [], welcome: Set<NotePath> = [], at path: NotePath
    ) throws(ChangeRefusal) -> Set<NotePath> {
        var contacts = before
        for step in steps { contacts = try self.contacts(after: step, on: contacts, welcome: welcome, at: path) }
        return contacts
    }
}

extension Contact {
    /// Whether it comes into no segment unless that is wanted (`exclude-from-segments`).
    var staysOutOfSegments: Bool { value("exclude-from-segments")?.lowercased() == "true" }
}
