/// Makes texts that are hard to write into a note: they look like what stands around them.
///
/// The same seed gives the same texts again.
public struct TextGenerator: Sendable {
    private var seed: Seed

    /// A generator of texts.
    public init(seed: UInt64) {
        self.seed = Seed(seed)
    }

    /// A text for a subject or a field's value; with line ends and blanks at its ends at times, without control
    /// characters.
    public mutating func line() -> String {
        joined(Self.starts + Self.inlines, upTo: 4, separators: [" ", " ", "", "\t", "  ", "\n", "\r\n"])
    }

    /// A text for a body: lines of every kind, with every line end.
    public mutating func body() -> String {
        let endings = seed.pick([["\n"], ["\n"], ["\r\n"], ["\r"], ["\n", "\r", "\r\n"]]) ?? ["\n"]
        var text = ""
        for _ in 0..<seed.below(9) {
            text += seed.pick(Self.indents) ?? ""
            text += seed.pick(Self.lines + Self.starts) ?? ""
            if seed.once(in: 2) { text += (seed.pick([" ", "", "\t"]) ?? "") + (seed.pick(Self.inlines) ?? "") }
            text += seed.pick(endings) ?? "\n"
        }
        return text
    }

    /// A number below a bound, from the same source.
    public mutating func below(_ bound: Int) -> Int { seed.below(bound) }

    /// One of some values, from the same source.
    public mutating func pick<Element>(_ elements: [Element]) -> Element? { seed.pick(elements) }

    private mutating func joined(_ pieces: [String], upTo count: Int, separators: [String]) -> String {
        var text = seed.once(in: 6) ? seed.pick(separators) ?? "" : ""
        for index in 0...seed.below(count) {
            if index > 0 { text += seed.pick(separators) ?? " " }
            text += seed.pick(pieces) ?? ""
        }
        return text + (seed.once(in: 6) ? seed.pick(separators) ?? "" : "")
    }

    private static let indents = ["", "", "", "", " ", "  ", "    ", "\t", "> ", "> > ", ">", "   > ", "- ", "      "]

    /// What a subject may begin with to be taken for something else.
    private static let starts = [
        "2026-03-09", "2026-03-09 14:05", "14:05", "14:05:30", "2026-03-09T14:05", "2026-03-09T14:05+01:00",
        "2026-03-09T14:05Z", "[[2026-03-09]]", "[[2026-03-09]] 09:00", "09:00-10:00", "2026-02-30", "9:05", "+01:00",
        "2026-13-01", "·", "· ", "·x", "· ·", "+", "-", "+ x", "- x", "]", "|", "[!call]", "[!call]-", "^i-k3f7qa92xd",
        "^abc", "- by:: x", "by:: x", "* with:: [[A]]", "logged-by::", "std::vector", "#", "# Heading", "> quote",
        "```",
    ]

    private static let inlines = [
        "text", "two words", "[[Ada Lovelace]]", "[[A|b]]", "[[a#^b]]", "`code`", "``", "`", "**bold**", "[x](y)",
        "[x]: y", "<b>", "<!--", "-->", "%%", "e\u{301}", "\u{E9}", "한", "\u{1112}\u{1161}\u{11AB}", "👩‍👧", "\u{200D}",
        "\u{A0}", "\u{2028}", "\u{2029}x", "\u{3000}", "\u{FEFF}", "{{name}}", "\\", "\\[", "|", "~~x~~", "!", "![[",
        "a, b",
        "אב", "\u{202E}x", "&amp;", "$x$", "::",
    ]

    private static let lines = [
        "", "", " ", "\t", "plain", "# Heading", "## Interactions", "###### x", "===", "---", "***", "```", "```swift",
        "~~~", "~~~~", "<!-- x", "<!--", "-->", "<script>", "</script>", "<div>", "<![CDATA[", "]]>", "<?php", "?>",
        "[!call] 2026-01-01 x", "> [!call] 2026-01-01 x", "[!comment] 2026-01-01", "[!note]", "[!comment]",
        "^i-k3f7qa92xd", "- by:: [[X]]", "by:: x", "- list", "* list", "1. one", "10) ten", "| a | b |", "|---|---|",
        "[a]: http://x.example", "[^1]: note", "    indented code", "%%", "%% x %%", "<<<<<<< ours", ">>>>>>> theirs",
        "=======", "***bold", "_", "\\", "&nbsp;", "![[image.png]]", "![x](y", "- [ ] task", "{{date}}", "$$",
    ]
}
