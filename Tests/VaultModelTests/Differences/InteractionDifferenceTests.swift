import TestSupport
import Testing
import VaultModel

@Suite("What became of interactions")
struct InteractionDifferenceTests {
    /// Two versions of a vault, and what is told of them.
    struct Row: CustomTestStringConvertible, Sendable {
        let name: String
        let before: DifferenceFixture.Files
        let after: DifferenceFixture.Files
        let lines: [String]
        let sentence: String

        init(
            _ name: String, _ before: DifferenceFixture.Files, _ after: DifferenceFixture.Files, _ lines: [String],
            _ sentence: String
        ) {
            (self.name, self.before, self.after) = (name, before, after)
            (self.lines, self.sentence) = (lines, sentence)
        }

        var testDescription: String { name }
    }

    private static func ada(_ entries: String...) -> DifferenceFixture.Files {
        ["Ada.md": DifferenceFixture.contact("c-a", entries.joined(separator: "\n"))]
    }

    private static func call(
        _ id: String?, _ subject: String = "Budget", fields: [String] = [], by: String? = "Sam Lee"
    ) -> String { DifferenceFixture.call(id, subject, fields: fields, by: by) }

    private static let cancelled = call("i-1", fields: DifferenceFixture.cancellation)

    static let byID: [Row] = [
        Row("one is new", ada(), ada(call("i-1")), ["added call i-1 Ada.md:10 by Sam Lee"], "1 interaction by Sam Lee"),
        Row(
            "one is gone", ada(call("i-1"), call("i-2")), ada(call("i-2")), ["deleted call i-1 Ada.md:10"],
            "1 interaction deleted"),
        Row(
            "one is new and cancelled already", ada(), ada(cancelled), ["added call i-1 Ada.md:10 by Sam Lee"],
            "1 interaction by Sam Lee"),
        Row(
            "edited", ada(call("i-1")), ada(call("i-1", "Lunch")), ["edited call i-1 Ada.md:10"], "1 interaction edited"
        ),
        Row(
            "cancelled, by a link with a text", ada(call("i-1")), ada(cancelled),
            ["cancelled call i-1 Ada.md:10 by Jane Doe"], "1 interaction cancelled"),
        Row(
            "cancelled by nobody", ada(call("i-1")), ada(call("i-1", fields: ["cancelled-at:: 2026-03-10T10:00:00Z"])),
            ["cancelled call i-1 Ada.md:10"], "1 interaction cancelled"),
        Row(
            "cancelled no more", ada(cancelled), ada(call("i-1")), ["uncancelled call i-1 Ada.md:10"],
            "1 interaction uncancelled"),
        Row(
            "cancelled and edited", ada(call("i-1")), ada(call("i-1", "Lunch", fields: DifferenceFixture.cancellation)),
            ["cancelled call i-1 Ada.md:10 by Jane Doe", "edited call i-1 Ada.md:10"],
            "1 interaction cancelled, 1 interaction edited"),
        Row(
            "a draft is cancelled", ada(call("i-1", fields: ["postponed:: true"])),
            ada(call("i-1", fields: ["postponed:: true"] + DifferenceFixture.cancellation)),
            ["cancelled call i-1 Ada.md:10 by Jane Doe"], "1 interaction cancelled"),
        Row(
            "cancelled by somebody else", ada(cancelled),
            ada(call("i-1", fields: ["cancelled-at:: 2026-03-10T10:00:00Z", "cancelled-by:: Sam"])),
            ["edited call i-1 Ada.md:10"], "1 interaction edited"),
        Row(
            "an id that stands twice", ada(call("i-1"), call("i-1")), ada(call("i-1"), call("i-1"), call("i-1")),
            ["added call i-1 Ada.md:22 by Sam Lee"], "1 interaction by Sam Lee"),
        Row(
            "private", ada(), ada(call("i-1", "Secret", fields: ["visibility:: private"])),
            ["added call i-1 Ada.md:10 by Sam Lee"], "1 interaction by Sam Lee"),
    ]

    static let acrossNotes: [Row] = [
        Row(
            "moved to another contact's note",
            ["Ada.md": DifferenceFixture.contact("c-a", call("i-1")), "Bo.md": DifferenceFixture.contact("c-b")],
            ["Ada.md": DifferenceFixture.contact("c-a"), "Bo.md": DifferenceFixture.contact("c-b", call("i-1"))],
            ["moved call i-1 Bo.md:10 from Ada.md"], "1 interaction moved"),
        Row(
            "moved and edited",
            ["Ada.md": DifferenceFixture.contact("c-a", call("i-1")), "Bo.md": DifferenceFixture.contact("c-b")],
            [
                "Ada.md": DifferenceFixture.contact("c-a"),
                "Bo.md": DifferenceFixture.contact("c-b", call("i-1", "Lunch")),
            ],
            ["edited call i-1 Bo.md:10", "moved call i-1 Bo.md:10 from Ada.md"],
            "1 interaction edited, 1 interaction moved"),
        Row(
            "which of two that have one id was moved nobody can tell",
            [
                "Ada.md": DifferenceFixture.contact("c-a", call("i-1")),
                "Bo.md": DifferenceFixture.contact("c-b", call("i-1")), "Cy.md": DifferenceFixture.contact("c-c"),
            ],
            [
                "Ada.md": DifferenceFixture.contact("c-a"), "Bo.md": DifferenceFixture.contact("c-b"),
                "Cy.md": DifferenceFixture.contact("c-c", call("i-1")),
            ],
            ["deleted call i-1 Ada.md:10", "deleted call i-1 Bo.md:10", "added call i-1 Cy.md:10 by Sam Lee"],
            "1 interaction by Sam Lee, 2 interactions deleted"),
        Row(
            "two contacts become one",
            [
                "Ada.md": DifferenceFixture.contact("c-a", call("i-1")),
                "Bo.md": DifferenceFixture.contact("c-b", call("i-2")),
            ],
            ["Ada.md": DifferenceFixture.contact("c-a", call("i-1"), call("i-2"))],
            ["moved call i-2 Ada.md:16 from Bo.md", "removed contact Bo.md"], "1 interaction moved, 1 contact removed"),
        Row(
            "in a note that is renamed none is moved",
            ["Ada.md": DifferenceFixture.contact("c-a", call("i-1"))],
            ["Bo.md": DifferenceFixture.contact("c-a", call("i-1"), call("i-2", by: "[[Team/Jane Doe|Jane]]"))],
            ["added call i-2 Bo.md:16 by Jane Doe", "renamed contact Bo.md from Ada.md"],
            "1 interaction by Jane Doe, 1 contact renamed"),
    ]

    static let withoutID: [Row] = [
        Row(
            "the same twice, and once more", ada(call(nil), call(nil)), ada(call(nil), call(nil), call(nil)),
            ["added call - Ada.md:18 by Sam Lee"], "1 interaction by Sam Lee"),
        Row(
            "nobody logged it", ada(), ada(call(nil, by: nil)), ["added call - Ada.md:10"], "1 interaction"),
        Row(
            "stamped", ada(call(nil, by: nil)), ada(call("i-1")), ["edited call i-1 Ada.md:10"],
            "1 interaction edited"),
        Row(
            "its id is gone", ada(call("i-1")), ada(call(nil)), ["edited call - Ada.md:10"], "1 interaction edited"),
        Row(
            "edited, its WHEN the same", ada(call(nil)), ada(call(nil, "Lunch")), ["edited call - Ada.md:10"],
            "1 interaction edited"),
        Row(
            "dated, its subject the same", ada("> [!call] Budget\n"), ada("> [!call] 2026-03-09 Budget\n"),
            ["edited call - Ada.md:10"], "1 interaction edited"),
        Row(
            "its text the same", ada("> [!call] A\n> Long text.\n"), ada("> [!email] B\n> Long text.\n"),
            ["edited email - Ada.md:10"], "1 interaction edited"),
        Row(
            "its header the same, without WHEN and subject", ada("> [!call]\n> Long text.\n"),
            ada("> [!CALL]\n> Other.\n\n> [!call]\n> Short text.\n"),
            ["added call - Ada.md:10", "edited call - Ada.md:13"], "1 interaction, 1 interaction edited"),
        Row(
            "nothing in common", ada("> [!call] A\n"), ada("> [!call] B\n"),
            ["added call - Ada.md:10", "deleted call - Ada.md:10"], "1 interaction, 1 interaction deleted"),
        Row(
            "alike, but elsewhere", ada(call(nil, "A"), call("i-1")), ada(call("i-1"), call(nil, "B")),
            ["deleted call - Ada.md:10", "added call - Ada.md:16 by Sam Lee"],
            "1 interaction by Sam Lee, 1 interaction deleted"),
        Row(
            "each has an id of its own", ada(call("i-1")), ada(call("i-2")),
            ["added call i-2 Ada.md:10 by Sam Lee", "deleted call i-1 Ada.md:10"],
            "1 interaction by Sam Lee, 1 interaction deleted"),
    ]

    @Test("Each row tells this, and the other way round added is deleted", arguments: byID + acrossNotes + withoutID)
    func rows(row: Row) throws {
        let fixture = try DifferenceFixture()
        let difference = fixture.difference(row.before, row.after)
        #expect(difference.lines == row.lines)
        #expect(difference.sentence == row.sentence)
        #expect(fixture.difference(row.before, row.before).isEmpty)
        DifferenceLawTests.expectReversed(difference, fixture.difference(row.after, row.before), "\(row.name)")
    }

    @Test("Members are called by their notes, be they named by link, stem or e-mail")
    func members() throws {
        let vault = try InMemoryVault([
            "Team/sam.md": "---\ntype: member\nname: Sam Lee\nrole: owner\nemails: [sam@x.example]\n---\n"
        ])
        let entries = ["[[sam|S]]", "[[Team/sam]]", "sam", "SAM@x.example", "Sam Lee"].enumerated().map {
            DifferenceFixture.call("i-\($0)", by: $1)
        }
        let after: DifferenceFixture.Files = [
            "Ada.md": DifferenceFixture.contact("c-a", entries.joined(separator: "\n"))
        ]
        let files = DifferenceFixture.changed(Self.ada(), after)
        #expect(VaultDifference(files, policy: vault.policy).words == ["5 interactions by Sam Lee"])
        #expect(
            VaultDifference(files, settings: vault.settings).words
                == ["3 interactions by sam", "1 by SAM@x.example", "1 by Sam Lee"])
    }
}
