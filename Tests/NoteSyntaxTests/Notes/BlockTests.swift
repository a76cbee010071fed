import NoteSyntax
import Testing

/// Where blocks begin and end.
@Suite("Blocks of a note")
struct BlockTests {
    @Test("each block has its kind, its depth and its lines")
    func outline() {
        checkBlocks(
            """
            # Heading
            Paragraph
            of two lines
            - item
              > quote
              > - inner

            ```
            code
            ```
            ***
            <div>
            """,
            """
            heading1 1
            paragraph 2-3
            list 4-6
              item 4-6
                paragraph 4
                blockQuote 5-6
                  paragraph 5
                  list 6
                    item 6
                      paragraph 6
            codeBlock 8-10
            thematicBreak 11
            htmlBlock 12
            """)
        checkBlocks("", "")
        checkBlocks("\n \n", "")
        checkBlocks("[a]: /url", "")
        checkBlocks("---\nname: A\n---\n\n\ntext", "paragraph 6")
        checkBlocks("\u{FEFF}---\r\n---\r\ntext\r\n", "paragraph 3")
        checkBlocks("\u{FEFF}# A", "heading1 1")
    }

    @Test("lists and indented code end on their last line that is not blank")
    func blankLinesBehind() {
        checkBlocks("- a\n\n\ntext", "list 1\n  item 1\n    paragraph 1\nparagraph 4")
        checkBlocks("- a\n\n- b\n\n\n", "list 1-3\n  item 1\n    paragraph 1\n  item 3\n    paragraph 3")
        checkBlocks(
            "1. a\n\n       code\n\n\ntext", "list 1-3\n  item 1-3\n    paragraph 1\n    codeBlock 3\nparagraph 6")
        checkBlocks("    code\n\n    more\n\n\ntext", "codeBlock 1-3\nparagraph 6")
        checkBlocks("\tcode\n \t\n\n", "codeBlock 1")
        checkBlocks("- a\n\n[d]: /url\n\ntext", "list 1\n  item 1\n    paragraph 1\nparagraph 5")
        checkBlocks("    code\n[d]: /url", "codeBlock 1")
        checkBlocks("-\n\n\n", "list 1\n  item 1")
    }

    @Test("fenced code ends on its closing line")
    func fences() {
        checkBlocks("```\na\n```\ntext", "codeBlock 1-3\nparagraph 4")
        checkBlocks("~~~~\n```\n~~~\n~~~~\n\n", "codeBlock 1-4")
        checkBlocks("```\n```\n[d]: /url\n", "codeBlock 1-2")
        checkBlocks("```\na\n\n\n", "codeBlock 1-2")
        checkBlocks("```", "codeBlock 1")
        checkBlocks("> ```\n> a\ntext", "blockQuote 1-2\n  codeBlock 1-2\nparagraph 3")
        checkBlocks("> ```\n> a\n[d]: /url", "blockQuote 1-2\n  codeBlock 1-2")
        checkBlocks("- ```\n  a\n[d]: /url", "list 1-2\n  item 1-2\n    codeBlock 1-2")
        checkBlocks("- ```\n  a\n- ```\n  b", "list 1-4\n  item 1-2\n    codeBlock 1-2\n  item 3-4\n    codeBlock 3-4")
    }

    @Test("a heading ends on its underline, which may be the last line")
    func underlines() {
        checkBlocks("A\n===\ntext", "heading1 1-2\nparagraph 3")
        checkBlocks("A\nb\n---", "heading2 1-3")
        checkBlocks("A\n---\n\n\n", "heading2 1-2")
        checkBlocks("A\n---\n---\n", "heading2 1-2\nthematicBreak 3")
        checkBlocks("A\n===\n===", "heading1 1-2\nparagraph 3")
        checkBlocks("A\n===\n[d]: /url\n", "heading1 1-2")
        checkBlocks("A\n===\n===\nB\n===", "heading1 1-2\nheading1 3-5")
        checkBlocks("[d]: /url\n===\nA\n===\ntext", "heading1 1-4\nparagraph 5")
        checkBlocks("> A\n> ===\n> b\n\nB\n-", "blockQuote 1-3\n  heading1 1-2\n  paragraph 3\nheading2 5-6")
        checkBlocks("- A\n  ===\n\n- b", "list 1-4\n  item 1-2\n    heading1 1-2\n  item 4\n    paragraph 4")
        checkBlocks("> A\n> ===", "blockQuote 1-2\n  heading1 1-2")
        checkBlocks("> A\n> ===\n[d]: /url", "blockQuote 1-2\n  heading1 1-2")
        checkBlocks("> # A\n[d]: /url\n", "blockQuote 1\n  heading1 1")
    }

    @Test("HTML ends on the line that closes it, or before a blank line")
    func html() {
        checkBlocks("<!-- a -->\ntext", "htmlBlock 1\nparagraph 2")
        checkBlocks("<!-- a -->\n[d]: /url", "htmlBlock 1")
        checkBlocks("<!-- a\n\nb -->\n[d]: /url", "htmlBlock 1-3")
        checkBlocks("<!-- a\n\nb", "htmlBlock 1-3")
        checkBlocks("<!-- a\n\n\n", "htmlBlock 1")
        checkBlocks("<script>\na\n</script> b\ntext", "htmlBlock 1-3\nparagraph 4")
        checkBlocks("<textarea>\n\n</textarea>\n", "htmlBlock 1-3")
        checkBlocks("<?a\n\n?>\n[d]: /url", "htmlBlock 1-3")
        checkBlocks("<!A\n\n>\n[d]: /url", "htmlBlock 1-3")
        checkBlocks("<![CDATA[\n\n]]>\n\n[d]: /url", "htmlBlock 1-3")
        checkBlocks("<div>\na\n\n[d]: /url", "htmlBlock 1-2")
        checkBlocks("<div>\na\n\n[d]: /url\n\ntext", "htmlBlock 1-2\nparagraph 6")
        checkBlocks("<b>\na\n\n[d]: /url\n", "htmlBlock 1-2")
        checkBlocks("- <!--\n  a -->\n\n  b", "list 1-4\n  item 1-4\n    htmlBlock 1-2\n    paragraph 4")
        checkBlocks("> <!--\n> a\n[d]: /url", "blockQuote 1-2\n  htmlBlock 1-2")
        checkBlocks("> <div>\n>\n> [d]: /url", "blockQuote 1-3\n  htmlBlock 1")
        checkBlocks("> <!A\n> >\n> [d]: /url", "blockQuote 1-3\n  htmlBlock 1-2")
    }

    @Test("block quotes have their lazy lines, and end before a blank line")
    func quotes() {
        checkBlocks("> a\nlazy\n\ntext", "blockQuote 1-2\n  paragraph 1-2\nparagraph 4")
        checkBlocks("> a\n>\n>\n", "blockQuote 1-3\n  paragraph 1")
        checkBlocks("> > a\n> b\nc\n> > d", "blockQuote 1-4\n  blockQuote 1-4\n    paragraph 1-4")
        checkBlocks(
            "> a\n> > b\n>\n> c", "blockQuote 1-4\n  paragraph 1\n  blockQuote 2\n    paragraph 2\n  paragraph 4")
        checkBlocks(">\n[d]: /url", "blockQuote 1")
        checkBlocks(
            "> - a\n\t>\n\nb", "blockQuote 1-2\n  list 1-2\n    item 1-2\n      paragraph 1-2\nparagraph 4")
        checkBlocks(
            "- > - a\n         >\n\nb",
            """
            list 1-2
              item 1-2
                blockQuote 1-2
                  list 1-2
                    item 1-2
                      paragraph 1-2
            paragraph 4
            """)
        checkBlocks(
            "- > a\n      >\n\nb", "list 1-2\n  item 1-2\n    blockQuote 1-2\n      paragraph 1-2\nparagraph 4")
        checkBlocks(
            "> - a\nlazy\n- b",
            "blockQuote 1-2\n  list 1-2\n    item 1-2\n      paragraph 1-2\nlist 3\n  item 3\n    paragraph 3")
    }

    @Test("a paragraph has the definitions that it begins with")
    func definitions() {
        checkBlocks("[d]: /url\ntext", "paragraph 1-2")
        checkBlocks("[d]: /url\n\ntext", "paragraph 3")
        checkBlocks("> [d]: /url\n> text", "blockQuote 1-2\n  paragraph 1-2")
    }
}
