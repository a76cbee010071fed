import TestSupport
import Testing

@testable import NoteSyntax
@testable import VaultModel

@Suite("A note as a diff shows it")
struct ReadableNoteTests {
    static func reading(_ note: String) -> String {
        String(decoding: ReadableNote(Array(note.utf8)).bytes, as: UTF8.self)
    }

    @Test("All that a contact can hold")
    func everything() {
        #expect(Self.reading(Self.everything) == Self.everythingRead)
    }

    static let everything = """
        ---
        # Who they are.
        type: "contact"
        id: c-ada
        "name": 'Ada: Countess' # of Lovelace
        aliases: [ Ada, 'no' ]
        tags: # two
        - a # first

          # between
        - "b"
        empty:
        blank: ""
        starred: true
        birthday: "1943-03-21"
        links: '[[Bo]]'
        none: []
        notes: |
          one
            two
        nested: {a: [b]}
        ---

        # Ada

        ● like a record
        \\│ too

        > [!note] An aside
        > - by:: nobody

        ## Interactions

        > [!Call|x]- [[2026-03-09]]T14:05+01:00  · 10:00 train
        > * mood:: calm
        > + Cancelled-At:: 2026-03-10T10:00:00Z
        > - via::
        > - with:: [[Sam Cooper]],
        > - with:: [[Bo]]
        > - logged-by:: [[Team/Jane Doe]]
        > - logged-by:: Twice
        > - logged-at:: 2026-03-09T19:12:44Z
        >
        > A **body**.
        >
        >     code
        > > quoted
        lazy
        >
        > > [!comment] 2026-03-10 09:00 First
        > > - by:: [[Sam Cooper]]
        > >
        > > line.
        >
        > > [!comment]
        > > Undated.
        ^i-k3f7qa92xd

        > [!visit]


        ^own-id

        > [!email] 2026-02-30 no such day
        > - by:: [[Bo]], Cy
        > - outcome:: failed

        # Activity

        > [!event] 2026-01-01 Imported

        ^e-1

        > [!note] 2026-01-01 is none

        the end
        """

    static let everythingRead = """
        ---
        # Who they are.
        type: contact
        id: c-ada
        name: "Ada: Countess" # of Lovelace
        aliases:
          - Ada
          - no
        tags: # two
          - a # first
          # between
          - b
        empty:
        blank: ""
        starred: true
        birthday: 1943-03-21
        links: "[[Bo]]"
        none: []
        notes: |
          one
            two
        nested: {a: [b]}
        ---

        # Ada

        \\● like a record
        \\\\│ too

        > [!note] An aside
        > - by:: nobody

        ## Interactions

        ● [[2026-03-09]]T14:05+01:00 [Call|x]- 10:00 train (cancelled) – Team/Jane Doe ^i-k3f7qa92xd
        │ Logged by: [[Team/Jane Doe]]
        │ Logged by: Twice
        │ Logged at: 2026-03-09T19:12:44Z
        │ With: [[Sam Cooper]],
        │ With: [[Bo]]
        │ Cancelled at: 2026-03-10T10:00:00Z
        │ mood: calm
        │     A **body**.
        │
        │         code
        │     > quoted
        │     lazy
        │ ○ 2026-03-10 09:00 comment
        │   By: [[Sam Cooper]]
        │       First
        │       line.
        │ ○ undated comment
        │       Undated.

        ● undated [visit] ^own-id

        ● undated [email] 2026-02-30 no such day (failed) – Bo, Cy (no id)
        │ By: [[Bo]], Cy
        │ Outcome: failed

        # Activity

        ● 2026-01-01 [event] Imported ^e-1

        > [!note] 2026-01-01 is none

        the end

        """

    @Test("Runs are records in a segment alone, interactions in a contact alone, events everywhere")
    func kinds() {
        let run = "> [!logged] 2026-03-09 Spring\n> - contacts:: 3\n\n^l-1\n"
        let read = "● 2026-03-09 [logged] Spring ^l-1\n│ contacts: 3\n"
        #expect(Self.reading("---\ntype: segment\n---\n## Log\n\(run)") == "---\ntype: segment\n---\n## Log\n\(read)")
        for note in ["## Log\n\(run)", "---\ntype: contact\n---\n## Log\n\(run)", "## Interactions\n\(run)"] {
            #expect(Self.reading(note) == note)
        }
        #expect(Self.reading("## Activity\n> [!event] x\n") == "## Activity\n● undated [event] x (no id)\n")
    }

    @Test(
        "What can't be read for certain stays what it is",
        arguments: [
            "---\nname: a: b\n---\n\n# A\r\n", "---\nname: a\nname: b\n---\nx", "---\nname: a\n\ntext",
            "---\n{a: b}\n---\n",
            "<<<<<<< ours\n● x\n=======\ny\n>>>>>>> theirs\n", "<<<<<<<<< a\n>>>>>>>>> b", "",
            String(repeating: "> ", count: 200) + "● deep",
        ])
    func uncertain(note: String) {
        #expect(Self.reading(note) == note)
    }

    @Test("Bytes that are no UTF-8 stay, in any part")
    func encoding() {
        for part in ["---\nname: ?\n---\n", "● ?\r\n", "---\ntype: contact\n---\n## Interactions\n> [!call] ?"] {
            let note = Array(part.utf8).map { $0 == UInt8(ascii: "?") ? 0xFF : $0 }
            #expect(ReadableNote(note).bytes == note)
        }
    }

    @Test("What is only spelled otherwise reads the same")
    func spelling() {
        let head = "---\ntype: contact\ntags:\n  - a\n---\n\n## Interactions\n\n"
        let note = head + "> [!call] 2026-03-09 14:05 Hello\n> - by:: Bo\n> - via:: x\n>\n> text\n\n^i-1\n"
        let spellings = [
            ("- by:: Bo\n> - via:: x", "+  via::   x \n>by:: Bo"), ("> - by", ">- BY"), ("09 14", "09T14"),
            ("\n>\n", "\n"), ("\n>\n", "\n>\n>\n> - no \n"), ("\n\n^i-1", "\n\n\n^i-1  "), ("\n\n^i-1", "\n^i-1"),
            ("\n>\n> text", "\ntext"), ("> text", ">text\n>"), ("14:05 H", "14:05 · H"),
            ("- via:: x", "- via:: x\n> - code::"),
            ("  - a\n", "- 'a'\n"), ("tags:\n  - a\n", "tags: [\"a\"]\n"), ("type: contact", "'type':   \"contact\""),
        ]
        for (old, new) in spellings {
            let other = note.replacing(old, with: new)
            #expect(other != note)
            // One of them says more, to show that these are told apart.
            #expect((Self.reading(other) == Self.reading(note)) == !new.contains("no"), "\(old) → \(new)")
        }
    }

    @Test("A field that is set, changed or taken out shows, whichever it is; and where it stands does not")
    func fields() {
        let values = ["Jane", "2026-03-09T19:12:44Z", "true", "failed", "private"]
        func note(_ fields: [String]) -> String {
            let lines = fields.map { "> - \($0)\n" }.joined()
            return "---\ntype: contact\n---\n## Interactions\n> [!call] 2026-03-09 x\n\(lines)>\n> body\n"
        }
        let others = ["mood:: calm", "logged-by:: Jo"]
        let bare = Self.reading(note(others))
        for field in InteractionField.allCases.map({ "\($0.key)" }) + ["mood-2"] {
            let read = values.map { Self.reading(note(["\(field):: \($0)"] + others)) }
            #expect(Set(read + [bare]).count == values.count + 1, "\(field)")
            let line = field.prefix(1).uppercased() + field.dropFirst().replacing("-", with: " ") + ": Jane"
            #expect(read[0].contains(field == "mood-2" ? "│ mood-2: Jane\n" : "│ \(line)\n"))
            guard field != "logged-by", field != "mood-2" else { continue }
            #expect(Self.reading(note(others + ["\(field.uppercased())::   Jane"])) == read[0], "\(field)")
        }
    }
}
