import TestSupport
import Testing

@Suite("kith brief")
struct BriefTests {
    private static let files: [String: FileContent] = [
        "Ada.md": """
        ---
        type: contact
        flags: [Deaf in one ear]
        organization: "[[Engine Works]]"
        job-title: Countess
        keep-in-touch: 1m
        relations: ["mentor [[Charles]]"]
        ---

        ## Interactions

        > [!call] 2026-01-01 The sixth before the last
        > - evaluation:: negative

        > [!call] 2026-01-02 10:00 One

        > [!email] 2026-01-03 Two
        > - evaluation:: positive
        >
        > All of it.
        >
        > - and a list

        > [!call] 2026-01-04 Three
        > - outcome:: failed

        > [!call] 2026-01-05 Four
        > - follow-up:: 2026-03-10
        >
        > > [!comment] 2026-01-06 09:00
        > > - by:: Sam
        > >
        > > Not yet.

        ^i-fourfour44

        > [!meeting] 2026-04-01 10:00 Planned
        >
        > Bring the drawings.

        > [!note] 2026-01-07 Cancelled
        > - cancelled-at:: 2026-01-08T10:00:00Z

        > [!note] 2026-01-06 Draft
        > - postponed:: true

        """,
        "Charles.md": "---\ntype: contact\n---\n## Interactions\n\n> [!meeting] 2026-01-09 Five\n> - with:: [[Ada]]\n",
        "Engine Works.md": "---\ntype: contact\nkind: organization\n---\n",
    ]

    @Test("What is open, what lies ahead, numbers, and the last five in full; nothing cancelled, no draft")
    func text() async throws {
        let run = try await TemporaryVault(Self.files).kith("brief", "Ada")
        run.expectExit(0)
        #expect(
            run.output == """
                Ada  Ada.md
                ⚑ Deaf in one ear
                   organization   Engine Works
                   job-title      Countess
                   keep-in-touch  1m

                Relations
                   mentor  Charles

                Numbers
                   last contact     2026-01-09, 66 days ago
                   keep in touch    every 1m, next on 2026-02-09, 35 days late
                   interactions     5 since 2026-01-01
                   types            3 call, 1 email, 1 meeting
                   evaluations      1 positive, 1 negative
                   failed attempts  1

                Ahead
                   2026-04-01 10:00  meeting  Planned

                Open follow-ups
                   2026-03-10  call  Four  i-fourfour44

                Last interactions
                  2026-01-09  meeting  Five  unstamped, with Charles

                  2026-01-05  call  Four  unstamped  i-fourfour44
                      ↳ 2026-01-06 09:00, Sam
                        Not yet.

                  2026-01-04  call  Three  failed, unstamped

                  2026-01-03  email  Two  unstamped
                      All of it.

                      - and a list

                  2026-01-02 10:00  call  One  unstamped

                """)
    }

    @Test("JSON has the card's members, and those of the brief")
    func json() async throws {
        let json = try await TemporaryVault(Self.files).kith("brief", "Ada", "--format", "json").json()
        #expect(json["schema"] == "kith.brief/1")
        #expect(
            json.keys == [
                "ahead", "evaluations", "failed", "firstContact", "interactions", "keepInTouch", "lastContact",
                "latest", "name",
                "openFollowUps", "path", "properties", "relatedTo", "schema", "types",
            ])
        #expect(json["keepInTouch"]["every"] == "1m" && json["keepInTouch"]["days"] == 35)
        #expect(json["latest"].items.map { $0["subject"].text } == ["Five", "Four", "Three", "Two", "One"])
        #expect(json["latest"].items[3]["body"].text == "All of it.\n\n- and a list")
        #expect(json["types"].items.map { $0["key"].text } == ["call", "email", "meeting"])
        #expect(json["ahead"][0]["subject"] == "Planned")
    }

    @Test("An organization has its people; who was never contacted has little")
    func organization() async throws {
        let run = try await TemporaryVault(Self.files).kith("brief", "Engine")
        run.expectExit(0)
        #expect(
            run.output == """
                Engine Works  organization  Engine Works.md

                People
                   Ada  Countess

                Numbers
                   last contact  never

                """)
        try await TemporaryVault(Self.files).kith("brief", "Zoe").expectExit(3)
    }
}
