import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("Naming of notes")
struct NoteNamingTests {
    private static func vault() throws -> InMemoryVault {
        try InMemoryVault([
            "Vault.md": "---\nkith: 1\n---\n", "Contacts/Ada.md": "---\ntype: contact\naliases: Countess\n---\n",
            "Contacts/Orderly Ltd.md": "---\ntype: contact\n---\n",
            "Codes/order.md": "---\ntype: code\ncode: order\n---\n",
            "Notes/Ada.md": "", "Notes/Plan.md": "---\nname: The Plan\n---\n", "Old/Plan.md": "",
            "Notes/Ideas.md": "", "Contacts/Ideas Inc.md": "---\ntype: contact\nname: ideas\n---\n",
        ])
    }

    /// The path that a name means; several, or none, or those that are near.
    private static func meant(_ name: String) throws -> [String] {
        let vault = try vault()
        if let path = NoteNaming.path(name, in: vault.listing, settings: vault.settings) { return [path.string] }
        let others = vault.notes.filter { $0.kind != .contact }.map(NamedNote.init)
        switch NoteNaming.match(name, contacts: vault.contacts, others: others) {
        case .found(let note): return [note.path.string]
        case .ambiguous(let notes): return notes.map(\.path.string)
        case .notFound(let nearest): return nearest.map { "~" + $0.path.string }
        }
    }

    @Test(
        "paths first, then a contact's stem, then any other note's, then names, then beginnings",
        arguments: [
            ("Notes/Ada", ["Notes/Ada.md"]), ("Notes/Ada.md", ["Notes/Ada.md"]), ("./Old/Plan", ["Old/Plan.md"]),
            ("Vault", ["Vault.md"]), ("Ada", ["Contacts/Ada.md"]), ("ADA", ["Contacts/Ada.md"]),
            ("countess", ["Contacts/Ada.md"]), ("Plan", ["Notes/Plan.md", "Old/Plan.md"]),
            ("the plan", ["Notes/Plan.md"]), ("Ordér", ["Codes/order.md"]), ("orderl", ["Contacts/Orderly Ltd.md"]),
            ("Ideas", ["Notes/Ideas.md"]), ("ideas", ["Contacts/Ideas Inc.md"]), ("Adq", ["~Contacts/Ada.md"]),
            ("", []), (" ", []), ("Notes", []), ("Attachments/x.pdf", []),
        ] as [(String, [String])])
    func steps(name: String, expected: [String]) throws {
        #expect(try Self.meant(name) == expected)
    }
}
