import NoteSyntax

/// The lines in which a diff shows a record.
///
///     ● 2026-03-09 14:05 [call] Spring order: eight pairs (failed) – Jane Doe ^i-k3f7qa92xd
///     │ Logged by: [[Jane Doe]]
///     │ Outcome: failed
///     │     The body.
///     │ ○ 2026-03-10 comment
///     │   By: [[Sam Cooper]]
///     │       What it says.
///
/// Who and status are said twice, so that the first line tells what the record is, and the fields tell all of it.
struct RecordLines {
    /// The lines, without line ends.
    private(set) var lines: [String] = []

    private let source: SourceText

    /// Whether a line begins like one of these, backslashes before it aside.
    static func looksLikeOne(_ line: ArraySlice<UInt8>) -> Bool {
        let text = line.drop { $0 == UInt8(ascii: "\\") }
        return text.starts(with: "●".utf8) || text.starts(with: "│".utf8)
    }

    init(_ callout: Callout, in source: SourceText) {
        self.source = source
        lines = [headline(callout)]
        add(callout.fields, body: source.body(of: callout), behind: "│ ")
        for comment in callout.comments {
            lines.append("│ ○ \(when(comment.header)) comment")
            add(comment.fields, body: source.text(of: comment), behind: "│   ")
        }
    }

    /// When, what, what has become of it, who, and the id.
    private func headline(_ callout: Callout) -> String {
        let header = callout.header
        let meta = header.meta.map { "|" + source.text($0) } ?? ""
        let type = "[\(source.text(header.type))\(meta)]\(header.fold.mark)"
        let fields = FieldIndex(callout.fields, in: source)
        let status = InteractionStatus(of: callout, fields, in: source)
        let who = who(callout, fields)
        let parts = [
            "●", when(header), type, source.text(header.subject), status == .logged ? "" : "(\(status.rawValue))",
            who.isEmpty ? "" : "– \(who)", callout.id.map { "^" + source.text($0.span) } ?? "(no id)",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func when(_ header: CalloutHeader) -> String { header.when?.description ?? "undated" }

    /// The names of those who did it, else of who recorded it.
    private func who(_ callout: Callout, _ fields: FieldIndex) -> String {
        let lines = callout.fields.filter { InteractionField($0.key, in: source) == .by }
        let names = lines.flatMap { source.fieldItems(in: $0.value) }
        let recorder = fields[.loggedBy].map { callout.fields[$0].value }
        return (names.isEmpty ? recorder.map(source.fieldItems) ?? [] : names).map(\.name).joined(separator: ", ")
    }

    /// Adds fields that have a value, those of the format first and in its order, then a text.
    private mutating func add(_ fields: [CalloutField], body: String, behind mark: String) {
        let known = fields.map { InteractionField($0.key, in: source) }
        let order = fields.indices.filter { !fields[$0].value.isEmpty }
            .sorted { (known[$0]?.rawValue ?? .max, $0) < (known[$1]?.rawValue ?? .max, $1) }
        for index in order {
            let name = known[index]?.label ?? source.text(fields[index].key)
            lines.append("\(mark)\(name): \(source.text(fields[index].value))")
        }
        guard !body.isEmpty else { return }
        for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
            lines.append(line.isEmpty ? "│" : "\(mark)    \(line)")
        }
    }
}

extension InteractionField {
    /// Its key in words: `Logged by`.
    fileprivate var label: String {
        let words = "\(key)".replacing("-", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

extension CalloutHeader.Fold {
    /// What stands behind the brackets.
    fileprivate var mark: String {
        switch self {
        case .none: ""
        case .open: "+"
        case .folded: "-"
        }
    }
}
