import NoteSyntax
import TestSupport
import Testing
import Yams

/// What the writer puts into front matter is read as the same text by everybody (format 2, Flat).
@Suite("Texts written as YAML")
struct YAMLScalarTests {
    @Test(
        "what YAML 1.1 or 1.2 reads as anything but a text is quoted",
        arguments: [
            "", "~", "null", "Null", "NULL", "yes", "No", "ON", "off", "y", "N", "true", "False", "<<", "=",
            "0", "1", "-1", "+44", "012", "0o17", "0x1F", "0b101", "1_000", "1,000", "3.14", ".5", "5.", "1e3",
            "-1.5E-3",
            ".inf", "-.INF", ".NaN", "1:30", "190:20:30", "20:30.15", "1.2.3", "12", "2026-03-09", "2026-3-9",
            "2026-03-09 14:05", "2026-03-09T14:05:00Z", "2026-03-09 14:05:00.5 -5", "a: b", "a:", "a #b", "#a", "- a",
            "-",
            "--- a", "? a", ": a", "[a]", "{a}", "a\nb", "\u{85}", "&a", "*a", "!a", "|", ">", "'a'", "\"a\"", "%a",
            "@a",
            "`a`", " a", "a ", "\ta", "\u{A0}a", "a\tb", "[[Jane Doe]]", "spouse [[Sam Cooper]]", "a\u{0}b",
            "\u{FEFF}a",
        ])
    func quoted(text: String) throws {
        #expect(YAMLScalar(text).source.hasPrefix("\""))
        try check(text)
    }

    @Test(
        "other text stays as it is",
        arguments: [
            "Ada Lovelace", "Smith, John", "no problem", "it's", "he said \"x\"", "C#", "R&D", "a [b] c",
            "https://x.example/a?b=c#d",
            "ada@x.example", "ada@x.example (work)", "+44 20 7946 0001", "Europe/Berlin", "3m", "client 6w", "-k",
            "a:b", "日本語", "Zoë 🦊",
            "50%", "x = y", "a | b", "c-k3f7qa92xd", "e\u{301}", "\\n",
        ])
    func plain(text: String) throws {
        #expect(YAMLScalar(text).source == text)
        try check(text)
    }

    @Test(
        "between brackets commas, brackets and colons are quoted as well",
        arguments: ["Smith, John", "a [b] c", "{x}", "https://x.example", "what?", "-k", "a]"])
    func flow(text: String) throws {
        #expect(YAMLScalar(text, in: .flowList).source.hasPrefix("\""))
        try check(text)
    }

    @Test(
        "the quotes of what stood there are kept as far as they can hold the text",
        arguments: [
            ("x", .singleQuoted, "'x'"), ("it's", .singleQuoted, "'it''s'"), ("''", .singleQuoted, "''''''"),
            ("", .singleQuoted, "''"), ("no", .singleQuoted, "'no'"), ("a\\b", .singleQuoted, "'a\\b'"),
            ("a\tb", .singleQuoted, "\"a\\tb\""), ("x", .doubleQuoted, "\"x\""), ("", .doubleQuoted, "\"\""),
            ("x", .plain, "x"), ("no", .plain, "\"no\""), ("x", .block, "x"),
        ] as [(String, FrontMatter.Scalar.Style, String)])
    func keptStyle(text: String, style: FrontMatter.Scalar.Style, source: String) throws {
        for place in [YAMLScalar.Place.line, .flowList] {
            #expect(YAMLScalar(text, in: place, keeping: style).source == source)
        }
        #expect(try Yams.compose(yaml: "a: \(source)", .basic)?["a"]?.scalar?.string == text)
    }

    @Test("escapes are YAML's", arguments: [("a\"b\\c", #""a\"b\\c""#), ("\u{1}\u{85}\u{2028}", #""\x01\x85\u2028""#)])
    func escapes(text: String, source: String) throws {
        // A backslash or a quote within a text asks for no quotes by itself.
        #expect(YAMLScalar(text + "\n").source == source.dropLast() + "\\n\"")
        try check(text + "\n")
    }

    @Test("any text is read back by YAML as that text, on one line, in every place")
    func property() throws {
        var seed = Seed(Seed.ofRun)
        for _ in 0..<3_000 {
            let text = Self.text(&seed)
            try check(text, "seed \(Seed.ofRun), text \(text.debugDescription)")
        }
    }

    /// Written in every place, a text is what YAML 1.1 reads as a text, and what Kith reads.
    private func check(_ text: String, _ place: Comment? = nil) throws {
        let line = YAMLScalar(text).source
        let item = YAMLScalar(text, in: .flowList).source
        #expect(!line.contains { $0.isNewline }, place)
        let yaml = "key: \(line)\nlist:\n  - \(line)\nflow: [\(item), \(item)]\n"

        let root = try Yams.compose(yaml: yaml)
        let nodes = [root?["key"], root?["list"]?[0], root?["flow"]?[0], root?["flow"]?[1]]
        for node in nodes {
            // Yams makes strings of scalars in a way that takes a mark at their beginning for the byte order's.
            let expected =
                text.unicodeScalars.first == "\u{FEFF}" ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
            #expect(node?.scalar?.string.unicodeScalars.elementsEqual(expected) == true, place)
            #expect(node?.tag == Tag(.str), place)
        }
        #expect(root?["flow"]?.sequence?.count == 2, place)

        let frontMatter = try #require(FrontMatter.parse(Array("---\n\(yaml)---\n".utf8)), place)
        #expect(frontMatter.problems.isEmpty && frontMatter.isEditable, place)
        let read = ["key", "list", "flow"].flatMap { frontMatter[$0]?.scalars.map(\.text) ?? [] }
        #expect(read.count == 4, place)
        #expect(read.allSatisfy { $0.unicodeScalars.elementsEqual(text.unicodeScalars) }, place)
    }

    private static func text(_ seed: inout Seed) -> String {
        (0...seed.below(4)).map { _ in seed.pick(pieces) ?? "" }.joined()
    }

    private static let pieces = [
        "a", "Ada", "no", "null", "0", "1", "12", "2026-03-09", "14:05", "T", "Z", "e", "x", ".", "..", "-", "--", "+",
        "_",
        ":", ": ", " #", "#", " ", "  ", "\t", "\n", "\r", ",", "[", "]", "[[", "]]", "{", "}", "'", "\"", "\\", "\\n",
        "&", "*",
        "!", "|", ">", "%", "@", "`", "?", "? ", "- ", "~", "=", "<<", "é", "e\u{301}", "\u{301}", "🦊", "\u{A0}",
        "\u{85}",
        "\u{2028}", "\u{FEFF}", "\u{FFFE}", "\u{7F}", "\u{0}", "\u{1B}", "日本", "\u{202E}", "\u{10FFFF}", "\u{E000}",
        String(repeating: "long ", count: 300),
    ]
}
