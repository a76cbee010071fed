import TestSupport
import Testing

/// What `kith member` and `kith vault set` write, to the byte.
@Suite("kith member add, set, set-role, remove; kith vault set")
struct MemberTests {
    /// Arguments of `member add`, the file's stem and the note.
    static let members: [([String], String, String)] = [
        (["Grace Hopper"], "Grace Hopper", "role: member\njoined: \"2026-03-16\"\n"),
        (["Grace", "--role", "owner"], "Grace", "role: owner\njoined: \"2026-03-16\"\n"),
        (
            ["G: Hopper", "--role", "viewer", "--email", "g@x.example", "--email", "h@x.example"], "G- Hopper",
            "name: \"G: Hopper\"\nrole: viewer\nemails:\n  - g@x.example\n  - h@x.example\njoined: \"2026-03-16\"\n"
        ),
        (
            ["Grace", "--signing-key", "ssh-ed25519 AAAA g"], "Grace",
            "role: member\nsigning-keys:\n  - ssh-ed25519 AAAA g\njoined: \"2026-03-16\"\n"
        ),
    ]

    @Test("A member gets a note in the team's folder", arguments: members)
    func add(arguments: [String], stem: String, expected: String) async throws {
        let vault = try WritingFixture.shared()
        let run = try await vault.done(["member", "add"] + arguments, by: .owner)
        #expect(try vault.text("Team/\(stem).md") == "---\ntype: member\n\(expected)---\n")
        #expect(run.output == "Team/\(stem).md:1\n")
        #expect(run.messages.isEmpty)
    }

    @Test("The first member makes a solo vault a shared one, and must be an owner")
    func first() async throws {
        let vault = try WritingFixture.solo()
        let before = try vault.snapshot()
        let refused = try await vault.kith("member", "add", "Jane Doe")
        refused.expectExit(5)
        #expect(refused.messages.contains("--role owner"))
        #expect(try vault.snapshot() == before)
        let line = ["member", "add", "Jane Doe", "--role", "owner", "--email", "jane@x.example", "--format", "json"]
        let run = try await vault.kith(all: line)
        run.expectExit(0)
        #expect(
            run.output == #"{"schema":"kith.member-add/1","written":[{"contact":"Jane Doe","#
                + #""path":"Team/Jane Doe.md","line":1}]}"# + "\n")
        try await vault.kith("add", "Somebody").expectExit(5)
        try await vault.kith("add", "Somebody", environment: ["KITH_USER": "jane@x.example"]).expectExit(0)
    }

    /// A command, the file that it changes, what it replaces and by what.
    static let changes: [([String], String, String, String, Int)] = [
        (["member", "set", "Vera", "name", "Vera V."], "Team/Vera Viewer.md", "---\n", "", 5),
        (
            ["member", "set", "Vera", "emails", "v@x.example"], "Team/Vera Viewer.md", "[vera@team.example]",
            "[v@x.example]", 4
        ),
        (
            ["member", "set", "Vera", "email", "v@x.example", "--add"], "Team/Vera Viewer.md", "vera@team.example]",
            "vera@team.example, v@x.example]", 4
        ),
        (["member", "set-role", "vera@team.example", "owner"], "Team/Vera Viewer.md", "viewer", "owner", 3),
        (["member", "set-role", "Team/Max Member", "viewer"], "Team/Max Member.md", "role: member", "role: viewer", 3),
        (["vault", "set", "timezone", "UTC", "--yes"], "Vault.md", "America/New_York", "UTC", 3),
    ]

    @Test("What is named changes, and every other byte stays", arguments: changes)
    func change(line: [String], path: String, from: String, to: String, place: Int) async throws {
        let vault = try WritingFixture.shared()
        let before = try vault.text(path)
        let run = try await vault.done(line, by: .owner)
        let added = "emails: [vera@team.example]\nname: Vera V.\n---\n"
        let expected =
            to.isEmpty
            ? before.replacing("emails: [vera@team.example]\n---\n", with: added) : before.replacing(from, with: to)
        #expect(try vault.text(path) == expected)
        #expect(run.output == "\(path):\(place)\n")
        #expect(run.messages.isEmpty)
        let again = try await vault.done(line, by: .owner)
        #expect(again.output.isEmpty)
        #expect(again.messages == "kith: nothing to change in \(path):\(place)\n")
    }

    @Test("Who is removed keeps the note, and has no right any more")
    func remove() async throws {
        let vault = try WritingFixture.shared()
        let before = try vault.text("Team/Max Member.md")
        let run = try await vault.done(["member", "remove", "Max", "--yes"], by: .owner)
        #expect(run.output == "Team/Max Member.md:5\n")
        let expected = before.replacing("example]\n---", with: "example]\nleft: \"2026-03-16\"\n---")
        #expect(try vault.text("Team/Max Member.md") == expected)
        try await vault.kith("add", "Somebody", environment: Person.member.environment).expectExit(5)
    }

    @Test("An owner who is not the last may go, and give the role away")
    func notLast() async throws {
        let vault = try WritingFixture.shared()
        try await vault.done(["member", "set-role", "Max", "owner"], by: .owner)
        try await vault.done(["member", "set-role", "Olive", "viewer"], by: .owner)
        try await vault.done(["member", "set-role", "Olive", "owner"], by: .member)
        try await vault.done(["member", "remove", "Max", "--yes"], by: .owner)
        try await vault.kith("member", "remove", "Olive", "--yes", environment: Person.owner.environment).expectExit(5)
    }

    /// Arguments of `vault set`, and what the note then says behind the fixture's lines.
    static let settings: [([String], String)] = [
        (["name", "Our: book"], "name: \"Our: book\"\n"), (["contacts", "People/New"], "contacts: People/New\n"),
        (["delete-policy", "cancel-first"], "delete-policy: cancel-first\n"),
        (["require-code", "true"], "require-code: \"true\"\n"),
        (["interaction-types", "call", "email", "visit"], "interaction-types:\n  - call\n  - email\n  - visit\n"),
        (["keep-in-touch-tags", "client 6w"], "keep-in-touch-tags:\n  - client 6w\n"),
        (["check-off", "second-section"], "check-off:\n  - second-section\n"),
    ]

    @Test("A setting is written into Vault.md, and counts", arguments: settings)
    func setting(arguments: [String], expected: String) async throws {
        let vault = try WritingFixture.shared()
        let run = try await vault.done(["vault", "set"] + arguments, by: .owner)
        #expect(try vault.text("Vault.md") == "---\nkith: 1\ntimezone: America/New_York\n\(expected)---\n")
        #expect(run.output == "Vault.md:4\n")
        let value = try await vault.kith("vault", "--format", "json").output
        #expect(arguments.dropFirst().allSatisfy { value.contains($0) || $0.contains("6w") || $0.contains("section") })
    }

    @Test("The team moves where its notes have moved to")
    func moveTeam() async throws {
        let vault = try WritingFixture.shared()
        for (path, content) in WritingFixture.team {
            try vault.write("People/" + path, content)
            try vault.remove(path)
        }
        // Without members in the folder that counts it is a solo vault for so long.
        try await vault.kith("vault", "set", "team", "People/Team").expectExit(0)
        try await vault.kith("add", "Somebody").expectExit(5)
        try await vault.done(["add", "Somebody"])
    }
}
