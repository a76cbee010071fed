import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

@Suite("Attachments of what is deleted (format 5)")
struct InteractionDeletionTests {
    /// A contact's note with an interaction for each of some texts, with ids `i-0`, `i-1` and so on.
    private static func contact(_ texts: String...) -> FileContent {
        let callouts = texts.enumerated().map { "\n> [!call] 2026-03-09 c\($0)\n\($1)\n\n^i-\($0)\n" }.joined()
        return FileContent("---\ntype: contact\n---\n\n## Interactions\n" + callouts)
    }

    /// What goes with the interactions of these ids in `Contacts/Ada.md`, and what stays for want of reading.
    private func deleting(
        _ ids: [String], _ files: [String: FileContent], passedOver: [PassedOver] = [], takesFiles: Bool = true
    ) throws -> (removed: [String], kept: [KeptFile]) {
        let slice = try VaultSlice.of(files, passedOver: passedOver)
        let change = try deletion(ids, slice, takesFiles).deleting(by: ChangeFixture.author, in: slice)
        let removed = change.edit.files.compactMap { file in
            if case .remove(let path, let bytes) = file, files[path.string]?.bytes == bytes { path } else { nil }
        }
        #expect(removed == change.outcome.removed)
        #expect(change.outcome.places.count == ids.count)
        return (removed.map(\.string), change.outcome.kept)
    }

    private func deletion(_ ids: [String], _ slice: VaultSlice, _ takesFiles: Bool = true) throws -> InteractionDeletion
    {
        let note = try #require(slice.note(at: NotePath("Contacts/Ada.md")))
        let interactions = Interaction.all(in: note, settings: slice.settings).filter { ids.contains($0.id ?? "") }
        return InteractionDeletion(
            of: interactions, in: slice.listing, settings: slice.settings, takesFiles: takesFiles)
    }

    @Test(
        "A file goes that the interaction linked to, however that is written",
        arguments: [
            "> - attachments:: [[x y.pdf]]", "> - attachments:: [[Attachments/x y.pdf]], [[Ada]]", ">\n> ![[x y.pdf]]",
            ">\n> see [[X Y.pdf|it]]", ">\n> [it](../Attachments/x%20y.pdf)", ">\n> ![](<Attachments/x y.pdf>)",
            ">\n> body\n>\n> > [!comment] 2026-03-10\n> > [[x y.pdf]]",
        ])
    func linked(text: String) throws {
        let files = ["Contacts/Ada.md": Self.contact(text), "Attachments/x y.pdf": "x", "Attachments/z.pdf": "z"]
        #expect(try deleting(["i-0"], files).removed == ["Attachments/x y.pdf"])
        #expect(try deleting(["i-0"], files, takesFiles: false).removed == [])
    }

    @Test("One that it only names, one that stands elsewhere and a note stay")
    func notLinked() throws {
        let text = "> - attachments:: [[m.pdf]], [[n]]\n>\n> x.pdf `[[x.pdf]]`"
        let files: [String: FileContent] = [
            "Contacts/Ada.md": Self.contact(text), "Attachments/x.pdf": "x", "Media/m.pdf": "m",
            "Attachments/n.md": "n",
        ]
        #expect(try deleting(["i-0"], files).removed == [])
    }

    @Test(
        "It stays as long as anything in the vault links to it",
        arguments: [
            ("Notes/n.md", "see [[x y.pdf]]"), ("Notes/n.md", "![[Attachments/X y.pdf]]"),
            ("Notes/n.md", "[it](../Attachments/x%20y.pdf)"), ("Notes/n.md", "<img src=\"/Attachments/x y.pdf\">"),
            ("Notes/n.md", "---\nfile: \"[[x y.pdf]]\"\n---\n"),
            ("Templates/t.md", "---\ntype: template\nattachments:\n  - \"[[x y.pdf]]\"\n---\n"),
            (
                "Contacts/Bo.md",
                "---\ntype: contact\n---\n\n## Interactions\n\n> [!call] x\n> - attachments:: [[x y.pdf]]\n"
            ),
            ("Board.canvas", "{\"nodes\":[{\"type\":\"file\",\"file\":\"Attachments/x y.pdf\"}]}"),
        ] as [(String, FileContent)])
    func stillLinked(path: String, content: FileContent) throws {
        let files = [
            "Contacts/Ada.md": Self.contact("> - attachments:: [[x y.pdf]]"), "Attachments/x y.pdf": "x", path: content,
        ]
        let (removed, kept) = try deleting(["i-0"], files)
        #expect(removed == [])
        #expect(kept == [])
    }

    @Test("Of two interactions that share one the last takes it, or both at once")
    func shared() throws {
        let link = "> - attachments:: [[x.pdf]]"
        let both = ["Contacts/Ada.md": Self.contact(link, link), "Attachments/x.pdf": "x"] as [String: FileContent]
        #expect(try deleting(["i-0"], both).removed == [])
        #expect(try deleting(["i-0", "i-1"], both).removed == ["Attachments/x.pdf"])
    }

    @Test("Where something was not read that may link to it, it stays, and that is told")
    func unread() throws {
        let files: [String: FileContent] = [
            "Contacts/Ada.md": Self.contact("> - attachments:: [[x.pdf]]"), "Attachments/x.pdf": "x",
        ]
        let opaque = PassedOver(path: NotePath("N.md"), reason: .opaque("it is deep"))
        let own = PassedOver(path: NotePath("Attachments/x.pdf"), reason: .opaque("it is large"))
        let link = PassedOver(path: NotePath("L.md"), reason: .symbolicLink)
        for obstacle in [opaque, own] {
            let (removed, kept) = try deleting(["i-0"], files, passedOver: [link, obstacle])
            #expect(removed == [])
            #expect(kept == [KeptFile(path: NotePath("Attachments/x.pdf"), obstacle: obstacle)])
        }
        #expect(try deleting(["i-0"], files, passedOver: [link]).removed == ["Attachments/x.pdf"])
    }

    @Test("A purge deletes what is still cancelled, and leaves what was taken back or is gone")
    func purging() throws {
        let cancelled = "> - attachments:: [[x.pdf]]\n> - cancelled-at:: 2026-03-10T09:00:00Z\n> - cancelled-by:: Jane"
        let old = try VaultSlice.of([
            "Contacts/Ada.md": Self.contact(cancelled, cancelled, cancelled), "Attachments/x.pdf": "x",
        ])
        let new = try VaultSlice.of([
            "Contacts/Ada.md": Self.contact(cancelled, "> - attachments:: [[y.pdf]]"), "Attachments/x.pdf": "x",
        ])
        let deletion = try deletion(["i-0", "i-1", "i-2"], old)
        let all = try deletion.purging(by: ChangeFixture.author, in: old).outcome
        #expect(all.places.count == 3 && all.removed == [NotePath("Attachments/x.pdf")])
        let some = try deletion.purging(by: ChangeFixture.author, in: new).outcome
        #expect(some.places.map(\.id) == ["i-0"] && some.removed == [NotePath("Attachments/x.pdf")])
    }

    @Test("No more is read than has to be")
    func need() throws {
        let slice = try VaultSlice.of([
            "Contacts/Ada.md": Self.contact("> body", "> - attachments:: [[my x.pdf]]"), "Attachments/my x.pdf": "x",
            "b.canvas": "",
        ])
        let ada = NotePath("Contacts/Ada.md")
        #expect(try deletion(["i-0"], slice).need == .notes([ada]))
        #expect(try deletion(["i-1"], slice, false).need == .notes([ada]))
        let files = ["Attachments/my x.pdf", "b.canvas"].map { NotePath($0) }
        #expect(
            try deletion(["i-1"], slice).need == .files(.these(files), and: .mentioning(["x.pdf"], including: [ada])))
    }
}
