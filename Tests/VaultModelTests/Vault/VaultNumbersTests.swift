import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// How much a vault holds is counted right, on however many cores.
@Suite("A vault's numbers")
struct VaultNumbersTests {
    private static let files: [String: FileContent] = [
        "Vault.md": "---\nkith: 1\ntimezone: America/New_York\ninteraction-types: [call, visit]\n---\n",
        "Team/A.md": "---\ntype: member\nrole: owner\n---\n",
        "Team/B.md": "---\ntype: member\nrole: viewer\nleft: 2025-01-01\n---\n",
        "Team/C.md": "---\ntype: member\n---\n",
        "Codes/Orders.md": "---\ntype: code\ncode: orders\n---\n",
        "Templates/Hello.md": "---\ntype: template\n---\n",
        "Leads.md": "---\ntype: segment\n---\n",
        "Misplaced.md": "---\ntype: member\nrole: owner\n---\n",
        "Contacts/Acme.md": "---\ntype: contact\nkind: organization\n---\n",
        "Contacts/Ada.md": """
        ---
        type: contact
        ---
        ## Interactions

        > [!call] 2026-03-09 14:05 One
        > - logged-by:: [[A]]
        > - logged-at:: 2026-03-09T19:12:44Z

        > [!CALL] 2026-03-01T02:00Z Late on the day before
        > - outcome:: failed

        > [!visit] Undated
        > - cancelled-at:: 2026-03-09T19:12:44Z

        > [!visit] 2026-04-01 Draft
        > - postponed:: true

        > [!note] 2020-01-01 Not one of the types
        """,
    ]

    @Test("notes are counted by kind, contacts by sort, members by standing")
    func notes() throws {
        let vault = try InMemoryVault(Self.files)
        let numbers = vault.folding(VaultNumbers(settings: vault.settings))
        #expect(numbers.notes == 10)
        #expect(numbers.bytes == Self.files.values.reduce(0) { $0 + $1.bytes.count })
        #expect(numbers.people == 1)
        #expect(numbers.organizations == 1)
        let counts = NoteKind.allCases.map { numbers.count(of: $0) }
        #expect(counts == [2, 3, 1, 1, 1, 2])
        #expect(counts.reduce(0, +) == numbers.notes)
        #expect(MemberStanding.allCases.map { numbers.count(ofMembers: $0) } == [1, 0, 0, 1, 1])
    }

    @Test("interactions are counted by status and type, with days in the vault's zone")
    func interactions() throws {
        let vault = try InMemoryVault(Self.files)
        let interactions = vault.folding(VaultNumbers(settings: vault.settings)).interactions
        #expect(interactions.total == 4)
        #expect(interactions.byType == [2, 2])
        let statuses: [InteractionStatus] = [.logged, .failed, .cancelled, .postponed]
        #expect(statuses.map { interactions.count(of: $0) } == [1, 1, 1, 1])
        #expect(interactions.unstamped == 3)
        #expect(interactions.undated == 1)
        #expect(interactions.firstDate == CivilDate("2026-02-28"))
        #expect(interactions.lastDate == CivilDate("2026-04-01"))
    }

    @Test("shares that are merged give what one reader gives")
    func merging() throws {
        let vault = try InMemoryVault.sample()
        let whole = vault.folding(VaultNumbers(settings: vault.settings))
        for count in [1, 2, 7] {
            var merged = VaultNumbers(settings: vault.settings)
            for start in stride(from: 0, to: vault.notes.count, by: count) {
                var share = VaultNumbers(settings: vault.settings)
                for note in vault.notes.dropFirst(start).prefix(count) { share.add(note) }
                merged.merge(share)
            }
            #expect(merged.notes == whole.notes)
            #expect(merged.bytes == whole.bytes)
            #expect(merged.kinds == whole.kinds)
            #expect(merged.organizations == whole.organizations)
            #expect(merged.members == whole.members)
            #expect(merged.interactions == whole.interactions)
        }
        #expect(whole.interactions.total > 0)
    }
}
