extension MarkdownConstructs {
    /// What Obsidian adds to the blocks of CommonMark.
    static let obsidianBlocks: [MarkdownConstruct] = [
        .init("callouts", "> [!note]\n> text\n\n> [!tip] Title\n> text\n\n> [!info] Title alone\n\n>[!bug]\n>text\n"),
        .init("callouts that fold", "> [!faq]- Are they folded?\n> Yes.\n\n> [!faq]+ Open\n> Yes.\n\n> [!x]-\n"),
        .init("callouts with metadata", "> [!info|wide] Title\n> text\n\n> [!info|a|b]- Title\n\n> [!info|]\n"),
        .init(
            "callouts in each other",
            "> [!question] Can they be nested?\n> > [!todo] Yes.\n> > > [!example] Many times.\n> back\n"),
        .init(
            "callouts that are none",
            "> [!note](url)\n\n> [!note]: url\n\n> \\[!note]\n\n> [! note]\n\n> text\n> [!note]\n\n[!note]\n"),
        .init("callouts with lazy lines", "> [!note] a\nlazy\n> marked\nlazy\n\n> [!note] b\n^id\n"),
        .init(
            "callouts with blocks",
            """
            > [!note] a\n> - one\n>   - two\n>\n> ```swift\n> let x = 1\n> ```\n>\n> | a | b |\n\
            > |---|---|\n> | c | d |\n>\n> # heading\n
            """
        ),
        .init("callouts glued together", "> [!note] a\n> [!note] b\n>\n> [!note] c\n\n> [!note] d\n***\n> [!note] e\n"),
        .init("callouts in lists", "- > [!note] a\n  > b\n- c\n\n  > [!note] d\n\n1. > [!note] e\nlazy\n"),
        .init(
            "interactions",
            """
            ## Interactions\n\n> [!call] 2026-03-09 14:05 Discussed\n> - logged-by:: [[Jane Doe]]\n\
            > - code:: contact/budget\n>\n> Body.\n\n^i-k3f7qa92xd\n\n> [!email] [[2026-03-10]] Sent\n\n\
            ^i-k3f7qa92xe\n
            """
        ),
        .init(
            "interactions with comments",
            """
            ## Interactions\n\n> [!call] 2026-03-09 a\n> b\n>\n> > [!comment] 2026-03-10\n\
            > > - by:: [[Bo]]\n> >\n> > c\n>\n> > [!comment] d\n\n^i-1\n
            """
        ),
        .init(
            "interactions with ids of every kind",
            """
            ## Interactions\n\n> [!call] a\n\n^37066d\n\n> [!call] b\n^i-2\n\n> [!call] c\n\n^i-3\n---\n\n\
            > [!call] d\n> > [!comment] e\n^i-4\n\n> [!call] f\n\n^i-5\ntext\n
            """
        ),
        .init(
            "interactions without anything",
            "## Interactions\n\n> [!call]\n\n> [!meeting]\n>\n>\n\n> [!note]-\n## End\n"),
        .init(
            "fields of every kind",
            "> [!call] a\n> * by:: b\n> + via:: c\n> code:: d\n> - x::\n> - std::vector\n> - y:: z\n"),
        .init(
            "sections twice",
            "Interactions\n===\n\n> [!call] a\n\n## Sub\n\n> [!call] b\n\n# INTERACTIONS #\n\n> [!call] c\n"),
        .init("tables", "| a | b |\n|---|:-:|\n| `x|y` | [[A\\|b]] |\n| c |\n\na | b\n- | -\nc | d\n"),
        .init("task lists", "- [ ] a\n- [x] b\n- [/] c\n  - [-] d\n1. [>] e\n* [!] f\n- [] g\n"),
        .init(
            "footnotes",
            """
            a[^1] b[^long] c^[inline]\n\n[^1]: One.\n[^long]: [[Two]]\n    more\n\n    and more\n\
            [^3]: three `code`\n
            """),
        .init("math blocks", "$$\n\\begin{vmatrix}a & b\\\\\nc & d\n\\end{vmatrix}=ad-bc\n$$\n\ntext\n$$ x $$\n"),
        .init("comment blocks", "%%\nhidden [[A]]\n\n> [!call] b\n%%\n\ntext %% hidden %% text\n\n%%\nopen\n"),
        .init(
            "block ids", "text ^id-1\n\n- item ^id-2\n- item\n  ^id-3\n\n> quote\n\n^id-4\n\n| a |\n|---|\n\n^id-5\n"),
        .init(
            "queries and diagrams",
            "```dataview\nTABLE x FROM #y\n```\n\n```mermaid\ngraph TD;\n  A-->B;\n```\n\n```query\ntag:#x\n```\n"),
        .init("conflict markers", "# A\n\n<<<<<<< ours\n> [!call] a\n=======\n> [!call] b\n>>>>>>> theirs\n"),
    ]

    /// What Obsidian adds to the inlines of CommonMark.
    static let obsidianInlines: [MarkdownConstruct] = [
        .init("wiki-links", "[[A]] [[A|b]] [[A#B]] [[A#^c]] [[A#B#C|d]] [[a/b/C]] [[A.md]] [[#B]] [[#^c|d]] [[ A ]]\n"),
        .init("wiki-links that are none", "[[]] [[A] [A]] [[A\nB]] \\[[A]] `[[A]]` [[|a]] [[#]] [[ ]]\n"),
        .init(
            "wiki-links with odd names",
            "[[a]b]] [[a [b] c]] [[a[[b]] [[[a]]] [[a]]] [[a`b]] c [[d*e*f]] [[佐藤 美咲]] [[É]]\n"),
        .init("wiki-links and links", "[[a]](b) [x [[y]]](z) [[a]][b] [[a]]: c\n\n[[[a](b)]]\n\n[a]: b\n"),
        .init("embeds", "![[A]] ![[a.png|100x200]] ![[A#B]] ![[A#^c]] !![[A]] \\![[A]] ! [[A]]\n\n![[B]]\n"),
        .init("tags and highlights", "#tag #a/b-c_d #1x #123 ==mark== ==a\nb== a#b ## #x\n\n#tag at the start\n"),
        .init("strikethrough", "~~a~~ ~b~ ~~~c~~~ ~~d\n\ne~~\n"),
        .init("inline math", "$x$ $a_b$ $ x $ $`x`$ \\$5 and $6 $[[A]]$\n"),
        .init("inline comments", "a %% b %% c %%[[D]]%% e %%f\n"),
        .init("inline fields", "text [key:: value] (key:: value)\nkey:: value\n- key:: [[A]]\n"),
        .init("inline footnotes", "a^[b [[C]] `d`] e[^1]\n\n[^1]: f\n"),
        .init(
            "links to elsewhere",
            "[a](b.md) [a](b%20c.md#d) ![a](b.png) <file:///a> https://example.org/[[a]] mailto:a@b.c\n"),
        .init("emoji and scripts", "👩‍👩‍👧 🇩🇪 é e\u{301} שלום سلام 日本語 \u{202E}rtl\u{202C} ﬁ ß ẞ İ ı\n"),
    ]

    /// Front matter of each style, and the forms of whole notes.
    static let noteForms: [MarkdownConstruct] = [
        .init("empty note", ""),
        .init("blank note", " \n\t\n\n"),
        .init("byte order mark alone", "\u{FEFF}"),
        .init("two byte order marks", "\u{FEFF}\u{FEFF}> [!call] a\n"),
        .init("byte order mark and front matter", "\u{FEFF}---\ntype: contact\n---\n# A\n"),
        .init("byte order mark behind front matter", "---\na: b\n---\n\u{FEFF}> [!call] c\n"),
        .init(
            "front matter of scalars",
            "---\ntype: contact\nname: \"A: b\"\nx: 'it''s'\nempty:\nn: 012 # comment\n---\ntext\n"),
        .init(
            "front matter of lists",
            "---\naliases: [a, \"b\", 'c']\ntags:\n  - d\n  - \"e\" # f\nemails:\n- g\nlong: [\n  h,\n  i\n]\n---\n"),
        .init("front matter of blocks", "---\na: |\n  b\n\n  c\nd: >-\n  e\nf: g\n  h\ni: {j: k}\n---\n"),
        .init("front matter with comments", "---\n# a\n\nb: c # d\n  # e\nf: g\n\n---   \n\ntext\n"),
        .init("front matter that YAML refuses", "---\na: b: c\n@d: e\n\tf: g\na: twice\n---\ntext\n"),
        .init("front matter in flow form", "---\n{a: b, c: [d]}\n---\ntext\n"),
        .init("front matter with anchors", "---\na: &x b\nc: *x\n? d\n: e\n!!str f: g\n---\n"),
        .init("front matter that is empty", "---\n---\ntext\n"),
        .init("front matter that is blank", "---\n\n  \n---\n"),
        .init("front matter left open", "---\na: b\n\ntext\n"),
        .init("front matter at the end of the file", "---\na: b\n---"),
        .init("front matter not on line 1", "\n---\na: b\n---\ntext\n"),
        .init("front matter of other marks", "--- \na: b\n...\n---\n\n----\nc: d\n----\n"),
        .init("front matter twice", "---\na: b\n---\n---\nc: d\n---\n"),
        .init("front matter with CRLF", "---\r\na: b\r\nc:\r\n  - d\r\n---\r\n\r\ntext\r\n"),
        .init("front matter with CR", "---\ra: b\rc: [d]\r---\rtext\r"),
        .init("mixed line endings", "a\rb\nc\r\nd\n\re\r\r\nf\n\n\r\n"),
        .init("no final newline", "> [!call] a\n> b"),
        .init("one byte", ">"),
        .init("NUL and controls", "a\u{0}b\n> [!call] \u{0}\n\u{1}\u{1B}[31m\n`\u{0}` <\u{0}>\n"),
        .init(
            "long lines",
            String(repeating: "word [[L]] `c` ", count: 400) + "\n" + String(repeating: "> ", count: 40) + "x\n"),
        .init("opaque, too deep", String(repeating: "> ", count: 150) + "x\n\n- text\n"),
    ]
}
