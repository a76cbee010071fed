import Foundation
import NoteSyntax
import TestSupport
import Testing
import VaultModel
import VaultStore

/// Removes a note, or puts a link in its place, as soon as another has been read.
private struct Meddling: NoteFold {
    static var part: NotePart { .everything }
    let vault: TemporaryVault
    let trigger: String
    let victim: String
    let link: String?
    private(set) var read: [String] = []
    private(set) var failed = false

    init(_ vault: TemporaryVault, after trigger: String, removing victim: String, link: String? = nil) {
        (self.vault, self.trigger, self.victim, self.link) = (vault, trigger, victim, link)
    }

    mutating func add(_ note: Note) {
        read.append(note.path.string)
        guard note.path.string == trigger else { return }
        do {
            try vault.remove(victim)
            if let link { try vault.link(victim, to: link) }
        } catch {
            failed = true
        }
    }

    mutating func merge(_ next: Meddling) {
        read += next.read
        failed = failed || next.failed
    }
}

/// Format 1 and 2: what is read of a note's file.
@Suite("Reading notes")
struct NoteReadingTests {
    @Test("bytes come as they are")
    func bytes() async throws {
        let files: [String: FileContent] = [
            "empty.md": "", "crlf.md": "\u{FEFF}a\r\nb\rc", "bad.md": [0xFF, 0x00, 0xC3, 0x0A], "blank.md": "\n\n \n",
            "Contacts/Ada.md": "---\ntype: contact\n---\n",
        ]
        try await TemporaryVault.with(files) { vault in
            let slice = try await VaultStore(root: vault.root).load(.everything)
            #expect(
                slice.notes.map(\.path.string) == [
                    "Contacts/Ada.md", "Vault.md", "bad.md", "blank.md", "crlf.md", "empty.md",
                ])
            for note in slice.notes where note.path.string != "Vault.md" {
                #expect(note.tree.source.bytes == files[note.path.string]?.bytes)
            }
            #expect(slice.notes.map(\.kind) == [.contact, .plain, .plain, .plain, .plain, .plain])
            #expect(slice.passedOver.isEmpty)
        }
    }

    @Test("a note of 8 MiB is read, a larger one is opaque, and so is a hostile one")
    func large() async throws {
        let line = String(repeating: "x", count: 1023) + "\n"
        let limit = 8 << 20
        let files: [String: FileContent] = [
            "exact.md": FileContent(String(repeating: line, count: limit / 1024)),
            "over.md": FileContent(String(repeating: line, count: limit / 1024) + "x"),
            "deep.md": FileContent("---\ntype: contact\n---\n" + String(repeating: "> ", count: 300) + "x"),
            "fine.md": "fine",
        ]
        try await TemporaryVault.with(files) { vault in
            let slice = try await VaultStore(root: vault.root).load(.everything)
            #expect(slice.notes.map(\.path.string) == ["Vault.md", "exact.md", "fine.md"])
            #expect(slice.notes.map { $0.tree.source.bytes.count }.max() == limit)
            #expect(slice.passedOver.map(\.shown) == ["deep.md opaque", "over.md opaque"])
            #expect(slice.passedOver.map(\.isLoss) == [true, true])
        }
    }

    @Test("front matter that YAML can't read is reported, and the note is read all the same")
    func brokenFrontMatter() async throws {
        let files: [String: FileContent] = [
            "A.md": "---\ntype: contact\na: b: c\n---\n# Interactions\n\n> [!call] x\n",
            "B.md": "---\nname: B\ntype: segment\nname: C\n---\n",
            "plain.md": "---\na: b: c\n---\n", "nested.md": "---\ntype: contact\na: {b: c}\n---\n",
        ]
        try await TemporaryVault.with(files) { vault in
            let store = try VaultStore(root: vault.root)
            let slice = try await store.load(.everything)
            #expect(slice.notes.count == 5)
            #expect(slice.notes.flatMap { Interaction.all(in: $0, settings: store.settings) }.map(\.subject) == ["x"])
            #expect(slice.passedOver.map(\.shown) == ["A.md:3 broken front matter", "B.md:4 broken front matter"])
            #expect(slice.passedOver.map(\.isLoss) == [false, false])
        }
    }

    @Test("a note that goes away while others are read is told, and all others come")
    func vanishing() async throws {
        try await TemporaryVault.with(["a.md": "", "b.md": "", "c.md": "", "d/e.md": ""]) { vault in
            let store = try VaultStore(root: vault.root)
            let folded = try await store.load(.everything, folding: Meddling(vault, after: "a.md", removing: "b.md"))
            #expect(!folded.fold.failed)
            #expect(folded.fold.read == ["Vault.md", "a.md", "c.md", "d/e.md"])
            #expect(folded.passedOver.map(\.shown) == ["b.md vanished"])
            #expect(folded.passedOver.map(\.isLoss) == [false])
            #expect(folded.listing.notes.map(\.string).contains("b.md"))
            let again = try await store.load(.everything, folding: Meddling(vault, after: "a.md", removing: "d"))
            #expect(again.fold.read == ["Vault.md", "a.md", "c.md"])
            #expect(again.passedOver.map(\.shown) == ["d/e.md vanished"])
        }
    }

    @Test("a note that becomes a symbolic link while others are read is not followed")
    func becomingALink() async throws {
        try await TemporaryVault.with(["a.md": "", "b.md": "", "c.md": ""]) { vault in
            let store = try VaultStore(root: vault.root)
            let fold = Meddling(vault, after: "a.md", removing: "b.md", link: "c.md")
            let folded = try await store.load(.everything, folding: fold)
            #expect(!folded.fold.failed)
            #expect(folded.fold.read == ["Vault.md", "a.md", "c.md"])
            #expect(folded.passedOver.map(\.shown) == ["b.md symbolic link"])
        }
    }

    @Test("a vault that goes away is an error")
    func vanishedVault() async throws {
        let vault = try TemporaryVault(["Inner/Vault.md": "---\nkith: 1\n---\n"], vaultNote: nil)
        let root = vault.path("Inner")
        let store = try VaultStore(root: root)
        try vault.remove("Inner")
        await #expect(throws: VaultStoreError.self) { try await store.load(.everything) }
        #expect(throws: VaultStoreError.self) { try store.listing() }
    }
}
