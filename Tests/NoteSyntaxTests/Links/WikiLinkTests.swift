import NoteSyntax
import Testing

/// Format 5: the forms of links.
@Suite("Forms of wiki-links")
struct WikiLinkTests {
    @Test(
        "each form of the format is read",
        arguments: [
            ("[[Target]]", "Target"),
            ("[[Target|text]]", "Target|text"),
            ("[[Target#Heading]]", "Target#Heading"),
            ("[[Target#^i-k3f7qa92xd]]", "Target#^i-k3f7qa92xd"),
            ("[[Target#Heading|text]]", "Target#Heading|text"),
            ("[[folder/Target]]", "folder/Target"),
            ("[[a/b/Target.md#H|t]]", "a/b/Target.md#H|t"),
            ("[[Target.md]]", "Target.md"),
            ("![[Target]]", "!Target"),
            ("![[photo.png|200x100]]", "!photo.png|200x100"),
            ("[[#Heading]]", "#Heading"),
            ("[[#^block|here]]", "#^block|here"),
            ("[[a]]", "a"),
        ])
    func forms(link: String, expected: String) {
        checkLinks(link, expected)
        checkLinks("before \(link) behind", expected)
        checkTextLinks("before \(link) behind", expected)
    }

    @Test("the first # splits")
    func firstHash() {
        checkLinks("[[Target#One#Two]]", "Target#One#Two")
        checkLinks("[[Target#]]", "Target#")
        checkLinks("[[Target#One|a # b]]", "Target#One|a # b")
        checkLinks("[[Target|a # b]]", "Target|a # b")
    }

    @Test("the first | splits, and in a table a \\| does")
    func separator() {
        checkLinks("[[Target|a|b]]", "Target|a|b")
        checkLinks("[[Target|]]", "Target|")
        checkLinks("| a | b |\n|---|---|\n| [[Target\\|text]] | [[T#h\\|t]] |", "Target|text; T#h|t")
        checkLinks("| [[Target\\|a\\|b]] |", "Target|a\\|b")
    }

    @Test("target, fragment and text are trimmed")
    func trimmed() {
        checkLinks("[[ Target # Heading | text ]]", "Target#Heading|text")
        checkLinks("[[\u{A0}Target\u{3000}]]", "Target")
    }

    @Test("only ]] ends a link")
    func brackets() {
        checkLinks("[[a]b]]", "a]b")
        checkLinks("[[a [b] c]]", "a [b] c")
        checkLinks("[[a] [b]]", "a] [b")
        checkLinks("[[a]]]", "a")
        checkLinks("[[a]", "none")
        checkLinks("[[a", "none")
        checkLinks("[a]]", "none")
        checkLinks("[[a] ]", "none")
        checkLinks("[[a[[b]]", "a[[b")
    }

    @Test("no link spans a line")
    func lines() {
        checkLinks("[[a\nb]]", "none")
        checkLinks("[[a\n[[b]]", "b")
        checkLinks("[[a\r\nb]] [[c]]", "c")
        checkLinks("[[a\\\nb]]", "none")
        checkLinks("> [[a\n> b]] [[c]]", "c")
    }

    @Test("there may be several on a line")
    func several() {
        checkLinks("[[a]] and [[b]], [[c]][[d]]![[e]]", "a; b; c; d; !e")
        checkLinks("[[a]]\n[[b]]\n\n# [[c]]\n\n- [[d]]", "a; b; c; d")
    }

    @Test("what names nothing is no link")
    func empty() {
        for none in ["[[]]", "[[ ]]", "[[|]]", "[[|text]]", "[[ | ]]", "[[\u{A0}]]", "![[]]", "[[#]]", "[[ # | x ]]"] {
            checkLinks(none, "none")
            checkLinks("\(none) [[b]]", "b")
            checkTextLinks("\(none) [[b]]", "b")
        }
    }

    @Test("names hold any characters but those that split")
    func names() {
        checkLinks("[[佐藤 美咲]] [[Ruth O'Neil-Smith & Co.]]", "佐藤 美咲; Ruth O'Neil-Smith & Co.")
        checkLinks("[[a^b]] [[a*b*c]] [[_x_]] [[a(b)]]", "a^b; a*b*c; _x_; a(b)")
        checkLinks("[[cafe\u{301}]]", "cafe\u{301}")
        let note = NoteTree(Array("[[a".utf8) + [0xFF, 0x00] + Array("b]]".utf8))
        #expect(note.links.map { Array(note.source.bytes[$0.target.range]) } == [[0x61, 0xFF, 0x00, 0x62]])
    }

    @Test("an escaped bracket begins no link, an escaped ! no embed")
    func escaped() {
        checkLinks("\\[[a]]", "none")
        checkLinks("[\\[a]]", "none")
        checkLinks("\\\\[[a]]", "a")
        checkLinks("\\![[a]]", "a")
        checkLinks("\\\\![[a]]", "!a")
        checkLinks("\\[[a]] [[b]]", "b")
        checkLinks("! [[a]]", "a")
        checkLinks("x\\", "none")
    }

    @Test("spans lie in the note, the ! of an embed included")
    func spans() {
        let note = NoteTree("\u{FEFF}---\nx: y\n---\n> ![[a]] [[b]]\n")
        #expect(note.links.map { note.source.text($0.span) } == ["![[a]]", "[[b]]"])
        let text = SourceText("x!![[a]]![[b]]")
        #expect(text.wikiLinks(in: SourceSpan(3..<14)).map { text.text($0.span) } == ["[[a]]", "![[b]]"])
    }
}
