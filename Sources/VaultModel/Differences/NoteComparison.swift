import NoteSyntax

/// What became of notes that were paired.
struct NoteComparison {
    /// What became of each, in the order of paths.
    private(set) var differences: [FileDifference] = []

    /// - Parameters:
    ///   - notes: The notes that differ.
    ///   - touched: Those, by their place there, of which an interaction is told of.
    init(_ notes: [NotePairing.Pair], touched: Set<Int>) {
        // Notes without a counterpart, by path: one that is of another kind now.
        let gone = Self.alone(notes, \.before)
        let new = Self.alone(notes, \.after)
        for (index, pair) in notes.enumerated() {
            switch (pair.before, pair.after) {
            case (let before?, let after?): compare(before, after, isTouched: touched.contains(index))
            case (let before?, nil): tell(.removed, before, counterpart: new[before.path])
            case (nil, let after?): tell(.added, after, counterpart: gone[after.path])
            case (nil, nil): continue
            }
        }
        differences.sort(by: FileDifference.isBefore)
    }

    private static func alone(
        _ notes: [NotePairing.Pair], _ version: (NotePairing.Pair) -> NoteVersion?
    ) -> [NotePath: FileKind] {
        let alone = notes.filter { $0.before == nil || $0.after == nil }.compactMap(version)
        return Dictionary(alone.map { ($0.path, $0.kind) }) { first, _ in first }
    }

    /// A note that becomes one of a kind, or ceases to be one, is told by that kind alone.
    private mutating func tell(_ kind: FileDifference.Kind, _ note: NoteVersion, counterpart: FileKind?) {
        if note.kind == .note, counterpart != nil { return }
        differences.append(FileDifference(kind, note.kind, at: note.path))
    }

    private mutating func compare(_ before: NoteVersion, _ after: NoteVersion, isTouched: Bool) {
        let isRenamed = before.path != after.path
        let kind = before.kind == .uncertain ? before.kind : after.kind
        if isRenamed { differences.append(FileDifference(.renamed, kind, at: after.path, from: before.path)) }
        let isTold = isRenamed || isTouched
        if isTold, kind != .contact || before.saysTheSame(as: after) { return }
        differences.append(FileDifference(.changed, kind, at: after.path))
    }
}
