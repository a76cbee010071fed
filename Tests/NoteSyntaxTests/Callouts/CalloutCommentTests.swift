import NoteSyntax
import Testing

/// Format 3, Comment.
@Suite("Comments on callouts")
struct CalloutCommentTests {
    @Test("a comment is a block quote in the callout with [!comment] on its first line")
    func plain() {
        checkCallouts(
            """
            > [!call] 2026-03-09 Discussed
            > - by:: [[Ada]]
            >
            > Body
            >
            > > [!comment] 2026-03-10 09:00
            > > - by:: [[Bo]]
            > >
            > > Well done.

            ^i-k3f7qa92xd
            """,
            """
            call @2026-03-09 "Discussed"
            - by = [[Ada]]
            "Body"
            > comment @2026-03-10 09:00
            > - by = [[Bo]]
            > "Well done."
            ^i-k3f7qa92xd
            """)
        checkCallouts("> [!call]\n> > [!COMMENT]- 2026-03-10 x", "call\n> COMMENT- @2026-03-10 \"x\"")
        checkCallouts("> [!call]\n>> [!comment]", "call\n> comment")
        checkCallouts(">[!call]\n>>[!comment]\n>>a", "call\n> comment\n> \"a\"")
    }

    @Test("text on the header line is the comment's first line")
    func headerText() {
        checkCallouts(
            "> [!call] x\n> > [!comment] 2026-03-10 One\n> > two",
            "call \"x\"\n> comment @2026-03-10 \"One\"\n> \"two\"")
        let note = NoteTree("> [!call] x\n> > [!comment] 2026-03-10 · One\n> > - by:: Bo\n> >\n> > two\n> >\n> > three")
        let comment = note.callout(at: 0)?.comments.first
        #expect(comment.map { note.source.text(of: $0) } == "One\ntwo\n\nthree")
    }

    @Test("a comment's text is byte for byte, with LF between lines")
    func text() {
        checkCallouts(
            "> [!call]\r\n> > [!comment]\r\n> >\r\n> >   a  \r\n> >\tb\r\n> > \r\n",
            "call\n> comment\n> \"  a  \"\n> \"b\"")
        checkCallouts("> [!call]\n> > [!comment]\n> >     code", "call\n> comment\n> \"    code\"")
    }

    @Test("lazy lines belong to the comment, with as many marks taken off as they have")
    func lazy() {
        checkCallouts("> [!call]\n> > [!comment] a\n> b\nc", "call\n> comment \"a\"\n> \"b\"\n> \"c\"")
        checkCallouts("> [!call]\n> > [!comment] a\n> by:: Bo", "call\n> comment \"a\"\n> \"by:: Bo\"")
        checkCallouts("> [!call]\n> > [!comment] a\n>     b", "call\n> comment \"a\"\n> \"    b\"")
    }

    @Test("several comments stand apart, and what stands between and behind them is the body's")
    func several() {
        checkCallouts(
            "> [!call]\n> > [!comment] a\n>\n> > [!comment] b\n>\n> > [!comment] c",
            "call\n> comment \"a\"\n> comment \"b\"\n> comment \"c\"")
        checkCallouts("> [!call]\n> > [!comment] a\n> > [!comment] b", "call\n> comment \"a\"\n> \"[!comment] b\"")
        checkCallouts(
            "> [!call]\n> one\n>\n> > [!comment] a\n>\n> two", "call\n\"one\"\n\"\"\n\"\"\n\"two\"\n> comment \"a\"")
        checkCallouts("> [!call]\n> > [!comment] a\n>\n> text", "call\n\"text\"\n> comment \"a\"")
        checkCallouts("> [!call]\n> one\n> > [!comment] a", "call\n\"one\"\n> comment \"a\"")
    }

    @Test("other block quotes are the body's")
    func otherQuotes() {
        checkCallouts("> [!call]\n> > quoted\n> > [!comment] a", "call\n\"> quoted\"\n\"> [!comment] a\"")
        checkCallouts("> [!call]\n> > [!note] a", "call\n\"> [!note] a\"")
        checkCallouts("> [!call]\n> > [!comment](a)", "call\n\"> [!comment](a)\"")
        checkCallouts("> [!call]\n> > [!comments] a", "call\n\"> [!comments] a\"")
        checkCallouts("> [!call]\n> >   [!comment] a", "call\n> comment \"a\"")
        checkCallouts("> [!call]\n> >    [!comment] a", "call\n\">    [!comment] a\"")
        checkCallouts("> [!call]\n> >     [!comment] a", "call\n\">     [!comment] a\"")
        checkCallouts("> [!call]\n> >\t\t[!comment] a", "call\n\">\t\t[!comment] a\"")
    }

    @Test("the quote is a child of the callout itself")
    func child() {
        checkCallouts("> [!call]\n> > > [!comment] a", "call\n\"> > [!comment] a\"")
        checkCallouts("> [!call]\n> - > [!comment] a", "call\n\"- > [!comment] a\"")
        checkCallouts("> [!call]\n> ```\n> > [!comment] a\n> ```", "call\n\"```\"\n\"> [!comment] a\"\n\"```\"")
        checkCallouts("> [!call]\n>\n>     > [!comment] a", "call\n\"    > [!comment] a\"")
        checkCallouts("> [!call]\n> <div>\n> > [!comment] a", "call\n\"<div>\"\n\"> [!comment] a\"")
        checkCallouts("> [!call]\n\n> > [!comment] a", "call")
    }

    @Test("a comment holds quotes, fields and a blank line of its own")
    func nested() {
        checkCallouts(
            "> [!call]\n> > [!comment] a\n> > > quoted\n> > - by:: Bo",
            "call\n> comment \"a\"\n> \"> quoted\"\n> \"- by:: Bo\"")
        checkCallouts("> [!call]\n> > [!comment]\n> > - by:: Bo\n> > - x::", "call\n> comment\n> - by = Bo\n> - x =")
    }

    @Test("a tab parts the marks as blanks do")
    func tabs() {
        checkCallouts("> [!call]\n>\t> [!comment] a\n>\t> b", "call\n> comment \"a\"\n> \"b\"")
        checkCallouts("> [!call]\n> \t> [!comment] a\n> \t> b", "call\n> comment \"a\"\n> \"b\"")
        checkCallouts("> [!call]\n> > [!comment] a\n>\t  > b", "call\n> comment \"a\"\n> \"  > b\"")
        checkCallouts("> [!call]\n>   >\t[!comment] a\n>\t>\tb", "call\n> comment \"a\"\n> \"b\"")
    }

    @Test("a lazy id behind a comment is the callout's")
    func lazyID() {
        checkCallouts("> [!call]\n> > [!comment] a\n^i-1", "call\n> comment \"a\"\n^i-1 (lazy)")
        checkCallouts("> [!call]\n> > [!comment] a\n> > b\n^i-1", "call\n> comment \"a\"\n> \"b\"\n^i-1 (lazy)")
    }
}
