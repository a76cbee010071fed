import NoteSyntax
import Testing

/// Format 3, Body.
@Suite("Bodies of callouts")
struct CalloutBodyTests {
    @Test("the body is the remaining lines of the quote")
    func remaining() {
        checkCallouts(
            """
            > [!call] Discussed
            > - by:: Ada
            >
            > They approve the new numbers, **if** the pilot starts in May.
            > [[Sam Cooper]] sends the contract.

            no more
            """,
            """
            call "Discussed"
            - by = Ada
            "They approve the new numbers, **if** the pilot starts in May."
            "[[Sam Cooper]] sends the contract."
            """)
        checkCallouts("> [!call]\n> text", "call\n\"text\"")
        checkCallouts("> [!call] x\n> - by:: Ada\n> text", "call \"x\"\n- by = Ada\n\"text\"")
    }

    @Test("a quote mark is up to three blanks, >, and one space or tab")
    func quoteMarks() {
        checkCallouts("> [!call]\n>a\n> b\n>  c\n>\td\n>\t\te", "call\n\"a\"\n\"b\"\n\" c\"\n\"d\"\n\"\te\"")
        checkCallouts("> [!call]\n   > a\n  >b\n >  c", "call\n\"a\"\n\"b\"\n\" c\"")
        checkCallouts("> [!call]\n> a\n    > b", "call\n\"a\"\n\"    > b\"")
        checkCallouts("> [!call]\n> a\n\t> b", "call\n\"a\"\n\"\t> b\"")
        checkCallouts("> [!call]\n>\u{A0}a", "call\n\"\u{A0}a\"")
    }

    @Test("lazy lines are kept as they are")
    func lazy() {
        checkCallouts(
            "> [!call] x\nlazy\n> marked\n   lazy again", "call \"x\"\n\"lazy\"\n\"marked\"\n\"   lazy again\"")
        checkCallouts("> [!call] x\n> - item\nlazy\n\ntext", "call \"x\"\n\"- item\"\n\"lazy\"")
        checkCallouts("> [!call] x\n\tlazy", "call \"x\"\n\"\tlazy\"")
        checkCallouts("> [!call] x\n# none", "call \"x\"")
        checkCallouts("> [!call] x\n- none", "call \"x\"")
        checkCallouts("> [!call] x\n```\nnone\n```", "call \"x\"")
    }

    @Test("blank lines at both ends are left out, those between are kept")
    func blankLines() {
        checkCallouts("> [!call]\n>\n> \n>  \t\n> a\n>\n>\n> b\n> \n>", "call\n\"a\"\n\"\"\n\"\"\n\"b\"")
        checkCallouts("> [!call]\n>\n>\n", "call")
        checkCallouts("> [!call]\n> - by:: Ada\n>\n", "call\n- by = Ada")
        checkCallouts("> [!call]\n> a\n>  \t \n> b", "call\n\"a\"\n\" \t \"\n\"b\"")
        checkCallouts("> [!call]\n> \u{A0}\n> a", "call\n\"\u{A0}\"\n\"a\"")
    }

    @Test("blanks at the ends of lines are kept")
    func trailingBlanks() {
        checkCallouts("> [!call]\n> a  \n> b\t\n>   c ", "call\n\"a  \"\n\"b\t\"\n\"  c \"")
    }

    @Test("Markdown in a body is kept as written")
    func markdown() {
        checkCallouts(
            """
            > [!call]
            >
            >     indented
            >
            > ```swift
            > let x = 1
            >
            > ```
            > Setext
            > ===
            > two
            > ---
            > - item
            >   - inner
            > | a | b |
            > |---|---|
            > <div>
            > > quoted
            > # heading
            """,
            """
            call
            "    indented"
            ""
            "```swift"
            "let x = 1"
            ""
            "```"
            "Setext"
            "==="
            "two"
            "---"
            "- item"
            "  - inner"
            "| a | b |"
            "|---|---|"
            "<div>"
            "> quoted"
            "# heading"
            """)
    }

    @Test("a fence that is left open ends with the quote")
    func openFence() {
        checkCallouts("> [!call]\n> ```\n> a\n\n> b\n", "call\n\"```\"\n\"a\"")
        checkCallouts("> [!call]\n> ```\n> a\nb", "call\n\"```\"\n\"a\"")
        checkCallouts("> [!call]\n> <!--\n> a\nb -->", "call\n\"<!--\"\n\"a\"")
    }

    @Test("there is LF between lines, whatever the note has")
    func lineEndings() {
        checkCallouts("> [!call]\r\n> a\r\n>\r\n> b\r\n", "call\n\"a\"\n\"\"\n\"b\"")
        checkCallouts("> [!call]\r> a\r>\r> b", "call\n\"a\"\n\"\"\n\"b\"")
        checkCallouts("> [!call]\n> a\r\n> b\r> c\n", "call\n\"a\"\n\"b\"\n\"c\"")
        let note = NoteTree("> [!call]\r\n> a\r\n> b\r\n")
        #expect(note.callout(at: 0).map { note.source.bodyBytes(of: $0) } == Array("a\nb".utf8))
    }

    @Test("bytes that are not UTF-8, and NUL, are kept")
    func invalidBytes() {
        let note = NoteTree(Array("> [!call] ".utf8) + [0xFF, 0x0A] + Array("> a".utf8) + [0xC3, 0x00, 0x80])
        let callout = note.callout(at: 0)
        #expect(callout.map { note.source.bodyBytes(of: $0) } == [0x61, 0xC3, 0x00, 0x80])
        #expect(callout.map { note.source.text($0.header.subject) } == "\u{FFFD}")
    }
}
