extension MarkdownConstructs {
    /// The inlines of CommonMark.
    static let inlines: [MarkdownConstruct] = [
        .init(
            "backslash escapes",
            """
            \\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~\n\
            \\\t\\A\\a\\ \\3\\φ\\«\nfoo\\\nbar\\
            """
        ),
        .init(
            "escapes that are none",
            "`` \\[\\` ``\n\n    \\[\\]\n\n~~~\n\\[\\]\n~~~\n\n<http://example.com?find=\\*>\n\n<a href=\"/bar\\/)\">\n"
        ),
        .init(
            "entities",
            """
            &nbsp; &amp; &copy; &AElig; &Dcaron;\n\
            &frac34; &#35; &#1234; &#0; &#X22; &#XD06; &nbsp &x; &#; &#x;\n&#42;foo&#42;\n&#9;foo\n
            """
        ),
        .init("code spans", "`foo`\n\n`` foo ` bar ``\n\n` `` `\n\n`  ``  `\n\n` a`\n\n` `\n`  `\n"),
        .init(
            "code spans of several lines",
            "``\nfoo\nbar  \nbaz\n``\n\n`foo   bar \nbaz`\n\n> `a\n> b`\n\n- `c\n  d`\n"),
        .init(
            "code spans and backslashes",
            "`foo\\`bar`\n\n``foo`bar``\n\n` foo `` bar `\n\n\\`a`\n\n\\\\`a`\n\n`\\``\n"),
        .init(
            "code spans bind first",
            """
            *foo`*`\n\n[not a `link](/foo`)\n\n`<a href=\"`\">`\n\n<a href=\"`\">`\n\n\
            `<http://foo.bar.`baz>`\n\n<http://foo.bar.`baz>`\n
            """
        ),
        .init("code spans left open", "```foo``\n\n`foo\n\n`foo``bar``\n\n````a`````b````\n"),
        .init("emphasis", "*foo bar* a * foo bar* a*\"foo\"* 5*6*78 _foo bar_ _ foo bar_ a_\"foo\"_ foo_bar_ 5_6_78\n"),
        .init(
            "strong emphasis",
            "**foo bar** ** foo bar** a**\"foo\"** __foo bar__ __\nfoo bar__ foo__bar__ __foo, __bar__, baz__\n"),
        .init(
            "emphasis in each other",
            "*foo **bar** baz* *foo**bar**baz* ***foo** bar* *foo **bar*** foo***bar***baz ****foo**** *****a*****\n"),
        .init(
            "emphasis against others",
            """
            *foo _bar* baz_ *foo __bar *baz bim__ bam* **foo **bar baz** *[bar*](/url) *<img src=\"foo\" \
            title=\"*\"/>\n
            """
        ),
        .init(
            "links",
            """
            [link](/uri \"title\") [link](/uri) [](./target.md) [link]() [link](<>) []()\n\
            [link](</my uri>) [link](foo\\)\\:)\n
            """
        ),
        .init(
            "links with odd destinations",
            """
            [link](/my uri)\n[link](foo\nbar)\n[link](<foo\nbar>)\n[a](<b)c>)\n[a](<b)c\n\
            [link](foo(and(bar)))\n[a](b \"c `d\") e`\n
            """
        ),
        .init(
            "links with brackets",
            """
            [link [foo [bar]]](/uri)\n[link] bar](/uri)\n[link [bar](/uri)\n[link \\[bar](/uri)\n\
            [foo [bar](/uri)](/uri)\n
            """
        ),
        .init(
            "reference links",
            "[foo][bar] [foo] [foo][] [Foo*bar\\]] [not][there] [bar]\n[foo]\n\n[bar]: /url \"title\"\n[foo]: /foo\n"),
        .init(
            "images",
            """
            ![foo](/url \"title\") ![foo *bar*] ![foo ![bar](/url)](/url2) ![[foo]](bar) !\\[foo] \\![foo](a)\n\
            \n[foo *bar*]: train.jpg\n
            """
        ),
        .init(
            "autolinks",
            """
            <http://foo.bar.baz> <MAILTO:FOO@BAR.BAZ> <a+b+c:d> <made-up-scheme://foo,bar> \
            <foo@bar.example.com>\n\
            <https://foo.bar/baz bim> <foo\\+@bar.example.com> <> < http://foo.bar > <m:abc> <foo.bar.baz>\n
            """
        ),
        .init(
            "raw HTML",
            """
            <a><bab><c2c> <a/><b2/> <a  /><b2\ndata=\"foo\" >\n<a foo=\"bar\" bam = 'baz <em>\"</em>'\n\
            _boolean zoop:33=zoop:33 />\n<responsive-image src=\"foo.jpg\" />\n
            """
        ),
        .init(
            "raw HTML that is none",
            """
            <33> <__>\n\n<a h*#ref=\"hi\">\n\n<a href=\"hi'> <a href=hi'>\n\n< a><\nfoo><bar/ >\n\
            <foo bar=baz\nbim!bop />\n\n<a href='bar'title=title>\n
            """
        ),
        .init(
            "raw HTML of other kinds",
            """
            foo </a></foo > </a href=\"foo\">\nfoo <!-- this is a\ncomment - with hyphen --> x\n\
            foo <!-- not a comment -- two hyphens --> x\n\
            foo <?php echo $a; ?> <!ELEMENT br EMPTY> <![CDATA[>&<]]> x\n
            """
        ),
        .init(
            "comments that are none",
            "foo <!--> foo -->\n\nfoo <!-- foo--->\n\nfoo <!---> b\n\nfoo <!----> b\n\nfoo <!-- a\n\nb -->\n"),
        .init(
            "raw HTML over quoted lines",
            """
            > a <b\n> c=\"d\n> e\"> f\n\n- a <!-- b\n  c --> d\n\n> a <!-- b\nlazy --> c\n\nx <i\n    >\n\n\
            > - y <u\n\t>\n\n> - > y <u\n\t>\n
            """
        ),
        .init(
            "hard breaks",
            """
            foo  \nbaz\n\nfoo\\\nbaz\n\nfoo       \n     bar\n\n*foo  \nbar*\n\n`code  \nspan`\n\n\
            <a href=\"foo  \nbar\">\n\n### foo\\\n\n### foo  \n
            """
        ),
        .init("soft breaks and text", "foo\nbaz\n\nfoo \n baz\n\nhello $.;'there\n\nFoo χρῆν\n\nMultiple     spaces\n"),
        .init(
            "white space of Unicode",
            "\u{A0}a\u{3000}\n\n\u{2003}# b\n\n\u{85}c\u{2028}d\u{2029}e\n\n\u{0B}f\u{0C}\n\n\u{0C}\n\n\u{FEFF}g\n"),
    ]
}
