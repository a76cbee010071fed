/// All contacts of a vault with their numbers, and what filters may ask of them.
public struct ContactRegister: Sendable {
    /// The contacts, by name, case and accents aside, then in the order of paths.
    public let overviews: [ContactOverview]

    private let policy: Policy

    /// The names of templates, codes and segments, used or not.
    private let vocabulary: [ComputedKey: Set<String>]

    init(overviews: [ContactOverview], policy: Policy, vocabulary: [ComputedKey: Set<String>]) {
        self.overviews = overviews
        self.policy = policy
        self.vocabulary = vocabulary
    }

    /// The contacts that a filter lets pass, in this order.
    ///
    /// - Throws: `ContactFilter.Failure` for a key that no contact has, and for a name that is nowhere in the vault.
    public func overviews(matching filter: ContactFilter) throws(ContactFilter.Failure) -> [ContactOverview] {
        var words: [FilterWord] = []
        for word in filter.words { words.append(try found(word)) }
        let found = filter.with(words)
        return overviews.filter(found.matches)
    }

    // MARK: Keys and names

    /// The word with its names found among those of the vault.
    private func found(_ word: FilterWord) throws(ContactFilter.Failure) -> FilterWord {
        guard case .key(let key, let values) = word.test else { return word }
        do throws(ContactFilter.Reason) {
            switch key {
            case .property(let property):
                try check(property)
                return word
            case .computed(let computed):
                var found: [FilterValue] = []
                for value in values { found.append(try self.found(value, of: computed)) }
                return word.with(found)
            }
        } catch {
            throw word.token.failure(error)
        }
    }

    private func check(_ property: String) throws(ContactFilter.Reason) {
        if Contact.knownKeys.contains(property) { return }
        let used = Set(overviews.flatMap { $0.contact.properties.map { $0.key.lowercased() } })
        guard !used.contains(property) else { return }
        let known = used.union(Contact.knownKeys).union(Contact.singularKeys.keys)
            .union(ComputedKey.allCases.map(\.rawValue))
        let nearest = NearestNames.nearest(to: FoldedText(property), among: known.sorted()) { [$0] }
        throw .unknownKey(property, nearest: nearest)
    }

    private func found(_ value: FilterValue, of key: ComputedKey) throws(ContactFilter.Reason) -> FilterValue {
        guard case .text(let text, let written) = value else { return value }
        switch key {
        case .type: try check(text, written, of: key, allowed: policy.settings.interactionTypes)
        case .evaluation: try check(text, written, of: key, allowed: Evaluation.allCases.map(\.rawValue))
        // Anybody may be named in a vault whose people have no notes.
        case .by where policy.isSolo: break
        case .code, .template, .segment, .by:
            let names = names(of: key)
            let isKnown = names.contains { name in
                FoldedText(name.name) == text || key == .code && FoldedText(name.name).hasPrefix(parent: text)
            }
            if isKnown || overviews.contains(where: { $0.matches(key, value) }) { return value }
            return try beginning(text, written, of: key, among: names)
        case .last, .attempted, .interactions, .due: break
        }
        return value
    }

    /// A name that only one thing begins with.
    private func beginning(
        _ text: FoldedText, _ written: String, of key: ComputedKey, among names: [Name]
    ) throws(ContactFilter.Reason) -> FilterValue {
        let fitting = Set(names.filter { key != .code && FoldedText($0.name).hasPrefix(text) }.map(\.stem)).sorted()
        guard fitting.count <= 1 else { throw .ambiguousName(written, key: key.rawValue, names: fitting) }
        if let only = fitting.first { return .text(FoldedText(only), written: only) }
        let nearest = NearestNames.nearest(to: text, among: Set(names.map(\.name)).sorted()) { [$0] }
        throw .unknownName(written, key: key.rawValue, nearest: nearest)
    }

    private func check(
        _ text: FoldedText, _ written: String, of key: ComputedKey, allowed: [String]
    ) throws(ContactFilter.Reason) {
        guard !allowed.contains(where: { FoldedText($0) == text }) else { return }
        throw .notAllowed(written, key: key.rawValue, allowed: allowed)
    }

    /// A name, and the stem of the note that it means.
    private typealias Name = (name: String, stem: String)

    private func names(of key: ComputedKey) -> [Name] {
        guard key == .by else { return (vocabulary[key] ?? []).map { ($0, $0) } }
        return policy.members.flatMap { member in
            ([member.stem, member.name] + member.emails).map { ($0, member.stem) }
        }
    }
}
