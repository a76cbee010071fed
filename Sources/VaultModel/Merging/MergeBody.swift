import NoteSyntax

/// What a note's text consists of for a merge.
enum BodyElement: Hashable {
    case line(MergeLine)
    /// A block with the blank lines before it.
    case block(BlockKey)
    /// The end of a section that holds blocks: behind its last line that is not blank.
    case end(BlockSection)

    /// What the block is known by, where it is one.
    var key: BlockKey? { if case .block(let key) = self { key } else { nil } }

    /// The line, where it is one.
    var line: MergeLine? { if case .line(let line) = self { line } else { nil } }
}

/// What a block is known by in all versions.
enum BlockKey: Hashable {
    case id(MergeLine)
    /// Its lines, and how many of the same stand before it.
    case content([MergeLine], occurrence: Int)

    /// Whether the block has no id.
    var isContent: Bool { if case .content = self { true } else { false } }
}

/// A section whose callouts are merged one by one, and which one it is of several such.
struct BlockSection: Hashable {
    /// What its callouts are.
    enum Kind: Hashable, CaseIterable {
        case interactions
        case events
        case runs

        /// The heading.
        var name: StaticString {
            switch self {
            case .interactions: Interaction.sectionName
            case .events: "Activity"
            case .runs: "Log"
            }
        }
    }

    let kind: Kind
    let ordinal: Int
}

/// An interaction, an event or a run as it stands in one version: a callout, and what follows it up to its id.
struct MergeBlock {
    let section: BlockSection

    /// The blank lines before it.
    let gap: [MergeLine]

    /// From its header to its id.
    let lines: [MergeLine]

    /// What it is parsed as, in `text`.
    let callout: Callout
    let text: MergeText

    /// Its id, without `^`.
    var id: String? { callout.id.map { text.source.text($0.span) } }

    /// The note's lines that it consists of.
    static func lines(of callout: Callout) -> Range<Int> {
        callout.lines.lowerBound..<max(callout.lines.upperBound, (callout.id?.line ?? 0) + 1)
    }
}

/// A version's text as elements.
struct MergeBody {
    private(set) var elements: [BodyElement] = []
    private(set) var blocks: [BlockKey: MergeBlock] = [:]

    /// How often the lines of a block without an id stand there.
    private var occurrences: [[MergeLine]: Int] = [:]

    private let text: MergeText
    private let tree: NoteTree

    /// Reads a version's text; nil where an id stands twice.
    init?(_ text: MergeText, note: Note, isContact: Bool, settings: VaultSettings) {
        self.text = text
        tree = note.tree
        let isSegment = note.kind == .segment
        var callouts: [Int: (callout: Callout, section: BlockSection)] = [:]
        var ends: [Int: [BlockSection]] = [:]
        for kind in BlockSection.Kind.allCases where kind == .runs ? isSegment : kind == .events || isContact {
            for (ordinal, section) in tree.sections(named: kind.name).enumerated() {
                let mark = BlockSection(kind: kind, ordinal: ordinal)
                for callout in tree.callouts(in: section.blocks) where isMember(callout, of: kind, settings) {
                    callouts[callout.lines.lowerBound] = callouts[callout.lines.lowerBound] ?? (callout, mark)
                }
                ends[lastLine(of: section), default: []].append(mark)
            }
        }
        var line = tree.bodyStart < text.source.bytes.count ? text.source.line(at: tree.bodyStart) : text.lines.count
        while line < text.lines.count {
            var next = line + 1
            if let (callout, section) = callouts[line] {
                guard append(callout, in: section) else { return nil }
                next = MergeBlock.lines(of: callout).upperBound
            } else {
                elements.append(.line(text.lines[line]))
            }
            for line in line..<next { elements += ends[line, default: []].map(BodyElement.end) }
            line = next
        }
    }

    private func isMember(_ callout: Callout, of kind: BlockSection.Kind, _ settings: VaultSettings) -> Bool {
        switch kind {
        case .interactions: settings.interactionType(callout.header.type, in: text.source) != nil
        case .events: text.source.matches(callout.header.type, "event")
        case .runs: text.source.matches(callout.header.type, "logged")
        }
    }

    /// A section's last line that is not blank; its heading is none.
    private func lastLine(of section: Section) -> Int {
        let end = section.blocks.upperBound
        let lines =
            tree.blocks[section.heading.block]
            .firstLine..<(end < tree.blocks.count
            ? tree.blocks[end].firstLine : text.lines.count)
        return lines.last { !text.source.isBlank(line: $0) } ?? lines.lowerBound
    }

    /// Puts a block behind the elements, the blank lines before it into its gap; false where its id stands twice.
    private mutating func append(_ callout: Callout, in section: BlockSection) -> Bool {
        var gap: [MergeLine] = []
        while case .line(let line)? = elements.last, line.isBlankLine {
            gap.append(line)
            elements.removeLast()
        }
        gap.reverse()
        let lines = Array(text.lines[MergeBlock.lines(of: callout)])
        let key: BlockKey
        if let id = callout.id {
            key = .id(text.source.bytes[id.span.range])
            guard blocks[key] == nil else { return false }
        } else {
            key = .content(lines, occurrence: occurrences[lines, default: 0])
            occurrences[lines, default: 0] += 1
        }
        elements.append(.block(key))
        blocks[key] = MergeBlock(section: section, gap: gap, lines: lines, callout: callout, text: text)
        return true
    }
}

extension MergeLine {
    /// Whether nothing but blanks stands on it.
    var isBlankLine: Bool { allSatisfy { $0.isBlank || $0 == 0x0A || $0 == 0x0D } }
}
