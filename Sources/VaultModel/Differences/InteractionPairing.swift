import NoteSyntax

/// Finds out which interactions of two versions of a vault are the same: by their ids in all notes; those without one
/// within their note, by what they say.
///
/// It comes to the same both ways round, and takes time in proportion to what there is.
struct InteractionPairing {
    /// An interaction in its version.
    struct Placed {
        let interaction: Interaction
        let id: String?

        /// The pair of notes that holds it.
        let note: Int

        init(_ interaction: Interaction, note: Int) {
            (self.interaction, self.note) = (interaction, note)
            id = interaction.id
        }
    }

    /// The interactions of the earlier version, in the order of paths and lines.
    let before: [Placed]

    /// Those of the later one, likewise.
    let after: [Placed]

    /// For each of `before` where the same stands in `after`.
    private(set) var partners: [Int?]

    /// For each of `after` where the same stands in `before`.
    private(set) var origins: [Int?]

    init(_ notes: [NotePairing.Pair]) {
        before = Self.placed(notes, \.before)
        after = Self.placed(notes, \.after)
        partners = Array(repeating: nil, count: before.count)
        origins = Array(repeating: nil, count: after.count)
        pair(Self.isNamed, Self.isNamed) { item, _ in item.id.map { Key(bytes: Array($0.utf8), note: item.note) } }
        let moved = movedIDs
        pair(Self.isNamed, Self.isNamed) { item, _ in
            item.id.flatMap { moved.contains($0) ? Key(bytes: Array($0.utf8)) : nil }
        }
        pair(Self.isNameless, Self.isNameless) { item, _ in
            let (source, callout) = (item.interaction.source, item.interaction.callout)
            let lines = MergeBlock.lines(of: callout).map { source.bytes[source.lineContent($0).range] }
            return Key(bytes: Array(lines.joined(separator: [UInt8(ascii: "\n")])), note: item.note)
        }
        pairByLikeness()
    }

    private static func placed(
        _ notes: [NotePairing.Pair], _ version: (NotePairing.Pair) -> NoteVersion?
    ) -> [Placed] {
        let versions = notes.indices.compactMap { index in
            notes[index].isUncertain ? nil : version(notes[index]).map { (note: index, version: $0) }
        }
        return versions.sorted { $0.version.path < $1.version.path }.flatMap { note, version in
            version.interactions.map { Placed($0, note: note) }
        }
    }
}

// MARK: - Pairs

extension InteractionPairing {
    /// What two interactions have in common that are the same.
    private struct Key: Hashable {
        let bytes: [UInt8]
        /// The pair of notes that both stand in; nil where that does not matter.
        var note: Int?
        /// The last interaction before them, by its place in `before`, that stands in both versions of the note.
        var anchor: Int?
    }

    /// The ids without a counterpart in their note that either version has once.
    private var movedIDs: Set<String> {
        func once(_ items: [Placed], _ pairs: [Int?]) -> Set<String> {
            let ids = zip(items, pairs).compactMap { item, pair in pair == nil ? item.id : nil }
            return Set(Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +).filter { $0.value == 1 }.keys)
        }
        return once(before, partners).intersection(once(after, origins))
    }

    private static func isNamed(_ item: Placed) -> Bool { item.id != nil }
    private static func isNameless(_ item: Placed) -> Bool { item.id == nil }

    /// Pairs those that have none yet and have a key in common, the first with the first.
    ///
    /// - Parameters:
    ///   - isOld: Which of the earlier version.
    ///   - isNew: Which of the later one.
    ///   - anchors: The anchor of each interaction, for the keys.
    ///   - key: The key of an interaction with its anchor; nil where it has none.
    private mutating func pair(
        _ isOld: (Placed) -> Bool, _ isNew: (Placed) -> Bool,
        anchors: (old: [Int?], new: [Int?])? = nil, by key: (Placed, Int?) -> Key?
    ) {
        var waiting: [Key: (items: [Int], next: Int)] = [:]
        for index in after.indices where origins[index] == nil && isNew(after[index]) {
            if let key = key(after[index], anchors?.new[index]) { waiting[key, default: ([], 0)].items.append(index) }
        }
        for index in before.indices where partners[index] == nil && isOld(before[index]) {
            guard let key = key(before[index], anchors?.old[index]), let queue = waiting[key],
                queue.next < queue.items.count
            else { continue }
            waiting[key]?.next += 1
            partners[index] = queue.items[queue.next]
            origins[queue.items[queue.next]] = index
        }
    }

    /// Pairs those in the same place of a note whose header, text, subject or WHEN is the same, if one of them has no
    /// id: it was edited, or got its id since.
    private mutating func pairByLikeness() {
        guard
            before.indices.contains(where: { partners[$0] == nil && before[$0].id == nil })
                || after.indices.contains(where: { origins[$0] == nil && after[$0].id == nil })
        else { return }
        let anchors = (
            old: anchors(of: before) { partners[$0] == nil ? nil : $0 }, new: anchors(of: after) { origins[$0] }
        )
        for likeness in Likeness.allCases {
            let kinds = [
                (Self.isNameless, Self.isNameless), (Self.isNameless, Self.isNamed), (Self.isNamed, Self.isNameless),
            ]
            for (isOld, isNew) in kinds {
                pair(isOld, isNew, anchors: anchors) { item, anchor in
                    likeness.bytes(of: item.interaction).map { Key(bytes: $0, note: item.note, anchor: anchor) }
                }
            }
        }
    }

    /// For each interaction the last one before it in its note that both versions have there.
    private func anchors(of items: [Placed], pair: (Int) -> Int?) -> [Int?] {
        var (note, last): (Int?, Int?) = (nil, nil)
        return items.indices.map { index in
            if items[index].note != note { (note, last) = (items[index].note, nil) }
            defer {
                if let old = pair(index), before[old].note == note, partners[old].map({ after[$0].note }) == note {
                    last = old
                }
            }
            return last
        }
    }

    /// By what an interaction without an id is found again, the most telling first.
    private enum Likeness: CaseIterable {
        case header
        case body
        case subject
        case when

        /// What has to be the same; nil where there is nothing.
        func bytes(of interaction: Interaction) -> [UInt8]? {
            let (source, callout) = (interaction.source, interaction.callout)
            switch self {
            case .header: return Array(source.bytes[source.lineContent(callout.lines.lowerBound).range])
            case .body:
                let body = source.bodyBytes(of: callout)
                return body.isEmpty ? nil : body
            case .subject:
                let subject = source.bytes[callout.header.subject.range]
                return subject.isEmpty ? nil : Array(subject)
            case .when: return callout.header.when.map { Array($0.description.utf8) }
            }
        }
    }
}
