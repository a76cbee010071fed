import NoteSyntax
import VaultModel

/// A timeline as a Markdown document to read, print or hand on: a section a group, an item an interaction.
///
/// Bodies and comments stand in block quotes, where whatever they leave open ends with the quote. All other text from
/// notes is escaped.
enum MarkdownTimeline {
    /// Writes the document; without a grouping its sections are months.
    static func write(
        _ view: TimelineView, groupedBy grouping: TimelineGrouping?, to output: inout OutputStream
    ) throws {
        var view = view
        try output.write(opening(view))
        for group in view.groups(by: grouping ?? .month) {
            try output.write("\n## \(MarkdownText.escaped(group.title)) (\(group.members.count.grouped))\n")
            for index in group.members { try output.write("\n" + item(view.entry(index), in: view)) }
        }
    }

    private static func opening(_ view: TimelineView) -> String {
        let counts = TimelineCounts(view)
        var text = "# Timeline of \(MarkdownText.escaped(view.name))\n\n"
        for flag in view.contact?.flags ?? [] { text += "- **\(MarkdownText.escaped(flag))**\n" }
        if let flags = view.contact?.flags, !flags.isEmpty { text += "\n" }
        guard counts.total > 0 else { return text + "No interactions.\n" }
        text += counts.phrases.joined(separator: ", ")
        if let days = counts.days {
            text +=
                days.lowerBound == days.upperBound
                ? ", on \(days.lowerBound)" : ", from \(days.lowerBound) to \(days.upperBound)"
        }
        return text + ". Times are in \(MarkdownText.escaped(view.settings.zone.identifier)).\n"
    }

    /// A list item: a line that says when, what and who, then what is known beside, body and comments.
    private static func item(_ entry: TimelineEntry, in view: TimelineView) -> String {
        let zone = view.settings.zone
        var text = "- " + headline(entry, in: view.contact)
        let facts = entry.facts(in: zone).map { label, value in
            "\(MarkdownText.escaped(label)): \(MarkdownText.escaped(value))"
        }
        // A backslash at its end makes a line end that is shown.
        text += facts.isEmpty ? "\n" : "\\\n  " + facts.joined(separator: " · ") + "\n"
        if !entry.body.isEmpty { text += "\n" + MarkdownText.quoted(entry.body) }
        for comment in entry.comments {
            let authors = comment.by.map(MarkdownText.escaped).joined(separator: ", ")
            let by = authors.isEmpty ? "" : " by \(authors)"
            let when = comment.whenWords(in: zone).map { ", \($0)" } ?? ""
            text += "\n  Comment\(by)\(when):\n\n" + MarkdownText.quoted(comment.text)
        }
        return text
    }

    private static func headline(_ entry: TimelineEntry, in contact: Contact?) -> String {
        let day = entry.date?.description ?? "Undated"
        let when = entry.clockWords.map { "\(day) \($0)" } ?? day
        var parts = ["**\(when)**", MarkdownText.escaped(entry.type)]
        if contact == nil { parts.append("**\(MarkdownText.escaped(entry.contact))**") }
        let companions = entry.companions(of: contact)
        if !companions.isEmpty { parts.append("with " + companions.map(MarkdownText.escaped).joined(separator: ", ")) }
        if !entry.subject.isEmpty {
            let subject = MarkdownText.escaped(entry.subject)
            parts.append(entry.status == .cancelled ? "~~\(subject)~~" : subject)
        }
        if !entry.by.isEmpty { parts.append(entry.by.map(MarkdownText.escaped).joined(separator: ", ")) }
        if !entry.marks.isEmpty { parts.append("*\(entry.marks.joined(separator: ", "))*") }
        return parts.joined(separator: " · ") + (entry.id.map { " (`\($0)`)" } ?? "")
    }
}
