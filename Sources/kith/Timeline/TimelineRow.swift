import NoteSyntax
import VaultModel

/// What a line says, each text printable.
struct TimelineRow {
    let when: String
    let type: String
    let contact: String
    let subject: String
    let marks: [String]

    /// The columns of the marks with their brackets.
    let marksWidth: Int

    let who: String
    let reference: String
    let isCancelled: Bool
    let isFromBody: Bool

    init(_ entry: TimelineEntry, in contact: Contact?, isBounded: Bool) {
        when = entry.clockWords.map { "\(entry.dayWords) \($0)" } ?? entry.dayWords
        type = printable(entry.type)
        self.contact = contact == nil ? printable(entry.contact) : ""
        isFromBody = entry.subject.isEmpty
        subject = printable(isFromBody ? Self.firstLine(of: entry.body) : entry.subject[...])
        isCancelled = entry.status == .cancelled
        let companions = printable(entry.companions(of: contact).joined(separator: ", "))
        let with = companions.isEmpty ? nil : "with " + (isBounded ? DisplayWidth.cut(companions, to: 24) : companions)
        let followUp = entry.openFollowUp.map { "follow-up \($0)" }
        let remarks = [followUp, Self.count(entry.comments.count)]
        marks = [with].compactMap(\.self) + entry.marks + remarks.compactMap(\.self)
        marksWidth = marks.isEmpty ? 0 : marks.reduce(2 * marks.count) { $0 + DisplayWidth.of($1) }
        who = printable(entry.by.joined(separator: ", "))
        reference = entry.id ?? "line \(entry.line)"
    }

    /// The first line with something on it.
    private static func firstLine(of body: String) -> Substring {
        body.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    }

    private static func count(_ comments: Int) -> String? {
        comments == 0 ? nil : comments == 1 ? "1 comment" : "\(comments) comments"
    }

    var subjectWidth: Int {
        let own = DisplayWidth.of(subject)
        return marksWidth == 0 ? own : own + (own > 0 ? 1 : 0) + marksWidth
    }
}
