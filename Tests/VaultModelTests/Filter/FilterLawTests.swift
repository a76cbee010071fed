import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("Laws of FILTER")
struct FilterLawTests {
    /// Keys with a few values that they may have, and some that nobody has.
    private static let values: [(key: String, values: [String])] = [
        ("tag", ["customer", "supplier", "SHOP", "nobody"]), ("kind", ["person", "organization"]),
        ("owner", ["\"Dev Okafor\"", "\"Nora Whitcombe\""]), ("language", ["en", "fr", "de", "da"]),
        ("relation", ["spouse", "\"Owen Vega\""]), ("starred", ["true", "false"]),
        ("type", ["call", "email", "letter", "fax"]), ("code", ["order", "order/quote", "supply"]),
        ("evaluation", ["positive", "negative", "neutral"]), ("by", ["dev", "nora", "imani"]),
        ("template", ["\"Wheel list\"", "\"Wheel ready\""]),
        ("last", ["1w", "6w", "90d", "1y"]), ("attempted", ["1d", "3m", "2y"]),
        ("interactions", ["0", "2", "7", "12"]),
        ("due", ["today", "2026-04", "3m", "2026-12-31"]), ("created", ["2024", "2025-03", "2025-11-04"]),
        ("keep-in-touch", ["6w", "3m", "1y"]), ("account", ["417", "2000"]), ("name", ["Beatrix", "M", "s", "ε"]),
        ("birthday", ["1970", "1991-08-30"]),
    ]

    private static let bareWords = ["a", "ruth", "vega", "\"lane bikes\"", "ß", "søren", "x"]

    /// A word without `not:`; of one with commas also its parts as words of their own.
    private static func word(_ seed: inout Seed) -> (word: String, parts: [String]) {
        guard !seed.once(in: 6), let entry = seed.pick(values) else {
            let word = seed.pick(bareWords) ?? "a"
            return (word, [word])
        }
        if seed.once(in: 8), let value = seed.pick(entry.values) {
            let word = entry.key + (seed.once(in: 2) ? ">" : "<") + value
            return (word, [word])
        }
        let parts = (0...seed.below(3)).map { _ in value(entry.values, &seed) }
        return (entry.key + ":" + parts.joined(separator: ","), parts.map { entry.key + ":" + $0 })
    }

    private static func value(_ values: [String], _ seed: inout Seed) -> String {
        let one = seed.pick(values) ?? "*"
        switch seed.below(6) {
        case 0: return "*"
        case 1: return "\(one).."
        case 2: return "..\(one)"
        default: return one
        }
    }

    @Test("not: is the complement, two words are the intersection, a comma is the union")
    func laws() throws {
        let register = try FilterFixture.sample.get()
        let all = Set(register.overviews.map(\.contact.path))
        func listed(_ filter: String) throws -> Set<NotePath> {
            let filter = try ContactFilter(filter, on: FilterFixture.today)
            return Set(try register.overviews(matching: filter).map(\.contact.path))
        }
        var selective = 0
        for round in 0..<1_500 {
            var seed = Seed(Seed.ofRun &+ UInt64(round))
            let (one, other) = (Self.word(&seed), Self.word(&seed))
            let (first, second) = (try listed(one.word), try listed(other.word))
            let told = Comment("seed \(Seed.ofRun &+ UInt64(round)): \(one.word) and \(other.word)")
            #expect(try listed("not:\(one.word)") == all.subtracting(first), told)
            #expect(try listed("\(one.word) \(other.word)") == first.intersection(second), told)
            #expect(try listed("\(other.word)  \(one.word)") == first.intersection(second), told)
            #expect(try one.parts.reduce(into: []) { try $0.formUnion(listed($1)) } == first, told)
            if !first.isEmpty, first != all { selective += 1 }
        }
        // Words that let all or nobody pass would fulfil every law.
        #expect(selective > 700)
    }

    @Test("a range holds both its ends, and > and < all that lies beyond them")
    func ranges() throws {
        let register = try FilterFixture.sample.get()
        func listed(_ filter: String) throws -> Set<NotePath> {
            Set(try register.overviews(matching: ContactFilter(filter, on: FilterFixture.today)).map(\.contact.path))
        }
        for (key, values) in Self.values {
            for value in values {
                let present = try listed("\(key):*")
                let (from, upTo) = (try listed("\(key):\(value).."), try listed("\(key):..\(value)"))
                let (above, below) = (try listed("\(key)>\(value)"), try listed("\(key)<\(value)"))
                // Of several values one may lie on each side.
                guard
                    !["tag", "owner", "relation", "type", "code", "evaluation", "by", "template", "name"].contains(key)
                else { continue }
                #expect(above.isDisjoint(with: upTo), "\(key) \(value)")
                #expect(below.isDisjoint(with: from), "\(key) \(value)")
                #expect(above.union(upTo).isSuperset(of: present) || key == "birthday", "\(key) \(value)")
            }
        }
    }

    @Test("a label counts as none of an address alone; all else in brackets is a part of the value")
    func labels() throws {
        let note: FileContent =
            "---\ntype: contact\ntags: [vip (old)]\njob-title: Engineer (retired)\nemails: [a@b.example (work)]\n---\n"
        let register = FilterFixture.register(try InMemoryVault(["Vault.md": "---\nkith: 1\n---\n", "A.md": note]))
        func isListed(_ filter: String) throws -> Bool {
            try !register.overviews(matching: ContactFilter(filter, on: FilterFixture.today)).isEmpty
        }
        for filter in ["tag:vip", "job-title:Engineer"] { #expect(try !isListed(filter), "\(filter)") }
        for filter in ["tag:\"VIP (old)\"", "email:a@b.example", "email:\"a@b.example (work)\""] {
            #expect(try isListed(filter), "\(filter)")
        }
    }
}
