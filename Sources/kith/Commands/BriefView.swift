import NoteSyntax
import VaultModel

/// A contact's brief as people and programs read it.
struct BriefView {
    let card: ContactCardView
    let brief: ContactBrief
    let today: CivilDate

    private var settings: VaultSettings { card.settings }

    // MARK: JSON

    func json() -> JSONWriter {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.brief/1")
            card.writeHead(to: &json)
            json.member("failed", brief.failedCount == 0 ? nil : brief.failedCount)
            json.member("firstContact", brief.firstContact?.description)
            if let keepInTouch = brief.keepInTouch {
                json.object("keepInTouch") { json in
                    json.member("every", keepInTouch.span.description)
                    json.member("date", keepInTouch.due.description)
                    json.member("days", today.daysSinceEpoch - keepInTouch.due.daysSinceEpoch)
                }
            }
            Self.write("types", brief.types.map { ($0.type, $0.count) }, to: &json)
            Self.write("evaluations", brief.evaluations.map { ($0.evaluation.rawValue, $0.count) }, to: &json)
            json.array("ahead", card.entries(brief.ahead)) { json, entry in
                json.object { JSONTimeline.write(entry, zone: settings.zone, to: &$0) }
            }
            card.writeInteractions(brief.latest, to: &json)
        }
        return json
    }

    private static func write(_ name: StaticString, _ counts: [(String, Int)], to json: inout JSONWriter) {
        json.array(name, counts) { json, row in
            json.object { json in
                json.member("key", row.0)
                json.member("count", row.1)
            }
        }
    }

    // MARK: Text

    func text(style: TextStyle, width: Int?) -> String {
        var text = card.head(style, width)
        text += card.heading("Numbers", numbers(style), style, width)
        text += card.heading("Ahead", card.entries(brief.ahead).map { row($0, style) }, style, width, cutting: 2)
        text += card.followUps(style, width)
        let entries = card.entries(brief.latest)
        if !entries.isEmpty {
            text += "\n" + style.bold(entries.count == 1 ? "Last interaction" : "Last interactions") + "\n"
        }
        return text + entries.map { full($0, style) }.joined(separator: "\n")
    }

    private func numbers(_ style: TextStyle) -> [[String]] {
        let last = card.card.lastContact.map { ago(settings.zone.civil($0.at).date, $0.text(in: settings.zone)) }
        let count = card.card.interactionCount
        let since = brief.firstContact.map { " since \($0)" } ?? ""
        let rows: [(String, String?)] = [
            ("last contact", last ?? "never"),
            ("keep in touch", brief.keepInTouch.map { "every \($0.span), next on \($0.due)" + late($0.due) }),
            ("interactions", count == 0 ? nil : count.grouped + since),
            ("types", list(brief.types.map { ($0.type, $0.count) })),
            ("evaluations", list(brief.evaluations.map { ($0.evaluation.rawValue, $0.count) })),
            ("failed attempts", brief.failedCount == 0 ? nil : brief.failedCount.grouped),
        ]
        return rows.compactMap { label, value in value.map { [style.dim(label), printable($0)] } }
    }

    private func list(_ counts: [(String, Int)]) -> String? {
        counts.isEmpty ? nil : counts.map { "\($0.1.grouped) \($0.0)" }.joined(separator: ", ")
    }

    private func ago(_ date: CivilDate, _ when: String) -> String {
        switch today.daysSinceEpoch - date.daysSinceEpoch {
        case 0: "\(when), today"
        case 1: "\(when), yesterday"
        case let days: "\(when), \(days.grouped) days ago"
        }
    }

    private func late(_ date: CivilDate) -> String {
        let days = today.daysSinceEpoch - date.daysSinceEpoch
        return days > 0 ? days == 1 ? ", 1 day late" : ", \(days.grouped) days late" : ""
    }

    private func row(_ entry: TimelineEntry, _ style: TextStyle) -> [String] {
        let when = entry.date.map { WrittenWhen(date: $0, time: entry.time).description } ?? "–"
        return [
            style.color(when, .yellow), style.color(entry.type, .cyan), printable(entry.subject),
            style.dim(entry.id ?? ""),
        ]
    }

    /// An interaction with all that it says.
    private func full(_ entry: TimelineEntry, _ style: TextStyle) -> String {
        let when = entry.clockWords.map { "\(entry.dayWords) \($0)" } ?? entry.dayWords
        let companions = entry.companions(of: card.card.contact).joined(separator: ", ")
        let marks = entry.marks + (companions.isEmpty ? [] : ["with \(companions)"])
        let people = entry.by.joined(separator: ", ")
        let head = [
            style.color(when, .yellow), style.color(entry.type, .cyan), style.bold(entry.subject),
            style.text(marks.joined(separator: ", "), .yellow), printable(people), style.dim(entry.id ?? ""),
        ]
        var lines = ["  " + head.filter { !$0.isEmpty }.joined(separator: "  ")]
        lines += Self.indented(entry.body, by: 6)
        for comment in entry.comments {
            let about = [comment.whenWords(in: settings.zone), comment.by.first].compactMap(\.self)
            lines.append("      " + style.dim("↳ " + about.joined(separator: ", ")))
            lines += Self.indented(comment.text, by: 8)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func indented(_ text: String, by count: Int) -> [String] {
        guard !text.isEmpty else { return [] }
        let indent = String(repeating: " ", count: count)
        return TerminalText.printableLines(text).map { $0.isEmpty ? "" : indent + $0 }
    }
}
