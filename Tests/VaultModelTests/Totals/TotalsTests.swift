import Foundation
import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("Totals")
struct TotalsTests {
    private func totals(
        _ vault: InMemoryVault, by dimensions: [Totals.Dimension], rollsUp: Bool = false, shares: Int = 1,
        _ filter: InteractionFilter = InteractionFilter()
    ) -> Totals {
        let question = TimelineQuestion(policy: vault.policy, filter: filter)
        let empty = TotalsFold(question, by: dimensions, resolver: vault.resolver)
        var result = empty
        let size = (vault.notes.count + shares - 1) / shares
        for start in stride(from: 0, to: vault.notes.count, by: max(1, size)) {
            var share = empty
            for note in vault.notes[start...].prefix(size) { share.add(note) }
            result.merge(share)
        }
        return result.totals(rollingUp: rollsUp)
    }

    private func shown(_ totals: Totals) -> [String] {
        totals.rows.map { row in
            row.keys.map { $0 ?? "–" }.joined(separator: " ")
                + ": \(row.sums.count) \(row.sums.attempts) \(row.sums.minutes) \(row.sums.cost)"
        }
    }

    private let files: [String: FileContent] = [
        "Contacts/Engines.md": "---\ntype: contact\nkind: organization\nname: Engines Ltd\n---\n",
        "Contacts/Ada.md": """
        ---
        type: contact
        organization: "[[Engines]]"
        ---

        ## Interactions

        > [!call] 2026-01-31 23:30 One
        > - logged-by:: Jane
        > - with:: [[Bob]]
        > - code:: a/b
        > - duration:: 1h
        > - cost:: 0.1

        > [!call] 2026-02-01 Two
        > - by:: Jane, Sam
        > - outcome:: failed
        > - duration:: 5m
        > - cost:: 0.2

        > [!note] Undated
        > - with:: [[Engines]]

        > [!note] 2026-02-01 Cancelled
        > - cancelled-at:: 2026-02-02T00:00:00Z

        > [!note] 2026-02-01 Draft
        > - postponed:: true
        """,
        "Contacts/Bob.md":
            "---\ntype: contact\norganization: \"[[Engines]]\"\n---\n\n## Interactions\n\n> [!email] 2026-02-03 Three\n> - evaluation:: negative\n",
    ]

    @Test("Cancelled ones and drafts are in none; a failed attempt is an attempt")
    func measures() throws {
        let vault = try InMemoryVault(files)
        let all = totals(vault, by: [])
        #expect(all.rows.isEmpty)
        #expect((all.total.count, all.total.attempts, all.total.minutes) == (3, 4, 65))
        #expect(all.total.cost == Decimal(string: "0.3"))
        #expect(shown(totals(vault, by: [.type])) == ["call: 1 2 65 0.3", "email: 1 1 0 0", "note: 1 1 0 0"])
    }

    @Test("Months in order, what has no value last; several keys")
    func keys() throws {
        let vault = try InMemoryVault(files)
        #expect(shown(totals(vault, by: [.month])) == ["2026-01: 1 1 60 0.1", "2026-02: 1 2 5 0.2", "–: 1 1 0 0"])
        #expect(
            shown(totals(vault, by: [.type, .month])) == [
                "call 2026-01: 1 1 60 0.1", "call 2026-02: 0 1 5 0.2", "email 2026-02: 1 1 0 0", "note –: 1 1 0 0",
            ])
        #expect(shown(totals(vault, by: [.by])) == ["Jane: 1 2 65 0.3", "Sam: 0 1 5 0.2", "–: 2 2 0 0"])
        #expect(shown(totals(vault, by: [.evaluation])) == ["negative: 1 1 0 0", "–: 2 3 65 0.3"])
        #expect(shown(totals(vault, by: [.code])) == ["a/b: 1 1 60 0.1", "–: 2 3 5 0.2"])
    }

    @Test("Each contact has what it shares; an organization its people's too, each once")
    func contacts() throws {
        let vault = try InMemoryVault(files)
        #expect(
            shown(totals(vault, by: [.contact])) == [
                "Ada: 2 3 65 0.3", "Bob: 2 2 60 0.1", "Engines Ltd: 1 1 0 0",
            ])
        let rolledUp = totals(vault, by: [.contact], rollsUp: true)
        #expect(shown(rolledUp).first == "Engines Ltd: 3 4 65 0.3")
        #expect(rolledUp.rows.first?.path == NotePath("Contacts/Engines.md"))
        #expect(rolledUp.total == totals(vault, by: []).total)
    }

    @Test("The sample vault, whatever the shares, is what a plain count finds", arguments: [1, 2, 7, 40])
    func sample(shares: Int) throws {
        let vault = try InMemoryVault.sample()
        let counted = vault.interactions.filter { $0.status == .logged || $0.status == .failed }
        for dimensions in Totals.Dimension.allCases.map({ [$0] }) + [
            [.type, .month], [.by, .contact, .code, .evaluation],
        ] {
            let one = totals(vault, by: dimensions)
            let shared = totals(vault, by: dimensions, shares: shares)
            #expect(shown(one) == shown(shared))
            #expect(one.total.attempts == counted.count)
            #expect(one.total.count == counted.count { $0.status == .logged })
            #expect(one.total.minutes == counted.reduce(0) { $0 + ($1.duration?.minutes ?? 0) })
        }
        let byType = totals(vault, by: [.type])
        for row in byType.rows {
            let type = try #require(row.keys[0])
            #expect(row.sums.attempts == counted.count { $0.type(in: vault.settings) == type })
        }
        let byGroup = totals(vault, by: [.group])
        #expect(byGroup.rows.reduce(0) { $0 + $1.sums.attempts } == counted.count)
    }

    @Test("Two segments of one name stay two, two ways to name one are one, and a name without a note is its text")
    func notesOfOneName() throws {
        let segment: FileContent = "---\ntype: segment\n---\n"
        let links = ["[[One/Fair]]", "[[Two/Fair]]", "[[Two/Fair#^l-1|the fair]]", "Fair", "[[Gone/Fair]]"]
        let entries = links.map { "> [!note] 2026-02-01 Text\n> - segment:: \($0)\n" }.joined(separator: "\n")
        let vault = try InMemoryVault([
            "One/Fair.md": segment, "Two/Fair.md": segment,
            "Ada.md": FileContent(stringLiteral: "---\ntype: contact\n---\n\n## Interactions\n\n\(entries)"),
        ])
        let rows = totals(vault, by: [.segment], shares: 2).rows
        #expect(
            rows.map { "\($0.keys[0] ?? "–") \($0.path?.string ?? "–") \($0.sums.count)" } == [
                "Fair – 2", "Fair Two/Fair.md 2", "Fair One/Fair.md 1",
            ])
    }
}
