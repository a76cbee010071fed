import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("What became of contacts and other files")
struct FileDifferenceTests {
    typealias Row = InteractionDifferenceTests.Row

    private static func contact(_ id: String?, _ entries: String..., text: String = "Met in May.") -> FileContent {
        DifferenceFixture.contact(id, entries.joined(separator: "\n"), text: text)
    }

    private static func call(_ id: String) -> String { DifferenceFixture.call(id) }

    private static func named(_ name: String) -> FileContent {
        FileContent("---\ntype: contact\nid: c-a\nname: \(name)\n---\n")
    }

    static let contacts: [Row] = [
        Row("one is new", [:], ["Ada.md": contact("c-a")], ["added contact Ada.md"], "1 contact added"),
        Row(
            "one is new, with what was logged", [:], ["Ada.md": contact("c-a", call("i-1"))],
            ["added call i-1 Ada.md:10 by Sam Lee", "added contact Ada.md"],
            "1 interaction by Sam Lee, 1 contact added"),
        Row(
            "one is gone, with what was logged", ["Ada.md": contact("c-a", call("i-1"))], [:],
            ["deleted call i-1 Ada.md:10", "removed contact Ada.md"], "1 interaction deleted, 1 contact removed"),
        Row(
            "a property", ["Ada.md": named("Ada")], ["Ada.md": named("Ada Lovelace")], ["changed contact Ada.md"],
            "1 contact edited"),
        Row(
            "text outside of interactions", ["Ada.md": contact("c-a", call("i-1"))],
            ["Ada.md": contact("c-a", call("i-1"), text: "Met in June.")], ["changed contact Ada.md"],
            "1 contact edited"),
        Row(
            "both", ["Ada.md": contact("c-a")], ["Ada.md": contact("c-a", call("i-1"), text: "Met in June.")],
            ["added call i-1 Ada.md:10 by Sam Lee", "changed contact Ada.md"],
            "1 interaction by Sam Lee, 1 contact edited"),
        Row(
            "nothing but white space", ["Ada.md": contact("c-a", text: "Met")],
            ["Ada.md": contact("c-a", text: "Met\n")],
            ["changed contact Ada.md"], "1 contact edited"),
        Row(
            "the heading is made on the way", ["Ada.md": "---\ntype: contact\n---\nMet in May."],
            ["Ada.md": contact(nil, call("i-1"))], ["added call i-1 Ada.md:9 by Sam Lee"], "1 interaction by Sam Lee"),
    ]

    static let renamed: [Row] = [
        Row(
            "renamed", ["Ada.md": contact("c-a", call("i-1"))], ["Bo.md": contact("c-a", call("i-1"))],
            ["renamed contact Bo.md from Ada.md"], "1 contact renamed"),
        Row(
            "renamed, and its property follows", ["Ada.md": named("Ada")], ["Bo.md": named("Bo")],
            ["renamed contact Bo.md from Ada.md"], "1 contact renamed"),
        Row(
            "renamed and edited", ["Ada.md": contact("c-a")], ["Bo.md": contact("c-a", text: "Met in June.")],
            ["renamed contact Bo.md from Ada.md", "changed contact Bo.md"], "1 contact renamed, 1 contact edited"),
        Row(
            "two change their names for each other's", ["Ada.md": contact("c-a"), "Bo.md": contact("c-b")],
            ["Ada.md": contact("c-b"), "Bo.md": contact("c-a")],
            ["renamed contact Ada.md from Bo.md", "renamed contact Bo.md from Ada.md"], "2 contacts renamed"),
        Row(
            "one takes the name of one that is gone", ["Ada.md": contact("c-a"), "Bo.md": contact("c-b")],
            ["Ada.md": contact("c-b")], ["removed contact Ada.md", "renamed contact Ada.md from Bo.md"],
            "1 contact removed, 1 contact renamed"),
        Row(
            "without an id, by the same bytes", ["Ada.md": contact(nil)], ["Bo.md": contact(nil)],
            ["renamed contact Bo.md from Ada.md"], "1 contact renamed"),
        Row(
            "without an id, by an interaction", ["Ada.md": contact(nil, call("i-1"))],
            ["Bo.md": contact("c-b", call("i-1"), text: "Met in June.")],
            ["renamed contact Bo.md from Ada.md", "changed contact Bo.md"], "1 contact renamed, 1 contact edited"),
        Row(
            "the id of a note is another", ["Ada.md": contact("c-a")], ["Ada.md": contact("c-b")],
            ["added contact Ada.md", "removed contact Ada.md"], "1 contact added, 1 contact removed"),
        Row(
            "the id of a note is another, its interactions are the same", ["Ada.md": contact("c-a", call("i-1"))],
            ["Ada.md": contact("c-b", call("i-1"))], ["changed contact Ada.md"], "1 contact edited"),
        Row(
            "a note gets its id", ["Ada.md": contact(nil)], ["Ada.md": contact("c-a")], ["changed contact Ada.md"],
            "1 contact edited"),
    ]

    static let doubtful: [Row] = [
        Row(
            "two may be meant", ["Ada.md": contact(nil)], ["Bo.md": contact(nil), "Cy.md": contact(nil)],
            ["removed contact Ada.md", "added contact Bo.md", "added contact Cy.md"],
            "2 contacts added, 1 contact removed"),
        Row(
            "two have its id", ["Ada.md": contact("c-a")], ["Bo.md": contact("c-a"), "Cy.md": contact("c-a")],
            ["removed contact Ada.md", "added contact Bo.md", "added contact Cy.md"],
            "2 contacts added, 1 contact removed"),
        Row(
            "its interactions went to two", ["Ada.md": contact(nil, call("i-1"), call("i-2"))],
            ["Bo.md": contact(nil, call("i-1")), "Cy.md": contact(nil, call("i-2"))],
            [
                "moved call i-1 Bo.md:9 from Ada.md", "moved call i-2 Cy.md:9 from Ada.md", "removed contact Ada.md",
                "added contact Bo.md", "added contact Cy.md",
            ], "2 interactions moved, 2 contacts added, 1 contact removed"),
        Row(
            "nothing in common", ["Ada.md": contact(nil)], ["Ada L.md": contact(nil, text: "Met in June.")],
            ["added contact Ada L.md", "removed contact Ada.md"], "1 contact added, 1 contact removed"),
        Row(
            "ids of their own", ["Ada.md": contact("c-a", call("i-1"))], ["Bo.md": contact("c-b", call("i-1"))],
            ["moved call i-1 Bo.md:10 from Ada.md", "removed contact Ada.md", "added contact Bo.md"],
            "1 interaction moved, 1 contact added, 1 contact removed"),
        Row(
            "empty notes are not told apart", ["A.md": ""], ["B.md": ""], ["removed note A.md", "added note B.md"],
            "1 note added, 1 note removed"),
    ]

    private static let marked = FileContent("<<<<<<< ours\nA\n=======\nB\n>>>>>>> theirs\n")

    static let uncertain: [Row] = [
        Row(
            "markers of a conflict", ["Ada.md": contact("c-a")], ["Ada.md": contact("c-a", call("i-1")) + marked],
            ["changed uncertain Ada.md"], "1 note changed"),
        Row(
            "bytes that are no UTF-8", ["Ada.md": contact("c-a")], ["Ada.md": contact("c-a", call("i-1")) + [0xFF]],
            ["changed uncertain Ada.md"], "1 note changed"),
        Row(
            "front matter that does not end", ["Ada.md": "---\ntype: contact\n"],
            ["Ada.md": contact("c-a", call("i-1"))],
            ["changed uncertain Ada.md"], "1 note changed"),
        Row(
            "a note that is not read", ["Ada.md": contact("c-a")],
            ["Ada.md": FileContent(String(repeating: ">", count: 9000))],
            ["changed uncertain Ada.md"], "1 note changed"),
        Row(
            "one is new", ["A.md": "A"], ["A.md": "B", "Ada.md": marked],
            ["changed note A.md", "added uncertain Ada.md"], "1 note added, 1 note changed"),
        Row(
            "one that was logged stands between markers",
            ["Ada.md": contact("c-a"), "Bo.md": contact("c-b", call("i-1"))],
            [
                "Ada.md": contact("c-a", "<<<<<<< ours\n\(call("i-1"))=======\n>>>>>>> theirs\n"),
                "Bo.md": contact("c-b"),
            ],
            ["changed contact Bo.md", "changed uncertain Ada.md"], "1 contact edited, 1 note changed"),
        Row(
            "what went to such a note is not gone",
            ["Ada.md": contact("c-a", call("i-1")), "Bo.md": contact("c-b")],
            ["Ada.md": contact("c-a"), "Bo.md": contact("c-b", call("i-1")) + marked],
            ["changed contact Ada.md", "changed uncertain Bo.md"], "1 contact edited, 1 note changed"),
    ]

    private static func note(_ type: String) -> FileContent { "---\ntype: \(type)\n---\n" }

    static let others: [Row] = [
        Row(
            "all kinds are told apart, in this order", [:],
            [
                "Vault.md": "---\nkith: 1\n---\n", "Team/Sam.md": note("member"), "Templates/T.md": note("template"),
                "Codes/C.md": note("code"), "S.md": note("segment"), "Plain.md": note("member"),
                "Attachments/a.png": "a", "notes.txt": "a", ".gitattributes": "a", ".obsidian/a.md": note("contact"),
            ],
            [
                "added file .gitattributes", "added file .obsidian/a.md", "added attachment Attachments/a.png",
                "added code Codes/C.md", "added note Plain.md", "added segment S.md", "added member Team/Sam.md",
                "added template Templates/T.md", "added vault Vault.md", "added file notes.txt",
            ],
            "1 member added, Vault.md added, 1 template added, 1 code added, 1 segment added, 1 note added, "
                + "1 attachment added, 3 files added"),
        Row(
            "changed", ["Vault.md": "---\nkith: 1\n---\n", "a.txt": "a", "S.md": note("segment")],
            ["Vault.md": "---\nkith: 1\nname: B\n---\n", "a.txt": "b", "S.md": note("segment") + "A"],
            ["changed segment S.md", "changed vault Vault.md", "changed file a.txt"],
            "Vault.md changed, 1 segment changed, 1 file changed"),
        Row(
            "renamed, by the same bytes", ["A.md": "Text", "S.md": note("segment")],
            ["B.md": "Text", "T.md": note("segment")],
            ["renamed note B.md from A.md", "renamed segment T.md from S.md"], "1 segment renamed, 1 note renamed"),
        Row(
            "files that are no notes are not renamed", ["a.txt": "a"], ["b.txt": "a"],
            ["removed file a.txt", "added file b.txt"], "1 file added, 1 file removed"),
        Row(
            "a note becomes a contact", ["Ada.md": "Met in May."], ["Ada.md": contact("c-a")], ["added contact Ada.md"],
            "1 contact added"),
        Row(
            "a segment becomes a contact", ["Ada.md": note("segment")], ["Ada.md": contact("c-a")],
            ["added contact Ada.md", "removed segment Ada.md"], "1 contact added, 1 segment removed"),
        Row(
            "a member leaves the team's folder", ["Team/A.md": note("member")], ["A.md": note("member")],
            ["added note A.md", "removed member Team/A.md"], "1 member removed, 1 note added"),
    ]

    @Test(
        "Each row tells this, and the other way round added is removed",
        arguments: [contacts, renamed, doubtful, uncertain, others].flatMap(\.self))
    func rows(row: Row) throws {
        let fixture = try DifferenceFixture()
        let difference = fixture.difference(row.before, row.after)
        #expect(difference.lines == row.lines)
        #expect(difference.sentence == row.sentence)
        #expect(fixture.difference(row.before, row.before).isEmpty)
        DifferenceLawTests.expectReversed(difference, fixture.difference(row.after, row.before), "\(row.name)")
    }

    @Test("Of a path that is given twice the first counts")
    func twice() throws {
        func file(_ before: String, _ after: String) -> ChangedFile {
            ChangedFile(path: NotePath("A.md"), before: SourceText(before), after: SourceText(after))
        }
        let files = [file("A", "B"), file("C", "D"), file("A", "A")]
        #expect(VaultDifference(files, settings: try DifferenceFixture().settings).sentence == "1 note changed")
    }
}
