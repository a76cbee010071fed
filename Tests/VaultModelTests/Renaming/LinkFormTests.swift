import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

@Suite("The form of a link that follows a rename")
struct LinkFormTests {
    /// Links to `Contacts/Ada Lovelace.md`, before and after it is called `Grace (née H.)`.
    private static let rows: [(before: String, after: String)] = [
        ("[[Ada Lovelace]]", "[[Grace (née H.)]]"),
        ("[[Contacts/Ada Lovelace]]", "[[Contacts/Grace (née H.)]]"),
        ("[[ada lovelace]]", "[[Grace (née H.)]]"),
        ("[[contacts/ADA LOVELACE.MD|she]]", "[[contacts/Grace (née H.).MD|she]]"),
        ("[[ Ada Lovelace #^i-one| her ]]", "[[ Grace (née H.) #^i-one| her ]]"),
        ("![[Ada Lovelace.md#Interactions]]", "![[Grace (née H.).md#Interactions]]"),
        ("| [[Ada Lovelace\\|Ada]] |", "| [[Grace (née H.)\\|Ada]] |"),
        ("[a](Ada%20Lovelace.md)", "[a](Grace%20%28née%20H.%29.md)"),
        ("[a](<../Contacts/Ada Lovelace.md#x> \"t\")", "[a](<../Contacts/Grace (née H.).md#x> \"t\")"),
        ("![a](/Contacts/Ada%20Lovelace.md)", "![a](/Contacts/Grace%20%28n%C3%A9e%20H.%29.md)"),
        (
            "[[Ada Lovelace]] [b [[Ada Lovelace]]](./Ada%20Lovelace.md)",
            "[[Grace (née H.)]] [b [[Grace (née H.)]]](./Grace%20%28n%C3%A9e%20H.%29.md)"
        ),
        (
            "`[[Ada Lovelace]]` \\[[Ada Lovelace]] [[Ada]] [[Ada Lovelace Jr.]] [x](https://x.example/Ada%20Lovelace.md)",
            "`[[Ada Lovelace]]` \\[[Ada Lovelace]] [[Ada]] [[Ada Lovelace Jr.]] [x](https://x.example/Ada%20Lovelace.md)"
        ),
    ]

    @Test("Folder, heading, block, shown text, ending, brackets and escapes stay", arguments: rows)
    func forms(row: (before: String, after: String)) throws {
        #expect(try Self.renamed(row.before) == row.after.replacing("%28née%20H.%29", with: "%28n%C3%A9e%20H.%29"))
    }

    @Test("In the front matter quotes stay, and what they ask for is done")
    func quotes() throws {
        let yaml = "---\nowner: '[[Ada Lovelace]]'\nrelations: [\"x [[Ada Lovelace|Ada]]\", 'y [[O''Brien]]']\n---\n"
        let renamed = "---\nowner: '[[D''Arcy]]'\nrelations: [\"x [[D'Arcy|Ada]]\", 'y [[O''Brien]]']\n---\n"
        #expect(try Self.renamed(yaml, to: "D'Arcy") == renamed)
    }

    @Test("A link to people means a member first, and stays with that one")
    func members() throws {
        let team = "---\ntype: member\nrole: owner\n---\n"
        let note =
            "---\ntype: contact\n---\n## Interactions\n\n> [!call] 2026-03-09 [[Contacts/Jane]]\n> - by:: [[Jane]]\n> - with:: [[Contacts/Jane]]\n"
        let files: [String: FileContent] = [
            "Team/Jane.md": FileContent(team), "Contacts/Jane.md": "---\ntype: contact\n---\n",
            "N.md": FileContent(note),
        ]
        let change = try Self.change(files, "Contacts/Jane.md", to: "Janet", as: "Jane")
        let text = try #require(Self.text(of: "N.md", change))
        #expect(text == note.replacing("[[Contacts/Jane]]", with: "[[Contacts/Janet]]"))
    }

    @Test("`name` follows, where there is one or the file can't be called so; nothing else of the note does")
    func name() throws {
        let rest = "\n---\n# Ada Lovelace\n"
        func text(_ front: String, _ name: String) throws -> String? {
            let files: [String: FileContent] = ["Contacts/Ada Lovelace.md": FileContent("---\n\(front)\(rest)")]
            let change = try Self.change(files, "Contacts/Ada Lovelace.md", to: name)
            return change.edit.files.compactMap { edit in
                if case .create(_, let bytes) = edit { String(decoding: bytes, as: UTF8.self) } else { nil }
            }.first
        }
        #expect(try text("type: contact", "Grace") == "---\ntype: contact\(rest)")
        #expect(
            try text("type: contact\nname: \"Ada\" # x", "Grace") == "---\ntype: contact\nname: \"Grace\" # x\(rest)")
        #expect(try text("type: contact", "A/B") == "---\ntype: contact\nname: A/B\(rest)")
    }

    @Test("What stands against it")
    func refusals() throws {
        let contact: FileContent = "---\ntype: contact\n---\n"
        let files: [String: FileContent] = [
            "Ada.md": contact, "Bob.md": contact, "x.pdf": "", "Team/Jane.md": "---\ntype: member\nrole: owner\n---\n",
            "C.md": "---\ntype: contact\n---\n<<<<<<< a\n[[Ada]]\n=======\n>>>>>>> b\n",
        ]
        func error(_ path: String, _ name: String, _ files: [String: FileContent]) -> String {
            do {
                _ = try Self.change(files, path, to: name, as: "Jane")
                return "none"
            } catch { return "\(error)" }
        }
        #expect(error("Bob.md", "ada", files) == "nameTaken(Ada.md)")
        #expect(error("Bob.md", "x.pdf", files) == "nameTaken(x.pdf)")
        #expect(error("Bob.md", " ", files) == "emptyName")
        #expect(error("Team/Jane.md", "Janet", files).hasPrefix("fixedName(Team/Jane.md"))
        #expect(error("Ada.md", "Bert", files) == "note(C.md, VaultModel.NoteEditError.conflict(line: 4))")
        #expect(error("Bob.md", "bob", files) == "none")
        var vault = files
        vault["C.md"] = "a `b [[Ada]] c\n"
        #expect(error("Ada.md", "Tick`", vault) == "note(C.md, VaultModel.NoteEditError.wouldReadOtherwise)")
    }

    @Test("A link that led nowhere and means the note now is told")
    func found() throws {
        let files: [String: FileContent] = ["Ada.md": "---\ntype: contact\n---\n", "N.md": "x\n[[Grace]] [[Ada]]\n"]
        let change = try Self.change(files, "Ada.md", to: "Grace")
        #expect(change.outcome.links?.found == [WrittenPlace(path: NotePath("N.md"), line: 2)])
        #expect(change.outcome.links?.count == 1 && change.outcome.links?.notes == 1)
    }

    @Test("The link that is the date of an interaction, a comment or a run stays, and is told; others follow")
    func dates() throws {
        let note =
            "---\ntype: contact\n---\n## Interactions\n\n> [!call] [[2026-03-09]] 14:05 After [[2026-03-09]]\n"
            + "> > [!comment] [[2026-03-09]]\n> > x\n\n> [!logged]- [[2026-03-09]]T14:05\n"
        let files: [String: FileContent] = ["Days/2026-03-09.md": "Rain\n", "N.md": FileContent(note)]
        for name in ["Show day", "2026-03-10"] {
            let change = try Self.change(files, "Days/2026-03-09.md", to: name)
            let after = note.replacing("After [[2026-03-09]]", with: "After [[\(name)]]")
            #expect(Self.text(of: "N.md", change) == after)
            #expect(change.outcome.links?.dates.map(\.line) == [6, 7, 10])
        }
    }

    @Test("A name that would make a date of a link is refused")
    func newDate() throws {
        let note: FileContent = "---\ntype: contact\n---\n## Interactions\n\n> [!call] [[Ada]] phoned\n"
        let files: [String: FileContent] = ["Ada.md": "---\ntype: contact\n---\n", "N.md": note]
        #expect {
            try Self.change(files, "Ada.md", to: "2026-03-09")
        } throws: { "\($0)" == "note(N.md, VaultModel.NoteEditError.wouldReadOtherwise)" }
    }

    // MARK: Renaming

    private static func change(
        _ files: [String: FileContent], _ path: String, to name: String, as person: String = "Jane Doe"
    ) throws -> VaultChange<Written> {
        let vault = try InMemoryVault(files)
        let slice = VaultSlice(policy: vault.policy, notes: vault.notes, listing: vault.listing)
        let author = Author(IdentityClues(asOption: person), now: ChangeFixture.now)
        return try NoteRenaming.renaming(NotePath(path), to: name, by: author, in: slice)
    }

    /// A note that links to the contact, after that was renamed.
    private static func renamed(_ text: String, to name: String = "Grace (née H.)") throws -> String? {
        let files: [String: FileContent] = [
            "Contacts/Ada Lovelace.md": "---\ntype: contact\n---\n", "Contacts/O'Brien.md": "---\ntype: contact\n---\n",
            "Contacts/N.md": FileContent(text),
        ]
        return Self.text(of: "Contacts/N.md", try change(files, "Contacts/Ada Lovelace.md", to: name)) ?? text
    }

    private static func text(of path: String, _ change: VaultChange<Written>) -> String? {
        for case .replace(NotePath(path), _, let bytes) in change.edit.files {
            return String(decoding: bytes, as: UTF8.self)
        }
        return nil
    }
}
