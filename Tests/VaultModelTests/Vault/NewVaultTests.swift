import NoteSyntax
import Testing
import VaultModel

/// What a new vault's notes say is what was asked for (format 1; format 2.2).
@Suite("A new vault")
struct NewVaultTests {
    /// In Berlin it is the next day already.
    private static let lateEvening = Instant(rfc3339: "2026-03-09T23:30:00Z") ?? Instant(secondsSinceEpoch: 0)

    private static let berlin = VaultZone(identifier: "Europe/Berlin") ?? .utc

    private func vault(
        name: String = "Book", types: [String]? = nil, owner: String? = nil
    ) throws(NewVaultError) -> NewVault {
        var newOwner: NewOwner?
        if let owner { newOwner = try NewOwner(parsing: owner) }
        return try NewVault(name: name, zone: Self.berlin, types: types, owner: newOwner, now: Self.lateEvening)
    }

    @Test(
        "Vault.md reads back as the settings that were asked for",
        arguments: ["Book", "No: 1", "no", "2026", "[[x]]", " # \"x\" ", "日本\\語"])
    func settings(name: String) throws {
        let note = try #require(try vault(name: name, types: ["visit", "Call", "x-2"]).notes.first)
        #expect(note.path == NotePath("Vault.md"))
        let settings = try VaultSettings(NoteTree(note.text), folderName: "Folder")
        #expect(settings.name == name.trimming)
        #expect(settings.zone.identifier == "Europe/Berlin")
        #expect(settings.interactionTypes == ["visit", "Call", "x-2"])
    }

    @Test("without types the format's own hold, and none are written")
    func defaultTypes() throws {
        let text = try #require(try vault().notes.first?.text)
        #expect(text.hasPrefix("---\nkith: 1\nname: Book\ntimezone: Europe/Berlin\n---\n\n"))
        let settings = try VaultSettings(NoteTree(text), folderName: "Folder")
        #expect(settings.interactionTypes == VaultSettings.defaultInteractionTypes)
    }

    @Test("the example in Vault.md is one of the vault's types, and is no interaction itself")
    func example() throws {
        let text = try #require(try vault(types: ["visit"]).notes.first?.text)
        #expect(text.contains("> [!visit] 2026-03-10 14:05 "))
        let tree = NoteTree(text)
        #expect(!tree.blocks.contains { $0.kind == .blockQuote })
    }

    @Test("an owner gets a member's note, joined today in the vault's zone")
    func owner() throws {
        let notes = try vault(owner: "Jane Doe <jane@x.example>").notes
        #expect(
            notes.dropFirst() == [
                NewNote(
                    path: NotePath("Team/Jane Doe.md"),
                    text: """
                        ---
                        type: member
                        role: owner
                        emails:
                          - jane@x.example
                        joined: "2026-03-10"
                        ---

                        """)
            ])
    }

    @Test("an owner whose name no file can have keeps it in the property")
    func ownerWithOddName() throws {
        let vault = try vault(owner: " J: \"Pip\" Doe <p@x.example> ")
        let note = try #require(vault.notes.last)
        #expect(note.path == NotePath("Team/J- -Pip- Doe.md"))
        let settings = try VaultSettings(NoteTree(vault.notes[0].text), folderName: "Folder")
        let member = try #require(Member(Note(path: note.path, tree: NoteTree(note.text), settings: settings)))
        #expect(member.name == "J: \"Pip\" Doe")
        #expect(member.role == .owner)
        #expect(member.emails == ["p@x.example"])
        #expect(member.joined == CivilDate("2026-03-10"))
    }

    @Test(
        "an owner is a name and an e-mail",
        arguments: [
            "Jane", "<a@b>", "Jane <>", "Jane <a b@c>", "Jane <a@b> x", "J <a@b@c>", "J <@b>", "J <a,b@c>", "J a@b>",
        ])
    func badOwner(text: String) {
        #expect(throws: NewVaultError.badOwner(text)) { try NewOwner(parsing: text) }
    }

    @Test("empty texts and control characters are refused")
    func badTexts() {
        #expect(throws: NewVaultError.empty(.name)) { try vault(name: " \t".filter { $0 == " " }) }
        #expect(throws: NewVaultError.controlCharacter(.name)) { try vault(name: "a\nb") }
        #expect(throws: NewVaultError.empty(.owner)) { try NewOwner(parsing: "") }
        #expect(throws: NewVaultError.controlCharacter(.owner)) { try NewOwner(parsing: "J\u{7}o <a@b>") }
    }

    @Test("types are words as the format has them, each once")
    func badTypes() {
        for type in ["", "3d", "a b", "é", "-a", "a_b"] {
            #expect(throws: NewVaultError.badType(type)) { try vault(types: ["call", type]) }
        }
        #expect(throws: NewVaultError.badType("")) { try vault(types: []) }
        #expect(throws: NewVaultError.repeatedType("CALL")) { try vault(types: ["call", "CALL"]) }
    }
}

extension String {
    fileprivate var trimming: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
