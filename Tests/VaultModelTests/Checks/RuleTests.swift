import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("Rules of check")
struct RuleTests {
    @Test("Each rule has a fixture, and a message in it")
    func complete() {
        let missing = Set(CheckRule.allCases).subtracting(RuleFixture.all.map(\.rule))
        #expect(missing.isEmpty)
        #expect(RuleFixture.all.allSatisfy { !$0.expected.isEmpty })
    }

    @Test("Each rule finds what its fixture holds, where it stands", arguments: RuleFixture.all)
    func rule(fixture: RuleFixture) throws {
        let all = try RuleFixture.findings(fixture.files, passedOver: fixture.passedOver)
        let found = all.filter { $0.rule == fixture.rule }
        #expect(found.map(RuleFixture.line) == fixture.expected)
        #expect(all.allSatisfy { !$0.message.hasSuffix(".") })
        // Alone it finds the same; left out it finds nothing.
        let alone = try RuleFixture.findings(fixture.files, rules: [fixture.rule], passedOver: fixture.passedOver)
        #expect(alone == found)
        let others = Set(CheckRule.allCases).subtracting([fixture.rule])
        let without = try RuleFixture.findings(fixture.files, rules: others, passedOver: fixture.passedOver)
        #expect(without == all.filter { $0.rule != fixture.rule })
    }

    @Test("Where all is well nothing is found")
    func clean() throws {
        let contact: FileContent = """
            ---
            type: contact
            id: c-adaadaada1
            owner: "[[Jane]]"
            ---
            ## Interactions

            > [!call] 2026-03-09 14:05 x
            > - logged-by:: [[Jane]]
            > - logged-at:: 2026-03-09T19:12:44Z
            >
            > Body with `[[code]]` and [[Jane|a link]], 100%.

            ^i-callcall11

            """
        let files: [String: FileContent] = [
            "Contacts/Ada.md": contact,
            "Team/Jane.md": "---\ntype: member\nrole: owner\nemails: [jane@x.example]\n---\n",
        ]
        #expect(try RuleFixture.findings(files).isEmpty)
        #expect(try RuleFixture.findings([:]).isEmpty)
    }

    @Test("Of a field that names one person the first link counts, of a list all names of all its lines")
    func people() throws {
        let files: [String: FileContent] = [
            "A.md": """
            ---
            type: contact
            id: c-1
            ---
            ## Interactions

            > [!call] 2026-03-09 x
            > - logged-by:: [[Jane]] for [[A]]
            > - logged-at:: 2026-03-09T10:00:00Z
            > - logged-by:: [[A]]
            > - by:: [[Jane]], Zed, [[Nobody]], jane@x.example
            > - by:: Yan, [[A]]
            > - cancelled-by:: Jane, or Zed

            ^i-one

            """,
            "Team/Jane.md": "---\ntype: member\nrole: owner\nemails: [jane@x.example]\n---\n",
        ]
        let found = try RuleFixture.findings(files, rules: [.unknownMember, .unresolvedLink])
        #expect(
            found.map(RuleFixture.line) == [
                "A.md:11:10: “A” is no member of this vault", "A.md:11:10: “Yan” is no member of this vault",
                "A.md:11:10: “Zed” is no member of this vault", "A.md:11:25: No note is called “Nobody”",
                "A.md:13:20: “Jane, or Zed” is no member of this vault",
            ])
        let solo = try RuleFixture.findings(["A.md": files["A.md"] ?? ""], rules: [.unknownMember, .unresolvedLink])
        #expect(Set(solo.map(\.rule)) == [.unresolvedLink])
    }

    @Test("An apostrophe that YAML doubles is one: the link leads where it says")
    func apostrophes() throws {
        let vault = try InMemoryVault([
            "O'Brien.md": "---\ntype: contact\nid: c-1\n---\n",
            "N.md": "---\nrelations: ['x [[O''Brien]]', \"y [[O'Brien]]\", 'z [[O''Hara]]']\n---\n[[O''Brien]]\n",
        ])
        let found = FixedVault.fold(vault).findings(passedOver: []).filter { $0.rule == .unresolvedLink }
        #expect(found.map(\.message) == ["No note is called “O'Hara”", "No note is called “O''Brien”"])
        #expect(found.map(\.line) == [2, 4])
    }

    @Test("SampleVault has what it has on purpose, and nothing else")
    func sample() throws {
        let found = try RuleFixture.findings(InMemoryVault.sampleFiles()).filter { $0.severity != .note }
        #expect(
            found.map(RuleFixture.line) == [
                "Contacts/Clubs/Beatrix Oyelaran.md:10:1: +1 845-555-0145 belongs to Contacts/Agnes Tollefsen.md too",
                "Contacts/Clubs/Beatrix Oyelaran.md:195:1: The interaction lies ahead; it is no contact yet",
                "Contacts/Marisol Vega.md:35:1: The interaction has no date and is listed last",
                "Contacts/Ruth Abernathy.md:15:1: +1 207-555-0142 belongs to Contacts/Harbor Lane Bikes.md too",
                "Contacts/Spoke-Word- Handbuilt Fair.md:163:1: The interaction lies ahead; it is no contact yet",
                "Contacts/佐藤 美咲.md:10:1: export@kurogane.example belongs to Contacts/Suppliers/Kurogane Rims.md too",
                "Notes/2025-05-06.md:38:20: No note is called “Trade show checklist”",
            ])
    }
}
