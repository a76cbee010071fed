import NoteSyntax
import Testing

@testable import VaultModel

@Suite("Mentions of files")
struct FileMentionTests {
    private func mentions(_ path: String, _ text: String) throws -> Bool {
        let note = Note(path: NotePath("N.md"), tree: NoteTree(text), settings: try ChangeFixture.settings())
        return FileMention(NotePath(path)).occurs(in: note)
    }

    @Test(
        "Every spelling of a link is one",
        arguments: [
            "[[x y.pdf]]", "![[Attachments/X Y.PDF|200]]", "[a](Attachments/x%20y.pdf)",
            "[a](<../Attachments/x y.pdf>)",
            "<img src=\"Attachments/x y.pdf\">", "<img src='x&#32;y.pdf'>", "[a]: Attachments/x%20y%2Epdf",
            "---\nfiles:\n  - \"[[x y.pdf]]\"\n---\n", "---\nfile: \"x\\u0020y.pdf\"\n---\n",
            "---\nfile: \"x\n  y.pdf\"\n---\n", "`x y.pdf`", "file=x y.pdf", "[a](..%2FAttachments%2Fx%20y.pdf)",
        ])
    func spellings(text: String) throws {
        #expect(try mentions("Attachments/x y.pdf", text))
        #expect(FileMention(NotePath("Attachments/x y.pdf")).isScreened(text))
    }

    @Test(
        "Unicode forms are one name, raw and encoded",
        arguments: ["[[Caf\u{E9}.pdf]]", "[[CAFE\u{301}.pdf]]", "](Caf%C3%A9.pdf)", "](Cafe%CC%81.pdf)"])
    func forms(text: String) throws {
        for name in ["Caf\u{E9}.pdf", "Cafe\u{301}.pdf"] {
            #expect(try mentions("Attachments/\(name)", text))
            #expect(FileMention(NotePath(name)).isScreened(text))
        }
    }

    @Test("Punctuation may be escaped", arguments: ["](a\\_b&amp;c.pdf)", "](a_b%26c.pdf)", "[[a_b&c.pdf]]"])
    func escapes(text: String) throws {
        #expect(try mentions("Attachments/a_b&c.pdf", text))
        #expect(FileMention(NotePath("a_b&c.pdf")).isScreened(text))
    }

    @Test("Another name is none", arguments: ["[[xx y.pdf]]", "[[x.pdf]]", "[[x  y.pdf]]", "[[1x y.pdf]]", "x y", ""])
    func others(text: String) throws {
        #expect(try !mentions("Attachments/x y.pdf", text))
    }

    @Test(
        "Destinations of Markdown links",
        arguments: [
            ("[a](b.pdf)", ["b.pdf"]), ("![a](b%20c.pdf \"t\") [d]( e.pdf )", ["b c.pdf", "e.pdf"]),
            ("[a](<b c.pdf>)", ["b c.pdf"]), ("[a](b(1).pdf)", ["b(1).pdf"]), ("[a](b\\).pdf)", ["b).pdf"]),
            ("[a](b.pdf#page=2)", ["b.pdf"]), ("[a](https://x.example/b.pdf)", []), ("[a](mailto:x)", []),
            ("[a](b", ["b"]), ("[a] (b.pdf)", []), ("[[a]](b.pdf)", ["b.pdf"]), ("[a](b\nc)", ["b"]), ("[a]()", []),
        ] as [(String, [String])])
    func destinations(text: String, expected: [String]) {
        #expect(MarkdownDestinations.all(in: Array(text.utf8)[...]) == expected)
    }

    @Test(
        "What a destination means",
        arguments: [
            ("Attachments/x.pdf", "Attachments/x.pdf"), ("../Attachments/x.pdf", "Attachments/x.pdf"),
            ("./y.pdf", "Contacts/y.pdf"), ("x.pdf", "Attachments/x.pdf"), ("/Attachments/x.pdf", "Attachments/x.pdf"),
            ("../../Attachments/x.pdf", nil), ("../none/x.pdf", nil), ("z.pdf", nil),
        ] as [(String, String?)])
    func meaning(destination: String, expected: String?) {
        let files = ["Attachments/x.pdf", "Contacts/y.pdf"].map { NotePath($0) }
        let resolver = LinkResolver(VaultListing(notes: [NotePath("Contacts/Ada.md")], files: files))
        let path = resolver.path(ofDestination: destination, from: NotePath("Contacts/Ada.md"))
        #expect(path == expected.map { NotePath($0) })
    }
}

extension FileMention {
    /// Whether a note of this text is read to look for mentions.
    fileprivate func isScreened(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer(MentionScreen(stems: [screenedWord]).passes)
    }
}
