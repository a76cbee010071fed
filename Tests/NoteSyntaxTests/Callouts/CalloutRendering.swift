import NoteSyntax
import Testing

/// Compares a note's callouts with the text that they are expected to read as.
///
/// One line stands for each part of a callout, in the order of the format; an empty line parts two callouts:
///
///     call|META+ @2026-03-09 14:05 · "Subject" unread
///     - key = value
///     "a line of the body"
///     > comment @2026-03-10 "first line"
///     > - by = Ada
///     > "a further line"
///     ^i-k3f7qa92xd
///
/// `·` says that one stood there and was dropped, `unread` that the subject begins like a date or a time. A lazy id has
/// `(lazy)` behind it. A note without callouts reads as `none`.
func checkCallouts(_ note: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let tree = NoteTree(note)
    let callouts = tree.callouts(in: tree.blocks.indices)
    let actual = callouts.isEmpty ? "none" : callouts.map { tree.source.rendered($0) }.joined(separator: "\n\n")
    #expect(actual == expected, "\(note.debugDescription)", sourceLocation: sourceLocation)
}

/// Compares what a header says behind `[!call]` with its expected form, which is that of ``checkCallouts``.
func checkHeader(_ line: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    checkCallouts("> [!call]\(line)", expected.isEmpty ? "call" : "call \(expected)", sourceLocation: sourceLocation)
}

extension SourceText {
    /// A callout in the form that ``checkCallouts`` tells of.
    fileprivate func rendered(_ callout: Callout) -> String {
        var lines = [rendered(callout.header)]
        lines += callout.fields.map(rendered)
        lines += quotedLines(body(of: callout))
        for comment in callout.comments {
            lines.append("> " + rendered(comment.header))
            lines += comment.fields.map { "> " + rendered($0) }
            let subject = text(comment.header.subject)
            let rest = text(of: comment)
            #expect(rest.utf8.starts(with: subject.utf8))
            lines += quotedLines(String(rest.unicodeScalars.dropFirst(subject.unicodeScalars.count))).dropFirst(
                subject.isEmpty ? 0 : 1
            ).map { "> " + $0 }
        }
        if let id = callout.id { lines.append("^\(text(id.span))\(id.place == .lazyLine ? " (lazy)" : "")") }
        return lines.joined(separator: "\n")
    }

    private func rendered(_ header: CalloutHeader) -> String {
        var parts = [text(header.type)]
        if let meta = header.meta { parts[0] += "|" + text(meta) }
        switch header.fold {
        case .none: break
        case .open: parts[0] += "+"
        case .folded: parts[0] += "-"
        }
        if let when = header.when { parts.append("@\(when)") }
        if header.hasDot { parts.append("·") }
        if !header.subject.isEmpty { parts.append("\"\(text(header.subject))\"") }
        if header.isWhenUnread { parts.append("unread") }
        return parts.joined(separator: " ")
    }

    private func rendered(_ field: CalloutField) -> String {
        "- \(text(field.key)) =" + (field.value.isEmpty ? "" : " \(text(field.value))")
    }

    private func quotedLines(_ text: String) -> [String] {
        guard !text.isEmpty else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { "\"\($0)\"" }
    }
}
