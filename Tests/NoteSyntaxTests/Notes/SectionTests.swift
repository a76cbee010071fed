import NoteSyntax
import Testing

/// Format 3, Where.
@Suite("The section of interactions")
struct SectionTests {
    @Test("a top-level heading Interactions of any level opens it")
    func levels() {
        for level in 1...6 {
            checkSections(
                "\(String(repeating: "#", count: level)) Interactions\n\n> [!call] a", "\(level) Interactions: a")
        }
        checkSections("Interactions\n===\n> [!call] a", "1 Interactions: a")
        checkSections("Interactions\n-\n> [!call] a", "2 Interactions: a")
        checkSections("####### Interactions\n\n> [!call] a", "none")
        checkSections("#Interactions\n\n> [!call] a", "none")
        checkSections("Interactions\n\n> [!call] a", "none")
        checkSections("> [!call] a", "none")
    }

    @Test("its text is compared without case")
    func letterCase() {
        checkSections("## INTERACTIONS\n> [!call] a", "2 INTERACTIONS: a")
        checkSections("## interActions\n> [!call] a", "2 interActions: a")
        for none in ["Interaction", "Interactions 2", "My Interactions", "Ιnteractions", "Inter actions", "Activity"] {
            checkSections("## \(none)\n> [!call] a", "none")
        }
    }

    @Test("marks, closing ones too, are no part of its text")
    func marks() {
        checkSections("## Interactions ##\n> [!call] a", "2 Interactions: a")
        checkSections("## Interactions #  \n> [!call] a", "2 Interactions: a")
        checkSections("##\tInteractions\t#####\n> [!call] a", "2 Interactions: a")
        checkSections("   ##   Interactions\n> [!call] a", "2 Interactions: a")
        checkSections("## Interactions#\n> [!call] a", "none")
        checkSections("## Interactions \\#\n> [!call] a", "none")
        checkSections("## Interactions # x\n> [!call] a", "none")
        checkSections("## Interactions ##\u{A0}\n> [!call] a", "none")
        checkSections("  Interactions  \n   ====  \n> [!call] a", "1 Interactions: a")
        checkSections("Interactions\n= =\n> [!call] a", "none")
    }

    @Test("Unicode white space at both ends is trimmed")
    func trimmed() {
        checkSections("## \u{A0}Interactions\u{3000}\n> [!call] a", "2 Interactions: a")
        checkSections("## \u{2003}Interactions\u{2003} ##\n> [!call] a", "2 Interactions: a")
        checkSections("\u{A0}Interactions\u{85}\n---\n> [!call] a", "2 Interactions: a")
        checkSections("## Interactions\u{200B}\n> [!call] a", "none")
        checkSections("## \u{FEFF}Interactions\n> [!call] a", "none")
    }

    @Test("its source text is compared, not what Markdown makes of it")
    func sourceText() {
        for none in [
            "*Interactions*", "**Interactions**", "`Interactions`", "[Interactions](a)", "&#73;nteractions",
            "Inter\\actions",
        ] {
            checkSections("## \(none)\n> [!call] a", "none")
        }
        checkSections("My\nInteractions\n===\n> [!call] a", "none")
        checkSections("Interactions\nmine\n===\n> [!call] a", "none")
        checkSections("## Interactions ^sec\n> [!call] a", "none")
    }

    @Test("it ends before the next top-level heading of the same or a higher level")
    func end() {
        checkSections("## Interactions\n> [!call] a\n\n## Other\n> [!call] b", "2 Interactions: a")
        checkSections("## Interactions\n> [!call] a\n# Other\n> [!call] b", "2 Interactions: a")
        checkSections("## Interactions\n> [!call] a\n\nOther\n---\n> [!call] b", "2 Interactions: a")
        checkSections("## Interactions\n> [!call] a\n\nOther\n===\n> [!call] b", "2 Interactions: a")
        checkSections("## Interactions\n> [!call] a\n##\n> [!call] b", "2 Interactions: a")
        checkSections("> [!call] a\n\n## Interactions\n> [!call] b", "2 Interactions: b")
        checkSections("### Interactions\n> [!call] a\n***\n> [!call] b", "3 Interactions: a b")
    }

    @Test("sub-headings are part of it")
    func subHeadings() {
        checkSections("## Interactions\n### 2026\n> [!call] a\n###### March\n> [!call] b\n# End", "2 Interactions: a b")
        checkSections("# Interactions\n2026\n---\n> [!call] a\n# End\n> [!call] b", "1 Interactions: a")
        checkSections("## Interactions\n> [!call] a\n### Interactions\n> [!call] b", "2 Interactions: a b")
    }

    @Test("headings in quotes, lists, code and HTML neither open nor end it")
    func nested() {
        checkSections("> ## Interactions\n\n> [!call] a", "none")
        checkSections("- ## Interactions\n\n> [!call] a", "none")
        checkSections("```\n## Interactions\n```\n> [!call] a", "none")
        checkSections("    ## Interactions\n\n> [!call] a", "none")
        checkSections("<div>\n## Interactions\n\n> [!call] a", "none")
        checkSections("<!--\n## Interactions\n-->\n> [!call] a", "none")
        checkSections("\\## Interactions\n> [!call] a", "none")
        checkSections("## Interactions\n> # Quoted\n\n> [!call] a\n\n- # Item\n\n> [!call] b", "2 Interactions: a b")
        checkSections(
            "## Interactions\n```\n# Code\n```\n> [!call] a\n\n<div>\n# HTML\n</div>\n\n> [!call] b",
            "2 Interactions: a b")
    }

    @Test("a second heading opens a second section")
    func second() {
        checkSections(
            "## Interactions\n> [!call] a\n## Interactions\n> [!call] b", "2 Interactions: a\n2 Interactions: b")
        checkSections(
            "## Interactions\n> [!call] a\n## Other\n> [!call] x\n### interactions\n> [!call] b\n## End\n> [!call] y",
            "2 Interactions: a\n3 interactions: b")
        checkSections(
            "### Interactions\n> [!call] a\n# Interactions\n> [!call] b", "3 Interactions: a\n1 Interactions: b")
    }

    @Test("front matter, a byte order mark and line endings do not hide it")
    func noteForms() {
        checkSections("\u{FEFF}## Interactions\n> [!call] a", "2 Interactions: a")
        checkSections("---\ntype: contact\n---\n## Interactions\n> [!call] a", "2 Interactions: a")
        checkSections("# A\r\n\r\n## Interactions\r\n\r\n> [!call] a\r\n", "2 Interactions: a")
        checkSections("# A\r\r## Interactions\r\r> [!call] a", "2 Interactions: a")
        checkSections("Interactions\r\n---\r\n> [!call] a", "2 Interactions: a")
        checkSections("---\nInteractions\n---\n> [!call] a", "none")
    }

    @Test("an empty section is one")
    func empty() {
        checkSections("## Interactions", "2 Interactions:")
        checkSections("## Interactions\n\ntext only\n## End\n> [!call] a", "2 Interactions:")
    }

    @Test("headings tell their level, text and block")
    func headings() {
        let tree = NoteTree("# One #\n\ntext\n\nTwo\nlines\n---\n> # Quoted\n\n##\n\n###### Six")
        let headings = tree.headings.map { "\($0.level) \(tree.source.text($0.text).debugDescription) \($0.block)" }
        #expect(headings == [#"1 "One" 0"#, #"2 "Two\nlines" 2"#, #"2 "" 5"#, #"6 "Six" 6"#])
    }
}
