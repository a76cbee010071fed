import NoteSyntax

/// A note in which findings are mended one after the other, each edit compared with what was meant.
struct NoteFixing {
    private(set) var note: Note
    private let settings: VaultSettings
    private let resolver: LinkResolver

    /// Who stamps what is not stamped.
    private let signature: String
    private let now: Instant

    init(_ note: Note, settings: VaultSettings, resolver: LinkResolver, signature: String, now: Instant) {
        (self.note, self.settings, self.resolver) = (note, settings, resolver)
        (self.signature, self.now) = (signature, now)
    }

    /// Mends what a finding tells.
    ///
    /// Findings below are mended before it, so that its place is still its place.
    mutating func mend(
        _ finding: Finding, aliases: [FoldedText: NotePath], using generator: inout some RandomNumberGenerator
    ) throws {
        switch finding.rule {
        case .unstamped:
            let index = try index(of: finding)
            try stamp(index)
            guard interactions[index].id == nil else { return }
            let id = newID(using: &generator)
            try identify(index, as: id, note.tree.identifying(interactions[index].callout, as: id))
        case .missingID, .duplicateID:
            let index = try index(of: finding)
            // A glued id below it counts by now.
            if finding.rule == .missingID, interactions[index].id != nil { return }
            let id = newID(using: &generator)
            try identify(index, as: id, note.tree.identifying(interactions[index].callout, as: id))
        case .gluedID: try part(glued: finding)
        case .swallowedHeader:
            let index = try part(swallowed: finding)
            // The id below belongs to the second one now.
            let id = newID(using: &generator)
            try identify(index, as: id, note.tree.identifying(interactions[index].callout, as: id))
        case .fieldSpelling: try respell(finding)
        case .missingContactID:
            let id = RandomID.make(mark: "c-", using: &generator)
            note = try note.changing([.set(key: "id", values: [id], asList: false)], settings: settings)
        case .aliasLink: try relink(finding, aliases)
        default: throw ChangeRefusal.note(note.path, .wouldReadOtherwise)
        }
    }

    private var interactions: [Interaction] { Interaction.all(in: note, settings: settings) }

    /// The interaction whose header stands on the finding's line.
    private func index(of finding: Finding) throws -> Int {
        guard let index = interactions.firstIndex(where: { $0.line == finding.line }) else { throw isElsewhere }
        return index
    }

    private var isElsewhere: ChangeRefusal { .note(note.path, .wouldReadOtherwise) }

    private func newID(using generator: inout some RandomNumberGenerator) -> String {
        RandomID.make(mark: "i-", notAmong: Set(interactions.compactMap(\.id)), using: &generator)
    }

    // MARK: Interactions

    private mutating func stamp(_ index: Int) throws {
        let interaction = interactions[index]
        let change = interaction.stamping(signature: signature, now: now, date: nil, like: nil)
        let order = InteractionField.allCases.map(\.key.description)
        let edits: [SourceEdit]
        do throws(CalloutEditError) {
            edits = try note.tree.editing(interaction.callout, change, fieldOrder: order)
        } catch {
            switch error {
            case .lazyText(let line): throw ChangeRefusal.note(note.path, .lazyText(line: line))
            }
        }
        try revise(edits) { old, new, difference in
            difference.keepsFrontMatter && difference.removed <= 1 && difference.added == difference.removed
                && old.count == new.count && old[index].becomes(new[index], by: change)
                && Self.areSame(old, new, but: index)
        }
    }

    private mutating func identify(_ index: Int, as id: String, _ edits: [SourceEdit]) throws {
        try revise(edits) { old, new, difference in
            guard old.count == new.count, new[index].id == Array(id.utf8) else { return false }
            var expected = old[index]
            expected.id = new[index].id
            return difference.keepsFrontMatter && difference.removed <= 1 && difference.added <= 2
                && expected == new[index] && Self.areSame(old, new, but: index)
        }
    }

    private mutating func part(glued finding: Finding) throws {
        guard let line = finding.line else { throw isElsewhere }
        let id = note.tree.source.text(note.tree.source.trimmed(note.tree.source.lineContent(line - 1))).dropFirst()
        guard let index = interactions.lastIndex(where: { $0.line < line }) else { throw isElsewhere }
        try identify(index, as: String(id), note.tree.parting(before: line))
    }

    /// - Returns: Which of the interactions is the first of the two.
    private mutating func part(swallowed finding: Finding) throws -> Int {
        guard let line = finding.line, let index = interactions.lastIndex(where: { $0.line < line }) else {
            throw isElsewhere
        }
        try revise(note.tree.parting(before: line - 1)) { old, new, difference in
            guard new.count == old.count + 1, difference.keepsFrontMatter, difference.added == difference.removed + 1
            else { return false }
            let (first, second) = (new[index], new[index + 1])
            var expected = old[index]
            (expected.body, expected.comments, expected.id) = (first.body, first.comments, first.id)
            return first == expected && first.id == nil && second.id == old[index].id
                && old[index].body.starts(with: first.body)
                && first.comments + second.comments == old[index].comments
                && new[..<index] == old[..<index] && new[(index + 2)...] == old[(index + 1)...]
        }
        return index
    }

    private mutating func respell(_ finding: Finding) throws {
        let source = note.tree.source
        for (index, interaction) in interactions.enumerated() {
            for line in interaction.callout.fields where source.line(at: line.key.lowerBound) + 1 == finding.line {
                guard let field = InteractionField(line.key, in: source) else { continue }
                let key = Array(field.key.description.utf8)
                try revise([SourceEdit(line.key, key)]) { old, new, difference in
                    guard old.count == new.count, difference.removed == 1, difference.added == 1 else { return false }
                    var (one, other) = (old[index], new[index])
                    (one.fields, other.fields) = (one.fields.map(Self.folded), other.fields.map(Self.folded))
                    return difference.keepsFrontMatter && one == other && Self.areSame(old, new, but: index)
                }
                return
            }
        }
        throw isElsewhere
    }

    private static func folded(_ field: InteractionRecord.Field) -> InteractionRecord.Field {
        InteractionRecord.Field(key: String(decoding: field.key, as: UTF8.self).lowercased().utf8, value: field.value)
    }

    // MARK: Links

    /// Links to the note by its name, and shows the alias.
    private mutating func relink(_ finding: Finding, _ aliases: [FoldedText: NotePath]) throws {
        let source = note.tree.source
        let start = finding.line.map { source.lineContent($0 - 1).lowerBound } ?? 0
        let link = note.tree.links.first { link in
            source.line(at: link.span.lowerBound) + 1 == finding.line
                && source.text(SourceSpan(start..<link.span.lowerBound)).unicodeScalars.count + 1 == finding.column
        }
        guard let link, let path = aliases[FoldedText(source.text(link.target))],
            let written = resolver.link(to: path, from: note.path)
        else { throw isElsewhere }
        let target = Array(written.utf8.dropFirst(2).dropLast(2))
        var edits = [SourceEdit(link.target, target)]
        if link.text == nil {
            let line = source.lineContent(source.line(at: link.span.lowerBound))
            let around =
                source.bytes[line.lowerBound..<link.span.lowerBound]
                + source.bytes[link.span.upperBound..<line.upperBound]
            let bar = around.contains(UInt8(ascii: "|")) ? "\\|" : "|"
            let shown = Array(bar.utf8) + source.bytes[link.target.range]
            edits.append(SourceEdit(insertingAt: link.span.upperBound - 2, shown))
        }
        let count = note.tree.links.count
        try revise(edits) { old, new, difference in
            difference.keepsFrontMatter && difference.removed == 1 && difference.added == 1 && old.count == new.count
                && zip(old, new).allSatisfy { $0.id == $1.id && $0.when == $1.when && $0.type == $1.type }
        }
        guard note.tree.links.count == count,
            resolver.path(String(decoding: target, as: UTF8.self), from: note.path) == path
        else { throw isElsewhere }
    }

    private mutating func revise(
        _ edits: [SourceEdit],
        _ isAsMeant: ([InteractionRecord], [InteractionRecord], BlockDifference) -> Bool
    ) throws {
        do throws(NoteEditError) {
            note = try NoteRevision(of: note, edits, settings: settings, isAsMeant: isAsMeant).after
        } catch {
            throw ChangeRefusal.note(note.path, error)
        }
    }

    private static func areSame(_ old: [InteractionRecord], _ new: [InteractionRecord], but index: Int) -> Bool {
        old[..<index] == new[..<index] && old[(index + 1)...] == new[(index + 1)...]
    }
}
