import TestSupport
import Testing

@testable import VaultModel

/// Format 2.1, and format 2 on flat values.
@Suite("Contacts")
struct ContactTests {
    private static func contact(_ frontMatter: String) throws -> Contact {
        let vault = try InMemoryVault(["Contacts/Ada Lovelace.md": "---\ntype: contact\n\(frontMatter)\n---\n"])
        return try #require(vault.contacts.first)
    }

    @Test("only a note of type contact is one")
    func kind() throws {
        let vault = try InMemoryVault([
            "A.md": "---\ntype: contact\n---\n", "B.md": "---\ntype: segment\n---\n", "C.md": "",
            "D.md": "---\nname: D\n---\n",
        ])
        #expect(vault.contacts.map(\.stem) == ["A"])
    }

    @Test("lists are read in each layout, and a scalar is a list of one that no comma splits")
    func lists() throws {
        #expect(try Self.contact("tags: [a, \"b, c\", 'd']").values("tags") == ["a", "b, c", "d"])
        #expect(try Self.contact("tags:\n  - a\n  - b # why").values("tags") == ["a", "b"])
        #expect(try Self.contact("tags:\n- a\n- b").values("tags") == ["a", "b"])
        #expect(try Self.contact("tags: a, b").values("tags") == ["a, b"])
        #expect(try Self.contact("tags: [a]\nTags: [b]").values("tags") == ["a"])
        #expect(try Self.contact("tags: [a]\nTags: [b]").values("Tags") == ["b"])
        #expect(try Self.contact("tags:").values("tags").isEmpty)
        #expect(try Self.contact("x: y").values("tags").isEmpty)
    }

    @Test("values are text, never typed by YAML's guessing")
    func text() throws {
        let contact = try Self.contact(
            "a: no\nb: 012\nc: +44 20\nd: 1:30\ne: 2026-03-09\nf: ~\ng: 1e3\nh: 0x1F\ni: .5\nj: null")
        #expect(
            ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map { contact.value($0) } == [
                "no", "012", "+44 20", "1:30", "2026-03-09", "~", "1e3", "0x1F", ".5", "null",
            ])
    }

    @Test("properties come in source order, without those that have no value")
    func properties() throws {
        let contact = try Self.contact(
            "zeta: 1\nempty:\nquoted: \"\"\nnone: []\nlist: [x, '']\nnested: {a: 1}\n\"odd key\": v")
        #expect(
            contact.properties == [
                Property(key: "type", values: ["contact"], isList: false),
                Property(key: "zeta", values: ["1"], isList: false),
                Property(key: "quoted", values: [""], isList: false),
                Property(key: "list", values: ["x", ""], isList: true),
                Property(key: "nested", values: ["{a: 1}"], isList: false),
                Property(key: "odd key", values: ["v"], isList: false),
            ])
    }

    @Test("a nested value is shown as its source")
    func nested() throws {
        let contact = try Self.contact("address:\n  city: London\n  zip: [1, 2]\nphones: [[1, 2], 3]")
        #expect(contact.value("address")?.contains("city: London") == true)
        #expect(contact.values("phones") == ["[[1, 2], 3]"])
    }

    @Test("of a key that stands twice the first counts")
    func twice() throws {
        let contact = try Self.contact("language: en\nlanguage: de")
        #expect(contact.value("language") == "en")
        #expect(contact.properties.filter { $0.key == "language" }.count == 1)
    }

    @Test(
        "a label stands behind a value in brackets",
        arguments: [
            ("ada@x.example (work)", "ada@x.example"), ("ada@x.example", "ada@x.example"),
            ("ada@x.example  ( a b ) ", "ada@x.example"),
            ("+1 (207) 555-0142 (shop)", "+1 (207) 555-0142"), ("+1 (207)", "+1"), ("+1(207)", "+1(207)"),
            ("(work)", "(work)"),
            ("a (b) c", "a (b) c"), ("a (office (2nd floor))", "a"), ("a b)", "a b)"), ("a )", "a )"), ("a ()", "a"),
            ("", ""), ("a\u{A0}(b)", "a"), ("a (b) (c)", "a (b)"), ("a ((b)", "a ((b)"),
        ])
    func labels(value: String, expected: String) {
        #expect(Contact.withoutLabel(value) == expected)
    }

    @Test("the properties that Kith knows")
    func known() throws {
        let contact = try Self.contact(
            "name: Ada\nkind: organization\naliases: [Countess, AL]\nemails: [\"a@x.example (work)\", b@x.example]\n"
                + "phones: \"+44 20 7946 0000 (home)\"\nflags: [deaf]")
        #expect(contact.name == "Ada")
        #expect(contact.stem == "Ada Lovelace")
        #expect(contact.isOrganization)
        #expect(contact.aliases == ["Countess", "AL"])
        #expect(contact.emails == ["a@x.example", "b@x.example"])
        #expect(contact.phones == ["+44 20 7946 0000"])
        #expect(contact.flags == ["deaf"])
        let plain = try Self.contact("kind: person")
        #expect(!plain.isOrganization)
        #expect(plain.name == "Ada Lovelace")
        #expect(plain.aliases.isEmpty && plain.emails.isEmpty && plain.phones.isEmpty && plain.flags.isEmpty)
    }

    @Test("the sample vault's contacts")
    func sample() throws {
        let contacts = try InMemoryVault.sample().contacts
        #expect(contacts.count == 30)
        let misaki = try #require(contacts.first { $0.stem == "佐藤 美咲" })
        #expect(misaki.emails == ["m.sato@kurogane.example", "export@kurogane.example"])
        #expect(misaki.aliases == ["Misaki Sato", "Satō-san"])
        #expect(misaki.value("job-title") == "海外営業")
        #expect(contacts.first { $0.stem == "Priya -Pip- Raman" }?.name == "Priya \"Pip\" Raman")
        #expect(
            contacts.filter(\.isOrganization).map(\.stem) == [
                "Hollow Road Wheelers", "Halyard Parcel", "Harbor Lane Bikes", "Fennimore Mutual",
                "Sawmill Creek Trail Trust", "Spoke-Word- Handbuilt Fair", "Drahtwerk Hollerstein",
                "Kurogane Rims", "Nightjar Hubs",
            ])
    }
}
