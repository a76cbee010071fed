import NoteSyntax
import VaultModel

/// A timeline for spreadsheets: comma-separated (RFC 4180, lines end in CRLF) or tab-separated values.
struct CSVTimeline {
    /// How values are parted and kept apart.
    enum Form {
        /// Values with a comma, a quote or a line end stand in quotes.
        case commas
        /// Tab, line feed, carriage return and backslash in a value are written `\t`, `\n`, `\r`, `\\`; lines end in LF.
        case tabs
    }

    private let form: Form

    init(_ form: Form) {
        self.form = form
    }

    /// The names of the columns, in order.
    static let columns = [
        "id", "contact", "type", "date", "time", "subject", "by", "loggedBy", "loggedAt", "status", "code", "template",
        "with", "direction", "evaluation", "duration", "cost", "body", "path", "line",
    ]

    /// A header line, then a line an interaction.
    func write(_ view: TimelineView, to output: inout OutputStream) throws {
        var view = view
        try output.write(line(Self.columns))
        for index in view.timeline.interactions.indices { try output.write(line(Self.values(view.entry(index)))) }
    }

    private static func values(_ entry: TimelineEntry) -> [String?] {
        let interaction = entry.interaction
        return [
            entry.id, entry.contact, entry.type, entry.date?.description, entry.time?.description, entry.subject,
            entry.by.joined(separator: "; "), entry.loggedBy, entry.loggedAt?.utcDescription, entry.status.rawValue,
            interaction.text(.code), entry.template, entry.with.joined(separator: "; "), interaction.word(.direction),
            interaction.word(.evaluation), interaction.duration.map { String($0.minutes) }, interaction.cost,
            entry.body, entry.path.string, String(entry.line),
        ]
    }

    private func line(_ values: [String?]) -> String {
        switch form {
        case .commas: values.map { Self.quoted($0 ?? "") }.joined(separator: ",") + "\r\n"
        case .tabs: values.map { Self.escaped($0 ?? "") }.joined(separator: "\t") + "\n"
        }
    }

    private static func quoted(_ value: String) -> String {
        let needsQuotes = value.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
        }
        guard needsQuotes else { return value }
        var quoted = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append("\"") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    private static func escaped(_ value: String) -> String {
        let letters: [Unicode.Scalar: String] = ["\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"]
        guard value.unicodeScalars.contains(where: { letters[$0] != nil }) else { return value }
        return value.unicodeScalars.reduce(into: "") { $0 += letters[$1] ?? String($1) }
    }
}
