import TestSupport
import Testing

@testable import kith

@Suite("A timeline as a page")
struct HTMLTimelineTests {
    @Test("no text from a note is markup, wherever it stands")
    func escaped() async throws {
        let places = [
            "name", "flag", "subject", "body", "comment", "by", "with", "logged", "template", "code", "group",
            "segment",
            "via", "source", "attachment", "key", "cancelled", "commenter",
        ]
        let pages = [try await page(contact: nil), try await page(contact: "Contacts/Mark.md")]
        for page in pages {
            #expect(!page.contains("<x-"))
            #expect(!page.contains("\"y\" onload"))
        }
        let both = pages.joined()
        for place in places { #expect(both.contains("&lt;x-\(place)&gt;"), "\(place)") }
    }

    @Test("every tag that is opened is closed, in order")
    func wellFormed() async throws {
        for view in [
            try TimelineFixture.view(filter: TimelineFixture.everything),
            try TimelineFixture.view(of: "Contacts/Misaki.md"), try TimelineFixture.view(of: [:]),
        ] {
            for grouping in [nil] + TimelineGrouping.allCases {
                let page = try await TimelineFixture.text(.html, view, groupedBy: grouping)
                #expect(Self.unbalancedTag(in: page) == nil)
            }
        }
    }

    @Test("the page fetches nothing and runs nothing")
    func selfContained() async throws {
        let page = try await TimelineFixture.text(.html, TimelineFixture.view())
        #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        #expect(page.contains("<meta charset=\"utf-8\">"))
        for word in ["<script", "<link", "<img", "<iframe", "url(", "@import", "http:", "https:"] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.firstMatch(of: /<[^>]*\s(src|style|on[a-z]+)\s*=/) == nil)
    }

    @Test("no id stands twice, and every link within the page leads somewhere")
    func anchors() async throws {
        let page = try await TimelineFixture.text(.html, TimelineFixture.view(), groupedBy: .by)
        let ids = page.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
        let links = page.matches(of: /href="#([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        #expect(!links.isEmpty)
        #expect(Set(links).isSubset(of: ids))
        #expect(ids.contains("i-aaaaaaaaaa"))
    }

    @Test("a moment is told with its offset to programs, a day without")
    func times() async throws {
        let page = try await TimelineFixture.text(.html, TimelineFixture.view())
        #expect(page.contains("<time datetime=\"2026-03-09T14:05:00+01:00\">2026-03-09"))
        #expect(page.contains("<time datetime=\"2026-03-08\">2026-03-08</time>"))
    }

    /// A page about one interaction with a marker in every text.
    private func page(contact: String?) async throws -> String {
        let note: FileContent = """
            ---
            type: contact
            name: "<x-name>"
            flags: ["<x-flag>"]
            language: "\\"y\\" onload"
            ---

            ## Interactions

            > [!call] 2026-03-09 14:05 <x-subject> "y" onload
            > - logged-by:: <x-logged>
            > - logged-at:: 2026-03-09T19:12:44Z
            > - by:: <x-by>, "y" onload
            > - with:: [[<x-with>]]
            > - template:: [[<x-template>]]
            > - code:: <x-code>
            > - group:: <x-group>
            > - segment:: [[<x-segment>]]
            > - attachments:: [[<x-attachment>]]
            > - via:: <x-via>
            > - source:: <x-source>
            > - other:: <x-key>
            > - cancelled-at:: 2026-03-10T19:12:44Z
            > - cancelled-by:: <x-cancelled>
            >
            > <x-body>
            >
            > ```
            > <x-code>
            > ```
            >
            > > [!comment] 2026-03-10
            > > - by:: <x-commenter>
            > > <x-comment>

            ^i-aaaaaaaaaa
            """
        let view = try TimelineFixture.view(of: ["Contacts/Mark.md": note], contact: contact)
        return try await TimelineFixture.text(.html, view)
    }

    /// The first tag that closes nothing, or is never closed; nil for a page where all is in order.
    private static func unbalancedTag(in page: String) -> String? {
        let empty: Set = ["meta"]
        var open: [String] = []
        for match in page.matches(of: /<(\/?)([a-z0-9]+)[^>]*>/) {
            let name = String(match.2)
            if empty.contains(name) { continue }
            if match.1.isEmpty {
                open.append(name)
            } else if open.popLast() != name {
                return name
            }
        }
        return open.last
    }
}
