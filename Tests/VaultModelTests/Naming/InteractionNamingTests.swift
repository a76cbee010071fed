import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// How interactions are named on the command line.
@Suite("Naming of interactions")
struct InteractionNamingTests {
    @Test(
        "an id, or a place",
        arguments: [
            ("i-k3f7qa92xd", InteractionQuery.id("i-k3f7qa92xd")), ("^i-k3f7qa92xd", .id("i-k3f7qa92xd")),
            ("k3f7", .id("k3f7")),
            ("^k", .id("k")), ("My-Own-2", .id("My-Own-2")), ("14", .id("14")),
            ("Contacts/Ada Lovelace.md:14", .place(NotePath("Contacts/Ada Lovelace.md"), line: 14)),
            ("Ada:7", .place(NotePath("Ada"), line: 7)), ("./Ada.md:007", .place(NotePath("Ada.md"), line: 7)),
            ("a:b.md:3", .place(NotePath("a:b.md"), line: 3)), ("ليلى.md:2", .place(NotePath("ليلى.md"), line: 2)),
        ])
    func queries(text: String, query: InteractionQuery) {
        #expect(InteractionQuery(text) == query)
    }

    @Test(
        "what can be neither",
        arguments: [
            "", "^", "^^a", "a b", "i_1", "é", ":3", "Ada.md:", "Ada.md:0", "Ada.md:-1", "Ada.md:x", "Ada.md:1.5",
            "a/b", "#^i-1",
            "Ada.md:99999999999999999999",
        ])
    func none(text: String) {
        #expect(InteractionQuery(text) == nil)
    }

    @Test("a place says which notes can hold it; an id does not")
    func paths() {
        #expect(InteractionQuery("Ada.md:3")?.paths == [NotePath("Ada.md"), NotePath("Ada.md.md")])
        #expect(InteractionQuery("x/Ada:3")?.paths == [NotePath("x/Ada.md")])
        #expect(InteractionQuery("abc")?.paths == nil)
    }

    private static func vault() throws -> InMemoryVault {
        try InMemoryVault([
            "Contacts/Ada.md": """
            ---
            type: contact
            ---
            # Interactions

            > [!call] one
            > body

            ^i-abcd000001

            > [!call] two

            ^i-abce000002

            > [!call] three
            lazy
            ^my-own

            > [!call] four

            text
            """,
            "Bo.md": """
            ---
            type: contact
            ---
            # Interactions

            > [!call] five

            ^abcd

            > [!call] six

            ^i-my-own

            > [!call] seven

            ^twice

            > [!call] eight

            ^twice
            """,
        ])
    }

    /// The subject of what is meant, `?` and the subjects where several are, `-` where nothing is.
    private static func meant(_ text: String) throws -> String {
        let query = try #require(InteractionQuery(text))
        switch InteractionNaming.match(query, among: try vault().interactions) {
        case .found(let interaction): return interaction.subject
        case .ambiguous(let interactions): return "? " + interactions.map(\.subject).joined(separator: " ")
        case .notFound(let nearest): return nearest.isEmpty ? "-" : "nearest?"
        }
    }

    @Test(
        "an id is found whole, without `i-`, and by a beginning that only one has",
        arguments: [
            ("i-abcd000001", "one"), ("^i-abcd000001", "one"), ("abcd000001", "one"), ("^abcd000001", "one"),
            ("i-abce", "two"), ("abce", "two"),
            ("abcd0", "one"), ("abcd", "five"), ("abc", "? five one two"), ("i-abc", "? one two"), ("i-abcd", "one"),
            ("i", "? six one two"),
            ("my-own", "? six three"), ("i-my-own", "six"), ("my-ow", "? six three"), ("i-my", "six"),
            ("twice", "? seven eight"), ("twic", "? seven eight"),
            ("x", "-"), ("abcd0000011", "-"), ("ABCD000001", "-"), ("000001", "-"), ("own", "-"),
        ])
    func ids(text: String, expected: String) throws {
        #expect(try Self.meant(text) == expected)
    }

    @Test("any line of an interaction names it, from its header to its id", arguments: 1...20)
    func lines(line: Int) throws {
        let expected =
            switch line {
            case 6...9: "one"
            case 11...13: "two"
            case 15...17: "three"
            case 19: "four"
            default: "-"
            }
        #expect(try Self.meant("Contacts/Ada.md:\(line)") == expected)
        #expect(try Self.meant("Contacts/Ada:\(line)") == expected)
        #expect(try Self.meant("./Contacts/Ada:\(line)") == expected)
    }

    @Test("the path must be the note's, whatever its Unicode form")
    func otherPaths() throws {
        for text in [
            "Ada.md:6", "contacts/Ada.md:6", "Contacts/Ada.MD:6", "Contacts/Ada.md.md:6", "/Contacts/Ada.md:6",
        ] {
            #expect(try Self.meant(text) == "-", "\(text)")
        }
        let vault = try InMemoryVault(["e\u{301}.md": "---\ntype: contact\n---\n# Interactions\n\n> [!call] x\n"])
        let query = try #require(InteractionQuery("\u{E9}:6"))
        #expect(vault.interactions.filter(query.fits).count == 1)
    }

    @Test("every interaction of the sample vault is found by its id, the id's tail, and each of its lines")
    func sample() throws {
        let interactions = try InMemoryVault.sample().interactions
        func isFound(_ text: String, _ interaction: Interaction) -> Bool {
            guard let query = InteractionQuery(text),
                case .found(let found) = InteractionNaming.match(query, among: interactions)
            else { return false }
            return found.place == interaction.place
        }
        for interaction in interactions {
            if let id = interaction.id {
                #expect(isFound(id, interaction) && isFound("^" + id, interaction))
                #expect(isFound(id.hasPrefix("i-") ? String(id.dropFirst(2)) : id, interaction))
            }
            #expect(isFound(interaction.place, interaction))
            #expect(isFound("\(interaction.holder.path):\(interaction.sourceLines.upperBound)", interaction))
        }
    }
}
