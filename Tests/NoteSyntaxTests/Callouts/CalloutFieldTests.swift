import NoteSyntax
import Testing

/// Format 3, Fields.
@Suite("Fields of callouts")
struct CalloutFieldTests {
    @Test("fields are the lines right below the header")
    func below() {
        checkCallouts(
            """
            > [!call] 2026-03-09 14:05 Discussed Q3 budget and timeline
            > - logged-by:: [[Jane Doe]]
            > - logged-at:: 2026-03-09T19:12:44Z
            > - code:: contact/budget
            """,
            """
            call @2026-03-09 14:05 "Discussed Q3 budget and timeline"
            - logged-by = [[Jane Doe]]
            - logged-at = 2026-03-09T19:12:44Z
            - code = contact/budget
            """)
        checkCallouts("> [!call] x\n>\n> - by:: Ada", "call \"x\"\n\"- by:: Ada\"")
        checkCallouts("> [!call] x\n> text\n> - by:: Ada", "call \"x\"\n\"text\"\n\"- by:: Ada\"")
    }

    @Test("the bullet is -, * or +, or none")
    func bullets() {
        checkCallouts("> [!call]\n> * by:: Ada\n> + via:: 1\n> code:: a", "call\n- by = Ada\n- via = 1\n- code = a")
        checkCallouts("> [!call]\n> -   by:: Ada\n> -\tvia:: 1", "call\n- by = Ada\n- via = 1")
        checkCallouts("> [!call]\n>- by:: Ada\n>by:: Bo\n>   - via:: 1", "call\n- by = Ada\n- by = Bo\n- via = 1")
        for none in [
            "-by:: Ada", "– by:: Ada", "• by:: Ada", "1. by:: Ada", "- - by:: Ada", "- [ ] by:: Ada", "(by:: Ada)",
        ] {
            checkCallouts("> [!call]\n> \(none)", "call\n\"\(none)\"")
        }
    }

    @Test("KEY is a letter, then letters, digits and hyphens, kept as written")
    func keys() {
        checkCallouts("> [!call]\n> - LOGGED-By:: Ada\n> - x2:: y", "call\n- LOGGED-By = Ada\n- x2 = y")
        for none in ["2x:: y", "-x:: y", "a b:: y", "a_b:: y", "ä:: y", ":: y", "**by**:: y", "by :: y"] {
            checkCallouts("> [!call]\n> - \(none)", "call\n\"- \(none)\"")
        }
    }

    @Test("a blank or the line's end follows the two colons")
    func colons() {
        checkCallouts("> [!call]\n> - by::\tAda\n> - via::", "call\n- by = Ada\n- via =")
        for none in ["std::vector", "by::Ada", "by: Ada", "by:", "by:::", "by::: Ada", "by::\u{A0}Ada"] {
            checkCallouts("> [!call]\n> - \(none)", "call\n\"- \(none)\"")
            checkCallouts("> [!call]\n> \(none)", "call\n\"\(none)\"")
        }
    }

    @Test("VALUE is trimmed of Unicode white space, its inside kept")
    func values() {
        checkCallouts("> [!call]\n> - by::   Ada  Lovelace \t", "call\n- by = Ada  Lovelace")
        checkCallouts("> [!call]\n> - by:: \u{3000}Ada\u{A0}", "call\n- by = Ada")
        checkCallouts("> [!call]\n> - a:: b:: c\n> - d:: `e` #f ^g", "call\n- a = b:: c\n- d = `e` #f ^g")
        checkCallouts("> [!call]\r\n> - by:: Ada\r\n> - via:: 1\r\n", "call\n- by = Ada\n- via = 1")
    }

    @Test("an empty value is absent, and does not end the fields")
    func emptyValues() {
        checkCallouts(
            "> [!call]\n> - by::\n> - via:: \t\n> - code:: \u{A0}\n> - x:: y",
            "call\n- by =\n- via =\n- code =\n- x = y")
        let source = SourceText("> [!call]\n> - by::")
        #expect(NoteTree(source).callout(at: 0)?.fields.first?.value.isEmpty == true)
    }

    @Test("a key may stand twice, in any case")
    func doubled() {
        checkCallouts("> [!call]\n> - by:: Ada\n> - BY:: Bo\n> - by:: Cy", "call\n- by = Ada\n- BY = Bo\n- by = Cy")
    }

    @Test("one line is one field: what does not fit begins the body, and no field follows")
    func oneLine() {
        checkCallouts(
            "> [!call]\n> - by:: Ada\n>   Lovelace\n> - via:: 1", "call\n- by = Ada\n\"  Lovelace\"\n\"- via:: 1\"")
        checkCallouts("> [!call]\n> - by:: Ada\n>\n> - via:: 1", "call\n- by = Ada\n\"- via:: 1\"")
        checkCallouts(
            "> [!call]\n> - by:: Ada\n> [!email]\n> - via:: 1", "call\n- by = Ada\n\"[!email]\"\n\"- via:: 1\"")
    }

    @Test("a line without a quote mark of its own is no field")
    func lazy() {
        checkCallouts("> [!call] x\nby:: Ada", "call \"x\"\n\"by:: Ada\"")
        checkCallouts("> [!call]\n> - by:: Ada\nvia:: 1\n> - code:: a", "call\n- by = Ada\n\"via:: 1\"\n\"- code:: a\"")
        checkCallouts("> [!call] x\n> > by:: Ada", "call \"x\"\n\"> by:: Ada\"")
    }

    @Test("a few blanks before a field do not matter")
    func indentation() {
        checkCallouts(">[!call]\n>   - by:: Ada", "call\n- by = Ada")
        checkCallouts("> [!call]\n>\t- by:: Ada", "call\n- by = Ada")
        checkCallouts("> [!call]\n>         - by:: Ada", "call\n\"        - by:: Ada\"")
    }
}
