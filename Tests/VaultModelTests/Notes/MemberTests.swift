import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// Format 2.2.
@Suite("Members")
struct MemberTests {
    private static func member(_ frontMatter: String) throws -> Member {
        let vault = try InMemoryVault(["Team/Jane Doe.md": "---\ntype: member\n\(frontMatter)\n---\n"])
        return try #require(vault.policy.members.first)
    }

    @Test("a member has a role, addresses and a day of joining")
    func properties() throws {
        let member = try Self.member(
            "name: Jane\nrole: member\nemails: [j@x.example, \"k@x.example (home)\"]\njoined: 2024-02-29")
        #expect(member.name == "Jane")
        #expect(member.stem == "Jane Doe")
        #expect(member.role == .member)
        #expect(member.activeRole == .member)
        #expect(member.emails == ["j@x.example", "k@x.example"])
        #expect(member.joined == CivilDate("2024-02-29"))
        #expect(member.left == nil)
    }

    @Test(
        "a role that is missing or unknown gives no right",
        arguments: ["x: y", "role:", "role: boss", "role: Owner", "role: {a: b}"])
    func noRole(frontMatter: String) throws {
        let member = try Self.member(frontMatter)
        #expect(member.role == nil)
        #expect(member.activeRole == nil)
    }

    @Test("who has left keeps the role and has no right", arguments: ["2025-01-01", "last year", "\"2025-01-01\""])
    func left(date: String) throws {
        let member = try Self.member("role: owner\nleft: \(date)")
        #expect(member.role == .owner)
        #expect(member.activeRole == nil)
        #expect(member.left?.isEmpty == false)
    }

    @Test("an empty `left` says that nobody left", arguments: ["left:", "left: \"\"", "left: []"])
    func notLeft(line: String) throws {
        #expect(try Self.member("role: owner\n\(line)").activeRole == .owner)
    }

    @Test("a broken date of joining is none")
    func joined() throws {
        #expect(try Self.member("joined: 2025-02-30").joined == nil)
        #expect(try Self.member("joined: soon").joined == nil)
    }

    @Test("the sample vault's members")
    func sample() throws {
        let members = try InMemoryVault.sample().policy.members
        #expect(members.map(\.stem) == ["Dev Okafor", "Ellis Marsh", "Imani Brandt", "Nora Whitcombe"])
        #expect(members.map(\.activeRole) == [.member, .viewer, .member, .owner])
        #expect(members.last?.emails == ["nora@wrenstreet.example", "nora.whitcombe@post.example"])
    }
}
