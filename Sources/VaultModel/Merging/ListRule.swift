import NoteSyntax

/// What the order of a list says, and so how two sides of it are merged.
enum ListRule {
    /// Nothing: the order of the base, less what either side took out, plus what they added, sorted.
    case set
    /// The first item is the preferred one (format 2.1), else nothing.
    case preferred
    /// Each item says one thing of its first word (`TAG SPAN`), else the order says nothing.
    case map
    /// What comes of it: its items are steps.
    case sequence

    /// The rule of a property.
    init(ofKey key: String) {
        self =
            switch key {
            case "criteria": .sequence
            case "emails", "phones": .preferred
            case "keep-in-touch-tags": .map
            default: .set
            }
    }

    /// The texts of three lists as one; nil where both sides changed the same differently.
    ///
    /// Texts are the same where their bytes are.
    func merged(base: [[UInt8]], ours: [[UInt8]], theirs: [[UInt8]]) -> [[UInt8]]? {
        switch self {
        case .set: Self.set(base, ours, theirs)
        case .preferred: Self.preferred(base, ours, theirs)
        case .map: Self.isSettled(base, ours, theirs) ? Self.set(base, ours, theirs) : nil
        case .sequence: ThreeWayHunk.merged(base: base, ours: ours, theirs: theirs)
        }
    }

    private static func set(_ base: [[UInt8]], _ ours: [[UInt8]], _ theirs: [[UInt8]]) -> [[UInt8]] {
        let (old, a, b) = (Set(base), Set(ours), Set(theirs))
        let added = Set(ours + theirs).subtracting(old)
        return base.filter { a.contains($0) && b.contains($0) } + added.sorted { $0.lexicographicallyPrecedes($1) }
    }
}

// MARK: - The first item

extension ListRule {
    private static func preferred(_ base: [[UInt8]], _ ours: [[UInt8]], _ theirs: [[UInt8]]) -> [[UInt8]]? {
        var merged = set(base, ours, theirs)
        let choices = Set([ours, theirs].compactMap { chosen(by: $0, since: base) })
        guard let first = choices.first else { return merged }
        guard choices.count == 1, let place = merged.firstIndex(of: first) else { return nil }
        merged.remove(at: place)
        return [first] + merged
    }

    /// The item that a side put first; nil where it comes first by itself.
    ///
    /// It does where what stood before it was taken out, and where it is the only one of a new list.
    private static func chosen(by side: [[UInt8]], since base: [[UInt8]]) -> [UInt8]? {
        let kept = base.first { side.contains($0) }
        guard let first = side.first, first != kept, !base.isEmpty || side.count > 1 else { return nil }
        return first
    }
}

// MARK: - Items by their first word

extension ListRule {
    /// Whether of each word at most one side changed what is said, or both came to the same.
    private static func isSettled(_ base: [[UInt8]], _ ours: [[UInt8]], _ theirs: [[UInt8]]) -> Bool {
        func items(_ list: [[UInt8]]) -> [FoldedText: [[UInt8]]] {
            Dictionary(grouping: list) { FoldedText(String(decoding: $0.prefix { !$0.isBlank }, as: UTF8.self)) }
        }
        let (o, a, b) = (items(base), items(ours), items(theirs))
        return Set(a.keys).union(b.keys).allSatisfy { word in
            ThreeWay(base: o[word], ours: a[word], theirs: b[word]).value != nil
        }
    }
}
