import TestSupport
import Testing

/// What `kith add` makes, to the byte.
@Suite("kith add")
struct AddTests {
    /// A new contact's note: lines before and behind the day on which it was made.
    private static func note(_ before: String = "", _ behind: String = "") -> String {
        "---\ntype: contact\nid: c-ID\n\(before)created: \"2026-03-16\"\n\(behind)---\n"
    }

    /// Arguments, the file's stem and the note.
    static let contacts: [([String], String, String)] = [
        (["Grace Hopper"], "Grace Hopper", note()),
        ([" Grace \n Hopper "], "Grace Hopper", note("name: Grace   Hopper\n")),
        (["佐藤 美咲"], "佐藤 美咲", note()), (["Zoe\u{308}"], "Zo\u{EB}", note()),
        (["A/B: \"C\"?"], "A-B- -C-", note("name: \"A/B: \\\"C\\\"?\"\n")),
        (["..hidden."], "-hidden-", note("name: ..hidden.\n")),
        (["CON"], "CON-", note("name: CON\n")), (["#1 [x] ^|"], "-1 -x- -", note("name: \"#1 [x] ^|\"\n")),
        (["no"], "no", note()), (["2026-03-09"], "2026-03-09", note()),
        (["Grace Hopper", "--file", "g: hopper"], "g- hopper", note("name: Grace Hopper\n")),
        (
            ["Grace", "--email", "g@x.example", "--email", "h@x.example (home)"], "Grace",
            note("emails:\n  - g@x.example\n  - h@x.example (home)\n")
        ),
        (
            ["Grace", "--phone", "+1 20 (work)", "--phone", "012"], "Grace",
            note("phones:\n  - +1 20 (work)\n  - \"012\"\n")
        ),
        (
            ["Grace", "--tag", "vip", "--tag", "no", "--set", "tag=third"], "Grace",
            note("tags:\n  - vip\n  - \"no\"\n  - third\n")
        ),
        (["Grace", "--kind", "organization"], "Grace", note("kind: organization\n")),
        (["Grace", "--job-title", "- Head: buyer"], "Grace", note("job-title: \"- Head: buyer\"\n")),
        (["Grace", "--organization", "sam"], "Grace", note("organization: \"[[Sam Cooper]]\"\n")),
        (["Grace", "--organization", "[[Sam Cooper]]"], "Grace", note("organization: \"[[Sam Cooper]]\"\n")),
        (["Grace", "--set", "owner=max"], "Grace", note("owner: \"[[Max Member]]\"\n")),
        (["Grace", "--set", "birthday=1906-12-09"], "Grace", note("birthday: \"1906-12-09\"\n")),
        (["Grace", "--set", "keep-in-touch=6w"], "Grace", note("keep-in-touch: 6w\n")),
        (
            ["Grace", "--set", "relations=spouse [[Sam Cooper]]"], "Grace",
            note("relations:\n  - \"spouse [[Sam Cooper]]\"\n")
        ),
        (["Grace", "--set", "Shoe size=a=1"], "Grace", note("", "Shoe size: a=1\n")),
        (
            ["Grace", "--set", "x=1", "--email", "g@x.example", "--set", "language=en"], "Grace",
            note("emails:\n  - g@x.example\nlanguage: en\n", "x: \"1\"\n")
        ),
        (
            ["Grace", "--set", "created=2020-01-01"], "Grace",
            "---\ntype: contact\nid: c-ID\ncreated: \"2020-01-01\"\n---\n"
        ),
        (["--kind", "person", "--", "-Grace-"], "-Grace-", note("kind: person\n")),
    ]

    @Test("A name becomes a file that every system takes, options become properties", arguments: contacts)
    func contact(arguments: [String], stem: String, expected: String) async throws {
        let vault = try WritingFixture.shared()
        let before = try vault.entries()
        let run = try await vault.done(["add"] + arguments)
        let path = "Contacts/\(stem).md"
        #expect(try vault.text(path).withoutIDs == expected)
        #expect(run.output.withoutIDs == "\(path):1  c-ID\n")
        #expect(
            Set(try vault.entries()).subtracting(before).subtracting([".kith", ".kith/.gitignore", ".kith/lock"]) == [
                path
            ])
        // What was made is found by what is printed.
        try await vault.kith("show", path).expectExit(0)
    }

    @Test("The contacts folder is the one that Vault.md names, made where it is missing")
    func folder() async throws {
        let vault = try WritingFixture.shared()
        try vault.write("Vault.md", "---\nkith: 1\ncontacts: Book/People\n---\n")
        let run = try await vault.done(["add", "Grace Hopper", "--format", "json"])
        let json = try run.json()
        #expect(json["schema"] == "kith.add/1")
        #expect(json["written"][0]["path"] == "Book/People/Grace Hopper.md")
        #expect(json["written"][0]["contact"] == "Grace Hopper")
        #expect(json["written"][0]["line"] == 1)
        let note = try vault.text("Book/People/Grace Hopper.md")
        #expect(note.contains("\nid: \(json["written"][0]["id"].text)\n"))
    }

    @Test(
        "Who may be the same is told, and the contact is made all the same",
        arguments: [
            (["ada  lovelace", "--file", "Other"], ["Contacts/Ada Lovelace.md"]),
            (["Somebody", "--email", "ADA@x.example"], ["Contacts/Known.md"]),
            (["Somebody", "--phone", "0044 20 1"], ["Contacts/Known.md"]),
            (["Countess", "--email", "new@x.example"], ["Contacts/Known.md"]), (["Nobody Else"], []),
            (["Lovelace, Adda"], ["Contacts/Ada Lovelace.md"]), (["Ada Lovelace Works", "--kind", "organization"], []),
            (["Countess", "--kind", "organization"], []),
            (["Somebody", "--set", "emails=ada@x.example"], ["Contacts/Known.md"]),
        ] as [([String], [String])])
    func duplicates(arguments: [String], paths: [String]) async throws {
        let vault = try WritingFixture.shared()
        try vault.write(
            "Contacts/Known.md",
            "---\ntype: contact\naliases: [Countess]\nemails: [ada@x.example (work)]\nphones: [\"+44 20 1\"]\n---\n")
        let run = try await vault.done(["add"] + arguments)
        let told = run.messages.split(separator: "\n")
        #expect(told.count == paths.count, "\(run.messages)")
        for path in paths { #expect(run.messages.contains("kith: \(path) may be the same: "), "\(run.messages)") }
        #expect(run.output.hasPrefix("Contacts/"))
    }
}
