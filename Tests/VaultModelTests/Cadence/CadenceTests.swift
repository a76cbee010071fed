import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("Keeping in touch")
struct CadenceTests {
    private static let vaultNote = FileContent(
        "---\nkith: 1\nkeep-in-touch-tags: [client 3m, vip 6w, Supplier 1y]\n---\n")

    private static func overview(
        _ properties: String, _ interactions: String = "", others: [String: FileContent] = [:]
    ) throws -> ContactOverview {
        let note = "---\ntype: contact\n\(properties)\n---\n## Interactions\n\n\(interactions)\n"
        let files = ["Vault.md": vaultNote, "A.md": FileContent(note)].merging(others) { $1 }
        let register = FilterFixture.register(try InMemoryVault(files))
        return try #require(register.overviews.first { $0.contact.stem == "A" })
    }

    /// Properties, and how often one is to be in touch.
    static let spans: [(String, String?)] = [
        ("keep-in-touch: 30d", "30d"), ("tags: [client]", "3m"), ("tags: [CLIENT, vip]", "6w"),
        ("tags: [client, vip]\nkeep-in-touch: 1y", "1y"), ("tags: supplier", "1y"), ("tags: [other]", nil),
        ("keep-in-touch: often\ntags: [client]", "3m"), ("keep-in-touch: 30d\ndo-not-contact: true", nil),
    ]

    @Test("Its own span counts, else the shortest of its tags; none for who asks not to be contacted", arguments: spans)
    func span(properties: String, span: String?) throws {
        #expect(try Self.overview(properties).keepInTouch?.span.description == span)
    }

    /// Properties, interactions, and the day on which the contact is due.
    static let dueDays: [(String, String, String?)] = [
        ("keep-in-touch: 30d", "> [!call] 2026-02-20 one\n", "2026-03-22"),
        // Logged afterwards with an older date: nothing moves back.
        ("keep-in-touch: 30d", "> [!call] 2026-02-20 one\n\n> [!call] 2025-02-01 older\n", "2026-03-22"),
        // Nobody was reached, or it did not take place, or not yet.
        (
            "keep-in-touch: 30d", "> [!call] 2026-02-20 one\n\n> [!call] 2026-03-01 no\n> - outcome:: failed\n",
            "2026-03-22"
        ),
        (
            "keep-in-touch: 30d",
            "> [!call] 2026-02-20 one\n\n> [!call] 2026-03-01 no\n> - cancelled-at:: 2026-03-02T10:00:00Z\n",
            "2026-03-22"
        ), ("keep-in-touch: 30d", "> [!call] 2026-02-20 one\n\n> [!call] 2026-05-01 plan\n", "2026-03-22"),
        // Never contacted: from the day on which the contact was made, else today.
        ("keep-in-touch: 1m\ncreated: 2026-01-31", "", "2026-02-28"), ("keep-in-touch: 30d", "", "2026-03-16"),
        ("keep-in-touch: 30d\nsnoozed-until: 2026-04-01", "> [!call] 2026-02-20 one\n", "2026-04-01"),
        ("keep-in-touch: 30d\nsnoozed-until: 2026-03-01", "> [!call] 2026-02-20 one\n", "2026-03-22"),
        ("x: 1", "> [!call] 2026-02-20 one\n> - follow-up:: 2026-03-01\n", "2026-03-01"),
        ("snoozed-until: 2026-03-20", "> [!call] 2026-02-20 one\n> - follow-up:: 2026-03-01\n", "2026-03-20"),
        ("keep-in-touch: 6m", "> [!call] 2026-02-20 one\n> - follow-up:: 2026-03-01\n", "2026-03-01"),
        ("x: 1", "> [!call] 2026-02-20 one\n> - follow-up:: 2026-03-01\n> - follow-up-done:: 2026-03-02\n", nil),
        ("x: 1", "> [!call] 2026-02-20 one\n> - follow-up:: 2026-03-01\n> - follow-up-done:: soon\n", "2026-03-01"),
        ("x: 1", "> [!call] 2026-02-20 one\n> - follow-up:: 2026-03-01\n> - postponed:: true\n", nil),
        ("x: 1", "> [!call] 2026-02-20 one\n> - follow-up:: some day\n", nil),
        (
            "x: 1",
            "> [!call] 2026-02-20 one\n> - follow-up:: 2026-03-01\n> - cancelled-at:: 2026-03-02T10:00:00Z\n", nil
        ), ("x: 1", "> [!call] 2026-02-20 one\n> - outcome:: failed\n> - follow-up:: 2026-03-01\n", "2026-03-01"),
    ]

    @Test("A contact is due when it was not reached for its span, or a follow-up is open", arguments: dueDays)
    func due(properties: String, interactions: String, day: String?) throws {
        #expect(try Self.overview(properties, interactions).due?.description == day)
    }

    @Test("An interaction in another note that names it in `with` counts as its own")
    func with() throws {
        let other = FileContent(
            "---\ntype: contact\n---\n## Interactions\n\n> [!call] 2026-03-10 both\n> - with:: [[A]]\n> - follow-up:: 2026-03-20\n"
        )
        let overview = try Self.overview("keep-in-touch: 30d", others: ["B.md": other])
        #expect(overview.lastContactDate?.description == "2026-03-10")
        #expect(overview.keepInTouch?.due.description == "2026-04-09")
        #expect(overview.due?.description == "2026-03-20")
    }
}
