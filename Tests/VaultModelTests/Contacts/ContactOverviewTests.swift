import TestSupport
import Testing
import VaultModel

@Suite("Contacts with their numbers")
struct ContactOverviewTests {
    private static let head = "---\ntype: contact\n---\n# Interactions\n\n"

    /// How many interactions each contact of a vault has, by stem.
    private static func counts(_ files: [String: FileContent]) throws -> [String: Int] {
        let vault = try InMemoryVault(files)
        let fold = ContactOverviewFold(
            policy: vault.policy, resolver: vault.resolver, now: Instant(secondsSinceEpoch: 1_800_000_000))
        let overviews = vault.folding(fold).register().overviews
        return Dictionary(uniqueKeysWithValues: overviews.map { ($0.contact.stem, $0.interactionCount) })
    }

    @Test("an interaction counts once for each contact in `with`, however many links mean it (format 3)")
    func severalLinks() throws {
        let counts = try Self.counts([
            "Contacts/Ada.md": FileContent(
                Self.head + "> [!call] 2026-03-09 one\n> - with:: [[Bo]], [[bo|B.]], [[Ada]], [[Cy]]\n"
                    + "> - with:: [[Contacts/Bo.md]]\n\n> [!call] 2026-03-10 two\n> - with:: [[Bo]]\n"),
            "Contacts/Bo.md": FileContent(Self.head),
            "Contacts/Cy.md": FileContent(Self.head + "> [!call] 2026-03-09 own\n> - outcome:: failed\n"),
        ])
        #expect(counts == ["Ada": 2, "Bo": 2, "Cy": 1])
    }
}
