import NoteSyntax

/// Merges the properties of three versions, key by key.
struct PropertyMerge {
    /// The stretches of the merged front matter.
    private(set) var parts: [MergePart] = []

    /// The merged lines of each property, in order, where nothing is in conflict.
    private(set) var planned: [(key: MergeProperties.Key, lines: [MergeLine])] = []

    private let base: MergeProperties?
    private let ours: MergeProperties
    private let theirs: MergeProperties
    private let blankLine: MergeLine

    /// Merges front matters of which not all are absent; nil where one side has taken its own away and the other changed it.
    ///
    /// - Parameter blankLine: A line without text.
    static func merging(
        base: MergeProperties?, ours: MergeProperties?, theirs: MergeProperties?, blankLine: MergeLine
    ) -> PropertyMerge? {
        let lines = (base?.lines, ours?.lines, theirs?.lines)
        switch ThreeWay(base: lines.0, ours: lines.1, theirs: lines.2) {
        case .settled(let settled):
            return PropertyMerge(taking: settled == lines.1 ? ours : theirs, blankLine: blankLine)
        case .conflict:
            guard let ours, let theirs else { return nil }
            return PropertyMerge(base: base, ours: ours, theirs: theirs, blankLine: blankLine)
        }
    }

    private init?(taking side: MergeProperties?, blankLine: MergeLine) {
        let empty = MergeProperties.empty
        (base, ours, theirs, self.blankLine) = (side, side ?? empty, side ?? empty, blankLine)
        guard let side else { return }
        parts = [.lines(side.lines)]
        planned = side.keys.map { ($0, side.properties[$0]?.lines ?? []) }
    }

    private init(base: MergeProperties?, ours: MergeProperties, theirs: MergeProperties, blankLine: MergeLine) {
        (self.base, self.ours, self.theirs, self.blankLine) = (base, ours, theirs, blankLine)
        parts.append(.lines([fence(base?.opening, ours.opening, theirs.opening)]))
        for key in order { append(key) }
        parts += LineMerge.parts(base: base?.below ?? [], ours: ours.below, theirs: theirs.below)
        parts.append(.lines([fence(base?.closing, ours.closing, theirs.closing)]))
    }

    private func fence(_ base: MergeLine?, _ ours: MergeLine, _ theirs: MergeLine) -> MergeLine {
        let smaller = ours.lexicographicallyPrecedes(theirs) ? ours : theirs
        return ThreeWay(base: base, ours: ours, theirs: theirs).value.flatMap(\.self) ?? smaller
    }
}

// MARK: - Order

extension PropertyMerge {
    /// The keys that either side has, or had, in the order of the merged front matter.
    private var order: [MergeProperties.Key] {
        let known = base?.properties ?? [:]
        func isNew(_ key: MergeProperties.Key) -> Bool { known[key] == nil }
        let added = (ours.keys.filter(isNew), theirs.keys.filter(isNew))
        let keys = oldKeys
        // Where one side alone adds properties they stay where it put them.
        if added.1.isEmpty { return inserting(added.0, of: ours, into: keys) }
        if added.0.isEmpty { return inserting(added.1, of: theirs, into: keys) }
        let all = Set(added.0 + added.1)
        guard keys.isEmpty else { return keys + all.sorted { $0.lexicographicallyPrecedes($1) } }
        let places = Dictionary(
            (Array(added.0.enumerated()) + Array(added.1.enumerated())).map { ($0.element, $0.offset) },
            uniquingKeysWith: min)
        func place(_ key: MergeProperties.Key) -> Int { places[key] ?? .max }
        return all.sorted { one, other in
            place(one) == place(other) ? one.lexicographicallyPrecedes(other) : place(one) < place(other)
        }
    }

    /// The keys of the base, in the order of the side that changed it, if one did.
    private var oldKeys: [MergeProperties.Key] {
        guard let base else { return [] }
        func kept(in side: MergeProperties) -> [MergeProperties.Key] { side.keys.filter { base.properties[$0] != nil } }
        func isMoved(_ side: MergeProperties) -> Bool {
            kept(in: side) != base.keys.filter { side.properties[$0] != nil }
        }
        guard isMoved(ours) != isMoved(theirs) else { return base.keys }
        let side = isMoved(ours) ? ours : theirs
        return inserting(base.keys.filter { side.properties[$0] == nil }, of: base, into: kept(in: side))
    }

    /// Keys with further ones of a version, each behind the one that it stands behind there.
    private func inserting(
        _ added: [MergeProperties.Key], of side: MergeProperties, into keys: [MergeProperties.Key]
    ) -> [MergeProperties.Key] {
        var keys = keys
        for key in added {
            let place = side.keys.firstIndex(of: key) ?? 0
            let before = side.keys[..<place].last { keys.contains($0) }
            keys.insert(key, at: before.flatMap { keys.firstIndex(of: $0) }.map { $0 + 1 } ?? 0)
        }
        return keys
    }
}

// MARK: - One property

extension PropertyMerge {
    private mutating func append(_ key: MergeProperties.Key) {
        let (o, a, b) = (base?.properties[key], ours.properties[key], theirs.properties[key])
        switch ThreeWay(base: o?.allLines, ours: a?.allLines, theirs: b?.allLines) {
        case .settled(let lines):
            guard let lines else { return }
            let taken = lines == a?.allLines ? a : b
            append(key, above: taken?.above ?? [], taken?.lines ?? [])
        case .conflict:
            guard let a, let b, let lines = merged(o, a, b),
                let above = LineMerge.lines(base: o?.above ?? [], ours: a.above, theirs: b.above)
            else {
                let kind = MergeConflict.Kind.property(key: String(decoding: key, as: UTF8.self))
                parts.append(
                    .conflict(
                        kind, ours: a?.allLines ?? [], base: o?.allLines ?? [], theirs: b?.allLines ?? []))
                return
            }
            append(key, above: above, lines)
        }
    }

    private mutating func append(_ key: MergeProperties.Key, above: [MergeLine], _ lines: [MergeLine]) {
        parts.append(.lines(above + lines))
        planned.append((key, lines))
    }

    /// The lines of a property that both sides have; nil where they changed it differently and it is no list.
    private func merged(
        _ base: MergeProperties.Property?, _ ours: MergeProperties.Property, _ theirs: MergeProperties.Property
    ) -> [MergeLine]? {
        let settled = ThreeWay(base: base?.lines, ours: ours.lines, theirs: theirs.lines)
        if let lines = settled.value { return lines }
        return PropertyListMerge(base: base, ours: ours, theirs: theirs, blankLine: blankLine)?.lines
    }
}

extension MergeProperties {
    /// Front matter of nothing.
    static var empty: MergeProperties { MergeProperties() }

    private init() {
        (opening, closing, properties, keys, below) = ([], [], [:], [], [])
    }
}
