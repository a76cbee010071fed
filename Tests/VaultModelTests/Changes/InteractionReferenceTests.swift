import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("An interaction that is found again")
struct InteractionReferenceTests {
    private let path = NotePath("Contacts/Ada.md")

    private func note(_ callouts: String...) -> [UInt8] {
        Array(("---\ntype: contact\n---\n\n## Interactions\n\n" + callouts.joined(separator: "\n")).utf8)
    }

    /// The lines, from 1, of what is deleted from one note by a reference into another.
    private func deleted(_ index: Int, of old: [UInt8], from new: [UInt8]) throws -> [Int] {
        let settings = try ChangeFixture.settings()
        let reference = InteractionReference(ChangeFixture.interactions(in: old, settings: settings)[index])
        return try InteractionEditing.deleting(
            [reference], at: path, by: ChangeFixture.author, in: ChangeFixture.slice(new, settings: settings)
        ).outcome.places.map(\.line)
    }

    @Test("By its id, wherever it stands and whatever it says by now")
    func id() throws {
        let old = note("> [!call] a\n\n^i-a\n", "> [!call] b\n\n^i-b\n")
        let new = note("> [!note] more\n\n^i-c\n", "> [!call] B\n\n^i-b\n", "> [!call] a\n\n^i-a\n")
        #expect(try deleted(1, of: old, from: new) == [11])
        #expect(throws: ChangeRefusal.self) { try deleted(0, of: old, from: note("> [!call] a\n")) }
    }

    @Test("Of several with one id the one on its line; where none is there, nobody guesses")
    func sameID() throws {
        let old = note("> [!call] a\n\n^i-a\n", "> [!call] b\n\n^i-a\n")
        #expect(try deleted(1, of: old, from: old) == [11])
        let moved = note("text\n", "> [!call] a\n\n^i-a\n", "> [!call] b\n\n^i-a\n")
        #expect(throws: ChangeRefusal.self) { try deleted(1, of: old, from: moved) }
    }

    @Test("Without an id by what it says, to the byte")
    func withoutID() throws {
        let old = note("> [!call] a\n", "> [!call] b\n> - via:: v\n")
        #expect(try deleted(1, of: old, from: note("text\n", "> [!call] b\n> - via:: v\n")) == [9])
        for other in ["> [!call] b\n", "> [!call] b\n> - via:: w\n", "> [!note] b\n> - via:: v\n"] {
            #expect(throws: ChangeRefusal.self) { try deleted(1, of: old, from: note(other)) }
        }
    }
}
