import NoteSyntax
import VaultModel

/// Writes the interactions of a page.
///
/// Texts from notes have the direction of what they say, and no language: the page's own is English, theirs is unknown.
struct HTMLEntryWriter {
    private let contact: Contact?
    private let settings: VaultSettings

    /// The ids that stand in the page already: an interaction may be listed twice, and ids need not be unique.
    private var ids: Set<String> = []

    init(view: TimelineView) {
        contact = view.contact
        settings = view.settings
    }

    /// Writes one interaction.
    mutating func write(_ entry: TimelineEntry, to page: inout HTMLWriter) {
        let anchor = entry.id.flatMap { ids.insert($0).inserted ? $0 : nil }
        page.open("article", ["id": anchor, "class": entry.status == .logged ? nil : entry.status.rawValue])
        writeWhen(entry, to: &page)
        page.raw("\n<div class=\"what\">\n")
        writeHeadline(entry, to: &page)
        writeText(entry.body, to: &page)
        writeFacts(entry, to: &page)
        writeComments(entry, to: &page)
        page.raw("</div>\n</article>\n")
    }

    private func writeWhen(_ entry: TimelineEntry, to page: inout HTMLWriter) {
        page.raw("<p class=\"when\">")
        if let date = entry.date {
            page.open("time", ["datetime": entry.occurredAt.map(settings.zone.rfc3339) ?? date.description])
            page.text(date.description)
            if let clock = entry.clockWords {
                page.raw(" ")
                page.element("span", ["class": "clock"], clock)
            }
            page.close("time")
        } else {
            page.raw("undated")
        }
        page.raw("</p>")
    }

    private func writeHeadline(_ entry: TimelineEntry, to page: inout HTMLWriter) {
        page.raw("<p class=\"line\">")
        page.element("span", ["class": "type t\(entry.interaction.typeIndex % 8)"], entry.type)
        if contact == nil {
            page.raw(" ")
            page.element("bdi", ["class": "contact", "lang": ""], entry.contact)
        }
        let companions = entry.companions(of: contact)
        if !companions.isEmpty {
            page.raw(" <span class=\"with\">with ")
            Self.writeNames(companions, to: &page)
            page.raw("</span>")
        }
        for mark in entry.marks {
            page.raw(" ")
            page.element("span", ["class": "mark \(mark)"], mark)
        }
        if !entry.by.isEmpty {
            page.raw(" <span class=\"by\">")
            Self.writeNames(entry.by, to: &page)
            page.raw("</span>")
        }
        page.raw("</p>\n")
        if !entry.subject.isEmpty {
            page.element("h3", Self.text(nil), entry.subject)
            page.raw("\n")
        }
    }

    private func writeFacts(_ entry: TimelineEntry, to page: inout HTMLWriter) {
        let facts = entry.facts(in: settings.zone)
        guard !facts.isEmpty || entry.id != nil else { return }
        page.raw("<dl>\n")
        for (label, value) in facts {
            page.raw("<div>")
            page.element("dt", label)
            page.raw(" ")
            page.element("dd", Self.text(nil), value)
            page.raw("</div>\n")
        }
        if let id = entry.id {
            page.raw("<div class=\"id\"><dt>Id</dt> ")
            page.element("dd", id)
            page.raw("</div>\n")
        }
        page.raw("</dl>\n")
    }

    private func writeComments(_ entry: TimelineEntry, to page: inout HTMLWriter) {
        guard !entry.comments.isEmpty else { return }
        page.raw("<ul class=\"comments\">\n")
        for comment in entry.comments {
            page.raw("<li><p class=\"line\">")
            if !comment.by.isEmpty {
                page.raw("<span>")
                Self.writeNames(comment.by, to: &page)
                page.raw("</span>")
            }
            if let date = comment.date, let words = comment.whenWords(in: settings.zone) {
                page.raw(" ")
                page.element("time", ["datetime": comment.at.map(settings.zone.rfc3339) ?? date.description], words)
            }
            page.raw("</p>\n")
            writeText(comment.text, to: &page)
            page.raw("</li>\n")
        }
        page.raw("</ul>\n")
    }

    /// A body or a comment as it was written; tables and code so that their columns stand below each other.
    private func writeText(_ text: String, to page: inout HTMLWriter) {
        for part in BodyPart.parts(of: text) {
            page.element("div", Self.text(part.isGrid ? "body grid" : "body"), part.text)
            page.raw("\n")
        }
    }

    /// Names, each kept apart from the direction of its neighbours.
    private static func writeNames(_ names: [String], to page: inout HTMLWriter) {
        for (index, name) in names.enumerated() {
            if index > 0 { page.raw(", ") }
            page.element("bdi", ["lang": ""], name)
        }
    }

    /// The attributes of an element that holds text from a note.
    private static func text(_ name: String?) -> KeyValuePairs<StaticString, String?> {
        ["class": name, "dir": "auto", "lang": ""]
    }
}
