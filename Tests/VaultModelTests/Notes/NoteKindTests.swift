import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// Format 2, Kind and Name.
@Suite("Kinds and names of notes")
struct NoteKindTests {
    private static func note(_ path: String, _ frontMatter: String, vault: FileContent? = nil) throws -> Note {
        var files: [String: FileContent] = [path: "---\n\(frontMatter)\n---\n"]
        files["Vault.md"] = vault
        let vault = try InMemoryVault(files)
        return try #require(vault.note(path))
    }

    @Test(
        "a contact or a segment may stand anywhere; the other kinds count below their folder alone",
        arguments: [
            ("Contacts/A.md", "contact", NoteKind.contact), ("A.md", "contact", .contact),
            ("Team/A.md", "contact", .contact),
            ("x/y/A.md", "segment", .segment), ("Segments/A.md", "segment", .segment),
            ("Team/A.md", "member", .member), ("Team/x/y/A.md", "member", .member), ("A.md", "member", .plain),
            ("Teams/A.md", "member", .plain), ("team/A.md", "member", .plain), ("x/Team/A.md", "member", .plain),
            ("Team.md", "member", .plain), ("Templates/A.md", "member", .plain),
            ("Templates/A.md", "template", .template), ("Contacts/A.md", "template", .plain),
            ("Codes/A.md", "code", .code), ("Codes/x/A.md", "code", .code), ("A.md", "code", .plain),
            ("A.md", "Contact", .plain), ("A.md", "plain", .plain), ("A.md", "person", .plain), ("A.md", "", .plain),
            ("A.md", "[contact]", .contact), ("A.md", "\"contact\"", .contact), ("A.md", "{a: contact}", .plain),
        ])
    func kinds(path: String, type: String, kind: NoteKind) throws {
        #expect(try Self.note(path, "type: \(type)").kind == kind)
    }

    @Test("`Vault.md` names the folders")
    func otherFolders() throws {
        let vault: FileContent = "---\nkith: 1\nteam: Who/We\ntemplates: Forms\ncodes: Why\n---\n"
        #expect(try Self.note("Who/We/A.md", "type: member", vault: vault).kind == .member)
        #expect(try Self.note("Who/A.md", "type: member", vault: vault).kind == .plain)
        #expect(try Self.note("Team/A.md", "type: member", vault: vault).kind == .plain)
        #expect(try Self.note("Forms/A.md", "type: template", vault: vault).kind == .template)
        #expect(try Self.note("Why/A.md", "type: code", vault: vault).kind == .code)
    }

    @Test("front matter that YAML can't read keeps kind, id and name")
    func broken() throws {
        let note = try Self.note("A.md", "type: contact\nname: Ada: Lovelace\nid: c-0123456789\ntags: [a")
        #expect(note.kind == .contact)
        #expect(note.name == "Ada: Lovelace")
        #expect(Contact(note)?.value("id") == "c-0123456789")
        let twice = try Self.note("A.md", "type: contact\nname: One\ntype: segment\nname: Two")
        #expect(twice.kind == .contact)
        #expect(twice.name == "One")
    }

    @Test(
        "the name is the property `name`, else the stem",
        arguments: [
            ("Contacts/Ada.md", "name: Ada \"L\"", "Ada \"L\""), ("Contacts/Ada.md", "x: y", "Ada"),
            ("Ada.MD", "name:", "Ada"),
            ("Ada.md", "name: ''", "Ada"), ("Dr. A. B.md", "x: y", "Dr. A. B"), ("Ada.md", "name: [One, Two]", "One"),
            ("Ada.md", "name: {a: b}", "Ada"), ("Ada.md", "name: 012", "012"), ("Ada.md", "name: no", "no"),
            ("a.b/Ada", "name: x", "x"), ("é.md", "x: y", "é"),
        ])
    func names(path: String, frontMatter: String, name: String) throws {
        let settings = try InMemoryVault([:]).settings
        let note = Note(path: NotePath(path), tree: NoteTree("---\n\(frontMatter)\n---\n"), settings: settings)
        #expect(note.name == name)
    }

    @Test("a note without front matter is plain")
    func plain() throws {
        let vault = try InMemoryVault(["A.md": "type: contact\n", "B.md": "", "C.md": "---\ntype: contact\n"])
        #expect(vault.notes.map(\.kind) == [.plain, .plain, .plain])
        #expect(vault.notes.map(\.name) == ["A", "B", "C"])
        #expect(vault.contacts.isEmpty)
    }
}
