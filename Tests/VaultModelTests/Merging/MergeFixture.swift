import NoteSyntax
import Testing

@testable import VaultModel

/// What tests of merges share.
struct MergeFixture {
    let settings: VaultSettings
    let path = NotePath("Contacts/Ada Lovelace.md")

    init() throws { settings = try ChangeFixture.settings() }

    func merge(_ base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8]) -> MergedNote {
        NoteMerge.merging(base: base, ours: ours, theirs: theirs, path: path, settings: settings, markerSize: 7)
    }

    func merge(_ base: String, _ ours: String, _ theirs: String) -> MergedNote {
        merge(Array(base.utf8), Array(ours.utf8), Array(theirs.utf8))
    }

    /// The ids of a note's interactions.
    func ids(_ note: [UInt8]) -> Set<String> {
        Set(ChangeFixture.interactions(in: note, settings: settings).compactMap(\.id))
    }

    /// How many interactions a note has.
    func entries(_ note: [UInt8]) -> Int { ChangeFixture.interactions(in: note, settings: settings).count }

    /// What a plain merge of the lines comes to; nil where it has a conflict.
    static func textMerge(_ base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8]) -> [UInt8]? {
        let texts = MergeTexts(base: base, ours: ours, theirs: theirs)
        let parts = LineMerge.parts(base: texts.base.lines, ours: texts.ours.lines, theirs: texts.theirs.lines)
        guard !parts.contains(where: \.isConflict) else { return nil }
        return MergedText(parts, of: texts, markerSize: 7, labels: ConflictLabels()).bytes
    }

    /// What Git's `merge=union` makes of three versions: of each conflict the lines of both sides, those that are the same
    /// once.
    static func union(_ base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8]) -> [UInt8] {
        let texts = MergeTexts(base: base, ours: ours, theirs: theirs)
        let parts = LineMerge.parts(base: texts.base.lines, ours: texts.ours.lines, theirs: texts.theirs.lines)
        let whole = parts.map { part -> MergePart in
            if case .conflict(_, let ours, _, let theirs) = part { .lines(united(ours, theirs)) } else { part }
        }
        return MergedText(whole, of: texts, markerSize: 7, labels: ConflictLabels()).bytes
    }

    private static func united(_ ours: [MergeLine], _ theirs: [MergeLine]) -> [MergeLine] {
        var numbering = Numbering<MergeLine>()
        let numbers = (numbering.numbers(of: ours), numbering.numbers(of: theirs))
        var lines: [MergeLine] = []
        var place = (ours: 0, theirs: 0)
        for pair in SequenceAlignment(from: numbers.0, to: numbers.1).pairs + [(old: ours.count, new: theirs.count)] {
            lines += ours[place.ours..<pair.old] + theirs[place.theirs..<pair.new]
            if pair.old < ours.count { lines.append(ours[pair.old]) }
            place = (pair.old + 1, pair.new + 1)
        }
        return lines
    }
}

extension String {
    init(note bytes: [UInt8]) { self.init(decoding: bytes, as: UTF8.self) }
}
