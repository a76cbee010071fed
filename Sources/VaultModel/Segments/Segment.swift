import NoteSyntax

/// A list of contacts that was put together for a purpose: a note with `type: segment` (format 2.3).
///
/// It keeps the note's bytes and spans into them; texts are made when they are asked for.
public struct Segment: Sendable {
    /// Where the note stands.
    public let path: NotePath

    /// The name to show.
    public let name: String

    /// How its contacts were found, step by step; steps that can't be read are left out, and are among `problems`.
    public let criteria: [SegmentStep]

    /// Its contacts, in the order of the note.
    public let items: [SegmentItem]

    /// When it was logged, in the order of the note.
    public let runs: [SegmentRun]

    /// The target of the link in `follows`: the segment whose contacts this one took over.
    public let follows: String?

    /// What of it can't be read, in the order of the lines.
    public let problems: [SegmentProblem]

    /// The headings below which contacts and runs stand.
    static let contactsSection: StaticString = "Contacts"
    static let logSection: StaticString = "Log"

    /// The segment that a note is; nil for a note of another kind.
    public init?(_ note: Note) {
        guard note.kind == .segment else { return nil }
        let tree = note.tree
        path = note.path
        name = note.name
        follows = Relation(note.text("follows"))?.target
        var problems: [SegmentProblem] = []
        let steps = tree.frontMatter?["criteria"]?.scalars.map(\.text) ?? []
        criteria = steps.compactMap { text in
            if let step = SegmentStep(text) { return step }
            if !text.trimmingBlanks.isEmpty { problems.append(.step(text, line: note.line(of: "criteria"))) }
            return nil
        }
        let list = Self.items(of: tree)
        items = list.items
        runs = tree.sections(named: Self.logSection).flatMap { tree.callouts(in: $0.blocks) }
            .filter { tree.source.matches($0.header.type, SegmentRun.type) }
            .map { SegmentRun($0, in: tree.source) }
        self.problems = problems + list.linkless.map { .noLink(line: $0 + 1) }
    }

    /// The items that hold a link, and the lines, from 0, of those that hold none.
    private static func items(of tree: NoteTree) -> (items: [SegmentItem], linkless: [Int]) {
        let all = tree.sections(named: contactsSection).flatMap { tree.listItems(in: $0.blocks) }
        var links = all.isEmpty ? [] : tree.links[...]
        var items: [SegmentItem] = []
        var linkless: [Int] = []
        for item in all {
            let start = item.text.first?.lowerBound ?? 0
            let end = item.text.last?.upperBound ?? 0
            links = links.drop { $0.span.lowerBound < start }
            if let link = links.first, link.span.upperBound <= end, !link.target.isEmpty {
                items.append(SegmentItem(item, link: link, in: tree.source))
            } else {
                linkless.append(item.lines.lowerBound)
            }
        }
        return (items, linkless)
    }
}

/// A contact of a segment: an item of the list whose first paragraph holds a link.
public struct SegmentItem: Sendable {
    /// What is linked, as written.
    public let target: String

    /// The text behind the link, on one line; empty where there is none.
    public let remark: String

    /// The line of the item, from 1.
    public let line: Int

    /// Whether all of it is UTF-8; else its texts are not what stands there.
    let isUTF8: Bool

    /// The item in the note, and its link.
    let item: ListItem
    let link: SourceSpan

    init(_ item: ListItem, link: WikiLink, in source: SourceText) {
        target = source.text(link.target)
        line = item.lines.lowerBound + 1
        self.item = item
        self.link = link.span
        isUTF8 = item.text.allSatisfy { source.text($0).utf8.elementsEqual(source.bytes[$0.range]) }
        let behind = item.text.filter { $0.upperBound > link.span.upperBound }.map { line in
            source.text(source.trimmed(SourceSpan(max(line.lowerBound, link.span.upperBound)..<line.upperBound)))
        }
        remark = behind.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension SegmentItem {
    /// What an item says, as it is compared before and after an edit: bytes, as `String`s of NFC and NFD are equal.
    struct Text: Equatable {
        let target: String
        var remark: String

        /// The text of the line behind the bullet.
        var written: String { "[[\(target)]]" + (remark.isEmpty ? "" : " \(remark)") }

        static func == (one: Text, other: Text) -> Bool {
            one.target.utf8.elementsEqual(other.target.utf8) && one.remark.utf8.elementsEqual(other.remark.utf8)
        }
    }

    /// What it says.
    var text: Text { Text(target: target, remark: remark) }
}

/// Something in a segment's note that can't be read.
public enum SegmentProblem: Sendable, Equatable {
    /// A step of `criteria` that is not `add FILTER`, `refine FILTER` or `reduce FILTER`; the line of the property, from 1.
    case step(String, line: Int)
    /// An item of the list that links to nobody; its line, from 1.
    case noLink(line: Int)
}
