import TestSupport
import Testing

@testable import VaultModel

@Suite("Contacts that are likely the same")
struct DuplicateSearchTests {
    private static func pairs(_ contacts: [(String, String)]) throws -> [DuplicatePair] {
        let files = contacts.map { stem, properties in
            ("Contacts/\(stem).md", FileContent("---\ntype: contact\n\(properties)\n---\n"))
        }
        return DuplicateSearch(try InMemoryVault(Dictionary(uniqueKeysWithValues: files)).contacts).pairs()
    }

    @Test(
        "two contacts, what speaks for it, and how likely it is",
        arguments: [
            ("name: Ada Reed", "name: Reed, Ada", .medium, [.sameName("Ada Reed", "Reed, Ada")]),
            ("name: Ada Reed", "aliases: [ADA REED]", .medium, [.sameName("Ada Reed", "ADA REED")]),
            ("name: Ada Reed", "given-name: Ada\nfamily-name: Reed", .medium, [.sameName("Ada Reed", "Ada Reed")]),
            ("name: Jon Smith", "name: John Smith", .low, [.similarName("Jon Smith", "John Smith")]),
            ("aliases: [Jon Smith, J S]", "aliases: [John Smith, j s]", .low, [.sameAlias("J S", "j s")]),
            (
                "name: Jon Smith\naliases: [J]", "name: John Smith\naliases: [J]", .low,
                [.similarName("Jon Smith", "John Smith")]
            ),
            (
                "aliases: [J S]\nphones: [020 1]", "aliases: [J S]\nphones: [020 1]", .high,
                [.sameAlias("J S", "J S"), .phone("020 1")]
            ),
            (
                "name: Jon Smith\nemails: [J@x.example (work)]", "name: John Smith\nemails: j@x.example", .high,
                [.similarName("Jon Smith", "John Smith"), .email("J@x.example")]
            ),
            (
                "name: Ada Reed\nphones: [\"+44 20 1 (home)\", \"+44 20 2\"]",
                "name: Ada Reed\nphones: [0044-20-1, \"(0044) 202\"]", .high,
                [.sameName("Ada Reed", "Ada Reed"), .phone("+44 20 1"), .phone("+44 20 2")]
            ),
            ("emails: [a@x.example, A@X.example]", "emails: [a@x.example (old)]", .medium, [.email("a@x.example")]),
            (
                "phones: [\"020 111\"]\norganization: \"[[North]]\"", "phones: [020111]\norganization: \"[[South]]\"",
                .medium, [.phone("020 111")]
            ),
            (
                "phones: [\"020 111\"]\norganization: \"[[Orgs/North]]\"",
                "phones: [020111]\norganization: \"[[north|N]]\"", .low, [.phone("020 111")]
            ),
            ("emails: [a@x.example]", "emails: [a@x.example]\nkind: organization", .low, [.email("a@x.example")]),
            (
                "name: North Works\nkind: organization", "name: works north\nkind: organization", .medium,
                [.sameName("North Works", "works north")]
            ),
        ] as [(String, String, DuplicatePair.Confidence, [LikenessReason])])
    func found(one: String, other: String, confidence: DuplicatePair.Confidence, reasons: [LikenessReason]) throws {
        let pairs = try Self.pairs([("1", one), ("2", other)])
        #expect(pairs.map(\.confidence) == [confidence])
        #expect(pairs.map(\.reasons) == [reasons])
    }

    @Test(
        "two contacts for which nothing speaks",
        arguments: [
            ("name: Ada Reed", "name: Ada Lovelace"), ("name: Ada Reed", "name: ada reed\nkind: organization"),
            ("emails: [a@x.example]", "emails: [b@x.example]"), ("phones: [none]", "phones: [none]"),
            ("phones: [\"12\"]", "phones: [\"12\"]"), ("emails: [\"\"]", "emails: [\"\"]"),
            ("aliases: [—]", "aliases: [—]"),
            ("emails: [a@x.example]\norganization: \"[[2]]\"", "emails: [a@x.example]\nkind: organization"),
            (
                "phones: [020 11]\nkind: organization\naliases: [X Works]",
                "phones: [020 11]\norganization: \"[[Orgs/x works|X]]\""
            ),
            ("given-name: Ada", "given-name: Ada"), ("aliases: [Jon Smith]", "aliases: [John Smith]"),
            ("name: Li Wei", "name: Lu Wei"),
            ("tags: [a]\nwebsite: x.example", "tags: [a]\nwebsite: x.example"),
        ])
    func notFound(one: String, other: String) throws {
        #expect(try Self.pairs([("1", one), ("2", other)]).isEmpty)
    }

    @Test("who says more stays, else who comes first by path")
    func kept() throws {
        let more = try Self.pairs([("1", "name: Ada Reed"), ("2", "name: Ada Reed\ntags: [a, b]\nlanguage: en")])
        #expect(more.map(\.keep.stem) == ["2"] && more.map(\.other.stem) == ["1"])
        let same = try Self.pairs([("b", "name: Ada Reed"), ("a", "name: Ada Reed")])
        #expect(same.map(\.keep.stem) == ["a"] && same.map(\.other.stem) == ["b"])
    }

    @Test("the most likely come first, then those with more reasons, then by path")
    func order() throws {
        let pairs = try Self.pairs([
            ("a", "name: Jon Smith"), ("b", "name: John Smith"),
            ("c", "name: Ada Reed"), ("d", "name: Ada Reed"),
            ("e", "name: Li Wei\nemails: [w@x.example]"), ("f", "name: Li Wei\nemails: [w@x.example]"),
            ("g", "name: Bo Ek\nemails: [e@x.example]\nphones: [020 1]"),
            ("h", "name: Bo Ek\nemails: [e@x.example]\nphones: [020 1]"),
        ])
        #expect(pairs.map { $0.keep.stem + $0.other.stem } == ["gh", "ef", "cd", "ab"])
        #expect(pairs.map(\.confidence) == [.high, .high, .medium, .low])
    }

    @Test("an address that several have is nobody's own, and one that many have says nothing by itself")
    func shared() throws {
        func contacts(_ count: Int) -> [(String, String)] {
            (1...count).map { ("\($0)", "phones: [\"020 111\"]\nname: \($0 < 3 ? "Ada Reed" : "Nr \($0)")") }
        }
        #expect(try Self.pairs(contacts(2)).map(\.confidence) == [.high])
        #expect(try Self.pairs(contacts(3)).map(\.confidence) == [.high, .low, .low])
        #expect(try Self.pairs(contacts(DuplicateSearch.mostSharing)).count == 10)
        let many = try Self.pairs(contacts(DuplicateSearch.mostSharing + 1))
        #expect(many.map(\.confidence) == [.high])
        #expect(many.first?.reasons == [.sameName("Ada Reed", "Ada Reed"), .phone("020 111")])
    }

    @Test("a name that very many have says nothing by itself")
    func common() throws {
        let most = DuplicateSearch.mostAlike
        func contacts(_ count: Int) -> [(String, String)] { (1...count).map { ("\($0)", "name: Unknown Caller") } }
        #expect(try Self.pairs(contacts(most)).count == most * (most - 1) / 2)
        #expect(try Self.pairs(contacts(most + 1)).isEmpty)
    }

    @Test("all pairs are found that holding each contact against each other finds, and none twice")
    func complete() throws {
        var count = 0
        for number in 0..<40 {
            let seed = Seed.ofRun &+ UInt64(number)
            var generator = DuplicateGenerator(seed: Seed(seed))
            let contacts = try InMemoryVault(generator.vault(of: 30)).contacts
            let search = DuplicateSearch(contacts)
            // What is shared by more is left out on purpose.
            let addresses = contacts.flatMap { ContactTraits($0).addresses }.reduce(into: [:]) {
                $0[$1, default: 0] += 1
            }
            var expected: Set<[NotePath]> = []
            for first in contacts.indices {
                for second in contacts.indices where second > first {
                    let (one, other) = (ContactTraits(contacts[first]), ContactTraits(contacts[second]))
                    let reasons = one.reasons(toBe: other)
                    #expect(reasons.count == other.reasons(toBe: one).count, "seed \(seed)")
                    let shared = one.addresses.intersection(other.addresses)
                    let isFewer = shared.contains { addresses[$0, default: 0] <= DuplicateSearch.mostSharing }
                    guard isFewer || reasons.contains(where: { !$0.isAddress }) else { continue }
                    expected.insert([contacts[first].path, contacts[second].path].sorted())
                }
            }
            let found = search.pairs().map { [$0.keep.path, $0.other.path].sorted() }
            #expect(Set(found) == expected, "seed \(seed)")
            #expect(Set(found).count == found.count, "seed \(seed)")
            count += found.count
        }
        #expect(count > 200)
    }

    @Test("the order in which contacts come changes nothing")
    func symmetric() throws {
        var generator = DuplicateGenerator(seed: Seed(Seed.ofRun))
        let contacts = try InMemoryVault(generator.vault(of: 40)).contacts
        func told(_ contacts: [Contact]) -> [String] {
            DuplicateSearch(contacts).pairs().map { "\($0.keep.path) \($0.other.path) \($0.confidence) \($0.reasons)" }
        }
        #expect(told(contacts) == told(contacts.reversed()))
        #expect(!told(contacts).isEmpty)
    }
}
