import NoteSyntax
import Testing

/// Format 3, What.
@Suite("Which block quotes are callouts")
struct CalloutTests {
    @Test("a block quote whose first line is [!TYPE] is a callout")
    func plain() {
        checkCallouts("> [!call] Rang back", #"call "Rang back""#)
        checkCallouts("> [!call]", "call")
        checkCallouts("> [!call]\tRang back", #"call "Rang back""#)
        checkCallouts("> [!call] ", "call")
        checkCallouts("text\n> [!call] One\n\nmore", #"call "One""#)
        checkCallouts("---\ntype: contact\n---\n> [!call] One", #"call "One""#)
        checkCallouts("\u{FEFF}> [!call] One", #"call "One""#)
        checkCallouts("\u{FEFF}---\n---\n> [!call] One", #"call "One""#)
        checkCallouts("x\r\n\r\n> [!call] One\r\n> two\r\n", "call \"One\"\n\"two\"")
        checkCallouts("x\r\r> [!call] One\r> two\r", "call \"One\"\n\"two\"")
    }

    @Test("at most three blanks stand behind the quote mark")
    func blanks() {
        checkCallouts(">[!call] x", #"call "x""#)
        checkCallouts(">  [!call] x", #"call "x""#)
        checkCallouts(">   [!call] x", #"call "x""#)
        checkCallouts(">    [!call] x", "none")
        checkCallouts(">     [!call] x", "none")
        checkCallouts(">\t[!call] x", #"call "x""#)
        checkCallouts("> \t[!call] x", #"call "x""#)
        checkCallouts(">\t [!call] x", #"call "x""#)
        checkCallouts(">\u{A0}[!call] x", "none")
    }

    @Test("a first line that tabs make indented code is none")
    func tabs() {
        checkCallouts(">\t\t[!call] x", "none")
        checkCallouts("> \t\t[!call] x", "none")
        checkCallouts(">\t  [!call] x", "none")
        checkCallouts("\t> [!call] x", "none")
    }

    @Test("at most three spaces stand before the quote mark")
    func indentation() {
        checkCallouts(" > [!call] x", #"call "x""#)
        checkCallouts("   > [!call] x\n  > - by:: Ada\n > text", "call \"x\"\n- by = Ada\n\"text\"")
        checkCallouts("    > [!call] x", "none")
    }

    @Test("TYPE is a letter, then letters, digits and hyphens, kept as written")
    func type() {
        checkCallouts("> [!Call]", "Call")
        checkCallouts("> [!FOLLOW-up2]", "FOLLOW-up2")
        checkCallouts("> [!x-]", "x-")
        for none in ["2call", "-call", "", "call_x", " call", "call ", "é", "cafe\u{301}", "call.x", "call]]", "[call"]
        {
            checkCallouts("> [!\(none)] x", "none")
        }
        checkCallouts("> [!call", "none")
    }

    @Test("META stands between | and the bracket, and is kept")
    func meta() {
        checkCallouts("> [!call|wide] x", #"call|wide "x""#)
        checkCallouts("> [!call| a b|c ] x", #"call| a b|c  "x""#)
        checkCallouts("> [!call|]", "call|")
        checkCallouts("> [!call|wide]- 2026-03-09 x", #"call|wide- @2026-03-09 "x""#)
        checkCallouts("> [!call|wide x", "none")
        checkCallouts("> [!|wide] x", "none")
        checkCallouts("> [!call|a[b]c] x", "none")
    }

    @Test("FOLD is one + or - right behind the bracket")
    func fold() {
        checkCallouts("> [!call]+ x", #"call+ "x""#)
        checkCallouts("> [!call]- x", #"call- "x""#)
        checkCallouts("> [!call]-", "call-")
        checkCallouts("> [!call]+\tx", #"call+ "x""#)
        checkCallouts("> [!call] + x", #"call "+ x""#)
        for none in ["+-", "--", "-x", "+2026-03-09", "−", "~"] { checkCallouts("> [!call]\(none) x", "none") }
    }

    @Test("what is not followed by a blank or the line's end is none")
    func follower() {
        for none in ["x", "(url)", "(url) x", ": url", ":", "[ref]", "[]", "\u{A0}x", "**x**", "]", "\\"] {
            checkCallouts("> [!call]\(none)", "none")
        }
        checkCallouts("> [!INCLUDE[name](a.md)]", "none")
        checkCallouts("> [!INCLUDE [name](a.md)]", "none")
    }

    @Test("an escaped or marked-up [!TYPE] is none")
    func escaped() {
        for none in [
            "\\[!call] x", "[\\!call] x", "[!call\\] x", "**[!call]** x", "[ !call] x", "&#91;!call] x", "`[!call]` x",
        ] {
            checkCallouts("> \(none)", "none")
        }
    }

    @Test("the source bytes decide, not what Markdown makes of them")
    func sourceBytes() {
        checkCallouts("> [!call] x\n\n[!call]: https://example.org", #"call "x""#)
        checkCallouts("> [!call] x\n> ===\n", "call \"x\"\n\"===\"")
        checkCallouts("> [!call] x\n> ---\n", "call \"x\"\n\"---\"")
        checkCallouts("> [!call] x\n---\n", #"call "x""#)
        checkCallouts("> [!call] `x\n> y`", "call \"`x\"\n\"y`\"")
        checkCallouts("> [!call] <!--\n> x -->", "call \"<!--\"\n\"x -->\"")
        checkCallouts("> [!call] <b\n> c>", "call \"<b\"\n\"c>\"")
    }

    @Test("the header stands on the first line of the quote")
    func firstLine() {
        checkCallouts(">\n> [!call] x", "none")
        checkCallouts("> text\n> [!call] x", "none")
        checkCallouts("> > [!call] x", "none")
        checkCallouts(">> [!call] x", "none")
        checkCallouts("> - [!call] x", "none")
        checkCallouts("> # [!call] x", "none")
        checkCallouts("[!call] x", "none")
        checkCallouts("[!call] x\n> [!email] y", #"email "y""#)
    }

    @Test("quotes with no truly blank line between are one callout")
    func neighbours() {
        checkCallouts("> [!call] One\n> [!email] Two", "call \"One\"\n\"[!email] Two\"")
        checkCallouts("> [!call] One\n>\n> [!email] Two", "call \"One\"\n\"[!email] Two\"")
        checkCallouts("> [!call] One\n\n> [!email] Two", "call \"One\"\n\nemail \"Two\"")
        checkCallouts("> [!call] One\n \t\n> [!email] Two", "call \"One\"\n\nemail \"Two\"")
        checkCallouts("> [!call] One\n# H\n> [!email] Two", "call \"One\"\n\nemail \"Two\"")
        checkCallouts("> [!call] One\n***\n> [!email] Two", "call \"One\"\n\nemail \"Two\"")
    }

    @Test("a callout inside code, HTML or a list is none")
    func places() {
        let callout = "> [!call] x\n> - by:: Ada"
        checkCallouts("```\n\(callout)\n```", "none")
        checkCallouts("~~~ md\n\(callout)\n~~~~", "none")
        checkCallouts("```\n\(callout)", "none")
        checkCallouts("text\n\n    > [!call] x\n", "none")
        checkCallouts("<div>\n\(callout)\n</div>", "none")
        checkCallouts("<!--\n\n\(callout)\n\n-->", "none")
        checkCallouts("<!-- \(callout) -->", "none")
        checkCallouts("<pre>\n\n\(callout)\n</pre>", "none")
        checkCallouts("- > [!call] x", "none")
        checkCallouts("1. one\n\n   > [!call] x", "none")
        checkCallouts("- one\n\n  > [!call] x\n\n> [!email] y", #"email "y""#)
        checkCallouts("[^1]: a\n    > [!call] x", "none")
        checkCallouts("<div>\n\n\(callout)\n\n</div>", "call \"x\"\n- by = Ada")
        checkCallouts("- one\n\(callout)", "call \"x\"\n- by = Ada")
    }
}
