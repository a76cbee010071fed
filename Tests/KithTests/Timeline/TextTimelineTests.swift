import TestSupport
import Testing

@testable import kith

@Suite("A timeline as text")
struct TextTimelineTests {
    @Test("nothing found is no text at all")
    func empty() async throws {
        let view = try TimelineFixture.view(of: [:])
        #expect(try await TimelineFixture.text(.text, view, groupedBy: .month).isEmpty)
    }

    @Test("no control character but line ends, and no mark that turns the direction, is ever shown")
    func noControls() async throws {
        let view = try TimelineFixture.view(filter: TimelineFixture.everything)
        for grouping in TimelineGrouping.allCases {
            let text = try await TimelineFixture.text(.text, view, groupedBy: grouping)
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F })
            #expect(!text.unicodeScalars.contains { (0x80...0x9F).contains($0.value) || $0.value == 0x202E })
        }
    }

    @Test("columns stand below each other by the width that a terminal gives them")
    func alignment() async throws {
        let view = try TimelineFixture.view()
        let lines = try await TimelineFixture.text(.text, view).split(separator: "\n")
        let types = ["call", "email", "meeting", "note", "sms"]
        for line in lines {
            let beforeType = line.prefix { $0.isNumber || "-:– ".contains($0) }
            #expect(DisplayWidth.of(beforeType) == 18)
            #expect(types.contains { line.dropFirst(beforeType.count).hasPrefix($0) })
            #expect(line.last?.isWhitespace == false)
        }
    }

    @Test("no line is wider than the terminal, whatever the text", arguments: [60, 80, 100, 132, 200])
    func fits(width: Int) throws {
        for path in [nil, "Contacts/Ada Lovelace.md", "Contacts/Misaki.md"] {
            let view = try TimelineFixture.view(of: path, filter: TimelineFixture.everything)
            let text = Self.text(view, isStyled: false, width: width)
            for line in text.split(separator: "\n") where !line.hasPrefix("!") {
                #expect(DisplayWidth.of(line) <= width, "\(line)")
            }
        }
    }

    @Test("a pipe gets subjects whole")
    func uncut() async throws {
        let subject = String(repeating: "long ", count: 60) + "end"
        let view = try TimelineFixture.view(interactions: "> [!call] 2026-01-01 \(subject)")
        #expect(try await TimelineFixture.text(.text, view).contains(subject))
    }

    @Test("marks tell what is out of the ordinary, and are never cut")
    func marks() throws {
        let subject = String(repeating: "x", count: 200)
        let view = try TimelineFixture.view(
            interactions: """
                > [!call] 2026-01-01 \(subject)
                > - outcome:: failed
                > - visibility:: private
                > - follow-up:: 2026-02-01
                >
                > > [!comment] 2026-01-02
                > > Once more.
                """)
        let text = Self.text(view, isStyled: false, width: 120)
        #expect(text.contains("x… (failed, private, unstamped, follow-up 2026-02-01, 1 comment)"))
    }

    @Test("a cancelled subject is struck through where that can be seen, and the word stands there anyway")
    func cancelled() throws {
        let view = try TimelineFixture.view(
            interactions: "> [!call] 2026-01-01 Gone\n> - cancelled-at:: 2026-01-02T00:00:00Z")
        let plain = Self.text(view, isStyled: false, width: nil)
        let styled = Self.text(view, isStyled: true, width: nil)
        #expect(plain.contains("Gone (cancelled, unstamped)"))
        #expect(styled.contains("\u{1B}[2m\u{1B}[9mGone\u{1B}[0m"))
        #expect(styled.contains("cancelled"))
    }

    @Test("where there is no subject the first line of the body stands in")
    func bodyForSubject() async throws {
        let view = try TimelineFixture.view(interactions: "> [!note] 2026-01-01\n>\n> First line\n> second line")
        let text = try await TimelineFixture.text(.text, view)
        #expect(text.contains("First line"))
        #expect(!text.contains("second line"))
    }

    /// What is shown on a terminal that is so wide; nil for none.
    private static func text(_ view: TimelineView, isStyled: Bool, width: Int?) -> String {
        TextTimeline(view, groupedBy: nil, style: TextStyle(isStyled: isStyled), width: width).joined()
    }
}
