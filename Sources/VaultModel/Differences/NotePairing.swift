import NoteSyntax

/// Finds out which notes of two versions of a vault are the same: by their ids, and else only where nothing else can be
/// meant.
///
/// It comes to the same both ways round.
struct NotePairing {
    /// A note in both versions, or in the one that has it.
    struct Pair {
        let before: NoteVersion?
        let after: NoteVersion?

        /// Whether nobody can say for certain what one of the versions says.
        var isUncertain: Bool { before?.kind == .uncertain || after?.kind == .uncertain }
    }

    /// What a note may be known by elsewhere.
    private enum Mark: Hashable {
        case id(String)
        case bytes(FileKind, [UInt8])
        case interaction(String)
    }

    /// All notes, each once.
    private(set) var pairs: [Pair] = []

    private let before: [NoteVersion]
    private let after: [NoteVersion]
    private var freeBefore: [Bool]
    private var freeAfter: [Bool]

    /// Pairs the versions of notes, on either side no two at the same path.
    init(before: [NoteVersion], after: [NoteVersion]) {
        (self.before, self.after) = (before, after)
        freeBefore = Array(repeating: true, count: before.count)
        freeAfter = Array(repeating: true, count: after.count)
        pairByPath { one, other in
            if one.kind == .uncertain || other.kind == .uncertain { return true }
            return one.kind == other.kind && one.contactID == other.contactID
                && (one.kind != .contact || !one.contactID.isEmpty)
        }
        pairByMarks { $0.contactID.isEmpty ? [] : [.id($0.contactID)] }
        pairByPath { $0.kind == $1.kind && !Self.areOthers($0, $1) }
        pairByMarks { $0.source.bytes.isEmpty ? [] : [.bytes($0.kind, $0.source.bytes)] }
        pairByMarks { $0.kind == .contact ? $0.interactionIDs.map(Mark.interaction) : [] }
        pairs += before.indices.filter { freeBefore[$0] }.map { Pair(before: before[$0], after: nil) }
        pairs += after.indices.filter { freeAfter[$0] }.map { Pair(before: nil, after: after[$0]) }
    }

    /// Whether both are contacts with ids of their own.
    private static func areOthers(_ one: NoteVersion, _ other: NoteVersion) -> Bool {
        !one.contactID.isEmpty && !other.contactID.isEmpty && one.contactID != other.contactID
    }

    private mutating func pair(_ old: Int, _ new: Int) {
        pairs.append(Pair(before: before[old], after: after[new]))
        freeBefore[old] = false
        freeAfter[new] = false
    }

    private mutating func pairByPath(where areSame: (NoteVersion, NoteVersion) -> Bool) {
        let places = Dictionary(after.indices.map { (after[$0].path, $0) }) { first, _ in first }
        for old in before.indices where freeBefore[old] {
            guard let new = places[before[old].path], freeAfter[new], areSame(before[old], after[new]) else { continue }
            pair(old, new)
        }
    }

    /// Pairs notes that have marks in common with each other, and with no third note.
    private mutating func pairByMarks(_ marks: (NoteVersion) -> [Mark]) {
        var holders: [Mark: (old: Set<Int>, new: Set<Int>)] = [:]
        for index in before.indices where freeBefore[index] {
            for mark in marks(before[index]) { holders[mark, default: ([], [])].old.insert(index) }
        }
        for index in after.indices where freeAfter[index] {
            for mark in marks(after[index]) { holders[mark]?.new.insert(index) }
        }
        var (partners, origins) = (Candidates(), Candidates())
        for (old, new) in holders.values where !old.isEmpty && !new.isEmpty {
            for index in old { partners.add(new, to: index) }
            for index in new { origins.add(old, to: index) }
        }
        for (old, new) in partners.certain.sorted(by: { $0.key < $1.key }) where origins.certain[new] == old {
            // A contact with another id is another one, unless it stands in the same place.
            guard before[old].path == after[new].path || !Self.areOthers(before[old], after[new]) else { continue }
            pair(old, new)
        }
    }
}

/// The only one that each may be the same as.
private struct Candidates {
    private(set) var certain: [Int: Int] = [:]
    private var doubtful: Set<Int> = []

    mutating func add(_ candidates: Set<Int>, to index: Int) {
        guard !doubtful.contains(index) else { return }
        if candidates.count == 1, let only = candidates.first, certain[index] ?? only == only {
            certain[index] = only
        } else {
            certain[index] = nil
            doubtful.insert(index)
        }
    }
}
