import TestSupport
import Testing
import VaultModel

/// How contacts are named on the command line.
@Suite("Naming of contacts")
struct ContactNamingTests {
    @Test(
        "step 1 is the path, step 2 the contacts folder",
        arguments: [
            ("Ada", ["Ada.md", "People/Ada.md"]), ("Ada.md", ["Ada.md", "Ada.md.md", "People/Ada.md.md"]),
            ("x/Ada", ["x/Ada.md", "People/x/Ada.md"]), ("./Ada", ["Ada.md", "People/Ada.md"]),
            ("R. A.", ["R. A..md", "People/R. A..md"]),
            ("", []), ("/Ada", []), ("Ada/", []), ("a//b", []), (".Ada", []), ("../Ada", []), ("x/../Ada", []),
            ("x/.y/Ada", []),
        ])
    func paths(name: String, expected: [String]) throws {
        let settings = try InMemoryVault(["Vault.md": "---\nkith: 1\ncontacts: People\n---\n"]).settings
        #expect(ContactNaming.paths(name, settings: settings).map(\.string) == expected)
    }

    @Test("step 3 is the stem, exactly but for the Unicode form, anywhere")
    func stems() {
        let listing = VaultListing(
            notes: ["Contacts/Ada.md", "x/y/Ada.MD", "ada.md", "Ada L.md", "e\u{301}.md", "x/Ada/b.md"].map {
                NotePath($0)
            },
            files: [NotePath("Ada")])
        func notes(_ name: String) -> [String] { ContactNaming.notes(withStem: name, in: listing).map(\.string) }
        #expect(notes("Ada") == ["Contacts/Ada.md", "x/y/Ada.MD"])
        #expect(notes("ada") == ["ada.md"])
        #expect(notes("\u{E9}") == ["e\u{301}.md"])
        #expect(notes("Ada.md").isEmpty)
        #expect(notes("x/y/Ada").isEmpty)
        #expect(notes("").isEmpty)
    }

    private static func vault() throws -> InMemoryVault {
        func contact(_ properties: String) -> FileContent { "---\ntype: contact\n\(properties)\n---\n" }
        return try InMemoryVault([
            "Contacts/Ada Lovelace.md": contact(
                "aliases: [Countess of Lovelace, AL]\nemails: [\"ada@x.example (work)\"]\nphones: [\"+44 20 7946-0321 (home)\"]"
            ),
            "Contacts/Adam Smith.md": contact("name: Adam Smith, Esq.\nphones: [\"(207) 555-0142\"]"),
            "Contacts/José Núñez.md": contact("emails: jose@x.example"),
            "Contacts/Jose Nunez.md": contact("name: Another"),
            "Contacts/Straße GmbH.md": contact("aliases: strasse"),
            "Contacts/佐藤 美咲.md": contact("aliases: Misaki Sato"),
            "Contacts/a/Twin.md": contact("aliases: [One]"), "Contacts/b/Twin.md": contact("aliases: [Two, One]"),
            "Contacts/किरण.md": contact("x: y"), "Contacts/Empty.md": contact("aliases: [\"\"]\nname: \"\""),
            "Team/Ada Member.md": "---\ntype: member\n---\n", "Notes/Ada Note.md": "",
        ])
    }

    /// The stem of who is meant; `?` and the stems where several are; `~` and the nearest where nobody is.
    private static func meant(_ name: String) throws -> String {
        switch ContactNaming.match(name, among: try vault().contacts) {
        case .found(let contact): contact.stem
        case .ambiguous(let contacts): "? " + contacts.map(\.stem).joined(separator: ", ")
        case .notFound(let nearest): "~ " + nearest.map(\.stem).joined(separator: ", ")
        }
    }

    @Test(
        "step 4 is stem, name, alias, e-mail or phone, without case and accents",
        arguments: [
            ("ada lovelace", "Ada Lovelace"), ("ÁDA LOVELACE", "Ada Lovelace"),
            ("COUNTESS of lovelace", "Ada Lovelace"), ("al", "Ada Lovelace"),
            ("ADA@X.example", "Ada Lovelace"), ("+44 20 79460321", "Ada Lovelace"),
            ("0044-20-7946 0321", "Ada Lovelace"),
            ("adam smith, esq.", "Adam Smith"), ("adam smith", "Adam Smith"), ("2075550142", "Adam Smith"),
            ("207.555.0142", "Adam Smith"),
            ("207\u{2011}555\u{2011}0142", "Adam Smith"), ("jose nunez", "? Jose Nunez, José Núñez"),
            ("another", "Jose Nunez"),
            ("JOSE@x.example", "José Núñez"), ("STRASSE", "Straße GmbH"), ("straße gmbh", "Straße GmbH"),
            ("strasse gmbh", "Straße GmbH"),
            ("佐藤 美咲", "佐藤 美咲"), ("misaki sato", "佐藤 美咲"), ("one", "? Twin, Twin"), ("two", "Twin"),
            ("twin", "? Twin, Twin"),
        ])
    func equal(name: String, expected: String) throws {
        #expect(try Self.meant(name) == expected)
    }

    @Test(
        "step 5 is the beginning of stem, name or alias; it comes only when nobody is called so",
        arguments: [
            ("ada", "? Ada Lovelace, Adam Smith"), ("ada ", "Ada Lovelace"), ("count", "Ada Lovelace"),
            ("adam", "Adam Smith"), ("佐", "佐藤 美咲"),
            ("mis", "佐藤 美咲"), ("jos", "? Jose Nunez, José Núñez"), ("क", "किरण"), ("tw", "? Twin, Twin"),
            ("str", "Straße GmbH"),
        ])
    func beginning(name: String, expected: String) throws {
        #expect(try Self.meant(name) == expected)
    }

    @Test(
        "nobody: those with similar names, the nearest first",
        arguments: [
            ("Ada Lovelaec", "~ Ada Lovelace"), ("Adam Smyth", "~ Adam Smith"), ("Twim", "~ Twin, Twin"),
            ("Hose Nunes", "~ Jose Nunez, José Núñez"),
            ("nobody at all", "~ "), ("lovelace", "~ Ada Lovelace"), ("@x.example", "~ "), ("44", "~ "), ("0321", "~ "),
        ])
    func nobody(name: String, expected: String) throws {
        #expect(try Self.meant(name) == expected)
    }

    @Test("an empty name is nobody's")
    func empty() throws {
        for name in ["", " ", "\u{301}"] {
            guard case .notFound = ContactNaming.match(name, among: try Self.vault().contacts) else {
                Issue.record("\(name.debugDescription) is somebody")
                continue
            }
        }
    }
}
