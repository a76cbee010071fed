import NoteSyntax
import VaultModel

/// A timeline for people at a terminal: a line an interaction, in columns.
///
/// When, type, contact, subject with marks, who, id. Long subjects are cut on a terminal only; elsewhere they push what
/// follows to the right.
struct TextTimeline {
    private let style: TextStyle
    private let width: Int?

    /// - Parameters:
    ///   - style: How words look.
    ///   - width: The terminal's columns; nil for no terminal.
    init(style: TextStyle, width: Int?) {
        self.style = style
        self.width = width
    }

    /// The text; empty for a timeline with nothing in it.
    func text(_ view: TimelineView, groupedBy grouping: TimelineGrouping?) -> String {
        var view = view
        guard !view.timeline.interactions.isEmpty else { return "" }
        let rows = view.timeline.interactions.indices.map { TextRow(view.entry($0), in: view.contact) }
        let columns = TextColumns(rows, width: width)
        var parts: [String] = []
        let flags = view.contact?.flags ?? []
        if !flags.isEmpty { parts.append(flags.map { style.text("! \($0)", .bold, .yellow) + "\n" }.joined()) }
        for group in view.groups(by: grouping) {
            var part = group.title.isEmpty ? "" : heading(group) + "\n"
            for index in group.members { part += line(rows[index], columns) + "\n" }
            parts.append(part)
        }
        return parts.joined(separator: "\n")
    }

    private func heading(_ group: TimelineGroup) -> String {
        style.bold(group.title) + " " + style.dim("(\(group.members.count.grouped))")
    }

    private func line(_ row: TextRow, _ columns: TextColumns) -> String {
        let contact = columns.cut(row.contact, to: columns.contact)
        let who = columns.cut(row.who, to: columns.who)
        let cells = [
            cell(row.when, row.when), cell(row.type, style.color(row.type, .cyan)),
            cell(contact, style.bold(contact)), subject(row, columns), cell(who, who),
            cell(row.reference, style.dim(row.reference)),
        ]
        return TextTable.line(cells, widths: columns.widths)
    }

    private func cell(_ plain: String, _ styled: String) -> TextTable.Cell {
        TextTable.Cell(text: styled, width: DisplayWidth.of(plain))
    }

    /// The subject and what there is to remark; the remarks are cut only where the subject has given all it can.
    private func subject(_ row: TextRow, _ columns: TextColumns) -> TextTable.Cell {
        guard !row.marks.isEmpty else {
            let text = columns.cut(row.subject, to: columns.subject)
            return cell(text, row.isFromBody ? style.dim(text) : text)
        }
        let room = max(columns.subject - row.marksWidth - 1, min(columns.subject, Self.leastSubject))
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
        default: .green
        }
    }
}

/// What a line says, each text printable.
private struct TextRow {
    let when: String
    let type: String
    let contact: String
    let subject: String
    let marks: [String]
    let who: String
    let reference: String
    let isCancelled: Bool
    let isFromBody: Bool

    init(_ entry: TimelineEntry, in contact: Contact?) {
        when = entry.clockWords.map { "\(entry.dayWords) \($0)" } ?? entry.dayWords
        type = printable(entry.type)
        let companions = entry.companions(of: contact).joined(separator: ", ")
        if contact == nil {
            self.contact = printable(companions.isEmpty ? entry.contact : "\(entry.contact), \(companions)")
        } else {
            self.contact = companions.isEmpty ? "" : printable("with \(companions)")
        }
        isFromBody = entry.subject.isEmpty
        let firstLine = entry.body.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) }
        subject = isFromBody ? firstLine.map { printable($0) } ?? "" : printable(entry.subject)
        isCancelled = entry.status == .cancelled
        marks =
            entry.marks
            + [entry.openFollowUp.map { "follow-up \($0)" }, Self.count(entry.comments.count)]
            .compactMap(\.self)
        who = printable(entry.by.joined(separator: ", "))
        reference = entry.id ?? "line \(entry.line)"
    }

    private static func count(_ comments: Int) -> String? {
        comments == 0 ? nil : comments == 1 ? "1 comment" : "\(comments) comments"
    }

    /// The columns of the marks with their brackets.
    var marksWidth: Int { marks.isEmpty ? 0 : marks.reduce(2 * marks.count) { $0 + $1.count } }

    var subjectWidth: Int {
        let own = DisplayWidth.of(subject)
        return marksWidth == 0 ? own : own + (own > 0 ? 1 : 0) + marksWidth
    }
}

/// How wide the columns are.
private struct TextColumns {
    private(set) var contact: Int
    private(set) var subject: Int
    private(set) var who: Int
    private(set) var showsReference = true
    private let when: Int
    private let type: Int
    private let reference: Int
    private let isBounded: Bool

    /// Columns for these rows; bounded by a terminal's width, if there is one.
    init(_ rows: [TextRow], width: Int?) {
        func widest(_ width: (TextRow) -> Int, atMost limit: Int = .max) -> Int {
            min(limit, rows.reduce(0) { max($0, width($1)) })
        }
        isBounded = width != nil
        when = widest { $0.when.count }
        type = widest { DisplayWidth.of($0.type) }
        contact = widest({ DisplayWidth.of($0.contact) }, atMost: isBounded ? 26 : 40)
        subject = widest(\.subjectWidth, atMost: 60)
        who = widest({ DisplayWidth.of($0.who) }, atMost: isBounded ? 20 : 30)
        reference = widest { $0.reference.count }
        guard let width else { return }
        subject = widest(\.subjectWidth)
        // On a narrow terminal the subject matters most; who, then the id, make room for it.
        if room(in: width) < Self.leastSubject { who = 0 }
        if room(in: width) < Self.leastSubject { showsReference = false }
        if room(in: width) < Self.leastSubject { contact = min(contact, 16) }
        subject = min(subject, max(room(in: width), Self.leastSubject / 2))
    }

    private static let leastSubject = 28

    var widths: [Int] { [when, type, contact, subject, who, showsReference ? reference : 0] }

    /// What a terminal leaves for subjects.
    private func room(in width: Int) -> Int {
        var others = widths
        others[3] = 0
        return width - others.filter { $0 > 0 }.reduce(0) { $0 + $1 + 2 }
    }

    /// On a terminal a styled subject that is wider than its column, cut; nil where it may stay as it is.
    func cutSubject(_ text: String, width: Int) -> String? {
        isBounded && width > subject ? DisplayWidth.cut(text, to: subject) : nil
    }

    /// On a terminal a text cut to its column, elsewhere all of it.
    func cut(_ text: String, to width: Int) -> String {
        isBounded ? DisplayWidth.cut(text, to: width) : text
    }
}
