import Testing

@testable import VaultModel

@Suite("Headings and block ids as links name them")
struct AnchorHashingTests {
    private static func hash(_ text: String, in path: String = "A.md") -> Int {
        AnchorHashing(NotePath(path)).hash(text.utf8)
    }

    @Test(
        "Letters and digits count, case and all else do not",
        arguments: [
            ("## The new log", "the (New) log"), ("Log 2026-03-09 ##", "log 20260309"), ("a–b", "AB"),
            ("Élan vital", "e\u{301}lan VITAL"), ("^i-one", "^I-ONE"), ("^Größe", "^größe"), ("佐藤 美咲", "佐藤美咲"),
            ("#", ""), ("", "…"),
        ])
    func same(one: String, other: String) {
        #expect(Self.hash(one) == Self.hash(other))
    }

    @Test(
        "Other letters, other digits and a block id of the same name are another",
        arguments: [
            ("Log", "Logs"), ("Log 1", "Log 2"), ("Elan", "Élan"), ("one", "^one"), ("ab", "ba"), ("K", "["),
            ("0", "P"),
        ])
    func different(one: String, other: String) {
        #expect(Self.hash(one) != Self.hash(other))
    }

    @Test("Of headings in each other the last counts")
    func last() {
        #expect(Self.hash("A#Other") == Self.hash("Other"))
        #expect(Self.hash("Interactions#^i-one") == Self.hash("^i-one"))
        #expect(Self.hash("A#Other##") == Self.hash("Other"))
    }

    @Test("The same name in another note is another")
    func notes() {
        #expect(Self.hash("Log", in: "A.md") != Self.hash("Log", in: "B.md"))
    }
}
