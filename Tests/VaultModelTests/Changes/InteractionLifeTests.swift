import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("What becomes of an interaction")
struct InteractionLifeTests {
    private let note = """
        ---
        type: contact
        ---

        ## Interactions

        > [!call] 2026-03-09 14:05 Call
        > - logged-by:: Jane Doe
        > - logged-at:: 2026-03-09T19:12:44Z
        > - follow-up:: 2026-03-20
        >
        > Body
        >
        > > [!comment] 2026-03-10 09:00
        > > - by:: Sam
        > >
        > > First

        ^i-a

        """

    private func changed(
        _ note: String, _ change: (InteractionReference, VaultSlice) throws -> VaultChange<Written>
    ) throws -> String {
        let settings = try ChangeFixture.settings()
        let slice = ChangeFixture.slice(Array(note.utf8), settings: settings)
        let first = try #require(ChangeFixture.interactions(in: Array(note.utf8), settings: settings).first)
        let edit = try change(InteractionReference(first), slice).edit
        return edit.isEmpty ? note : String(decoding: try ChangeFixture.bytes(edit), as: UTF8.self)
    }

    @Test("An evaluation takes its place among the fields")
    func evaluation() throws {
        let result = try changed(note) {
            try InteractionLife.evaluating([$0], at: $0.path, as: .veryPositive, by: ChangeFixture.author, in: $1)
        }
        #expect(result == note.replacing("44Z\n", with: "44Z\n> - evaluation:: very-positive\n"))
    }

    @Test("A comment comes last, parted by a line, with who and when")
    func comment() throws {
        let result = try changed(note) {
            try InteractionLife.commenting($0, "\n- by:: x\n\n> two\n", by: ChangeFixture.author, in: $1)
        }
        let comment = """
            > > First
            >
            > > [!comment] 2026-03-16 13:00
            > > - by:: Jane Doe
            > >
            > > - by:: x
            > >
            > > > two

            """
        #expect(result == note.replacing("> > First\n", with: comment))
        let settings = try ChangeFixture.settings()
        let read = try #require(ChangeFixture.interactions(in: Array(result.utf8), settings: settings).first)
        #expect(read.comments.map(\.text) == ["First", "- by:: x\n\n> two"])
        #expect(read.body == "Body")
    }

    @Test("Comments of every text are read back", arguments: 0..<4)
    func commentTexts(share: Int) throws {
        let settings = try ChangeFixture.settings()
        for number in 0..<300 {
            let seed = Seed.ofRun &* 7919 &+ UInt64(share * 300 + number)
            var texts = TextGenerator(seed: seed)
            let text = texts.body()
            let normal = try NormalText.body(text)
            let result: String
            do {
                result = try changed(note) {
                    try InteractionLife.commenting($0, text, by: ChangeFixture.author, in: $1)
                }
            } catch ChangeRefusal.emptyComment {
                #expect(normal.isEmpty, "seed \(seed)")
                continue
            }
            let read = try #require(ChangeFixture.interactions(in: Array(result.utf8), settings: settings).first)
            #expect(
                read.comments.last?.text.utf8.elementsEqual(normal.utf8) == true,
                "seed \(seed): \(text.debugDescription)")
            #expect(read.comments.count == 2 && read.body == "Body", "seed \(seed)")
        }
    }

    @Test("A body that leaves something open takes no comment", arguments: ["```\ncode", "<!-- x", "<script>"])
    func openBody(body: String) throws {
        let settings = try ChangeFixture.settings()
        let blank = Array("---\ntype: contact\n---\n".utf8)
        let (logged, _) = try ChangeFixture.logging(ChangeFixture.call("x", body: body), in: blank, settings: settings)
        #expect(throws: ChangeRefusal.self) {
            try changed(String(decoding: logged, as: UTF8.self)) {
                try InteractionLife.commenting($0, "text", by: ChangeFixture.author, in: $1)
            }
        }
    }

    @Test("A follow-up is set, done, and open again")
    func followUp() throws {
        let done = try changed(note) { try InteractionLife.followUpDone($0, by: ChangeFixture.author, in: $1) }
        #expect(done == note.replacing("-20\n", with: "-20\n> - follow-up-done:: 2026-03-16\n"))
        #expect(try changed(done) { try InteractionLife.followUpDone($0, by: ChangeFixture.author, in: $1) } == done)
        let again = try changed(done) {
            try InteractionLife.followingUp(
                $0, on: CivilDate("2026-04-01") ?? .latest, by: ChangeFixture.author, in: $1)
        }
        #expect(again == note.replacing("2026-03-20", with: "2026-04-01"))
        let without = note.replacing("> - follow-up:: 2026-03-20\n", with: "")
        #expect(throws: ChangeRefusal.self) {
            try changed(without) { try InteractionLife.followUpDone($0, by: ChangeFixture.author, in: $1) }
        }
    }

    @Test("A draft is asked about when it is resumed, not before")
    func drafts() throws {
        let settings = try ChangeFixture.settings("require-code: true\n")
        let unwelcome = Array("---\ntype: contact\ndo-not-contact: true\n---\n".utf8)
        var input = ChangeFixture.call("x")
        input.fields = [OtherField(key: "postponed", value: "true")]
        let (draft, _) = try ChangeFixture.logging(input, in: unwelcome, settings: settings)
        let when = WrittenWhen(date: CivilDate("2026-03-16") ?? .latest)
        func resume(_ note: [UInt8], _ settings: VaultSettings) throws -> [UInt8] {
            let first = try #require(ChangeFixture.interactions(in: note, settings: settings).first)
            return try ChangeFixture.bytes(
                InteractionLife.resuming(
                    InteractionReference(first), at: when, by: ChangeFixture.author,
                    in: ChangeFixture.slice(note, settings: settings)
                ).edit)
        }
        #expect(throws: ChangeRefusal.self) { try resume(draft, settings) }
        #expect(throws: ChangeRefusal.self) { try resume(draft, ChangeFixture.settings()) }
        let welcome = Array(String(decoding: draft, as: UTF8.self).replacing("do-not-contact: true\n", with: "").utf8)
        let resumed = String(decoding: try resume(welcome, ChangeFixture.settings()), as: UTF8.self)
        #expect(resumed.contains("> [!call] 2026-03-16 x\n") && !resumed.contains("postponed"))
        #expect(throws: ChangeRefusal.self) { try resume(Array(resumed.utf8), ChangeFixture.settings()) }
    }
}
