import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// What views show of interactions: names for links (format 2, Name; format 5), times in the vault's zone.
@Suite("Entries of a timeline")
struct TimelineEntryTests {
    private static let files: [String: FileContent] = [
        "Vault.md": "---\nkith: 1\ntimezone: America/New_York\n---\n",
        "Team/Jane Doe.md": "---\ntype: member\nname: Jane\nemails: jane@x.example\n---\n",
        "Contacts/Jane Doe.md": "---\ntype: contact\nname: The other Jane\n---\n",
        "Contacts/Bo.md": "---\ntype: contact\nname: Bo Derek\n---\n",
        "Contacts/Sub/Cy.md": "---\ntype: contact\n---\n",
        "Templates/First.md": "---\ntype: template\n---\n",
        "Segments/Leads.md": "---\ntype: segment\nname: Our leads\n---\n",
        "Attachments/offer.pdf": "",
        "Contacts/Ada.md": """
        ---
        type: contact
        name: Ada L.
        ---
        # Interactions

        > [!Call] 2026-03-09T23:30Z subject
        > - logged-by:: [[Jane Doe]]
        > - logged-at:: 2026-03-09T19:12:44Z
        > - by:: jane@x.example, [[Bo]], Guest, [[Nobody]]
        > - with:: [[Bo|B]], [[Sub/Cy]], [[Nobody#x]], Guest, [[Jane Doe]]
        > - template:: [[first]]
        > - segment:: [[Leads#^l-1]]
        > - attachments:: [[offer.pdf]], [[lost.pdf]]
        > - cancelled-at:: 2026-03-10T00:00:00Z
        > - cancelled-by:: Jane
        > - mine:: 5
        >
        > body
        >
        > > [!comment] 2026-03-10 09:00
        > > - by:: [[Jane Doe]]
        > >
        > > text
        >
        > > [!comment] 2026-03-11
        > > more

        ^i-1

        > [!note] 2026-03-08 02:30
        > - logged-by:: [[Jane Doe]]

        > [!note] 2026-03-09
        > - by:: [[Bo]]
        > - visibility:: private

        > [!note]
        """,
    ]

    private static func entries() throws -> [TimelineEntry] {
        let vault = try InMemoryVault(files)
        let timeline = vault.folding(
            TimelineFold(TimelineQuestion(policy: vault.policy, filter: InteractionFilter()))
        ).timeline()
        var names = DisplayNames(policy: vault.policy, resolver: vault.resolver, names: timeline.names)
        return vault.interactions.map { TimelineEntry($0, names: &names, settings: vault.settings) }
    }

    @Test("links are shown by the names of what they mean, others by their target")
    func links() throws {
        let entry = try #require(try Self.entries().first)
        #expect(entry.contact == "Ada L.")
        #expect(entry.path == NotePath("Contacts/Ada.md"))
        #expect(entry.type == "call")
        #expect(entry.loggedBy == "Jane")
        #expect(entry.by == ["Jane", "Bo Derek", "Guest", "Nobody"])
        #expect(entry.with == ["Bo Derek", "Cy", "Nobody", "Guest", "The other Jane"])
        #expect(entry.template == "First")
        #expect(entry.segment == "Our leads#^l-1")
        #expect(entry.attachments == ["Attachments/offer.pdf", "lost.pdf"])
        #expect(entry.cancelledBy == "Jane")
        #expect(entry.status == .cancelled)
        #expect(entry.otherFields.map(\.key) == ["mine"])
    }

    @Test("times are the vault's zone's, whatever offset was written")
    func times() throws {
        let entries = try Self.entries()
        #expect(entries.map { $0.date?.description } == ["2026-03-09", "2026-03-08", "2026-03-09", nil])
        #expect(entries.map { $0.time?.description } == ["19:30", "03:30", nil, nil])
        #expect(
            entries.map { $0.occurredAt?.utcDescription } == ["2026-03-09T23:30:00Z", "2026-03-08T07:30:00Z", nil, nil])
        #expect(entries.first?.loggedAt?.utcDescription == "2026-03-09T19:12:44Z")
        #expect(entries.first?.comments.map { $0.date?.description } == ["2026-03-10", "2026-03-11"])
        #expect(entries.first?.comments.map { $0.at?.utcDescription } == ["2026-03-10T13:00:00Z", nil])
        #expect(entries.first?.comments.map(\.by) == [["Jane"], []])
        #expect(entries.first?.comments.map(\.text) == ["text", "more"])
    }

    @Test("who did it is who recorded it, where nothing else is written")
    func doneBy() throws {
        let entries = try Self.entries()
        #expect(entries.map(\.by).dropFirst() == [["Jane"], ["Bo Derek"], []])
        #expect(entries.map(\.loggedBy).dropFirst() == ["Jane", nil, nil])
        #expect(entries.map(\.isUnstamped) == [false, true, true, true])
        #expect(entries.map(\.isPrivate) == [false, false, true, false])
        #expect(entries.map(\.id) == ["i-1", nil, nil, nil])
        #expect(entries.map(\.body) == ["body", "", "", ""])
    }
}
