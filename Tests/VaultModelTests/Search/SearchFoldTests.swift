import Foundation
import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

@Suite("Search")
struct SearchFoldTests {
    private static let ada = """
        ---
        type: contact
        name: Ada Lovelace
        aliases: [Countess, "Enchantress of Numbers"]
        emails: ada@engine.example
        tags:
          - client
          - "caf\\u00e9"
        ---
        Met at the *trade*
        show, in Zürich.

        - a list item
        - another, on budgets

        [^1]: A footnote.

        ## Interactions

        > [!call] 2026-03-09 14:05 Spoke of the Budget
        > - logged-by:: [[Jane]]
        > - topic:: engines
        >
        > First line.
        > Zürich wants
        > the numbers soon.
        >
        > > [!comment] 2026-03-10
        > > - by:: Jane
        > > They sent &amp; signed.

        ^i-1

        > [!email] 2026-04-01 Budget again
        > - visibility:: private

        > [!call] 2026-05-01 Budget draft
        > - postponed:: true
        """

    private static let files: [String: FileContent] = [
        "Contacts/Ada.md": FileContent(ada), "Notes/Plan.md": "# Budget\n\nThe budget of Ada\n",
    ]

    private static func hits(
        _ text: String, _ files: [String: FileContent] = files, filter: InteractionFilter? = nil, limit: Int? = nil
    ) throws -> [SearchHit] {
        let vault = try InMemoryVault(files)
        let question = SearchQuestion(try SearchQuery(text), policy: vault.policy, filter: filter, limit: limit)
        return vault.folding(SearchFold(question)).hits()
    }

    @Test(
        "each kind of text is found, with its line",
        arguments: [
            ("lovelace", ["3 name Ada Lovelace"]), ("countess", ["4 name Countess"]),
            ("engine.example", ["5 property emails: ada@engine.example"]),
            ("CAFÉ", ["8 property tags: café"]), ("trade show", ["10 prose Met at the *trade*"]),
            ("\"wants the numbers\"", ["25 body Zürich wants"]), ("soon", ["26 body the numbers soon."]),
            ("footnote", ["16 prose [^1]: A footnote."]), ("engines", ["22 field topic:: engines"]),
            ("signed", ["30 comment They sent &amp; signed."]), ("\"&amp;\"", ["30 comment They sent &amp; signed."]),
            ("jane", []), ("2026-03-09", []), ("i-1", []), ("postponed", []), ("contact", []),
            ("zurich wants", ["25 body Zürich wants"]),
        ] as [(String, [String])])
    func kinds(text: String, expected: [String]) throws {
        let hits = try Self.hits(text).filter { $0.path == NotePath("Contacts/Ada.md") }
        #expect(hits.map { "\($0.line) \($0.kind.word) \($0.text.text)" } == expected)
    }

    @Test("names come first, then subjects, bodies and the rest; newer ones before older")
    func order() throws {
        let shown = try Self.hits("budget").map { "\($0.path.stem):\($0.line) \($0.kind.word)" }
        #expect(shown == ["Ada:34 subject", "Ada:20 subject", "Ada:14 prose", "Plan:1 prose", "Plan:3 prose"])
        #expect(try Self.hits("budget", limit: 2).map(\.line) == [34, 20])
        #expect(try Self.hits("ada").map(\.kind.word) == ["name", "prose"])
    }

    @Test("the name of a note counts for all that stands in it, and a name alone finds the note once")
    func context() throws {
        #expect(try Self.hits("lovelace again").map(\.line) == [34])
        #expect(try Self.hits("plan budget").map(\.line) == [1, 3])
        #expect(try Self.hits("ada lovelace").map(\.line) == [3])
        #expect(try Self.hits("lovelace plan").isEmpty)
        #expect(try Self.hits("client café").map(\.line) == [7])
    }

    @Test("a filter leaves interactions alone, drafts only where it asks for them")
    func filters() throws {
        #expect(try Self.hits("budget", filter: InteractionFilter()).map(\.line) == [34, 20])
        var filter = InteractionFilter()
        filter.statuses = [.postponed]
        #expect(try Self.hits("budget", filter: filter).map(\.line) == [37])
        #expect(try Self.hits("lovelace", filter: InteractionFilter()).isEmpty)
    }

    @Test("of a long line what stands around the first match is shown")
    func excerpts() throws {
        let text = String(repeating: "before ", count: 100) + "needle " + String(repeating: "after ", count: 100)
        let hit = try #require(try Self.hits("needle", ["N.md": FileContent(text)]).first)
        #expect(hit.text.text.hasPrefix("…") && hit.text.text.hasSuffix("…") && hit.text.text.count == 242)
        #expect(hit.text.marks.map { String(hit.text.text[$0]) } == ["needle"])
    }

    @Test("expressions are matched without case, line ends included")
    func expressions() throws {
        #expect(try Self.hits("/^budg.t a/").map(\.line) == [34])
        #expect(try Self.hits("/zürich\\s+wants/").map(\.line) == [25])
        #expect(try Self.hits("/zurich/").isEmpty)
    }

    @Test("what the screen lets pass has all that the whole vault has, in generated notes", arguments: 0..<60)
    func property(round: UInt64) throws {
        let value = Seed.ofRun &+ round
        var generator = NameGenerator(seed: Seed(value))
        var files: [String: FileContent] = [:]
        let words = (0..<6).map { _ in generator.name() }
        func text(_ generator: inout NameGenerator) -> String {
            (0...generator.seed.below(4)).map { _ in
                let word = generator.respelled(generator.seed.pick(words) ?? "")
                let joint = generator.seed.pick(["", " ", "\n> ", "*", "&amp;", "\\", "<b>"]) ?? ""
                return word + joint
            }.joined()
        }
        for number in 0..<8 {
            let yaml = text(&generator).replacing("\n", with: " ").replacing("'", with: "''")
            let escaped = (words.randomElement(using: &generator.seed) ?? "").unicodeScalars
                .map { $0.value < 0x10000 && $0.value > 0x20 ? "\\u" + String(format: "%04x", $0.value) : String($0) }
                .joined()
            let value = generator.seed.once(in: 2) ? "'\(yaml)'" : "\"\(escaped)\""
            files["Contacts/\(generator.name()) \(number).md"] = FileContent(
                "---\ntype: contact\nnotes: \(value)\n---\n\(text(&generator))\n\n# Interactions\n\n> [!call] 2026-03-09 "
                    + text(&generator) + "\n>\n> " + text(&generator) + "\n")
        }
        let vault = try InMemoryVault(files)
        for _ in 0..<12 {
            var query = generator.respelled(generator.seed.pick(words) ?? "")
            if generator.seed.once(in: 3) { query += " " + (generator.seed.pick(words) ?? "") }
            if generator.seed.once(in: 4) { query = "\"\(query.replacing("\"", with: ""))\"" }
            guard let search = try? SearchQuery(query) else { continue }
            let question = SearchQuestion(search, policy: vault.policy)
            var screened = SearchFold(question)
            for note in vault.notes
            where note.tree.source.bytes.withUnsafeBufferPointer({ search.screen.passes(note.path, $0) }) {
                screened.add(note)
            }
            let whole = vault.unscreened(search)
            #expect(screened.hits().map(\.shown) == whole, "seed \(value): \(query)")
        }
    }

    @Test(
        "the screen finds all of the sample vault that is there",
        arguments: ["rim", "søren", "kjaergard", "misaki", "黒鉄", "ß", "1", "a e", "/\\bwheel/"])
    func sample(query: String) throws {
        let vault = try InMemoryVault.sample()
        let search = try SearchQuery(query)
        var screened = SearchFold(SearchQuestion(search, policy: vault.policy))
        for note in vault.notes
        where note.tree.source.bytes.withUnsafeBufferPointer({ search.screen.passes(note.path, $0) }) {
            screened.add(note)
        }
        #expect(screened.hits().map(\.shown) == vault.unscreened(search))
    }
}

extension InMemoryVault {
    /// What is found where no screen leaves anything out: neither notes nor passages.
    fileprivate func unscreened(_ query: SearchQuery) -> [String] {
        var found: [FoundPassage] = []
        for note in notes {
            let names = SearchMatch(query, names: []).terms(in: note.searchedNames)
            let interactions = Interaction.all(in: note, settings: settings)
            let filter = InteractionFilter()
            let passages =
                [(note.head, Set<Int>())]
                + interactions.filter { filter.matches($0, policy: policy) }.map { ($0.passage, names) }
                + note.proseLines(without: interactions).map { (note.prose($0), names) }
            for (passage, names) in passages {
                guard let match = SearchMatch(query, names: names).found(in: passage) else { continue }
                found.append(
                    FoundPassage(
                        path: note.path, contact: nil, line: match.line, kind: match.part.kind,
                        interaction: passage.interaction, text: match.text, label: match.part.label))
            }
        }
        return found.sorted(by: FoundPassage.isBefore).map { $0.hit(of: query).shown }
    }
}

extension SearchHit {
    fileprivate var shown: String { "\(path):\(line) \(kind.word) \(text.text)" }
}
