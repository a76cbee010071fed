import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// Format 2.3, Segment.
@Suite("Segments are read")
struct SegmentReadingTests {
    private static func segment(_ text: String) throws -> Segment {
        let vault = try InMemoryVault(["Segments/Leads.md": FileContent(text)])
        return try #require(vault.note("Segments/Leads.md").flatMap { Segment($0) })
    }

    private static func segment(below heading: String, _ text: String) throws -> Segment {
        try segment("---\ntype: segment\n---\n\n\(heading)\n\n\(text)\n")
    }

    /// Each item as `LINE TARGET|REMARK`.
    private static func items(_ segment: Segment) -> [String] {
        segment.items.map { "\($0.line) \($0.target)|\($0.remark)" }
    }

    @Test("a segment has criteria, contacts with remarks, and runs")
    func whole() throws {
        let segment = try Self.segment(
            """
            ---
            type: segment
            name: All leads
            criteria:
              - add tag:lead
              - 'reduce not:email:*'
            follows: "[[Autumn mailing]]"
            ---

            Who may want wheels in spring.

            ## Contacts

            - [[Ada Lovelace]]
            - [[Sam Cooper]] only by mail

            ## Log

            > [!logged] 2026-03-09 14:05 Spring offer
            > - logged-by:: [[Jane Doe]]
            > - logged-at:: 2026-03-09T19:12:44Z
            > - template:: [[Offer]]
            > - interaction:: email
            > - contacts:: 2

            ^l-k3f7qa92xd

            > [!logged] 2026-03-10 Again
            > - cancelled-at:: 2026-03-11T19:12:44Z

            """)
        #expect(segment.path == NotePath("Segments/Leads.md"))
        #expect(segment.name == "All leads")
        #expect(segment.criteria == [SegmentStep(.add, "tag:lead"), SegmentStep(.reduce, "not:email:*")])
        #expect(segment.criteria.map(\.description) == ["add tag:lead", "reduce not:email:*"])
        #expect(segment.follows == "Autumn mailing")
        #expect(Self.items(segment) == ["14 Ada Lovelace|", "15 Sam Cooper|only by mail"])
        #expect(segment.problems.isEmpty)
        #expect(segment.runs.map(\.id) == ["l-k3f7qa92xd", nil])
        #expect(segment.runs.map(\.line) == [19, 28])
        #expect(segment.runs.map(\.isCancelled) == [false, true])
        #expect(segment.runs.map(\.subject) == ["Spring offer", "Again"])
        #expect(segment.runs[0].when?.description == "2026-03-09 14:05")
        #expect(segment.runs[0].text(.template) == "[[Offer]]")
        #expect(segment.runs[0].interactionType == "email")
        #expect(segment.runs[0].contactCount == 2)
        #expect(segment.runs[0].fields.count == 5)
    }

    @Test(
        "only a note of the kind is a segment",
        arguments: ["---\ntype: contact\n---\n", "# Leads\n", "---\ntype: Segment\n---\n"])
    func others(text: String) throws {
        let vault = try InMemoryVault(["Segments/Leads.md": FileContent(text)])
        #expect(vault.notes.compactMap { Segment($0) }.isEmpty)
    }

    @Test("a segment counts wherever it stands")
    func anywhere() throws {
        let vault = try InMemoryVault(["Leads.md": "---\ntype: segment\n---\n"])
        #expect(vault.notes.compactMap { Segment($0) }.map(\.name) == ["Leads"])
    }

    @Test(
        "steps are read without case, and what is none is a problem",
        arguments: [
            ("add tag:x", "add tag:x"), ("Refine  a b ", "refine a b"), ("REDUCE\tx", "reduce x"), ("add", nil),
            ("remove x", nil), ("tag:x", nil), ("add ", nil),
        ] as [(String, String?)])
    func steps(text: String, expected: String?) throws {
        let segment = try Self.segment("---\ntype: segment\ncriteria:\n  - \"\(text)\"\n---\n")
        #expect(segment.criteria.map(\.description) == [expected].compactMap(\.self))
        #expect(segment.problems == (expected == nil ? [.step(text, line: 3)] : []))
    }

    @Test("one step may stand as a text, and none at all", arguments: [("add x", 1), ("", 0), ("[]", 0)])
    func scalar(criteria: String, count: Int) throws {
        let segment = try Self.segment("---\ntype: segment\ncriteria: \(criteria)\n---\n")
        #expect(segment.criteria.count == count)
        #expect(segment.problems.isEmpty)
    }

    @Test(
        "an item is the first link of a list's item, and the text behind it",
        arguments: [
            ("- [[Ada]]", ["7 Ada|"]), ("* [[Ada]]  old friend ", ["7 Ada|old friend"]), ("+ [[Ada]]", ["7 Ada|"]),
            ("1. [[Ada]]\n2) [[Bo]]", ["7 Ada|", "8 Bo|"]), ("   -   [[People/Ada.md|A]] x", ["7 People/Ada.md|x"]),
            ("- [ ] [[Ada]] x\n- [x] [[Bo]]", ["7 Ada|x", "8 Bo|"]), ("- [[Ada]]\n\n- [[Bo]]", ["7 Ada|", "9 Bo|"]),
            ("- [[Ada]], wife of [[Bo]]", ["7 Ada|, wife of [[Bo]]"]), ("- Dr. [[Ada]] x", ["7 Ada|x"]),
            ("- [[Ada]] one\n  two\nthree", ["7 Ada|one two three"]), ("- [[Ada]]\n\n  more [[Bo]]", ["7 Ada|"]),
            ("- [[Ada]]\n  - [[Bo]]\n- [[Cy]]", ["7 Ada|", "9 Cy|"]), ("-\n  [[Ada]] x", ["7 Ada|x"]),
            ("- [[Ada#Card]]", ["7 Ada|"]), ("- ![[Ada]]", ["7 Ada|"]), ("### A\n\n- [[Ada]]", ["9 Ada|"]),
            ("text [[Bo]]\n\n- [[Ada]]\n\ntext", ["9 Ada|"]), ("- [[Ada]]\n\n---\n\n* [[Bo]]", ["7 Ada|", "11 Bo|"]),
            ("> - [[Bo]]\n\n- [[Ada]]", ["9 Ada|"]), ("- [[Ada]]\n\n# Other\n\n- [[Bo]]", ["7 Ada|"]),
            ("-\t[[Ada]]\tx", ["7 Ada|x"]), ("1) one [[Ada]]", ["7 Ada|"]),
        ] as [(String, [String])])
    func items(list: String, expected: [String]) throws {
        let segment = try Self.segment(below: "## Contacts", list)
        #expect(Self.items(segment) == expected)
        #expect(segment.problems.isEmpty)
    }

    @Test(
        "an item without a link is a problem, and so is a link that is none",
        arguments: [
            "- Ada", "- `[[Ada]]`", "-", "- <!-- [[Ada]] -->", "- # [[Ada]]", "- ```\n  [[Ada]]\n  ```", "- [[#here]]",
            "-     [[Ada]]", "- Berlin\n  - [[Ada]]", "- > [[Ada]]",
        ])
    func linkless(list: String) throws {
        let segment = try Self.segment(below: "## Contacts", list + "\n- [[Bo]]")
        #expect(segment.problems == [.noLink(line: 7)])
        #expect(segment.items.map(\.target) == ["Bo"])
    }

    @Test(
        "the heading may be of any level, case and form, and stand twice",
        arguments: ["# CONTACTS", "###### contacts ##", "Contacts\n---", "Contacts\n==="])
    func headings(heading: String) throws {
        let segment = try Self.segment(below: heading, "- [[Ada]]\n\n# Other\n\n# Contacts\n\n- [[Bo]]")
        #expect(segment.items.map(\.target) == ["Ada", "Bo"])
    }

    @Test("other headings and other callouts hold neither contacts nor runs")
    func elsewhere() throws {
        let segment = try Self.segment(
            below: "## People",
            """
            - [[Ada]]

            > [!logged] 2026-01-01 x

            ## Log

            - [[Bo]]

            > [!note] 2026-01-01 x

            > [!LOGGED]- 2026-01-02 y
            """)
        #expect(segment.items.isEmpty)
        #expect(segment.runs.map(\.subject) == ["y"])
    }

    @Test("line ends of every kind, a byte order mark, and none at the end", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(ending: String) throws {
        let text = "\u{FEFF}---\ntype: segment\n---\n## Contacts\n- [[Ada]] one\n  two\n- [[Bo]]"
        let segment = try Self.segment(text.replacing("\n", with: ending))
        #expect(Self.items(segment) == ["5 Ada|one two", "7 Bo|"])
    }

    @Test("of every note that is made of anything, a segment is read without fail")
    func anything() throws {
        var notes = NoteGenerator(seed: Seed.ofRun)
        for _ in 0..<2_000 {
            let note = Array("---\ntype: segment\n---\n## Contacts\n".utf8) + notes.note()
            let vault = try InMemoryVault(["S.md": FileContent(bytes: note)])
            guard let read = vault.notes.first, read.tree.opaque == nil else { continue }
            let segment = try #require(Segment(read))
            let lines = segment.items.map(\.line)
            #expect(lines == lines.sorted() && Set(lines).count == lines.count)
            #expect(segment.items.allSatisfy { !$0.target.isEmpty && !$0.remark.contains { $0.isNewline } })
        }
    }
}
