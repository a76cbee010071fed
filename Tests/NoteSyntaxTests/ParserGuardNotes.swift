import NoteSyntax
import Testing

/// A note that the guard refuses, and why.
struct RefusedNote: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let violation: ParserGuard.Violation
    let text: String

    init(_ name: String, _ violation: ParserGuard.Violation, _ text: String) {
        testDescription = name
        self.violation = violation
        self.text = text
    }
}

enum RefusedNotes {
    static let all = tooDeep + others

    static let tooDeep = [
        RefusedNote(
            "items and blank lines", .tooDeep(line: 1), repeated("- ", 20_000) + "x" + repeated("\n", 20_000)),
        RefusedNote("quotes and nothing else", .tooDeep(line: 1), repeated(">", 101)),
        RefusedNote("numbers and quotes by turns", .tooDeep(line: 3), "> a\n\n" + repeated("1. > ", 60) + "a"),
        RefusedNote("behind each kind of line end", .tooDeep(line: 5), "a\r\nb\rc\n\n" + repeated("+\t", 101)),
        RefusedNote("deeper by the line", .tooDeep(line: 101), lines { repeated("  ", $0) + "- a\n" }),
        RefusedNote(
            "deeper by the line, with blank lines", .tooDeep(line: 201), lines { repeated("   ", $0) + "9) a\n\n" }),
        RefusedNote("deeper by the line, by tabs", .tooDeep(line: 101), lines { repeated("\t", $0) + "- a\n" }),
        RefusedNote(
            "items in quotes, deeper by the line", .tooDeep(line: 101), lines { ">" + repeated("  ", $0) + "- a\n" }),
        RefusedNote(
            "behind front matter and a byte order mark", .tooDeep(line: 3), "---\n---\n\u{FEFF}" + repeated("- ", 101)),
        RefusedNote("behind two byte order marks", .tooDeep(line: 1), "\u{FEFF}\u{FEFF}" + repeated("> ", 101)),
    ]

    static let others = [
        RefusedNote(
            "blank lines in 100 items", .tooManyNestedLines(line: 199_976),
            repeated("- ", 100) + "x" + repeated("\n", 200_000)),
        RefusedNote(
            "blank lines in 50 items", .tooManyNestedLines(line: 399_988),
            repeated("- ", 50) + "x" + repeated("\r\n", 400_000)),
        RefusedNote(
            "100 items again and again", .tooManyNestedLines(line: 7_693), repeated(repeated("* ", 100) + "x\n", 8_000)),
        RefusedNote(
            "blank lines in a quote with 99 items", .tooManyNestedLines(line: 159_981),
            "> " + repeated("- ", 99) + "x\n" + repeated(">\n", 160_000)),
        RefusedNote("open images and links by turns", .tooManyOpenImages(line: 1), repeated("![[]()", 10_000)),
        RefusedNote(
            "open images, then links", .tooManyOpenImages(line: 669),
            "\n" + repeated("![", 30_000) + "\n" + repeated("[]()\n", 1_000)),
        RefusedNote(
            "images whose ends are in code", .tooManyOpenImages(line: 1),
            repeated("![`]`", 10_000) + repeated("[]()\n", 1_000)),
        RefusedNote("reference links", .tooManyOpenImages(line: 3), "[r]: u\n\n" + repeated("![[r]", 10_000)),
        RefusedNote("brackets", .tooManyMarks(line: 1), repeated("[", 2_100_000)),
        RefusedNote("short lines", .tooManyMarks(line: 2_097_153), repeated("a\n", 2_100_000)),
    ]

    /// 101 lines, made from their number.
    private static func lines(_ line: (Int) -> String) -> String { (0...100).map(line).joined() }
}

/// A large note as people have them.
struct OrdinaryNote: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String

    init(_ name: String, count: Int, after head: String = "", _ line: (Int) -> String) {
        testDescription = name
        text = head + (0..<count).map(line).joined()
    }
}

enum OrdinaryNotes {
    static let all = kith + obsidian + elsewhere

    static let kith = [
        OrdinaryNote("a contact with 5,000 interactions", count: 5_000, after: "---\ntype: contact\n---\n") { number in
            let sentence = "They approve [[Budget 2026|the budget]], **if** the pilot starts in _May_ (see `plan`). "
            return
                "> [!call] 2026-03-09 14:05 Call \(number)\n> - logged-by:: [[Jane Doe]]\n> - with:: [[Sam Cooper]]\n"
                + ">\n" + repeated("> " + sentence + "\n", 9) + "\n^i-k3f7qa\(number)\n\n"
        },
        OrdinaryNote("a segment of 100,000 contacts", count: 100_000) { "- [[Person \($0)]]\n" },
    ]

    static let obsidian = [
        OrdinaryNote("a table of 10,000 rows with pictures", count: 10_000, after: "|a|b|c|\n|-|-|-|\n") {
            "| ![[photo \($0).png\\|80]] | ![icon](a_b.png) [[Person \($0)]] | [page](https://x.example/\($0)) |\n"
        },
        OrdinaryNote("10,000 badges in one paragraph", count: 10_000) {
            "[![b](b.svg \"\($0)\")](https://x.example)\n"
        },
        OrdinaryNote("code with macros and blank lines", count: 20_000, after: "```rust\n") {
            "    let v\($0) = vec![a[\($0)], 1]; // \"\\n\" * 2\n\n"
        },
        OrdinaryNote("lists within lists, 12 deep", count: 20_000) { repeated("    ", $0 % 12) + "- a\n" },
        OrdinaryNote("loose lists with blank lines", count: 20_000) { _ in "1. one\n\n   - two\n\n\n     three\n\n\n" },
        OrdinaryNote("nested callouts", count: 5_000) { _ in "> [!note] a\n> > [!tip] b\n> > > - [ ] c\n>\n> d\n\n" },
    ]

    static let elsewhere = [
        OrdinaryNote("mail quoted 30 times", count: 20_000) { repeated("> ", $0 % 30) + "text\n" },
        OrdinaryNote("rulers", count: 2_000) { _ in repeated("-", 200) + "\n\n" + repeated("* ", 60) + "\n\n" },
        OrdinaryNote("drawings in indented code", count: 5_000) { repeated(" ", $0 % 150) + "- - + > 1. 2. |\n" },
        OrdinaryNote("long indentation by tabs", count: 5_000) { repeated("\t", $0 % 99) + "x\n" },
        OrdinaryNote("numbers", count: 50_000) { "\($0), 12.50, -3.25, 1.000.000,00\n" },
        OrdinaryNote("a table of contents with dots", count: 5_000) { "\($0). " + repeated(".", 150) + " 7\n" },
        OrdinaryNote("one line of 2 MiB", count: 1 << 14) { _ in repeated("QUJDRA+/", 16) },
        OrdinaryNote("text in other scripts", count: 20_000) { _ in "佐藤さん，ﾃｽﾄ。 Привет, как дела? ليلى حداد\r\n\r\n" },
    ]
}

func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
