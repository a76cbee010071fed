import TestSupport
import Testing
import VaultModel

/// How members are named on the command line.
@Suite("Naming of members")
struct MemberNamingTests {
    private static let files: [String: FileContent] = [
        "Team/Jane Doe.md": "---\ntype: member\nrole: owner\nemails: [jane@x.example, \"j@y.example (home)\"]\n---\n",
        "Team/Janet.md": "---\ntype: member\nname: Janet Frame\n---\n",
        "Team/Sub/José.md": "---\ntype: member\nname: Pepe\n---\n",
        "Team/Sub/Twin.md": "---\ntype: member\n---\n", "Team/Twin.md": "---\ntype: member\nleft: 2020-01-01\n---\n",
        "Team/Old/Twin.md": "---\ntype: member\n---\n", "Contacts/Jane Roe.md": "---\ntype: contact\n---\n",
    ]

    @Test(
        "by path, stem, name or e-mail, then by a beginning",
        arguments: [
            ("Team/Jane Doe.md", "Team/Jane Doe.md"), ("Team/Jane Doe", "Team/Jane Doe.md"),
            ("Jane Doe", "Team/Jane Doe.md"),
            ("Jane Doe.md", "Team/Jane Doe.md"), ("jane doe", "Team/Jane Doe.md"),
            ("JANE@x.example", "Team/Jane Doe.md"),
            ("j@y.example", "Team/Jane Doe.md"), ("Janet", "Team/Janet.md"), ("janet frame", "Team/Janet.md"),
            ("Jane", "? Team/Jane Doe.md, Team/Janet.md"),
            ("jane d", "Team/Jane Doe.md"), ("Twin", "Team/Twin.md"), ("Sub/Twin", "Team/Sub/Twin.md"),
            ("Team/Sub/Twin", "Team/Sub/Twin.md"),
            ("twin", "? Team/Old/Twin.md, Team/Sub/Twin.md, Team/Twin.md"), ("jose", "Team/Sub/José.md"),
            ("Jose\u{301}", "Team/Sub/José.md"),
            ("pepe", "Team/Sub/José.md"), ("pe", "Team/Sub/José.md"), ("Jane Do", "Team/Jane Doe.md"),
            ("Jnae Doe", "~ Team/Jane Doe.md"),
            ("Jane Roe", "~ Team/Jane Doe.md"), ("", "~ "), ("@x.example", "~ "),
        ])
    func match(name: String, expected: String) throws {
        let vault = try InMemoryVault(Self.files)
        let found = MemberNaming.match(name, among: vault.policy.members, settings: vault.settings)
        let shown =
            switch found {
            case .found(let member): member.path.string
            case .ambiguous(let members): "? " + members.map(\.path.string).joined(separator: ", ")
            case .notFound(let nearest): "~ " + nearest.map(\.path.string).joined(separator: ", ")
            }
        #expect(shown == expected)
    }
}
