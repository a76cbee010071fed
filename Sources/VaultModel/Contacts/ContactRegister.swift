/// All contacts of a vault with their numbers, and what filters may ask of them.
public struct ContactRegister: Sendable {
    /// The contacts, by name, case and accents aside, then in the order of paths.
    public let overviews: [ContactOverview]

    private let policy: Policy

    /// The templates, codes and segments, used or not.
    private let vocabulary: [ComputedKey: [CalledNote]]

    /// What was not read.
    private let unread: [PassedOver]

    init(
        overviews: [ContactOverview], policy: Policy, vocabulary: [ComputedKey: [CalledNote]], unread: [PassedOver]
    ) {
        self.overviews = overviews
        self.policy = policy
        self.vocabulary = vocabulary
        self.unread = unread
    }

    /// The contacts that a filter lets pass, in this order.
    ///
    /// - Throws: `ContactFilter.Failure` for a key that no contact has, and for a name that is nowhere in the vault.
    public func overviews(
        matching filter: ContactFilter, of origin: FilterOrigin = .question
    ) throws(ContactFilter.Failure) -> [ContactOverview] {
        var words: [FilterWord] = []
        for word in filter.words { words.append(try found(word, origin)) }
        let found = filter.with(words)
        return overviews.filter(found.matches)
    }

    // MARK: Keys and names

    /// The word with its names found among those of the vault.
    private func found(_ word: FilterWord, _ origin: FilterOrigin) throws(ContactFilter.Failure) -> FilterWord {
        guard case .key(let key, let values) = word.test else { return word }
        do throws(ContactFilter.Reason) {
            switch key {
            case .property(let property):
                if origin != .storedStep { try check(property) }
                return word
            case .computed(let computed):
                var found: [FilterValue] = []
                for value in values { found.append(try self.found(value, of: computed, origin)) }
                return word.with(found)
            }
        } catch {
            throw word.token.failure(error)
        }
    }

    /// The keys of a filter that no contact has.
    public func unusedKeys(of filter: ContactFilter) -> [String] {
        let keys = filter.words.compactMap(\.property).filter { !Contact.knownKeys.contains($0) }
        return keys.isEmpty ? [] : keys.filter { !usedKeys.contains($0) }
    }

    private var usedKeys: Set<String> {
        Set(overviews.flatMap { $0.contact.properties.map { $0.key.lowercased() } })
    }

    private func check(_ property: String) throws(ContactFilter.Reason) {
        if Contact.knownKeys.contains(property) { return }
        let used = usedKeys
        guard !used.contains(property) else { return }
        let known = used.union(Contact.knownKeys).union(Contact.singularKeys.keys)
            .union(ComputedKey.allCases.map(\.rawValue))
        let nearest = NearestNames.nearest(to: FoldedText(property), among: known.sorted()) { [$0] }
        throw .unknownKey(property, nearest: nearest)
    }

    private func found(
        _ value: FilterValue, of key: ComputedKey, _ origin: FilterOrigin
    ) throws(ContactFilter.Reason) -> FilterValue {
        guard case .text(let text, let written) = value else { return value }
        switch key {
        case .type: try check(text, written, of: key, allowed: policy.settings.interactionTypes)
        case .evaluation: try check(text, written, of: key, allowed: Evaluation.allCases.map(\.rawValue))
        // Anybody may be named in a vault whose people have no notes.
        case .by where policy.isSolo: break
        case .code, .template, .segment, .by:
            if let exact = try named(written, of: key, takesBeginnings: false).found { return exact }
            let isParent = key == .code && things(of: key).contains { $0.isCode(below: text) }
            if isParent || overviews.contains(where: { $0.matches(key, value) }) { return value }
            let match = try named(written, of: key, takesBeginnings: unread.isEmpty && origin == .question)
            if let begun = match.found { return begun }
            if let note = unread.first(where: { $0.isCalled(written) }) { throw .unread(note) }
            throw .unknownName(written, key: key.rawValue, nearest: match.nearest)
        case .last, .attempted, .interactions, .due: break
        }
        return value
    }

    /// What a name means among the notes of its kind; nothing found gives the nearest names.
    private func named(
        _ written: String, of key: ComputedKey, takesBeginnings: Bool
    ) throws(ContactFilter.Reason) -> (found: FilterValue?, nearest: [String]) {
        let things = things(of: key)
        switch KindNaming.match(written, among: things, folder: folder(of: key), takesBeginnings: takesBeginnings) {
        case .found(let thing):
            return (key == .code ? .text(FoldedText(thing.name), written: thing.name) : .note(thing.path), [])
        case .ambiguous(let things): throw .ambiguousName(written, key: key.rawValue, candidates: things)
        case .notFound(let nearest): return (nil, nearest.map(\.name))
        }
    }

    private func check(
        _ text: FoldedText, _ written: String, of key: ComputedKey, allowed: [String]
    ) throws(ContactFilter.Reason) {
        guard !allowed.contains(where: { FoldedText($0) == text }) else { return }
        throw .notAllowed(written, key: key.rawValue, allowed: allowed)
    }

    private func things(of key: ComputedKey) -> [CalledNote] {
        key == .by ? policy.members.map { CalledNote($0) } : vocabulary[key] ?? []
    }

    private func folder(of key: ComputedKey) -> String {
        switch key {
        case .by: policy.settings.teamFolder
        case .template: policy.settings.templatesFolder
        case .code: policy.settings.codesFolder
        default: policy.settings.segmentsFolder
        }
    }
}
