import NoteSyntax
import TestSupport
import Testing

@Suite("A callout that is changed (format 6)")
struct CalloutChangeTests {
    private static let order = ["logged-by", "logged-at", "by", "with", "duration", "via"]

    private func changed(_ note: String, _ make: (inout CalloutChange) -> Void) throws -> String {
        let tree = NoteTree(note)
        let callout = try #require(tree.callouts(in: tree.blocks.indices).first)
        var change = CalloutChange()
        make(&change)
        let edits = try tree.editing(callout, change, fieldOrder: Self.order)
        return String(decoding: tree.source.applying(edits), as: UTF8.self)
    }

    @Test(
        "A new field takes its place in the order",
        arguments: [
            (
                "> [!call] x\n> - logged-by:: A\n> - via:: v\n", "duration",
                "> [!call] x\n> - logged-by:: A\n> - duration:: 1\n> - via:: v\n"
            ),
            ("> [!call] x\n> - logged-at:: A\n", "logged-by", "> [!call] x\n> - logged-by:: 1\n> - logged-at:: A\n"),
            (
                "> [!call] x\n> - logged-at:: A\n> - own:: A\n", "via",
                "> [!call] x\n> - logged-at:: A\n> - via:: 1\n> - own:: A\n"
            ),
            ("> [!call] x\n> - via:: A\n", "zeta", "> [!call] x\n> - via:: A\n> - zeta:: 1\n"),
            ("> [!call] x", "via", "> [!call] x\n> - via:: 1"),
            ("> [!call] x\r\n", "via", "> [!call] x\r\n> - via:: 1\r\n"),
            ("> [!call] x\n>\n> body\n", "via", "> [!call] x\n> - via:: 1\n>\n> body\n"),
            ("> [!call] x\n> body\n", "via", "> [!call] x\n> - via:: 1\n>\n> body\n"),
            ("> [!call] x\n> > [!comment] y\n", "via", "> [!call] x\n> - via:: 1\n>\n> > [!comment] y\n"),
            ("> [!call] x\n^i-a\n", "via", "> [!call] x\n> - via:: 1\n^i-a\n"),
        ])
    func newField(note: String, key: String, expected: String) throws {
        let result = try changed(note) { $0.fields = [.set(key: key, value: "1")] }
        #expect(result.utf8.elementsEqual(expected.utf8))
    }

    @Test(
        "A field that is there keeps its line, but for the value",
        arguments: [
            (">   *  VIA::  old \n", ">   *  VIA::  new \n"), ("> via:: old\n", "> via:: new\n"),
            ("> - via::\n", "> - via:: new\n"), ("> - via:: \n> - x:: y\n", "> - via:: new\n> - x:: y\n"),
            ("> - via:: old\n> - via:: other\n", "> - via:: new\n"), ("> - via::\n> - via:: old\n", "> - via:: new\n"),
        ])
    func oldField(fields: String, expected: String) throws {
        let result = try changed("> [!call] x\n" + fields) { $0.fields = [.set(key: "via", value: "new")] }
        #expect(result == "> [!call] x\n" + expected)
    }

    @Test(
        "A field that is taken out goes with all lines of its key",
        arguments: [
            ("> - via:: a\n", ""), ("> - by:: b\n> - via:: a\n> - x:: y\n> - Via:: c\n", "> - by:: b\n> - x:: y\n"),
            ("> - via:: a\n>\n> body\n", ">\n> body\n"),
        ])
    func takenOut(fields: String, expected: String) throws {
        let result = try changed("> [!call] x\n" + fields) { $0.fields = [.remove(key: "via")] }
        #expect(result == "> [!call] x\n" + expected)
    }

    @Test("Several fields at once", arguments: ["\n", "\r\n"])
    func several(ending: String) throws {
        let note = "> [!call] x\n> - logged-at:: A\n> - duration:: 1h\n> - own:: o\n".replacing("\n", with: ending)
        let result = try changed(note) { change in
            change.fields = [
                .set(key: "b", value: "1"), .set(key: "via", value: "v"), .remove(key: "duration"),
                .set(key: "a", value: "2"), .set(key: "logged-by", value: "J"), .set(key: "own", value: "p"),
            ]
        }
        let expected = """
            > [!call] x
            > - logged-by:: J
            > - logged-at:: A
            > - via:: v
            > - own:: p
            > - b:: 1
            > - a:: 2

            """
        #expect(result.utf8.elementsEqual(expected.replacing("\n", with: ending).utf8))
    }

    @Test(
        "Type, time and subject keep the rest of the header",
        arguments: [
            (
                "> [!call|x]+ [[2026-01-01]] 09:00   old  \n", "> [!call|x]+ [[2026-01-01]] 09:00 14:30 train  \n",
                "14:30 train"
            ),
            ("> [!call] 2026-01-01T09:00+01:00 old\n", "> [!call] 2026-01-01T09:00+01:00 new\n", "new"),
            ("> [!call]\n> body\n", "> [!call] new\n> body\n", "new"), (">[!call]-\n", ">[!call]- new\n", "new"),
            ("> [!call] 2026-01-01 old\n", "> [!call] 2026-01-01 · 09:00 new\n", "09:00 new"),
            ("> [!call] 2026-01-01 · 09:00 old\n", "> [!call] 2026-01-01 new\n", "new"),
            ("> [!call] 2026-01-01 old\n> body\n", "> [!call] 2026-01-01\n> body\n", ""),
        ])
    func subject(note: String, expected: String, subject: String) throws {
        #expect(try changed(note) { $0.subject = subject } == expected)
    }

    @Test("Another type, another time")
    func typeAndTime() throws {
        let when = WrittenWhen(date: CivilDate("2025-02-03") ?? .latest)
        let note = "> [!call|m]- 2026-01-01 09:00 ·x\n"
        #expect(try changed(note) { $0.type = "meeting" } == "> [!meeting|m]- 2026-01-01 09:00 ·x\n")
        #expect(try changed(note) { $0.when = when } == "> [!call|m]- 2025-02-03 ·x\n")
        #expect(try changed("> [!call] [[2026-01-01]] 09:00 x\n") { $0.when = when } == "> [!call] [[2025-02-03]] x\n")
        #expect(try changed("> [!call] 14:05 x\n") { $0.when = when } == "> [!call] 2025-02-03 · 14:05 x\n")
    }

    @Test(
        "Another body; comments stay",
        arguments: [
            ("> [!call] x\n", "> [!call] x\n>\n> new\n"), ("> [!call] x\n> old\n> older\n", "> [!call] x\n>\n> new\n"),
            ("> [!call] x\n> - via:: v\n>\n> old\n>\n\n^i-a\n", "> [!call] x\n> - via:: v\n>\n> new\n>\n\n^i-a\n"),
            ("> [!call] x\n> old\n^i-a\n", "> [!call] x\n>\n> new\n^i-a\n"),
            (
                "> [!call] x\n>\n> old\n>\n> > [!comment] 2026-01-01\n> > c\n>\n> more\n>\n> > [!comment] d\n>\n> end\n",
                "> [!call] x\n>\n> new\n>\n> > [!comment] 2026-01-01\n> > c\n>\n> > [!comment] d\n"
            ),
            ("> [!call] x\n>\n> > [!comment] c\n", "> [!call] x\n>\n> new\n>\n> > [!comment] c\n"),
        ])
    func body(note: String, expected: String) throws {
        #expect(try changed(note) { $0.body = "new" } == expected)
    }

    @Test("A body that is taken out leaves no line, and one that stays no edit")
    func noBody() throws {
        #expect(try changed("> [!call] x\n> - via:: v\n>\n> old\n") { $0.body = "" } == "> [!call] x\n> - via:: v\n")
        let note = "> [!call] x\n> old\n> \n>   two\n"
        #expect(try changed(note) { $0.body = "old\n\n  two" } == note)
    }

    @Test("Text without quote marks would fall out of the callout, and is refused")
    func lazyText() {
        for make: (inout CalloutChange) -> Void in [
            { $0.body = "new" }, { $0.fields = [.set(key: "via", value: "v")] },
        ] {
            #expect(throws: CalloutEditError.lazyText(line: 2)) { try changed("> [!call] x\nlazy\n", make) }
        }
    }
}

@Suite("Git's conflict marks (format 6.6)")
struct ConflictMarkerTests {
    @Test(
        "Seven `<` and a blank, and seven `>` and a blank on a later line",
        arguments: [
            ("a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n", 1), ("<<<<<<<\tx\n>>>>>>>\ty", 0),
            ("<<<<<<< ours\n", nil), (">>>>>>> x\n<<<<<<< y\n", nil), ("<<<<<< x\n>>>>>>> y\n", nil),
            ("<<<<<<<\n>>>>>>> y\n", nil), (" <<<<<<< x\n>>>>>>> y\n", nil), ("<<<<<<<< x\n>>>>>>>> y\n", nil),
        ] as [(String, Int?)])
    func line(note: String, expected: Int?) {
        #expect(SourceText(note).conflictLine == expected)
    }
}
