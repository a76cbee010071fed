import Testing

@testable import VaultModel

@Suite("Similar names")
struct NearestNamesTests {
    private static func distance(_ one: String, _ other: String, bound: Int) -> Int? {
        NearestNames.distance(Array(one.unicodeScalars), Array(other.unicodeScalars), bound: bound)
    }

    @Test(
        "letters changed, put in, left out or swapped are counted",
        arguments: [
            ("", "", 0), ("a", "", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("abcd", "abdc", 1), ("ca", "abc", 3),
            ("same", "same", 0),
            ("Ada", "ada", 1), ("flaw", "lawn", 2), ("abcdef", "badcfe", 3), ("佐藤", "左藤", 1),
        ])
    func distances(one: String, other: String, expected: Int) {
        #expect(Self.distance(one, other, bound: 10) == expected)
        #expect(Self.distance(other, one, bound: 10) == expected)
        #expect(Self.distance(one, other, bound: expected) == expected)
        #expect(expected == 0 || Self.distance(one, other, bound: expected - 1) == nil)
    }

    private static func nearest(_ name: String, _ names: [[String]], limit: Int = 5) -> [Int] {
        NearestNames.nearest(to: FoldedText(name), among: Array(names.indices), limit: limit) { names[$0] }
    }

    @Test("the nearest come first, then in their order; each counts by its best name")
    func order() {
        #expect(Self.nearest("smith", [["smyths"], ["smith"], ["x", "smit"], ["smyth"], ["other"]]) == [1, 2, 3])
        #expect(Self.nearest("abcdef", [["abxxef"], ["abcdeg"], ["zzzzzz", "ABCDÉF"]]) == [2, 1, 0])
    }

    @Test("a third of the letters may differ, at least one")
    func bound() {
        #expect(Self.nearest("ab", [["xb"], ["xy"]]) == [0])
        #expect(Self.nearest("abcdef", [["xycdef"], ["xyzdef"]]) == [0])
        #expect(Self.nearest("", [["a"], ["ab"], [""]]) == [2, 0])
        #expect(Self.nearest("abc", []).isEmpty)
        #expect(Self.nearest("abc", [[]]).isEmpty)
    }

    @Test("a word of a name counts as the name does")
    func words() {
        #expect(Self.nearest("vega", [["Owen Vega"], ["Walter Finch"], ["Marisol Vegas"]]) == [0, 2])
        #expect(Self.nearest("abernaty", [["Ruth Abernathy"]]) == [0])
    }

    @Test("no more than asked for")
    func limit() {
        #expect(Self.nearest("abc", Array(repeating: ["abd"], count: 9)) == [0, 1, 2, 3, 4])
        #expect(Self.nearest("abc", Array(repeating: ["abd"], count: 9), limit: 2) == [0, 1])
    }
}
