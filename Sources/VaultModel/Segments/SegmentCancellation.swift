import NoteSyntax

/// Cancels a segment's run as a whole: its callout, and all interactions that came of it (format 2.3).
public struct SegmentCancellation: Sendable {
    private let path: NotePath

    /// The run: by its id; one without an id by its place and what it says.
    private let run: SegmentRun

    /// What has to be read for it: every note that may hold one of its interactions.
    public let need: LoadNeed

    /// A cancellation of a run of this segment.
    public init(_ run: SegmentRun, of segment: Segment) {
        (path, self.run) = (segment.path, run)
        // Without an id nothing can link to it.
        need = run.id.map { .mentioning([$0], including: [segment.path]) } ?? .listed([segment.path])
    }

    /// Cancels the run, and of one that is cancelled already the interactions that still count.
    ///
    /// Interactions of it that are cancelled already keep who did that. Where fewer are found than the run was logged for,
    /// that is told; where none are, nothing is cancelled: they may be there, under a name that leads elsewhere.
    ///
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public func cancelling(by author: Author, in slice: VaultSlice) throws -> VaultChange<Written> {
        let signature = try author.signature(allowing: .remove, in: slice.policy)
        var revising = try SegmentRevising(path, in: slice)
        let resolver = LinkResolver(slice.listing)
        guard let index = index(in: revising.segment) else { throw ChangeRefusal.segment(.changedMeanwhile(path)) }
        let place = WrittenPlace(
            path: path, line: revising.segment.runs[index].line, id: run.id, name: revising.segment.name)
        let isCancelled = revising.segment.runs[index].isCancelled
        let parts = slice.notes.map { note in
            (note, Interaction.all(in: note, settings: slice.settings).filter { isPart($0, resolver) })
        }
        var outcome = isCancelled ? Written([], unchanged: [place]) : Written([place])
        outcome.unread = slice.passedOver.filter(\.isLoss)
        if !isCancelled {
            try refuseUnread(contactsOf: revising.segment, resolver, in: slice)
            let found = parts.reduce(0) { $0 + $1.1.count }
            let contacts = revising.segment.runs[index].contactCount ?? 0
            if found == 0, contacts > 0 {
                if let loss = outcome.unread.first { throw ChangeRefusal.unread(loss) }
                throw ChangeRefusal.segment(.lostRun(path, line: place.line, contacts: contacts))
            }
            outcome.lost = max(0, contacts - found)
            var change = CalloutChange()
            change.fields = [
                .set(key: InteractionField.cancelledAt.key.description, value: author.now.utcDescription),
                .set(key: InteractionField.cancelledBy.key.description, value: signature),
            ]
            try revising.change(index, change)
        }
        let cancelled = VaultChange(
            joining: try parts.compactMap { note, interactions -> VaultChange<Written>? in
                let references = interactions.filter { $0.span(.cancelledAt) == nil }.map(InteractionReference.init)
                guard !references.isEmpty else { return nil }
                return try InteractionEditing.cancelling(references, at: note.path, by: author, in: slice)
            })
        outcome.interactions = cancelled.outcome.places
        if !outcome.interactions.isEmpty { (outcome.places, outcome.unchanged) = ([place], []) }
        let own = isCancelled ? [] : [revising.fileEdit]
        return VaultChange(VaultEdit(own + cancelled.edit.files), outcome: outcome)
    }

    /// Whether an interaction came of the run.
    private func isPart(_ interaction: Interaction, _ resolver: LinkResolver) -> Bool {
        guard let id = run.id else { return false }
        return interaction.items(.segment).contains { item in
            item.isLink && item.fragment == "^\(id)" && resolver.path(item.name, from: interaction.holder.path) == path
        }
    }

    private func index(in segment: Segment) -> Int? {
        let runs = segment.runs
        if let id = run.id { return runs.firstIndex { $0.id == id } }
        return runs.firstIndex { $0.id == nil && $0.line == run.line && $0.subject == run.subject }
    }

    /// Refuses to cancel a part of the run alone: of a contact in the list whose note is not read nobody can tell.
    private func refuseUnread(
        contactsOf segment: Segment, _ resolver: LinkResolver, in slice: VaultSlice
    ) throws(ChangeRefusal) {
        let contacts = Set(segment.items.compactMap { resolver.path($0.target, from: path) })
        let unread = slice.passedOver.first { loss in
            loss.isLoss && contacts.contains { $0 == loss.path || $0.isBelow(loss.path.string) }
        }
        if let unread { throw .unread(unread) }
    }
}

// MARK: - Naming a run

extension Segment {
    /// The run that somebody named by its id, or by a beginning of that, with or without `^` and `l-`; without a name the
    /// only one that is not cancelled.
    public func run(named name: String?) -> NameMatch<SegmentRun> {
        guard let name else {
            return NameMatch.deciding(runs.filter { !$0.isCancelled }) ?? .notFound(nearest: runs)
        }
        let wanted = name.hasPrefix("^") ? String(name.dropFirst()) : name
        guard !wanted.isEmpty else { return .notFound(nearest: runs) }
        let exact = runs.filter { $0.id == wanted || $0.id == "l-" + wanted }
        let beginning = runs.filter { run in
            run.id.map { $0.hasPrefix(wanted) || $0.hasPrefix("l-" + wanted) } ?? false
        }
        return NameMatch.deciding(exact) ?? NameMatch.deciding(beginning) ?? .notFound(nearest: runs)
    }
}

// MARK: - Parts of a run

extension InteractionEditing {
    /// What has to be read to take the cancellations of some interactions back: the segments too whose runs they came of.
    public static func need(uncancelling interactions: [Interaction], resolver: LinkResolver) -> LoadNeed {
        let holders = interactions.map(\.holder.path)
        let segments = interactions.flatMap { interaction in
            interaction.items(.segment).filter(\.isLink).compactMap {
                resolver.path($0.name, from: interaction.holder.path)
            }
        }
        return .listed((holders + segments).uniqued)
    }

    /// Refuses to take a part of a cancelled run back.
    static func refusePart(
        _ interaction: Interaction, _ resolver: LinkResolver, in slice: VaultSlice
    ) throws(ChangeRefusal) {
        for item in interaction.items(.segment) where item.isLink {
            guard let fragment = item.fragment, fragment.hasPrefix("^"),
                let path = resolver.path(item.name, from: interaction.holder.path), path.isNote
            else { continue }
            guard let note = slice.note(at: path) else {
                if slice.passedOver.contains(where: { $0.path == path }) { _ = try slice.readNote(at: path) }
                // It names another segment than a moment ago, when it was decided what to read.
                throw .segment(.changedMeanwhile(interaction.holder.path))
            }
            let run = Segment(note)?.runs.first { $0.id == String(fragment.dropFirst()) }
            guard let run, run.isCancelled else { continue }
            let name = interaction.id ?? "\(interaction.holder.path):\(interaction.line)"
            throw .segment(.cancelledRun(interaction: name, path, line: run.line))
        }
    }
}
