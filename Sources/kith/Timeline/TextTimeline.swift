import NoteSyntax
import VaultModel

/// A timeline for people at a terminal: a line an interaction, in columns.
///
/// When, type, contact, subject with marks, who, id. Long subjects are cut on a terminal only; elsewhere they push what
/// follows to the right. Lines are made as they are asked for: a timeline may be long, and a reader may leave early.
struct TextTimeline: Sequence {
    private let view: TimelineView
    private let grouping: TimelineGrouping?
    private let style: TextStyle
    private let columns: TimelineColumns
    private let isBounded: Bool

    /// The text of a timeline; nothing for one that is empty.
    ///
    /// - Parameters:
    ///   - view: The timeline.
    ///   - grouping: What makes headings.
    ///   - style: How words look.
    ///   - width: The terminal's columns; nil for no terminal.
    init(_ view: TimelineView, groupedBy grouping: TimelineGrouping?, style: TextStyle, width: Int?) {
        self.view = view
        self.grouping = grouping
        self.style = style
        columns = TimelineColumns(view, width: width)
        isBounded = width != nil
    }

    func makeIterator() -> Iterator { Iterator(self, groups: view.groups(by: grouping), view: view) }

    /// The lines, each with its line end, and with what stands above it: a heading, the contact's flags.
    struct Iterator: IteratorProtocol {
        private let timeline: TextTimeline
        private let groups: [TimelineGroup]
        private var view: TimelineView
        private var group = 0
        private var member = 0

        fileprivate init(_ timeline: TextTimeline, groups: [TimelineGroup], view: TimelineView) {
            (self.timeline, self.groups, self.view) = (timeline, groups, view)
        }

        mutating func next() -> String? {
            guard group < groups.count, !groups[group].members.isEmpty else { return nil }
            let entry = view.entry(groups[group].members[member])
            let row = TimelineRow(entry, in: view.contact, isBounded: timeline.isBounded)
            let above = member == 0 ? timeline.above(groups[group], isFirst: group == 0) : ""
            member += 1
            if member == groups[group].members.count { (group, member) = (group + 1, 0) }
            return above + timeline.line(row) + "\n"
        }
    }
}

// MARK: - Lines

extension TextTimeline {
    /// What stands above the first line of a group.
    private func above(_ group: TimelineGroup, isFirst: Bool) -> String {
        var lines: [String] = []
        let flags = view.contact?.flags ?? []
        if isFirst {
            lines += flags.map { style.text("! \($0)", .bold, .yellow) }
        }
        if !isFirst || !flags.isEmpty { lines.append("") }
        if !group.title.isEmpty {
            lines.append(style.bold(group.title) + " " + style.dim("(\(group.members.count.grouped))"))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func line(_ row: TimelineRow) -> String {
        let contact = columns.cut(row.contact, to: columns.contact)
        let who = columns.cut(row.who, to: columns.who)
        let reference = columns.cutReference(row.reference)
        let cells = [
            cell(row.when, row.when), cell(row.type, style.color(row.type, .cyan)),
            cell(contact, style.bold(contact)), subject(row), cell(who, who),
            cell(reference, style.dim(reference)),
        ]
        return TextTable.line(cells, widths: columns.widths)
    }

    private func cell(_ plain: String, _ styled: String) -> TextTable.Cell {
        TextTable.Cell(text: styled, width: DisplayWidth.of(plain))
    }

    /// The subject and what there is to remark; the remarks are cut only where the subject has given all it can.
    private func subject(_ row: TimelineRow) -> TextTable.Cell {
        guard !row.marks.isEmpty else {
            let text = columns.cut(row.subject, to: columns.subject)
            return cell(text, row.isFromBody ? style.dim(text) : text)
        }
        let room = Swift.max(columns.subject - row.marksWidth - 1, Swift.min(columns.subject, Self.leastSubject))
        let text = columns.cut(row.subject, to: room)
        let subject =
            row.isCancelled ? style.text(text, .dim, .struck) : row.isFromBody ? style.dim(text) : text
        let marks = row.marks.map { style.color($0, Self.color(of: $0)) }.joined(separator: ", ")
        let gap = text.isEmpty ? "" : " "
        let width = DisplayWidth.of(text) + gap.count + row.marksWidth
        let whole = TextTable.Cell(text: "\(subject)\(gap)(\(marks))", width: width)
        guard let cut = columns.cutSubject(whole.text, width: width) else { return whole }
        return TextTable.Cell(text: cut, width: columns.subject)
    }

    private static let leastSubject = 16

    private static func color(of mark: String) -> TextStyle.Look {
        switch mark {
        case "cancelled", "failed": .red
        case "private": .magenta
        case "postponed", "unstamped": .yellow
        default: mark.hasPrefix("with ") ? .blue : .green
        }
    }
}
