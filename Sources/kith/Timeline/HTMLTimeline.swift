import NoteSyntax
import VaultModel

/// A timeline as one page that needs nothing else: no script, no font, no picture, and no way to fetch any.
enum HTMLTimeline {
    /// Writes the page; without a grouping its sections are months.
    static func write(
        _ view: TimelineView, groupedBy grouping: TimelineGrouping?, to output: inout OutputStream
    ) throws {
        var view = view
        let groups = view.groups(by: grouping ?? .month)
        var page = HTMLWriter()
        writeHead(view, to: &page)
        page.raw("<body>\n")
        writeHeader(view, to: &page)
        writeContents(groups, to: &page)
        page.raw("<main>\n")
        var entryWriter = HTMLEntryWriter(view: view)
        for (number, group) in groups.enumerated() {
            page.open("section", ["id": anchor(number)])
            page.raw("\n<h2>")
            page.element("bdi", group.title)
            page.raw(" ")
            page.element("span", ["class": "count"], group.members.count.grouped)
            page.raw("</h2>\n")
            for index in group.members {
                entryWriter.write(view.entry(index), to: &page)
                try output.write(page.take())
            }
            page.raw("</section>\n")
        }
        if groups.isEmpty { page.raw("<p class=\"none\">No interactions.</p>\n") }
        page.raw("</main>\n</body>\n</html>\n")
        try output.write(page.take())
    }

    private static func writeHead(_ view: TimelineView, to page: inout HTMLWriter) {
        page.raw(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">

            """)
        page.element("title", "Timeline of \(view.name)")
        page.raw("\n<style>\n")
        page.raw(style)
        page.raw("\n</style>\n</head>\n")
    }

    private static func writeHeader(_ view: TimelineView, to page: inout HTMLWriter) {
        page.raw("<header>\n")
        if view.contact != nil {
            page.element("p", ["class": "book", "dir": "auto"], view.settings.name)
        } else {
            page.raw("<p class=\"book\">Timeline</p>")
        }
        page.raw("\n")
        page.raw("<h1>")
        page.element("bdi", ["lang": language(of: view.contact)], view.name)
        page.raw("</h1>\n")
        for flag in view.contact?.flags ?? [] {
            page.element("p", ["class": "flag", "dir": "auto", "lang": ""], flag)
            page.raw("\n")
        }
        writeCounts(TimelineCounts(view), zone: view.settings.zone, to: &page)
        page.raw("</header>\n")
    }

    private static func writeCounts(_ counts: TimelineCounts, zone: VaultZone, to page: inout HTMLWriter) {
        guard counts.total > 0 else { return }
        page.raw("<p class=\"counts\">")
        page.text(counts.phrases.joined(separator: " · "))
        if let days = counts.days {
            page.raw(" · ")
            page.element("time", ["datetime": "\(days.lowerBound)"], "\(days.lowerBound)")
            if days.lowerBound < days.upperBound {
                page.raw(" to ")
                page.element("time", ["datetime": "\(days.upperBound)"], "\(days.upperBound)")
            }
        }
        page.text(" · times in \(zone.identifier)")
        page.raw("</p>\n")
    }

    /// Links to the groups, those of one year in a row of their own; a single group needs none.
    private static func writeContents(_ groups: [TimelineGroup], to page: inout HTMLWriter) {
        guard groups.count > 1 else { return }
        page.raw("<nav aria-label=\"Contents\">\n")
        for (number, group) in groups.enumerated() {
            if number == 0 || group.year != groups[number - 1].year {
                page.raw(number == 0 ? "<ul>\n" : "</ul>\n<ul>\n")
                if let year = group.year { page.element("li", ["class": "year"], String(year)) }
            }
            page.raw("<li>")
            page.open("a", ["href": "#" + anchor(number)])
            page.element("bdi", group.titleInYear ?? group.title)
            page.raw(" ")
            page.element("span", ["class": "count"], group.members.count.grouped)
            page.raw("</a></li>\n")
        }
        page.raw("</ul>\n</nav>\n")
    }

    /// The name of a group's place in the page; no id of a note holds a `_`.
    private static func anchor(_ number: Int) -> String { "group_\(number + 1)" }

    /// A contact's language for its name, where it is a language tag.
    private static func language(of contact: Contact?) -> String {
        guard let tag = contact?.value("language"), (2...20).contains(tag.utf8.count),
            tag.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "-") })
        else { return "" }
        return tag
    }
}
