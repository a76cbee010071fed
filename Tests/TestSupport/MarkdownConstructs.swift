/// A note for one construct of Markdown, with a name to tell it by.
public struct MarkdownConstruct: Sendable {
    /// What the note shows.
    public let name: String

    /// The note.
    public let text: String

    init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }
}

/// One note for every construct of CommonMark 0.30 and of Obsidian's syntax, and for their edge cases.
public enum MarkdownConstructs {
    /// All of them; the names are unique.
    public static let all =
        leafBlocks + htmlBlocks + containers + inlines + obsidianBlocks + obsidianInlines + noteForms
}

extension MarkdownConstructs {
    /// The leaf blocks of CommonMark but HTML.
    static let leafBlocks: [MarkdownConstruct] = [
        .init(
            "thematic breaks",
            "***\n---\n___\n\n- - -\n **  * ** ** *\n-     -\n_____________\n   ***\n\ntext\n***\ntext\n"),
        .init("no thematic breaks", "+++\n\n--\n\n    ***\n\ntext\n    ***\n\n_ _ a\n\n*-*\n"),
        .init("thematic break against setext and list", "Foo\n---\nbar\n\n* Foo\n* * *\n* Bar\n\n- - -\n"),
        .init("ATX headings", "# one\n## two\n### three\n#### four\n##### five\n###### six\n"),
        .init("no ATX headings", "####### seven\n\n#5 bolt\n\n#hashtag\n\n\\## foo\n\n    # code\n\nfoo\n    # bar\n"),
        .init(
            "ATX headings with closing marks",
            "## two ##\n# one ##################\n### three ###     \n### b #c\n# d#\n# e \\#\n"),
        .init("ATX headings that are empty", "#\n## \n### ###\n\t\n#\t\n"),
        .init("ATX headings between blocks", "text\n# heading\ntext\n****\n## heading\n****\n- item\n# heading\n"),
        .init("setext headings", "One *two*\n=========\n\nOne *two*\n---------\n\nA\n=\n\nB\n-\n"),
        .init("setext headings of several lines", "Foo *bar\nbaz*\n====\n\n  One  \n two\t\n   ---   \n"),
        .init(
            "setext underlines that are none",
            "Foo\n    ---\n\nFoo\n= =\n\nFoo\n--- -\n\n> foo\nbar\n===\n\n- Foo\n---\n"),
        .init("setext underline at the end", "Foo\n==="),
        .init("setext heading behind definitions", "[foo]: /url\nBar\n===\n\n[foo]: /url\n===\n[foo]\n"),
        .init("setext in containers", "> Foo\n> ---\n\n- Foo\n  ===\n\n1. a\n\n   b\n   -\n"),
        .init("indented code", "    a simple\n      indented code block\n\n    chunk\n\n\n\n    chunk\ntext\n"),
        .init("indented code of tabs", "\tfoo\tbaz\n  \tfoo\n    a\ta\n\n  - foo\n\n\tbar\n\n-\t\tfoo\n>\t\tfoo\n"),
        .init("indented code at both ends", "\n    \n    foo\n    \n\n"),
        .init(
            "indented code cannot interrupt text",
            "Foo\n    bar\n# Heading\n    foo\nHeading\n------\n    foo\n----\n"),
        .init("fenced code", "```\n<\n >\n```\n\n~~~\n<\n >\n~~~\n\n``````\naaa\n```\n``````\n"),
        .init(
            "fenced code with info",
            "```ruby startline=3 $%@#$\ndef foo(x)\n  return 3\nend\n```\n\n~~~~ aa ``` ~~~\naaa\n~~~~\n"),
        .init("fenced code that is empty", "```\n```\n\n```\n\n\n```\n\n~~~\n~~~"),
        .init("fenced code left open", "text\n\n```\n\n```` \naaa\n\n"),
        .init("fenced code left open in containers", "> ```\n> aaa\n\nbbb\n\n- ```\n  ccc\n\nddd\n\n> ~~~\n> e\nf\n"),
        .init(
            "fenced code with indentation",
            "   ```\n   aaa\n    aaa\n  aaa\n  ```\n\n    ```\n    aaa\n    ```\n\n```\naaa\n    ```\n"),
        .init(
            "fences within text", "foo\n```\nbar\n```\nbaz\n\n``` ``` x\n\n~~~~    ruby\ndef\n~~~~~~~\n`````;\n````\n"),
        .init(
            "link definitions",
            "[foo]: /url \"title\"\n\n[foo]\n\n   [bar]: \n      /url  \n           'the title'  \n\n[bar]\n"),
        .init(
            "link definitions of several lines",
            "[Foo bar]:\n<my url>\n'title\nline two\n'\n\n[Foo bar]\n\n[foo]:\n/url\n\n[foo]\n"),
        .init("link definitions without text", "[a]: /b\n[c]: </d> (e)\n\n[\nf\n]: /g\n"),
        .init(
            "link definitions that are none",
            "[foo]:\n\n[foo]: /url \"title\" ok\n\n    [foo]: /url\n\ntext\n[bar]: /baz\n\n[]: /x\n"),
        .init("link definitions in containers", "> [foo]: /url\n\n- [bar]: /url\n\n  text\n\n[foo] [bar]\n"),
        .init("link definition behind a heading", "# [Foo]\n[foo]: /url\n> bar\n\n[baz]: /url\nbar\n===\n"),
        .init("paragraphs", "aaa\n\nbbb\nccc\n\n\n\n  aaa\n bbb\n\naaa\n             bbb\n   ccc\n"),
        .init("blank lines", "  \n\naaa\n  \t\n\n# aaa\n\n  \n"),
    ]

    /// The seven kinds of HTML blocks.
    static let htmlBlocks: [MarkdownConstruct] = [
        .init(
            "HTML 1, script, pre, style, textarea",
            """
            <script>\n\nx\n</script> y\ntext\n\n<pre\n\n>\n</pre>\n<STYLE>p{}</style>\n<textarea>\n\n*a*\n\
            </textarea>\n
            """
        ),
        .init("HTML 1, left open", "text\n\n<style\n  type=\"text/css\">\n\nfoo\n\n"),
        .init("HTML 2, comments", "<!-- Foo\n\nbar\n   baz -->\nokay\n\n  <!-- a -->\n\n    <!-- b -->\n"),
        .init("HTML 2, on one line", "<!-- a --> *b*\n*c*\n<!-- d -->\n<!-- e -->\n[f]: /g\n"),
        .init("HTML 2, left open", "> a\n\n<!-- b\n\n> [!call] c\n"),
        .init("HTML 3, instructions", "<?php\n\n  echo '>';\n\n?>\nokay\n"),
        .init("HTML 4, declarations", "<!DOCTYPE html>\n\n<!ELEMENT\n\nx>\ntext\n\n<!lower>\n"),
        .init("HTML 5, CDATA", "<![CDATA[\nfunction matchwo(a,b)\n{\n\n  if (a < b) { return 1; }\n}\n]]>\nokay\n"),
        .init(
            "HTML 6, blocks",
            "<table>\n  <tr>\n    <td>\n           hi\n    </td>\n  </tr>\n</table>\n\nokay.\n\n</div>\n*foo*\n"),
        .init(
            "HTML 6, between blank lines",
            "<DIV CLASS=\"foo\">\n\n*Markdown*\n\n</DIV>\n\n<div id=\"foo\"\n  class=\"bar\n  baz\">\n</div>\n"),
        .init("HTML 6, within text", "Foo\n<div>\nbar\n</div>\n\n- <div>\n- foo\n\n> <div>\n> foo\n\nbar\n"),
        .init(
            "HTML 7, other tags", "<del>\n*foo*\n</del>\n\n<del>\n\n*foo*\n\n</del>\n\n<Warning>\n*bar*\n</Warning>\n"),
        .init(
            "HTML 7, not within text",
            "Foo\n<a href=\"bar\">\nbaz\n\n<del>*foo*</del>\n\n<i class=\"foo\">\n*bar*\n</i>\n"),
        .init("HTML and definitions", "<div>\n\n[a]: /b\n\n<!-- c -->\n[d]: /e\n\ntext\n"),
    ]

    /// Block quotes and lists.
    static let containers: [MarkdownConstruct] = [
        .init("block quotes", "> # Foo\n> bar\n> baz\n\n># Foo\n>bar\n> baz\n\n   > # Foo\n   > bar\n > baz\n"),
        .init("block quotes and code", "    > # Foo\n    > bar\n\n>     code\n\n>    not code\n"),
        .init(
            "block quotes with lazy lines", "> # Foo\n> bar\nbaz\n\n> bar\nbaz\n> foo\n\n> foo\n---\n\n> - foo\n- bar\n"
        ),
        .init(
            "lazy lines that are none", ">     foo\n    bar\n\n> ```\nfoo\n```\n\n> foo\n    - bar\n\n> bar\n\nbaz\n"),
        .init("block quotes that are empty", ">\n\n>\n>  \n> \n\n>\n> foo\n>  \n"),
        .init(
            "block quotes apart and together",
            "> foo\n\n> bar\n\n> foo\n>\n> bar\n\nfoo\n> bar\n\n> aaa\n***\n> bbb\n"),
        .init("block quotes in each other", "> > > foo\nbar\n\n>>> foo\n> bar\n>>baz\n\n> a\n>> b\n>\n> c\n"),
        .init("list items", "1.  A paragraph\n    with two lines.\n\n        indented code\n\n    > A block quote.\n"),
        .init(
            "list items with little indentation",
            "- one\n\n two\n\n- one\n\n  two\n\n -    one\n\n     two\n\n -    one\n\n      two\n"),
        .init("list markers", "- a\n* b\n+ c\n1. d\n2) e\n123456789. ok\n1234567890. not ok\n0. f\n003. g\n-1. h\n"),
        .init(
            "list items that begin with code",
            "-     code\n\n1.     indented code\n\n   paragraph\n\n       more code\n"),
        .init(
            "list items that begin blank",
            "-\n  foo\n-\n  ```\n  bar\n  ```\n-\n      baz\n\n-\n\n  foo\n\n- foo\n-   \n- bar\n\n*\n"),
        .init(
            "empty items cannot interrupt text",
            "foo\n*\n\nfoo\n1.\n\nThe number is\n14.  The\n\nThe number is\n1.  The\n"),
        .init(
            "list items with lazy lines", "  1.  A paragraph\nwith two lines.\n\n> 1. > Blockquote\ncontinued here.\n"),
        .init(
            "lists in lists",
            "- foo\n  - bar\n    - baz\n      - boo\n\n- a\n - b\n  - c\n   - d\n    - e\n\n- - foo\n\n1. - 2. foo\n"),
        .init("lists with headings", "- # Foo\n- Bar\n  ---\n  baz\n"),
        .init("lists of other markers", "- foo\n- bar\n+ baz\n\n1. foo\n2. bar\n3) baz\n"),
        .init("lists parted", "- foo\n- bar\n\n<!-- -->\n\n- baz\n\n\n- bim\n\n-   x\n\n<!-- -->\n\n    code\n"),
        .init("loose lists", "- a\n- b\n\n- c\n\n* a\n*\n\n* c\n\n- a\n\n  [ref]: /url\n- d\n"),
        .init("lists with fences", "- a\n- ```\n  b\n\n\n  ```\n- c\n\n1. ```\n   foo\n   ```\n\n   bar\n"),
        .init("lists and blank lines behind", "- a\n  > b\n  ```\n  c\n  ```\n- d\n\n\n\n\ntext\n"),
        .init("tabs in lists", "- foo\n\n\tbar\n\n 1.\tone\n\n\ttwo\n\n-\ta\n  -\tb\n\t- c\n*\t*\t*\t\n"),
        .init("tabs in block quotes", ">\tone\n> \ttwo\n>\t\tcode\n>  \t- a\n>\t> b\n>\t>\tc\n"),
        .init(
            "containers of every kind in each other",
            "> 1. > - a\n>    >   b\n>    >\n>    > c\n>\n> d\n\n- > - > e\nf\n"),
        .init("deep quotes and lists", "> > > > > > > > a\n\n- - - - - - - b\n\n1. 1. 1. 1. c\n\n> - > - > - d\n"),
    ]
}
