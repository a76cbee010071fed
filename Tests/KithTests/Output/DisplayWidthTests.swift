import Testing

@testable import kith

@Suite("The width of text on a terminal")
struct DisplayWidthTests {
    @Test(
        "columns of a text",
        arguments: [
            ("", 0), ("plain", 5), ("Søren", 5), ("e\u{301}", 1), ("佐藤 美咲", 9), ("Ελένη", 5), ("ليلى", 4), ("한국", 4),
            ("\u{1112}\u{1161}\u{11AB}", 2), ("ｆｕｌｌ", 8), ("👍", 2), ("👍🏽", 2), ("👩‍🔬", 2), ("🇯🇵", 2), ("☎️", 2),
            ("☎", 1), ("a\u{200B}b", 2), ("–…“”", 4), ("\u{1B}[1mbold\u{1B}[0m", 4), ("𠮷", 2), ("नि", 2),
        ])
    func width(text: String, expected: Int) {
        #expect(DisplayWidth.of(text) == expected)
    }

    @Test(
        "a text that is too long ends in an ellipsis, within its width",
        arguments: [
            ("short", 5, "short"), ("longer", 5, "long…"), ("佐藤美咲", 5, "佐藤…"), ("佐藤美咲", 4, "佐…"), ("ab", 1, "…"),
            ("ab", 0, ""), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("\u{1B}[1mbold\u{1B}[0m", 3, "\u{1B}[1mbo…\u{1B}[0m"),
        ])
    func cut(text: String, width: Int, expected: String) {
        #expect(DisplayWidth.cut(text, to: width) == expected)
        #expect(DisplayWidth.of(DisplayWidth.cut(text, to: width)) <= width)
    }
}
