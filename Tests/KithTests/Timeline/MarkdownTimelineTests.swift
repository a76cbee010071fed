import NoteSyntax
import TestSupport
import Testing

@testable import kith

@Suite("A timeline as Markdown")
struct MarkdownTimelineTests {
    @Test(
        "text is escaped where Markdown would read more than its characters",
        arguments: [
            ("plain, text: 1.5 - x + y (z)!", "plain, text: 1.5 - x + y (z)!"),
            ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
            ("[[a|b]] <c>", "\\[\\[a\\|b\\]\\] \\<c>"),
            ("back \\", "back \\\\"),
            ("AT&T, a & b, &amp; &#39;", "AT\\&T, a & b, \\&amp; \\&\\#39;"),
            ("#1 # x #tag ^id", "\\#1 # x \\#tag \\^id"),
            ("==a== 1=1 50% %%c%%", "\\==a\\== 1=1 50% \\%%c\\%%"),
            ("$5 ~~x~~", "\\$5 \\~\\~x\\~\\~"),
            ("two\nlines\u{1B}", "two lines␛"),
        ])
    func escaped(text: String, expected: String) {
        #expect(MarkdownText.escaped(text) == expected)
    }

    @Test("nothing that a note leaves open reaches beyond its item")
    func structure() async throws {
        let view = try TimelineFixture.view(filter: TimelineFixture.everything)
        let source = SourceText(try await TimelineFixture.text(.markdown, view))
        let headings = NoteTree(source).headings.map { source.text($0.text) }
        #expect(
            headings == [
                "Timeline of Wool & Wire \\<Ltd>", "May 2026 (1)", "March 2026 (3)", "February 2026 (2)",
                "December 2025 (1)", "October 2025 (2)", "Undated (1)",
            ])
    }

    @Test("a body stands in the document as it was written, but for control characters")
    func body() async throws {
        let view = try TimelineFixture.view(interactions: "> [!note] 2026-01-01 x\n>\n> # *a*\u{1B}[2J\n>\n>\t\tcode")
        #expect(try await TimelineFixture.text(.markdown, view).contains("\n  > # *a*␛[2J\n  >\n  > \tcode\n"))
    }

    @Test("a document about nothing says so")
    func empty() async throws {
        let view = try TimelineFixture.view(of: [:])
        #expect(try await TimelineFixture.text(.markdown, view) == "# Timeline of Test\n\nNo interactions.\n")
    }
}
