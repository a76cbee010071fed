import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("Members that are changed (format 2.2)")
struct MemberEditingTests {
    private let files: [String: FileContent] = [
        "Team/Olga.md": "---\ntype: member\nrole: owner\nemails: [olga@x.example]\n---\n",
        "Team/Mia.md": "---\ntype: member\nrole: member\nemails:\n  - mia@x.example # work\n---\ntext\n",
        "Team/Gone.md": "---\ntype: member\nrole: owner\nleft: 2025-01-01\nemails: [gone@x.example]\n---\n",
        "Contacts/Ada.md": "---\ntype: contact\n---\n",
    ]

    private func slice(_ more: [String: FileContent] = [:]) throws -> VaultSlice {
        let vault = try InMemoryVault(files.merging(more) { $1 })
        return VaultSlice(policy: vault.policy, notes: vault.notes, listing: vault.listing)
    }

    private func author(_ name: String) -> Author {
        Author(IdentityClues(asOption: name), now: ChangeFixture.now)
    }

    @Test("The last owner who has not left stays one")
    func lastOwner() throws {
        let slice = try slice()
        for role in [Role.member, .viewer] {
            #expect(throws: ChangeRefusal.self) {
                try MemberEditing.settingRole(role, of: NotePath("Team/Olga.md"), by: author("Olga"), in: slice)
            }
        }
        #expect(throws: ChangeRefusal.self) {
            try MemberEditing.removing(NotePath("Team/Olga.md"), by: author("Olga"), in: slice)
        }
        let second = try self.slice(["Team/Otto.md": "---\ntype: member\nrole: owner\n---\n"])
        let change = try MemberEditing.settingRole(
            .viewer, of: NotePath("Team/Olga.md"), by: author("Olga"), in: second)
        let expected = "---\ntype: member\nrole: viewer\nemails: [olga@x.example]\n---\n"
        #expect(try ChangeFixture.bytes(change.edit) == Array(expected.utf8))
    }

    @Test("Whoever leaves keeps the note, with the day; comments stay")
    func leaving() throws {
        let change = try MemberEditing.removing(NotePath("Team/Mia.md"), by: author("Olga"), in: try slice())
        let expected = """
            ---
            type: member
            role: member
            emails:
              - mia@x.example # work
            left: "2026-03-16"
            ---
            text

            """
        #expect(try ChangeFixture.bytes(change.edit) == Array(expected.utf8))
        let again = try MemberEditing.removing(NotePath("Team/Gone.md"), by: author("Olga"), in: try slice())
        #expect(again.edit.isEmpty && again.outcome.unchanged.count == 1)
    }

    @Test("Members change themselves, but for keys; owners everybody; viewers and the gone nobody")
    func whose() throws {
        let slice = try slice(["Team/Vera.md": "---\ntype: member\nrole: viewer\n---\n"])
        func isAllowed(_ name: String, _ path: String, _ key: String) -> Bool {
            let value = key == "emails" ? "new@x.example" : "ssh-ed25519 AAAA"
            return
                (try? MemberEditing.setting(
                    key, to: [value], adding: true, of: NotePath("Team/\(path).md"), by: author(name), in: slice))
                != nil
        }
        #expect(isAllowed("Mia", "Mia", "emails") && !isAllowed("Mia", "Mia", "signing-keys"))
        #expect(!isAllowed("Mia", "Olga", "emails"))
        #expect(isAllowed("Olga", "Mia", "emails") && isAllowed("Olga", "Mia", "signing-keys"))
        #expect(!isAllowed("Vera", "Vera", "emails") && !isAllowed("Gone", "Gone", "emails"))
    }

    @Test("An address that another member has is refused, but not one of somebody who left")
    func addresses() throws {
        let slice = try slice()
        func add(_ email: String) throws {
            _ = try MemberEditing.adding(
                "New", role: .member, emails: [email], signingKeys: [], by: author("Olga"), in: slice)
        }
        #expect(throws: ChangeRefusal.self) { try add("MIA@x.example") }
        #expect(throws: ChangeRefusal.self) { try add("no address") }
        try add("gone@x.example")
    }

    @Test("The first member of a solo vault must be an owner")
    func first() throws {
        let vault = try InMemoryVault(["Contacts/Ada.md": "---\ntype: contact\n---\n"])
        let slice = VaultSlice(policy: vault.policy, notes: vault.notes, listing: vault.listing)
        for role in Role.allCases {
            let change = try? MemberEditing.adding(
                "Jane: Doe", role: role, emails: ["j@x.example"], signingKeys: [], by: author("Jane"), in: slice)
            #expect((change != nil) == (role == .owner))
            guard let change else { continue }
            let expected = """
                ---
                type: member
                name: "Jane: Doe"
                role: owner
                emails:
                  - j@x.example
                joined: "2026-03-16"
                ---

                """
            #expect(change.edit == VaultEdit([.create(NotePath("Team/Jane- Doe.md"), Array(expected.utf8))]))
        }
    }

    @Test("A team that can't be read makes nobody an owner")
    func unreadTeam() throws {
        let settings = try ChangeFixture.settings()
        let unread = PassedOver(path: NotePath("Team"), reason: .unreadableFolder("no"))
        let slice = VaultSlice(
            policy: Policy(settings: settings, notes: [], unread: [unread]), notes: [], listing: VaultListing(notes: [])
        )
        #expect(throws: ChangeRefusal.self) {
            try MemberEditing.adding("X", role: .owner, emails: [], signingKeys: [], by: author("X"), in: slice)
        }
    }
}
