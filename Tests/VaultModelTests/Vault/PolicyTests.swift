import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

/// Format 2.2, and format 5 on links to members.
@Suite("Policy of a vault")
struct PolicyTests {
    private static let files: [String: FileContent] = [
        "Team/Jane Doe.md": "---\ntype: member\nrole: owner\nemails: [jane@x.example, \"j@y.example (home)\"]\n---\n",
        "Team/Sub/José.md": "---\ntype: member\nrole: member\nname: José Ángel Ruiz\n---\n",
        "Team/Sub/Jane Doe.md": "---\ntype: member\nrole: viewer\nname: Other Jane\n---\n",
        "Team/Gone.md": "---\ntype: member\nrole: owner\nleft: 2025-01-01\nemails: gone@x.example\n---\n",
        "Team/Plain.md": "no member",
        "Contacts/Gone.md": "---\ntype: contact\n---\n",
        "Contacts/Fake.md": "---\ntype: member\nrole: owner\n---\n",
    ]

    @Test("the members are those below the team's folder, in the order of paths")
    func members() throws {
        let policy = try InMemoryVault(Self.files).policy
        #expect(
            policy.members.map(\.path.string) == [
                "Team/Gone.md", "Team/Jane Doe.md", "Team/Sub/Jane Doe.md", "Team/Sub/José.md",
            ])
        #expect(!policy.isSolo)
    }

    @Test("a vault with no member is a solo vault; one whose members have left is none")
    func solo() throws {
        #expect(try InMemoryVault(["Contacts/Fake.md": "---\ntype: member\nrole: owner\n---\n"]).policy.isSolo)
        #expect(
            try !InMemoryVault(["Team/A.md": "---\ntype: member\nrole: owner\nleft: 2020-01-01\n---\n"]).policy.isSolo)
        #expect(try !InMemoryVault(["Team/A.md": "---\ntype: member\n---\n"]).policy.isSolo)
    }

    @Test(
        "a link means a member by the rules of links",
        arguments: [
            ("Jane Doe", "Team/Jane Doe.md"), ("Jane Doe.md", "Team/Jane Doe.md"), ("jane doe", "Team/Jane Doe.md"),
            ("Team/Jane Doe", "Team/Jane Doe.md"), ("Sub/Jane Doe", "Team/Sub/Jane Doe.md"),
            ("Team/Sub/Jane Doe.md", "Team/Sub/Jane Doe.md"), ("Jose\u{301}", "Team/Sub/José.md"),
            ("JOSÉ", "Team/Sub/José.md"),
            ("Gone", "Team/Gone.md"), ("José Ángel Ruiz", nil), ("Other Jane", nil), ("jane@x.example", nil),
            ("Plain", nil),
            ("Fake", nil), ("", nil), ("Contacts/Gone", nil), ("Jane", nil),
        ])
    func links(target: String, path: String?) throws {
        let policy = try InMemoryVault(Self.files).policy
        #expect(policy.member(FieldItem(name: target, isLink: true))?.path.string == path)
    }

    @Test(
        "a plain name means a member by stem, name or e-mail, without case",
        arguments: [
            ("Jane Doe", "Team/Jane Doe.md"), ("JANE DOE", "Team/Jane Doe.md"), ("other jane", "Team/Sub/Jane Doe.md"),
            ("jose\u{301} ángel ruiz", "Team/Sub/José.md"), ("JANE@X.example", "Team/Jane Doe.md"),
            ("j@y.example", "Team/Jane Doe.md"), ("gone@x.example", "Team/Gone.md"), ("Team/Jane Doe", nil),
            ("Jane", nil),
            ("Jose", nil), ("", nil),
        ])
    func names(name: String, path: String?) throws {
        let policy = try InMemoryVault(Self.files).policy
        #expect(policy.member(FieldItem(name: name, isLink: false))?.path.string == path)
    }
}
