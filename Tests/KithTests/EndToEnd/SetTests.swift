import TestSupport
import Testing

/// What `kith set` and `kith unset` change in the front matter, to the byte.
@Suite("kith set, kith unset")
struct SetTests {
    private static let properties = """
        # who she is
        type: contact # a person
        'emails': [ "a@x.example", 'b@x.example' ]   # both
        phones: "+1 20"
        tags:
        - customer  # since 2020
        - 'shop'
        job-title: 'Buyer'  # at the shop
        Shoe size: 38

        """

    /// A command behind the contact's name, what it replaces and by what.
    static let changes: [([String], String, String)] = [
        (["set", "job-title", "Head: buyer"], "'Buyer'", "'Head: buyer'"),
        (["set", "job-title", "No"], "'Buyer'", "'No'"),
        (["set", "job-title", "Ada's"], "'Buyer'", "'Ada''s'"), (["set", "Job-Title", "x"], "'Buyer'", "'x'"),
        (["set", "tag", "shop", "vip"], "- customer  # since 2020\n- 'shop'\n", "- 'shop'\n- vip\n"),
        (["set", "tags", "vip", "--add"], "- 'shop'\n", "- 'shop'\n- vip\n"),
        (["set", "tags", "shop", "vip", "--add"], "- 'shop'\n", "- 'shop'\n- vip\n"),
        (["set", "email", "c@x.example", "--add"], "'b@x.example' ]", "'b@x.example', c@x.example ]"),
        (["set", "emails", "b@x.example"], "\"a@x.example\", ", ""),
        (["set", "phones", "012", "--add"], "phones: \"+1 20\"\n", "phones:\n  - \"+1 20\"\n  - \"012\"\n"),
        (["set", "phones", "+1 30"], "phones: \"+1 20\"\n", "phones:\n  - \"+1 30\"\n"),
        (["set", "Shoe size", "39"], "38", "\"39\""),
        (["set", "Shoe size", "39", "--add"], "Shoe size: 38\n", "Shoe size:\n  - 38\n  - \"39\"\n"),
        (["set", "birthday", "--", "--03-09"], "38\n", "38\nbirthday: \"--03-09\"\n"),
        (["set", "flags", "deaf"], "38\n", "38\nflags:\n  - deaf\n"),
        (["set", "room", "a", "b"], "38\n", "38\nroom:\n  - a\n  - b\n"),
        (["set", "organization", "sam"], "38\n", "38\norganization: \"[[Sam Cooper]]\"\n"),
        (["set", "owner", "max@team.example"], "38\n", "38\nowner: \"[[Max Member]]\"\n"),
        (
            ["set", "relation", "spouse [[Sam Cooper]]", "--add"], "38\n",
            "38\nrelations:\n  - \"spouse [[Sam Cooper]]\"\n"
        ),
        (["set", "do-not-contact", "true"], "38\n", "38\ndo-not-contact: \"true\"\n"),
        (["unset", "job-title"], "job-title: 'Buyer'  # at the shop\n", ""),
        (["unset", "Shoe size"], "Shoe size: 38\n", ""),
        (["unset", "tags", "customer"], "- customer  # since 2020\n", ""),
        (["unset", "tag", "shop"], "- 'shop'\n", ""),
        (["unset", "emails", "a@x.example"], "\"a@x.example\", ", ""),
        (["unset", "tags"], "tags:\n- customer  # since 2020\n- 'shop'\n", ""),
        (["unset", "emails"], "'emails': [ \"a@x.example\", 'b@x.example' ]   # both\n", ""),
    ]

    @Test("What is named changes; comments, quotes, order and layout stay", arguments: changes)
    func change(command: [String], from: String, to: String) async throws {
        let note = "---\n\(Self.properties)---\n\n# Ada\n\nText  \n"
        let vault = try WritingFixture.shared()
        try vault.write("Contacts/Ada Lovelace.md", FileContent(note))
        let run = try await vault.done([command[0], "Ada"] + command.dropFirst())
        #expect(try vault.text("Contacts/Ada Lovelace.md") == note.replacing(from, with: to))
        #expect(run.output.wholeMatch(of: /Contacts\/Ada Lovelace\.md:[0-9]+\n/) != nil)
        #expect(run.messages.isEmpty)
    }

    @Test("The line is the property's, and the id the contact's")
    func place() async throws {
        let vault = try WritingFixture.shared()
        let run = try await vault.done(["set", "Ada", "tags", "vip", "--add"])
        #expect(run.output == "Contacts/Ada Lovelace.md:4  c-adaadaada1\n")
        let json = try await vault.done(["set", "Ada", "language", "en", "--format", "json"])
        #expect(
            json.output == #"{"schema":"kith.set/1","written":[{"id":"c-adaadaada1","contact":"Ada Lovelace","#
                + #""path":"Contacts/Ada Lovelace.md","line":5}]}"# + "\n")
        let unset = try await vault.done(["unset", "Ada", "language", "--format", "json"]).json()
        #expect(unset["schema"] == "kith.unset/1")
    }

    @Test("What is so already is told, and nothing is written")
    func unchanged() async throws {
        let vault = try WritingFixture.shared()
        let before = try vault.snapshot()
        for line in [["set", "Ada", "tags", "customer"], ["set", "Ada", "tags", "customer", "--add"]] {
            let run = try await vault.done(line)
            #expect(run.output.isEmpty)
            #expect(run.messages == "kith: nothing to change in Contacts/Ada Lovelace.md:4  c-adaadaada1\n")
            #expect(try await vault.done(line + ["--dry-run"]).isSame(as: run))
        }
        #expect(try vault.snapshot() == before)
    }

    @Test("A note without front matter properties is no contact", arguments: ["People/Plain.md", "Team/Max Member.md"])
    func noContact(path: String) async throws {
        let vault = try WritingFixture.shared()
        let run = try await vault.kith("set", path, "language", "en", environment: Person.member.environment)
        run.expectExit(3)
        #expect(!run.messages.isEmpty)
    }
}
