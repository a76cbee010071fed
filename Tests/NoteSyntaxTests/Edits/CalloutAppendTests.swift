import NoteSyntax
import TestSupport
import Testing

@Suite("A callout that is appended (format 6.3)")
struct CalloutAppendTests {
    private static let call = CalloutText(
        type: "call", when: WrittenWhen(date: CivilDate("2026-03-09") ?? .latest), subject: "New", id: "i-new")

    /// What is written, LF between lines.
    private static let written = "> [!call] 2026-03-09 New\n\n^i-new\n"

    private func appended(to note: String, _ call: CalloutText = Self.call) -> String {
        let tree = NoteTree(note)
        return String(decoding: tree.source.applying(tree.appending(call, toSection: "Interactions")), as: UTF8.self)
    }

    @Test(
        "It stands behind the last line of the section that is not blank, a blank line before it",
        arguments: [
            ("## Interactions\n", "## Interactions\n\n@"), ("## Interactions", "## Interactions\n\n@"),
            ("## Interactions\n\n\n", "## Interactions\n\n@\n\n"),
            ("## Interactions\n\ntext\n", "## Interactions\n\ntext\n\n@"),
            ("## Interactions\ntext", "## Interactions\ntext\n\n@"),
            (
                "# A\n\n## Interactions\n\n> [!call] x\n\n^i-a\n\n## More\n\ntext\n",
                "# A\n\n## Interactions\n\n> [!call] x\n\n^i-a\n\n@\n## More\n\ntext\n"
            ),
            ("Interactions\n===\n\ntext\n\nMore\n===\n", "Interactions\n===\n\ntext\n\n@\nMore\n===\n"),
            ("# interactions #\n\n### below\n\ntext\n\n# End\n", "# interactions #\n\n### below\n\ntext\n\n@\n# End\n"),
            ("## Interactions\n\na\n\n## Interactions\n\nb\n", "## Interactions\n\na\n\n@\n## Interactions\n\nb\n"),
        ])
    func place(note: String, expected: String) {
        #expect(appended(to: note) == expected.replacing("@", with: Self.written))
    }

    @Test(
        "A blank line parts it from what follows, but not from a blank line or an ATX heading",
        arguments: [
            ("## Interactions\n# Next\n", "## Interactions\n\n@# Next\n"),
            ("## Interactions\nNext\n===\n", "## Interactions\n\n@\nNext\n===\n"),
            ("## Interactions\n   \nNext\n---\n", "## Interactions\n\n@   \nNext\n---\n"),
        ])
    func whatFollows(note: String, expected: String) {
        #expect(appended(to: note) == expected.replacing("@", with: Self.written))
    }

    @Test(
        "Where there is no such section it is made at the end",
        arguments: [
            ("", "## Interactions\n\n@"), ("text", "text\n\n## Interactions\n\n@"),
            ("---\ntype: contact\n---\n", "---\ntype: contact\n---\n\n## Interactions\n\n@"),
            ("---\ntype: contact\n---", "---\ntype: contact\n---\n\n## Interactions\n\n@"),
            ("text\n\n\n", "text\n\n## Interactions\n\n@\n\n"),
            ("> ## Interactions\n", "> ## Interactions\n\n## Interactions\n\n@"),
            ("\u{FEFF}text\n", "\u{FEFF}text\n\n## Interactions\n\n@"), ("\u{FEFF}", "\u{FEFF}## Interactions\n\n@"),
        ])
    func newSection(note: String, expected: String) {
        #expect(appended(to: note).utf8.elementsEqual(expected.replacing("@", with: Self.written).utf8))
    }

    @Test("The line ending is that of the nearest line above", arguments: ["\r\n", "\r"])
    func lineEndings(ending: String) {
        let note = "## Interactions\n\ntext\n".replacing("\n", with: ending)
        let expected = ("## Interactions\n\ntext\n\n" + Self.written).replacing("\n", with: ending)
        #expect(appended(to: note).utf8.elementsEqual(expected.utf8))
        let mixed = "# A\n\n## Interactions\(ending)"
        #expect(
            appended(to: mixed).utf8.elementsEqual((mixed + ending + Self.written.replacing("\n", with: ending)).utf8))
    }

    @Test("Header, fields, one `>` line and the body, a blank line, the id")
    func form() {
        var call = Self.call
        call.when?.time = CivilTime("14:05")
        call.fields = [.init("logged-by", "[[Jane Doe]]"), .init("via", "mail: x")]
        call.body = "One\n\n  two\n\t> three\n"
        #expect(
            appended(to: "## Interactions\n", call) == """
                ## Interactions

                > [!call] 2026-03-09 14:05 New
                > - logged-by:: [[Jane Doe]]
                > - via:: mail: x
                >
                > One
                >
                >   two
                > \t> three
                >

                ^i-new

                """)
    }

    @Test(
        "A `·` parts WHEN and subject where they would read as something else, and only there",
        arguments: [
            (true, "New", "2026-03-09 New"), (true, "14:05 train", "2026-03-09 · 14:05 train"),
            (true, "09:00-10:00 shift", "2026-03-09 09:00-10:00 shift"), (true, "· dot", "2026-03-09 · · dot"),
            (true, "·dot", "2026-03-09 ·dot"), (true, "2026-01-01 plan", "2026-03-09 2026-01-01 plan"),
            (true, "", "2026-03-09"), (false, "2026-01-01 plan", "· 2026-01-01 plan"), (false, "plan", "plan"),
            (true, "14:05", "2026-03-09 · 14:05"), (true, "14:05:59 x", "2026-03-09 · 14:05:59 x"),
        ])
    func dot(hasWhen: Bool, subject: String, expected: String) {
        var call = Self.call
        if !hasWhen { call.when = nil }
        call.subject = subject
        #expect(appended(to: "", call).contains("\n> [!call] \(expected)\n"))
    }
}

@Suite("A callout that is taken out (format 6.5)")
struct CalloutRemovalTests {
    private func removed(_ index: Int, from note: String) -> String {
        let tree = NoteTree(note)
        let callouts = tree.callouts(in: tree.blocks.indices)
        return String(decoding: tree.source.applying(tree.removing(callouts[index])), as: UTF8.self)
    }

    @Test(
        "The bytes from the end of the last line before it that is not blank to the end of its id line go",
        arguments: [
            ("text\n\n> [!call] x\n\n^i-a\n", "text\n"),
            ("text\n\n\n> [!call] x\n\n^i-a\n\n\nmore\n", "text\n\n\nmore\n"),
            ("text\n\n> [!call] x\n> body\n\n^i-a", "text\n"),
            ("text\n\n> [!call] x\n^i-a\n\nmore\n", "text\n\nmore\n"),
            ("> [!call] x\n\nmore\n", "\nmore\n"),
            ("text\n\n> [!call] x\n> > [!comment] y\n> > z\n\nmore\n", "text\n\nmore\n"),
            ("---\na: b\n---\n\n> [!call] x\n", "---\na: b\n---\n"), ("\u{FEFF}> [!call] x\n", "\u{FEFF}"),
        ])
    func range(note: String, expected: String) {
        #expect(removed(0, from: note).utf8.elementsEqual(expected.utf8))
    }

    @Test(
        "One blank line stays where neighbours would run together",
        arguments: [
            ("text\n\n> [!call] x\n\n^i-a\n> quote\n", "text\n\n> quote\n"),
            ("> quote\n\n> [!call] x\n```\ncode\n```\n", "> quote\n\n```\ncode\n```\n"),
            ("text\n\n> [!call] x\n# Heading\n", "text\n# Heading\n"),
        ])
    func neighbours(note: String, expected: String) {
        #expect(removed(0, from: note) == expected)
    }

    @Test("Others and their ids stay", arguments: 0..<3)
    func others(index: Int) {
        let callouts = ["> [!call] a\n\n^i-a\n", "> [!call] b\n\n^i-b\n", "> [!call] c\n\n^i-c\n"]
        var rest = callouts
        rest.remove(at: index)
        let note = (["## Interactions\n"] + callouts).joined(separator: "\n")
        #expect(removed(index, from: note) == (["## Interactions\n"] + rest).joined(separator: "\n"))
    }
}
