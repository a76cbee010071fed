import NoteSyntax
import Testing

/// Format 5: where links are read.
@Suite("Places of wiki-links")
struct WikiLinkPlaceTests {
    @Test("links stand in every kind of text")
    func texts() {
        checkLinks("a [[b]]", "b")
        checkLinks("# [[a]] #\n\n[[b]]\n===\n\n[[c]]\nd\n---\n", "a; b; c")
        checkLinks("- [[a]]\n  1. [[b]]\n\n     [[c]]\n- [ ] [[d]]", "a; b; c; d")
        checkLinks("> [[a]]\nlazy [[b]]\n> > [[c]]", "a; b; c")
        checkLinks("**[[a]]** ==[[b]]== ~~[[c]]~~ [x [[d]]](y)", "a; b; c; d")
        checkLinks("%% [[a]] %%", "a")
        checkLinks("$[[a]]$", "a")
        checkLinks("> # [[a]]\n> [[b]]\n> ---\n> [[c]]", "a; b; c")
    }

    @Test("links stand in a callout's header, fields, body and comments")
    func callouts() {
        checkLinks(
            """
            > [!call] [[2026-03-09]] with [[a]]
            > - by:: [[b]], [[c]]
            > - with:: [[d]]
            >
            > [[e]]
            >
            > > [!comment] [[f]]
            > > - by:: [[g]]
            > >
            > > [[h]]

            ^i-1
            """, "2026-03-09; a; b; c; d; e; f; g; h")
    }

    @Test("no link stands in a code span")
    func codeSpans() {
        checkLinks("`[[a]]`", "none")
        checkLinks("``[[a]] ` [[b]]`` [[c]]", "c")
        checkLinks("` [[a]]\n[[b]] ` [[c]]", "c")
        checkLinks("> `[[a]]\n> [[b]]` [[c]]", "c")
        checkLinks("- x `[[a]]\n  [[b]]` [[c]]", "c")
        checkLinks("# `[[a]]` [[b]]", "b")
        checkLinks("`x` [[a]] `y`", "a")
        checkLinks("> - with:: `[[a]]` [[b]]", "b")
    }

    @Test("backticks that nothing closes hide no link")
    func openBackticks() {
        checkLinks("`[[a]]", "a")
        checkLinks("``[[a]]`", "a")
        checkLinks("`[[a]]``", "a")
        checkLinks("\\`[[a]]`", "a")
        checkLinks("`[[a]]\n\n[[b]]`", "a; b")
        checkLinks("# `[[a]]\n[[b]]`", "a; b")
        checkLinks("`\\`[[a]]`", "a")
        checkLinks("- `[[a]]\n- [[b]]`", "a; b")
    }

    @Test("a link's text may hold code")
    func codeInLink() {
        checkLinks("[[a|`b`]] [[c]]", "a|`b`; c")
        checkLinks("[[a|`b]] [[c]]", "a|`b; c")
    }

    @Test("no link stands in a code block")
    func codeBlocks() {
        checkLinks("```\n[[a]]\n```\n[[b]]", "b")
        checkLinks("~~~ [[a]]\n[[b]]\n~~~", "none")
        checkLinks("    [[a]]\n\n[[b]]", "b")
        checkLinks("\t[[a]]", "none")
        checkLinks("- x\n\n      [[a]]\n  [[b]]", "b")
        checkLinks("> ```\n> [[a]]\n[[b]]", "b")
        checkLinks("> ```\n> [[a]]\n[d]: [[b]]", "b")
        checkLinks("```\n[[a]]", "none")
        checkLinks("x\n    [[a]]", "a")
    }

    @Test("no link stands in an HTML block")
    func htmlBlocks() {
        checkLinks("<div>\n[[a]]\n\n[[b]]\n\n</div>", "b")
        checkLinks("<!-- [[a]] -->\n[[b]]", "b")
        checkLinks("<!--\n[[a]]\n\n[[b]] -->\n[[c]]", "c")
        checkLinks("<script>\n\n[[a]]\n</script>", "none")
        checkLinks("- <!--\n  [[a]] -->\n  [[b]]", "b")
        checkLinks("> <!--\n> [[a]]\n> -->\n> [[b]]", "b")
        checkLinks("<!-- [[a]] -->\n[d]: [[b]]", "b")
        checkLinks("<div></div>\n\n[^1]: [[a]]\n\n[[b]]", "a; b")
    }

    @Test("no link stands in a tag, an autolink or inline HTML, but between tags")
    func inlineHTML() {
        checkLinks("x <a title='[[a]]'>[[b]]</a>", "b")
        checkLinks("x <!-- [[a]] --> [[b]]", "b")
        checkLinks("x <!-- [[a]]\n[[b]] --> [[c]]", "c")
        checkLinks("x <? [[a]] ?> <![CDATA[ [[b]] ]]> <!X [[c]]> [[d]]", "d")
        checkLinks("<https://example.org/[[a]]> [[b]]", "b")
        checkLinks("x <b\n> [[a]]", "a")
        checkLinks("x <b c=\"`\">[[a]]`", "a")
        checkLinks("a < b [[c]] > d", "c")
        checkLinks("x <a b=\"<c d='[[a]]'>\" e='", "none")
        checkLinks("x <!-- [[a]]", "a")
        checkLinks("x \\<b title='[[a]]'>", "a")
        checkLinks("`<b title='`[[a]]'>", "a")
    }

    @Test("footnotes and definitions hold links")
    func definitions() {
        checkLinks("[^1]: [[a]]", "a")
        checkLinks("[^1]: See [[a]]\n\n[[b]]", "a; b")
        checkLinks("x[^1]\n\n[^1]: [[a]]\n[^2]: [[b]]\n", "a; b")
        checkLinks("- [^1]: [[a]]\n- [[b]]", "a; b")
    }

    @Test("links in front matter are those in its values")
    func frontMatter() {
        checkLinks("---\nowner: \"[[a]]\"\n---\n[[b]]", "b")
        checkFrontMatterLinks("---\nowner: \"[[a]]\"\n---\n[[b]]", "a")
        checkFrontMatterLinks(
            "---\nrelations:\n  - \"spouse [[a|b]]\"\n  - '[[c]]'\nx: [\"[[d]]\", e]\n---\n", "a|b; c; d")
        checkFrontMatterLinks("---\nx: |\n  [[a]] and\n  [[b]]\n---\n", "a; b")
        checkFrontMatterLinks("---\n# [[a]]\nx: y # [[b]]\n\"[[c]]\": \"[[d]]\"\n---\n", "d")
        checkFrontMatterLinks("---\nowner: \"[[a]]\"\nx: b: c\n---\n", "a")
        checkFrontMatterLinks("---\n{x: \"[[a]]\", y: \"[[b]]\"}\n---\n", "a; b")
        checkFrontMatterLinks("no front matter [[a]]", "none")
        checkFrontMatterLinks("---\n---\n[[a]]", "none")
        checkFrontMatterLinks("---\r\nowner: \"[[a]]\"\r\n---\r\n", "a")
    }

    @Test("the links of one field's value are read from its text alone")
    func fieldValue() throws {
        let tree = NoteTree("> [!call] x\n> - with:: [[a]], [[b, c]] [[d]]\n")
        let field = try #require(tree.callout(at: 0)?.fields.first)
        #expect(tree.source.wikiLinks(in: field.value).map { tree.source.text($0.target) } == ["a", "b, c", "d"])
    }
}
