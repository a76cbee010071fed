import TestSupport
import Testing
import VaultModel

/// Who runs Kith, and what that person may do (format 2.2; the rules of `--as`, `KITH_USER` and Git's `user.email`).
@Suite("Identity")
struct IdentityTests {
    private static let team: [String: FileContent] = [
        "Team/Jane Doe.md":
            "---\ntype: member\nrole: owner\nemails: [jane@x.example, \"jd@post.example (home)\"]\n---\n",
        "Team/Sam Lee.md": "---\ntype: member\nrole: member\nemails: sam@x.example\n---\n",
        "Team/Sam Cooper.md": "---\ntype: member\nrole: viewer\nemails: [cooper@x.example, shared@x.example]\n---\n",
        "Team/Vera.md": "---\ntype: member\nrole: boss\nemails: [vera@x.example, shared@x.example]\n---\n",
        "Team/Old Jane.md": "---\ntype: member\nrole: owner\nemails: jane@x.example\nleft: 2024-05-01\n---\n",
        "Team/Gone.md": "---\ntype: member\nrole: owner\nemails: gone@x.example\nleft: soon\n---\n",
        "Contacts/Nora.md": "---\ntype: member\nrole: owner\nemails: nora@x.example\n---\n",
    ]

    private func identity(_ clues: IdentityClues, team: [String: FileContent] = Self.team) throws -> Identity {
        try Identity(clues, in: try InMemoryVault(team).policy)
    }

    // MARK: A vault with members

    @Test(
        "--as names a member by path, stem or e-mail, or the beginning of its name",
        arguments: ["Jane Doe", "jane doe", "Team/Jane Doe.md", "JD@post.example", "Jane", " Jane Doe "])
    func asOption(name: String) throws {
        let identity = try identity(IdentityClues(asOption: name, kithUser: "Sam Lee", gitEmail: "sam@x.example"))
        #expect(identity.name == "Jane Doe")
        #expect(identity.role == .owner)
        #expect(identity.source == .asOption)
    }

    @Test("an --as that names no member is refused, with the nearest")
    func strangeOption() throws {
        do {
            _ = try identity(IdentityClues(asOption: "Jane Dow", gitEmail: "jane@x.example"))
            Issue.record("Jane Dow was found")
        } catch IdentityError.noMember("Jane Dow", let nearest) {
            #expect(nearest.map(\.name) == ["Jane Doe"])
        }
    }

    @Test("an --as that names several members, or nobody, is refused")
    func unclearOption() throws {
        do {
            _ = try identity(IdentityClues(asOption: "Sam"))
            Issue.record("Sam was found")
        } catch IdentityError.severalMembers("Sam", let members) {
            #expect(members.map(\.name) == ["Sam Cooper", "Sam Lee"])
        }
        #expect(throws: IdentityError.self) { try identity(IdentityClues(asOption: " ", gitEmail: "jane@x.example")) }
    }

    @Test("KITH_USER comes before Git, and one that names nobody here is not replaced by Git's")
    func kithUser() throws {
        let sam = try identity(IdentityClues(kithUser: "Sam Lee", gitEmail: "jane@x.example"))
        #expect(sam.name == "Sam Lee")
        #expect(sam.role == .member)
        #expect(sam.source == .kithUser)

        let strange = try identity(IdentityClues(kithUser: "Sam Leee", gitEmail: "jane@x.example"))
        guard case .unknown(.strangeUser("Sam Leee", let nearest)) = strange else {
            Issue.record("\(strange)")
            return
        }
        #expect(nearest.first?.name == "Sam Lee")
        guard case .unknown(.sharedUser) = try identity(IdentityClues(kithUser: "sam")) else {
            Issue.record("sam was found")
            return
        }
        #expect(try identity(IdentityClues(kithUser: "  ", gitEmail: "jane@x.example")).source == .gitEmail)
    }

    @Test("Git's user.email is compared without case; of two notes the one of who has not left counts")
    func gitEmail() throws {
        let jane = try identity(IdentityClues(gitName: "Somebody", gitEmail: "JANE@X.example"))
        #expect(jane.name == "Jane Doe")
        #expect(jane.source == .gitEmail)
        #expect(try identity(IdentityClues(gitEmail: "jd@post.example")).role == .owner)
    }

    @Test("an e-mail that is no member's, or that of several, makes nobody known")
    func unclearEmail() throws {
        guard case .unknown(.strangeEmail("nora@x.example")) = try identity(IdentityClues(gitEmail: "nora@x.example"))
        else {
            Issue.record("a note outside of the team counts")
            return
        }
        guard
            case .unknown(.sharedEmail("shared@x.example", let members)) =
                try identity(IdentityClues(gitEmail: "shared@x.example"))
        else {
            Issue.record("a shared e-mail decides")
            return
        }
        #expect(members.map(\.name) == ["Sam Cooper", "Vera"])
        guard case .unknown(.noEmail) = try identity(IdentityClues(gitName: "Jane Doe")) else {
            Issue.record("Git's user.name names a member")
            return
        }
    }

    @Test("accents in an e-mail count: another address is another person")
    func accents() throws {
        #expect(try identity(IdentityClues(gitEmail: "jané@x.example")).role == nil)
    }

    // MARK: A solo vault

    @Test("in a solo vault --as, KITH_USER or Git's user.name is the owner's name")
    func solo() throws {
        func solo(_ clues: IdentityClues) throws -> Identity { try identity(clues, team: ["Contacts/Ada.md": ""]) }
        let all = IdentityClues(asOption: "A", kithUser: "K", gitName: "G", gitEmail: "g@x.example")
        #expect(try solo(all).name == "A")
        #expect(try solo(IdentityClues(kithUser: "K", gitName: "G")).name == "K")
        let git = try solo(IdentityClues(gitName: " Jane\n Doe "))
        #expect(git.name == "Jane Doe")
        #expect(git.source == .gitName)
        #expect(git.role == .owner)
        let nameless = try solo(IdentityClues(gitEmail: "g@x.example"))
        #expect(nameless.name == nil)
        #expect(nameless.source == nil)
        #expect(nameless.role == .owner)
    }

    // MARK: Rights

    @Test("rights are those of the format's table")
    func permissions() {
        let table: [(Role?, [Permission])] = [
            (nil, [.read]), (.viewer, [.read]), (.member, [.read, .edit, .remove]),
            (.owner, [.read, .edit, .remove, .govern]),
        ]
        for (role, granted) in table {
            #expect(Permission.granted(to: role) == granted)
        }
    }

    @Test(
        "who has left, or has no known role, or is unknown, reads only",
        arguments: ["gone@x.example", "vera@x.example", "x@x.example"])
    func noRights(email: String) throws {
        let identity = try identity(IdentityClues(gitEmail: email))
        #expect(identity.role == nil)
        #expect(identity.permissions == [.read])
        #expect(identity.allows(.read) && !identity.allows(.edit))
    }

    @Test("Git need not be asked where somebody is named")
    func needsGit() {
        #expect(!IdentityClues(asOption: "x").needsGit)
        #expect(!IdentityClues(kithUser: "x").needsGit)
        #expect(IdentityClues(kithUser: " ").needsGit)
        #expect(IdentityClues().needsGit)
    }
}
