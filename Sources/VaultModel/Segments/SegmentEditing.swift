/// Changes the list of a segment, and the criteria by which it was put together (format 2.3).
public enum SegmentEditing {
    /// What has to be read to change a segment; all contacts were read before, for the filters.
    public static func need(_ segment: NotePath) -> LoadNeed { .listed([segment]) }

    /// Appends a step to the criteria, and does with the list what it says: what was in it by hand is no different.
    ///
    /// - Parameters:
    ///   - step: The step, its filter on one line.
    ///   - path: The segment.
    ///   - matches: What the step's filter lists.
    ///   - author: Who makes the change, and when.
    ///   - slice: What ``need(_:)`` brought.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func adding(
        _ step: SegmentStep, to path: NotePath, matches: SegmentMatches, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        var changing = try SegmentChanging(path, contacts: matches.contacts, unread: matches.unread, in: slice)
        try changing.set(steps: changing.steps + [step.description])
        try changing.list(try matches.contacts(after: step, on: changing.listed, at: path))
        return changing.finished
    }

    /// Replays the criteria: the outcome becomes the list.
    ///
    /// A contact in the list that they don't bring is in it by hand: it stays unless a step takes it out, as if it had been
    /// there from the beginning, or `prunes` is true. Links that resolve to no contact stay.
    ///
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func refreshing(
        _ path: NotePath, matches: SegmentMatches, prunes: Bool, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        var changing = try SegmentChanging(path, contacts: matches.contacts, unread: matches.unread, in: slice)
        let steps = try changing.criteria()
        let outcome = try matches.contacts(after: steps, at: path)
        let kept = try matches.contacts(after: steps, on: changing.listed, at: path)
        try changing.list(prunes ? outcome : kept)
        changing.tell(byHand: prunes ? [] : kept.subtracting(outcome))
        return changing.finished
    }

    /// Takes the last step back: the criteria without it, and the list to what those bring; what was in it by hand stays.
    ///
    /// Without criteria nothing changes. A last step that can't be replayed goes all the same, and whoever came in by it
    /// stays; where one before it can't be replayed, or read, the list stays as it is.
    ///
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func undoing(
        _ path: NotePath, matches: SegmentMatches, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        var changing = try SegmentChanging(path, contacts: matches.contacts, unread: matches.unread, in: slice)
        guard !changing.steps.isEmpty else { return changing.finished }
        let old = changing.listed
        // A last step that can't be read did nothing; of one that can't be replayed nobody knows what it did.
        let whole = [SegmentStep(changing.steps.last ?? "")].compactMap(\.self).filter { matches.answers([$0]) }
        try changing.set(steps: changing.steps.dropLast())
        guard let steps = try? changing.criteria(), matches.answers(steps) else { return changing.finished }
        // Who came in though they stay out of segments may stay.
        let byHand = old.subtracting(try matches.contacts(after: steps + whole, welcome: old, at: path))
        try changing.list(try matches.contacts(after: steps, on: byHand, welcome: old, at: path))
        return changing.finished
    }

    // MARK: Single contacts

    /// Puts contacts into the list by hand; those that are in it already get the remark alone.
    ///
    /// - Parameters:
    ///   - contacts: The contacts, in the order in which they come.
    ///   - path: The segment.
    ///   - remark: What is noted of each; nil leaves those that are there as they are.
    ///   - includesExcluded: Whether contacts may come that stay out of segments.
    ///   - author: Who makes the change, and when.
    ///   - slice: What ``need(_:)`` brought.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func adding(
        _ contacts: [Contact], to path: NotePath, remark: String?, includesExcluded: Bool, by author: Author,
        in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        let remark = try remark.map { try ContactEditing.normal($0, key: "remark") }
        var changing = try SegmentChanging(path, contacts: contacts, in: slice)
        let listed = changing.listed
        let new = contacts.filter { !listed.contains($0.path) }
        if !includesExcluded, let excluded = new.first(where: \.staysOutOfSegments) {
            throw ChangeRefusal.segment(.excluded(excluded))
        }
        if let remark {
            for contact in contacts where listed.contains(contact.path) {
                try changing.setRemark(remark, of: contact.path)
            }
        }
        try changing.append(new.map(\.path).uniqued, remark: remark ?? "")
        return changing.finished
    }

    /// Takes contacts out of the list; where the criteria would bring one back, or can't be replayed, a step is added to
    /// them that does not.
    ///
    /// - Parameters:
    ///   - contacts: The contacts.
    ///   - path: The segment.
    ///   - matches: What the filters of the criteria list, and those of ``SegmentStep/filters(naming:)`` for each contact.
    ///   - author: Who makes the change, and when.
    ///   - slice: What ``need(_:)`` brought.
    /// - Throws: ``ChangeRefusal``, `IdentityError`.
    public static func taking(
        _ contacts: [Contact], outOf path: NotePath, matches: SegmentMatches, by author: Author, in slice: VaultSlice
    ) throws -> VaultChange<Written> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        var changing = try SegmentChanging(path, contacts: matches.contacts, unread: matches.unread, in: slice)
        let criteria = try changing.criteria()
        let outcome =
            matches.answers(criteria)
            ? try matches.contacts(after: criteria, welcome: changing.listed, at: path)
            : Set(contacts.map(\.path))
        let strangers = contacts.filter { !changing.listed.contains($0.path) && !outcome.contains($0.path) }
        guard strangers.isEmpty else { throw ChangeRefusal.segment(.notListed(strangers, path)) }
        var steps = changing.steps
        for contact in contacts where outcome.contains(contact.path) {
            if let filter = matches.filter(fittingOnly: contact) {
                steps.append(SegmentStep(.reduce, filter).description)
            } else {
                changing.tell(returning: contact)
            }
        }
        if steps != changing.steps { try changing.set(steps: steps) }
        try changing.list(changing.listed.subtracting(contacts.map(\.path)))
        return changing.finished
    }
}

extension SegmentStep {
    /// Filters that may list one contact alone, the most readable first: by its name, its stem, its id.
    public static func filters(naming contact: Contact) -> [String] {
        let names = contact.name == contact.stem ? [contact.name] : [contact.name, contact.stem]
        // Nothing stands for a quotation mark within quotes.
        let byName = names.filter { !$0.contains("\"") }.map { "name:\"\($0)\"" }
        return byName + [contact.value("id")].compactMap(\.self).filter { $0.hasPrefix("c-") }.map { "id:\($0)" }
    }
}

extension SegmentMatches {
    /// The first filter that lists this contact and no other; nil where none does.
    func filter(fittingOnly contact: Contact) -> String? {
        SegmentStep.filters(naming: contact).first { self[$0] == [contact.path] }
    }
}
