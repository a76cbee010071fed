import NoteSyntax
import Testing

/// What the pieces of a note are; that they tile it, `TilingTests` shows for very many notes.
@Suite("Pieces of a note")
struct NotePieceTests {
    @Test("a contact note falls into front matter, blocks and the parts of its callouts")
    func contact() {
        checkPieces(
            """
            \u{FEFF}---
            # comment
            type: contact

            name: A
            ---

            # A
            text

            > [!call] x
            > - by:: Ada
            >
            > body
            >
            > > [!comment] y
            > > z

            ^i-1

            """,
            #"""
            byteOrderMark "<BOM>"
            frontMatterFence "---\n"
            frontMatterText "# comment\n"
            property "type: contact\n"
            frontMatterText "\n"
            property "name: A\n"
            frontMatterFence "---\n"
            blankLines "\n"
            heading "# A\n"
            paragraph "text\n"
            blankLines "\n"
            calloutHeader "> [!call] x\n"
            calloutField "> - by:: Ada\n"
            calloutText ">\n> body\n>\n"
            calloutComment "> > [!comment] y\n> > z\n"
            blankLines "\n"
            blockID "^i-1\n"
            """#)
    }

    @Test("text between and behind comments is the callout's")
    func comments() {
        checkPieces(
            "> [!call]\n> > [!comment] a\n>\n> b\n> > [!comment] c\n> d\n>\n> e",
            #"""
            calloutHeader "> [!call]\n"
            calloutComment "> > [!comment] a\n"
            calloutText ">\n> b\n"
            calloutComment "> > [!comment] c\n> d\n"
            calloutText ">\n> e"
            """#)
    }

    @Test("an id is a piece of its own, in the callout's last line too")
    func ids() {
        checkPieces(
            "> [!call] x\n> y\n^i-1",
            #"""
            calloutHeader "> [!call] x\n"
            calloutText "> y\n"
            blockID "^i-1"
            """#)
        checkPieces(
            "> [!call] x\n> > [!comment] y\n^i-1\n",
            #"""
            calloutHeader "> [!call] x\n"
            calloutComment "> > [!comment] y\n"
            blockID "^i-1\n"
            """#)
        checkPieces(
            "> [!call] x\n\n[d]: /url\n\n^i-1",
            #"""
            calloutHeader "> [!call] x\n"
            blankLines "\n"
            definitions "[d]: /url\n"
            blankLines "\n"
            paragraph "^i-1"
            """#)
        checkPieces(
            "text\n\n^i-1",
            #"""
            paragraph "text\n"
            blankLines "\n"
            paragraph "^i-1"
            """#)
    }

    @Test("only block quotes are callouts")
    func noQuote() {
        checkPieces("[!call] x\ny", #"paragraph "[!call] x\ny""#)
        checkPieces("- [!call] x", #"list "- [!call] x""#)
        let tree = NoteTree("[!call] x\n\n- > [!call] y\n\n> z")
        #expect(tree.blocks.indices.allSatisfy { tree.callout(at: $0) == nil })
    }

    @Test("definitions and blank lines stand between blocks")
    func gaps() {
        checkPieces(
            "\n\n[a]: /b\n[c]: /d\n \nx\n\n",
            #"""
            blankLines "\n\n"
            definitions "[a]: /b\n[c]: /d\n"
            blankLines " \n"
            paragraph "x\n"
            blankLines "\n"
            """#)
        checkPieces(
            "<div>\n\n[a]: /b\n",
            #"""
            htmlBlock "<div>\n"
            blankLines "\n"
            definitions "[a]: /b\n"
            """#)
    }

    @Test("front matter that is not certain is one piece")
    func unreadableFrontMatter() {
        checkPieces(
            "---\na: b: c\nd: @\n---\nx",
            #"""
            frontMatterFence "---\n"
            frontMatterText "a: b: c\nd: @\n"
            frontMatterFence "---\n"
            paragraph "x"
            """#)
        checkPieces(
            "---\n{a: 1, b: 2}\n---",
            #"""
            frontMatterFence "---\n"
            frontMatterText "{a: 1, b: 2}\n"
            frontMatterFence "---"
            """#)
        checkPieces(
            "---\n---\n",
            #"""
            frontMatterFence "---\n"
            frontMatterFence "---\n"
            """#)
    }

    @Test("an opaque note is one piece, an empty one has none")
    func opaque() {
        checkPieces("", "")
        checkPieces("\u{FEFF}", #"byteOrderMark "<BOM>""#)
        let tree = NoteTree(String(repeating: ">", count: 200) + " x")
        #expect(tree.opaque != nil)
        #expect(tree.pieces.map(\.kind) == [.opaque])
        #expect(tree.pieces.map(\.span) == [SourceSpan(0..<202)])
    }
}
