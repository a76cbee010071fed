import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("Edits that would say something else are refused (format 6.4)")
struct RefusedEditTests {
    private func refusal(_ note: String, _ input: InteractionInput = ChangeFixture.call("x")) throws -> NoteEditError? {
        do {
            _ = try ChangeFixture.logging(input, in: Array(note.utf8), settings: ChangeFixture.settings())
            return nil
        } catch ChangeRefusal.note(_, let error) {
            return error
        }
    }

    @Test(
        "What is open at the end would swallow an append",
        arguments: [
            ("```\ncode\n", 5, .codeFence), ("~~~\n", 5, .codeFence), ("text\n\n<!-- x\n", 7, .html),
            ("<script>\nx\n\ny\n", 5, .html), ("<![CDATA[ x\n", 5, .html), ("<?php x\n", 5, .html),
            ("<pre>\n", 5, .html),
        ] as [(String, Int, NoteEditError.Swallower)])
    func swallowed(text: String, line: Int, swallower: NoteEditError.Swallower) throws {
        #expect(try refusal("---\ntype: contact\n---\n\n" + text) == .swallowed(line: line, by: swallower))
        #expect(try refusal("---\ntype: contact\n---\n\n## Interactions\n" + text)?.isSwallowed == true)
    }

    @Test(
        "What is closed, or ends with a blank line, is none",
        arguments: ["```\n```\n", "<!-- x -->\n", "<div>\n", "    code\n", "- item\n", "> quote\n"])
    func closed(text: String) throws {
        #expect(try refusal("---\ntype: contact\n---\n\n## Interactions\n\n" + text) == nil)
    }

    @Test("A conflict that Git left, an opaque note")
    func notEdited() throws {
        let conflict = "---\ntype: contact\n---\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"
        #expect(try refusal(conflict) == .conflict(line: 4))
        let deep = "---\ntype: contact\n---\n" + String(repeating: "> ", count: 101) + "x\n"
        #expect(throws: ChangeRefusal.self) { try refusal(deep) }
    }

    @Test("A body that would make the note unreadable, or that holds a comment of its own")
    func bodies() throws {
        let note = "---\ntype: contact\n---\n"
        let deep = ChangeFixture.call("x", body: String(repeating: "> ", count: 101) + "x")
        guard case .wouldBeOpaque = try refusal(note, deep) else {
            Issue.record("a body of a hundred quotes is written")
            return
        }
        let large = ChangeFixture.call("x", body: String(repeating: "x", count: 9 << 20))
        guard case .wouldBeOpaque = try refusal(note, large) else {
            Issue.record("a body of 9 MiB is written")
            return
        }
        #expect(throws: ChangeRefusal.self) {
            try refusal(note, ChangeFixture.call("x", body: "> [!comment] 2026-01-01\n> x"))
        }
    }

    @Test("Broken front matter: the text is edited, properties are not")
    func brokenFrontMatter() throws {
        let note = Array("---\ntype: contact\nid: c-a\nbad: a: b\n---\n\n## Interactions\n".utf8)
        let settings = try ChangeFixture.settings()
        let (logged, _) = try ChangeFixture.logging(ChangeFixture.call("x"), in: note, settings: settings)
        #expect(logged.starts(with: note))
        #expect(throws: ChangeRefusal.self) {
            try ContactEditing.changing(
                "tags", .set(["a"]), at: NotePath("Contacts/Ada.md"), by: ChangeFixture.author,
                in: ChangeFixture.slice(note, settings: settings))
        }
    }
}

extension NoteEditError {
    fileprivate var isSwallowed: Bool { if case .swallowed = self { true } else { false } }
}
