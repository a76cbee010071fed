import Foundation
import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// The interaction filters of the command line.
@Suite("Filters of interactions")
struct InteractionFilterTests {
    /// The sample vault, and what regular expressions find there: read once for all rows of the table.
    private static let sample = Result { try InMemoryVault.sample() }
    private static let naive = Result {
        let zone = try #require(TimeZone(identifier: SampleFilter.zoneName))
        return NaiveInteraction.all(in: try InMemoryVault.sampleFiles(), types: Set(SampleFilter.types), zone: zone)
    }

    @Test("the sample vault is read as regular expressions read it")
    func reading() throws {
        let vault = try Self.sample.get()
        #expect(vault.settings.interactionTypes == SampleFilter.types)
        #expect(vault.settings.zone.identifier == SampleFilter.zoneName)
        let naive = try Self.naive.get()
        let interactions = vault.interactions
        #expect(interactions.count >= 200)
        #expect(interactions.map(\.place).sorted() == naive.map(\.place).sorted())
        let byPlace = Dictionary(uniqueKeysWithValues: naive.map { ($0.place, $0) })
        for interaction in interactions {
            let other = try #require(byPlace[interaction.place])
            #expect(interaction.id == other.id)
            #expect(interaction.subject == other.subject)
            #expect(interaction.date?.description == other.date)
            #expect(interaction.occurredAt?.secondsSinceEpoch == other.moment.map { Int64($0.timeIntervalSince1970) })
            for field in InteractionField.allCases { #expect(interaction.text(field) == other.fields["\(field.key)"]) }
            let known = Set(InteractionField.allCases.map { "\($0.key)" })
            #expect(Set(interaction.otherFields.map(\.key)) == Set(other.fields.keys).subtracting(known))
        }
    }

    @Test("each filter finds in the sample vault what regular expressions find", arguments: SampleFilter.all)
    func table(row: SampleFilter) throws {
        let vault = try Self.sample.get()
        let found = vault.interactions.filter { row.filter.matches($0, policy: vault.policy) }
        let expected = try Self.naive.get().filter {
            row.isExpected($0) && (row.takesDrafts || $0.fields["postponed"] == nil)
        }
        #expect(found.map(\.place).sorted() == expected.map(\.place).sorted())
    }

    @Test("the table is long, and most of its rows find something, but not all")
    func coverage() throws {
        let naive = try Self.naive.get()
        let counts = SampleFilter.all.map { row in naive.filter(row.isExpected).count }
        #expect(counts.count >= 50)
        #expect(counts.filter { $0 > 0 && $0 < naive.count }.count >= 40)
    }

    private static func vault() throws -> InMemoryVault {
        try InMemoryVault([
            "Team/Jane Doe.md": "---\ntype: member\nrole: owner\nemails: jane@x.example\n---\n",
            "Contacts/Ada.md": """
            ---
            type: contact
            ---
            # Interactions

            > [!call] 1
            > - by:: [[jane doe]], Guest

            > [!call] 2
            > - by:: JANE@x.example

            > [!call] 3
            > - by:: [[Old Team/Bo|B]]
            > - logged-by:: [[Team/Jane Doe]]

            > [!call] 4
            > - by:: guest
            > - logged-by:: [[Jane Doe]]
            > - segment:: [[Lists/Leads.md#^l-1]]
            > - template:: letters/First

            > [!call] 5
            > - logged-by:: Jane
            > - code:: Contact/Budget
            > - evaluation:: Positive
            > - direction:: sideways
            """,
        ])
    }

    private static func found(_ set: (inout InteractionFilter) -> Void) throws -> String {
        var filter = InteractionFilter()
        set(&filter)
        let vault = try vault()
        return vault.interactions.filter { filter.matches($0, policy: vault.policy) }.map(\.subject).joined()
    }

    @Test("a member is found by link, name and e-mail; somebody else by what is written, or the link's stem")
    func people() throws {
        let jane = PersonQuery.member(NotePath("Team/Jane Doe.md"))
        #expect(try Self.found { $0.by = [jane] } == "12")
        #expect(try Self.found { $0.loggedBy = [jane] } == "34")
        #expect(try Self.found { $0.by = [.name(FoldedText("GUEST"))] } == "14")
        #expect(try Self.found { $0.by = [.name(FoldedText("bo"))] } == "3")
        #expect(try Self.found { $0.by = [.name(FoldedText("old team/bo"))] } == "3")
        #expect(try Self.found { $0.by = [.name(FoldedText("Jane"))] } == "5")
        #expect(try Self.found { $0.by = [.name(FoldedText("Jane Doe"))] }.isEmpty)
        #expect(try Self.found { $0.by = [.member(NotePath("Team/Gone.md"))] }.isEmpty)
        #expect(try Self.found { $0.by = [jane, .name(FoldedText("bo"))] } == "123")
    }

    @Test("names of templates and segments are those of their notes; words must be allowed ones")
    func names() throws {
        func query(_ names: String..., note: String? = nil) -> NoteQuery {
            let files = ["Lists/Leads.md", "Other/Leads.md"].map { NotePath($0) }
            return NoteQuery(
                Set([note].compactMap(\.self).map { NotePath($0) }), names: names,
                resolver: LinkResolver(VaultListing(notes: files)))
        }
        #expect(try Self.found { $0.segments = query("LEADS") } == "4")
        #expect(try Self.found { $0.segments = query("lists/leads.md") } == "4")
        #expect(try Self.found { $0.segments = query("Other/Leads") }.isEmpty)
        #expect(try Self.found { $0.segments = query(note: "Lists/Leads.md") } == "4")
        #expect(try Self.found { $0.segments = query(note: "Other/Leads.md") }.isEmpty)
        #expect(try Self.found { $0.templates = query("first") } == "4")
        #expect(try Self.found { $0.codes = ["contact"] } == "5")
        #expect(try Self.found { $0.codes = ["contact/"] }.isEmpty)
        #expect(try Self.found { $0.evaluations = ["positive"] } == "5")
        #expect(try Self.found { $0.directions = ["sideways"] }.isEmpty)
    }

    @Test("private ones pass a filter; leaving them out is the timeline's part")
    func privates() throws {
        let interaction = try ContactNote.interaction(fields: "visibility:: private")
        var filter = InteractionFilter()
        let policy = try InMemoryVault([:]).policy
        #expect(filter.matches(interaction, policy: policy))
        filter.leavesOutPrivate = true
        #expect(filter.matches(interaction, policy: policy))
    }
}
