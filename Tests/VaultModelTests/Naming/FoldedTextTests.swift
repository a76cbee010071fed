import Testing
import VaultModel

@Suite("Texts without case and accents")
struct FoldedTextTests {
    @Test(
        "case, accents and Unicode forms do not count",
        arguments: [
            ("José", "JOSE"), ("Jose\u{301}", "josé"), ("Straße", "STRASSE"), ("ﬁn", "FIN"), ("Kim", "\u{212A}im"),
            ("Åsa", "\u{212B}sa"),
            ("Ελένη", "ελενη"), ("ΓΙΑΝΝΗΣ", "Γιάννης"), ("İstanbul", "istanbul"), ("ſam", "SAM"), ("Łódź", "łodz"),
            ("Zoë", "zoe"),
            ("가", "\u{1100}\u{1161}"), ("Ж", "ж"), ("đặng", "Đang"),
        ])
    func equal(one: String, other: String) {
        #expect(FoldedText(one) == FoldedText(other))
        #expect(FoldedText(one).hashValue == FoldedText(other).hashValue)
        #expect(FoldedText(one).hasPrefix(FoldedText(other)))
        #expect(FoldedText(one).contains(FoldedText(other)))
        #expect(FoldedText("x " + one + " y").contains(FoldedText(other)))
    }

    @Test(
        "letters that are others stay others",
        arguments: [("Søren", "Soren"), ("Łódź", "Lodz"), ("ısık", "isik"), ("a b", "ab"), ("が", "か"), ("Ada", "Ada ")])
    func different(one: String, other: String) {
        #expect(FoldedText(one) != FoldedText(other))
    }

    @Test(
        "a part is found where it stands",
        arguments: [
            ("Ada Lovelace", "love", true), ("Ada Lovelace", "LACE", true), ("Ada", "", true), ("", "", true),
            ("", "a", false), ("aab", "ab", true),
            ("ababac", "abac", true), ("Ada", "adam", false), ("किरण", "क", true), ("किरण", "रण", true),
            ("佐藤 美咲", "美", true),
            ("ne\u{301}e", "nee", true), ("각", "가", false), ("aaa", "aab", false), ("🧑‍🚀 x", "🧑", true),
        ])
    func parts(text: String, part: String, isFound: Bool) {
        #expect(FoldedText(text).contains(FoldedText(part)) == isFound)
    }

    @Test(
        "a beginning is one by letters",
        arguments: [
            ("Ada Lovelace", "ada", true), ("Ada Lovelace", "Lovelace", false), ("Ada", "", true),
            ("Ada", "Adam", false), ("किरण", "क", true),
            ("Élan", "e", true), ("Straße", "stras", true), ("佐藤", "佐", true), ("ﬁn", "f", true),
        ])
    func beginnings(text: String, beginning: String, isOne: Bool) {
        #expect(FoldedText(text).hasPrefix(FoldedText(beginning)) == isOne)
    }
}
