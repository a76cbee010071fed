import TestSupport
import Testing

/// Notes of other line ends, with a byte order mark, or without a last line end: all of it is kept (format 6).
@Suite("Forms of notes that are changed")
struct NoteFormTests {
    /// A note in LF, which the others are made of.
    private static let note =
        "---\ntype: contact\ntags:\n  - a\n---\n\n## Interactions\n\n> [!call] 2026-01-01 A\n\n^i-first\n"

    /// What `form` does to a text, and whether the note lacks its last line end.
    struct Form: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let lineEnd: String
        var mark = ""
        var isOpen = false

        /// A text of LF in this form.
        func text(_ text: String, isOpen: Bool = false) -> String {
            let text = isOpen ? String(text.dropLast()) : text
            return mark + text.replacing("\n", with: lineEnd)
        }
    }

    static let forms = [
        Form(testDescription: "CRLF", lineEnd: "\r\n"), Form(testDescription: "CR", lineEnd: "\r"),
        Form(testDescription: "BOM", lineEnd: "\n", mark: "\u{FEFF}"),
        Form(testDescription: "no last line end", lineEnd: "\n", isOpen: true),
        Form(testDescription: "BOM, CRLF, no last line end", lineEnd: "\r\n", mark: "\u{FEFF}", isOpen: true),
    ]

    private func vault(_ form: Form) throws -> TemporaryVault {
        let vault = try WritingFixture.shared()
        try vault.write("Contacts/Form.md", FileContent(form.text(Self.note, isOpen: form.isOpen)))
        return vault
    }

    private func expect(
        _ vault: TemporaryVault, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let text = try vault.text("Contacts/Form.md").withoutIDs
        #expect(text.utf8.elementsEqual(expected.utf8), "\(text.debugDescription)", sourceLocation: sourceLocation)
    }

    @Test("What is logged has the note's line ends, and deleting it gives the former bytes", arguments: forms)
    func log(form: Form) async throws {
        let vault = try vault(form)
        let run = try await vault.done(["log", "Form", "call", "B", "--body", "One\n\nTwo", "--format", "json"])
        let stamp = "> - logged-by:: [[Max Member]]\n> - logged-at:: 2026-03-16T13:00:00Z\n"
        let added = "\n> [!call] 2026-03-16 09:00 B\n\(stamp)>\n> One\n>\n> Two\n\n^i-ID\n"
        try expect(vault, form.text(Self.note + added))
        let id = try run.json()["written"][0]["id"].text
        try await vault.done(["delete", id, "--yes"])
        // But for the line end that the note lacked.
        try expect(vault, form.text(Self.note))
    }

    @Test("An edit, a cancellation and its end keep the rest", arguments: forms)
    func edit(form: Form) async throws {
        let vault = try vault(form)
        try await vault.done(["cancel", "i-first"])
        let stamp = "> - cancelled-at:: 2026-03-16T13:00:00Z\n> - cancelled-by:: [[Max Member]]\n"
        let cancelled = Self.note.replacing("01 A\n", with: "01 A\n" + stamp)
        try expect(vault, form.text(cancelled, isOpen: form.isOpen))
        try await vault.done(["uncancel", "i-first"])
        try expect(vault, form.text(Self.note, isOpen: form.isOpen))
        try await vault.done(["edit", "i-first", "--subject", "B", "--body", "One\r\nTwo", "--set", "cost=1"])
        let edited = Self.note.replacing("01 A\n", with: "01 B\n> - cost:: 1\n>\n> One\n> Two\n")
        try expect(vault, form.text(edited, isOpen: form.isOpen))
    }

    @Test("So do properties", arguments: forms)
    func set(form: Form) async throws {
        let vault = try vault(form)
        try await vault.done(["set", "Form", "tags", "b", "--add"])
        try await vault.done(["set", "Form", "language", "en"])
        let changed = Self.note.replacing("  - a\n", with: "  - a\n  - b\nlanguage: en\n")
        try expect(vault, form.text(changed, isOpen: form.isOpen))
        try await vault.done(["unset", "Form", "language"])
        try await vault.done(["unset", "Form", "tags", "b"])
        try expect(vault, form.text(Self.note, isOpen: form.isOpen))
    }

    @Test("A deletion at the end of a note without a last line end", arguments: forms)
    func delete(form: Form) async throws {
        let vault = try vault(form)
        try await vault.done(["delete", "i-first", "--yes"])
        try expect(vault, form.text("---\ntype: contact\ntags:\n  - a\n---\n\n## Interactions\n"))
    }
}
