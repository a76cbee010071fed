/// A note that is made to be slow, deep or confusing for a parser, in any size.
public struct HostileNote: Sendable, CustomStringConvertible {
    /// What it tries, in a few words; no two notes of ``HostileNotes/all`` share it.
    public let name: String

    /// Whether libcmark 0.30.2 takes more than its share of time for it, so that it must be refused once it is large.
    public let isSlow: Bool

    private let make: @Sendable (Int) -> [UInt8]

    /// The name, for test reports.
    public var description: String { name }

    /// The note's bytes: about `size` of them, never more than a unit or a line beyond that.
    public func bytes(_ size: Int) -> [UInt8] { make(size) }

    /// A note that is `head`, then each of `units` repeated over an equal share of the size.
    init(_ name: String, isSlow: Bool = false, after head: String = "", _ units: String...) {
        self.init(name, isSlow: isSlow) { size in
            var bytes = Array(head.utf8)
            for unit in units { Self.append(unit, for: size / units.count, to: &bytes) }
            return bytes
        }
    }

    /// Repeats the unit over `size` bytes or just beyond, doubling what is there: unoptimized loops over megabytes take
    /// seconds.
    private static func append(_ unit: String, for size: Int, to bytes: inout [UInt8]) {
        let count = (size + unit.utf8.count - 1) / unit.utf8.count * unit.utf8.count
        var filling = Array(unit.utf8)
        while filling.count < count { filling += filling }
        bytes += filling.prefix(count)
    }

    /// A note that is made from a size.
    init(_ name: String, isSlow: Bool = false, make: @escaping @Sendable (Int) -> [UInt8]) {
        self.name = name
        self.isSlow = isSlow
        self.make = make
    }

    /// A note of `line(0)`, `line(1)` and so on, up to the size.
    init(_ name: String, isSlow: Bool = false, lines line: @escaping @Sendable (Int) -> String) {
        self.init(name, isSlow: isSlow) { size in
            var bytes: [UInt8] = []
            var number = 0
            while bytes.count < size {
                bytes += line(number).utf8
                number += 1
            }
            return bytes
        }
    }
}

/// Inputs that have made Markdown parsers slow, or could: known weaknesses of libcmark and of others, for every test
/// that reads notes to be fed with.
public enum HostileNotes {
    /// All of them: no parser of ours may crash, hang or lose a byte over any.
    public static let all = containers + lists + images + brackets + emphasis + html + code + references + odds

    /// Block quotes and list items within each other.
    static let containers = [
        HostileNote("block quotes on one line", ">"),
        HostileNote("spaced block quotes on one line", "> "),
        HostileNote("numbered items on one line", "1. "),
        HostileNote("items and quotes by turns", "- > "),
        HostileNote("items that could be thematic breaks", "* "),
        HostileNote("many quotes, then lazy lines", ">", "a\n"),
        HostileNote("many quotes, then emphasis", isSlow: true, ">", "a*"),
        HostileNote("many items, then blank lines", isSlow: true, "- ", "\n"),
        HostileNote("many items, then CR", isSlow: true, "1) ", "\r"),
        HostileNote(
            "many items, then a fence with blank lines", isSlow: true,
            make: { size in
                Array(
                    (String(repeating: "+ ", count: size / 4) + "```" + String(repeating: "\n", count: size / 2)).utf8)
            }),
        HostileNote(
            "many items in a quote, then blank quoted lines", isSlow: true,
            make: { size in
                let items = String(repeating: "- ", count: size / 6) + "x\n"
                return Array(("> " + items + String(repeating: ">\n", count: size / 3)).utf8)
            }),
        HostileNote("quotes that deepen by the line", lines: { String(repeating: ">", count: $0) + "a\n" }),
        HostileNote("items that deepen by the line", lines: { String(repeating: "  ", count: $0) + "- a\n" }),
        HostileNote("items that deepen by the line, by tabs", lines: { String(repeating: "\t", count: $0) + "- a\n" }),
        HostileNote(
            "nested as deeply as is allowed, then blank lines", isSlow: true,
            make: { size in
                Array((String(repeating: "- ", count: 100) + "x" + String(repeating: "\n", count: size)).utf8)
            }),
        HostileNote(
            "nested as deeply as is allowed, again and again", isSlow: true,
            lines: { _ in String(repeating: "1. ", count: 99) + "a\n" }),
        HostileNote(
            "many items behind front matter and a byte order mark", isSlow: true, after: "---\n---\n\u{FEFF}",
            "- ", "\n"),
    ]

    /// Short lines, each of which is a block of its own.
    static let lists = [
        HostileNote("items of one letter", "- a\n"),
        HostileNote("empty items", "-\n"),
        HostileNote("items of mixed kinds", "+\n- **"),
        HostileNote("numbered items with blank lines", "\n1. a"),
        HostileNote("paragraphs of one letter", "a\n\n"),
        HostileNote("one paragraph of lines of one letter", "a\n"),
        HostileNote("blank lines", "\n"),
        HostileNote("carriage returns", "\r"),
        HostileNote("empty headings", "#\n"),
        HostileNote("headings underlined with dashes", "a\n---\n"),
        HostileNote("thematic breaks", "***\n"),
        HostileNote("closing hashes on one line", after: "# ", "# "),
        HostileNote("one line of blanks", after: "x", " "),
        HostileNote("one line of tabs", "\t"),
        HostileNote("items and tabs on one line", "-\t"),
        HostileNote("items, then blanks on the same line", "- ", " "),
    ]

    /// `![` that stay open while links close, which libcmark walks over each time.
    static let images = [
        HostileNote("open images and links by turns", isSlow: true, "![[]()"),
        HostileNote("open images, then links", isSlow: true, "![", "[]()"),
        HostileNote("open images and reference links", isSlow: true, after: "[r]: u\n\n", "![[r]"),
        HostileNote("open images whose end is in code", isSlow: true, "![`]`[](u)"),
        HostileNote("open images whose end is escaped", isSlow: true, "![\\][](u)"),
        HostileNote("open images whose end is in a tag", isSlow: true, "![<a b=']'>[](u)"),
        HostileNote("open images whose end is in an address", isSlow: true, "![![](])[](u)"),
        HostileNote("open images only", "!["),
        HostileNote("images in images", "![", "](u)"),
    ]

    /// Brackets, parentheses and what links are made of.
    static let brackets = [
        HostileNote("opening brackets", "["),
        HostileNote("closing brackets", "]"),
        HostileNote("brackets opened twice and closed once", "[[]"),
        HostileNote("nested brackets", "[", "]"),
        HostileNote("wiki-links never closed", "[[a"),
        HostileNote("links never closed", "[a](b"),
        HostileNote("links never closed, in pointed brackets", "[a](<b"),
        HostileNote("link titles never closed", "[a](b \""),
        HostileNote("parentheses in an address", after: "[a](", "("),
        HostileNote("brackets and parentheses", "[ (]("),
        HostileNote("full links", after: "[r]: u\n\n", "[r] "),
    ]

    /// Runs of `*` and `_`.
    static let emphasis = [
        HostileNote("openers without closers", "_a "),
        HostileNote("closers without openers", "a_ "),
        HostileNote("openers of one kind, closers of the other", "*a_ "),
        HostileNote("runs of two and of one", after: "a**b", "c* "),
        HostileNote("openers, then crossing runs", "*a ", "_a*_ "),
        HostileNote("emphasis across links", "**x [a*b**c*](d)"),
        HostileNote("openers between links", "*a [b](c) "),
        HostileNote("nested emphasis", "*a **a ", " a** a*"),
        HostileNote("stars between letters", "a*"),
        HostileNote("one run of stars", "*"),
        HostileNote("one run of underscores", "_"),
        HostileNote("underscores of growing length", lines: { String(repeating: "_", count: $0 % 200) + "a" }),
    ]

    /// Tags, comments and the like that never end.
    static let html = [
        HostileNote("comments never closed", after: "a", "<!-- a "),
        HostileNote("comment openers", after: "a", "<!--"),
        HostileNote("processing instructions never closed", after: "a", "<?"),
        HostileNote("CDATA never closed", after: "a", "<![CDATA["),
        HostileNote("declarations never closed", after: "a", "<!A "),
        HostileNote("tags never closed", after: "x", "<a "),
        HostileNote("attributes never closed", after: "x", "<a b=\""),
        HostileNote("one tag with many attributes", after: "x<a", " b='c'"),
        HostileNote("autolinks never closed", after: "x", "<a:b"),
        HostileNote("mail addresses never closed", after: "x", "<a@b."),
        HostileNote("an HTML block that never ends", after: "<script>\n", "a\n"),
        HostileNote("HTML blocks of one line", "<div>\n\n"),
        HostileNote("angle brackets", "<"),
    ]

    /// Backticks and fences.
    static let code = [
        HostileNote("backtick runs of growing length", lines: { String(repeating: "`", count: $0 + 1) + "a" }),
        HostileNote("backtick runs of shrinking length", lines: { String(repeating: "`", count: 80 - $0 % 80) + "a" }),
        HostileNote("one run of backticks", "`"),
        HostileNote("fences", "```\n"),
        HostileNote("a fence that never ends", after: "~~~\n", "a\n"),
        HostileNote("indented code with blank lines", "    a\n\n"),
    ]

    /// Link reference definitions and what looks them up.
    static let references = [
        HostileNote("the same definition", "[a]: b\n"),
        HostileNote("different definitions", lines: { "[r\($0)]: u\n" }),
        HostileNote("definitions and links to them", lines: { "[r\($0)]: u\n\n[r\($0 / 2)]\n\n" }),
        HostileNote("definitions without address", "[a]:\n"),
        HostileNote("definitions with open titles", "[a]: b \"\n"),
        HostileNote("definitions underlined", "[a]: b\n===\n"),
        HostileNote("labels never closed", "[a\n"),
        HostileNote(
            "labels of a thousand letters", lines: { _ in "[" + String(repeating: "a", count: 999) + "]: u\n" }),
        HostileNote(
            "a long address looked up often",
            make: { size in
                let definition = "[r]: " + String(repeating: "u", count: size / 2) + "\n\n"
                return Array((definition + String(repeating: "[r] ", count: size / 8)).utf8)
            }),
    ]

    /// Escapes, entities and bytes that are no text.
    static let odds = [
        HostileNote("ampersands", "&"),
        HostileNote("entities", "&ngE;"),
        HostileNote("entities never closed", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
        HostileNote("backslashes", "\\"),
        HostileNote("hard line breaks", "\\\n"),
        HostileNote("NUL", "\0"),
        HostileNote("NUL in lines", "a\0\n"),
        HostileNote("bytes that are not UTF-8", make: { [UInt8](repeating: 0xFF, count: $0) }),
        HostileNote("byte order marks", "\u{FEFF}"),
        HostileNote("byte order marks on lines of their own", "\u{FEFF}\r\n"),
        HostileNote("front matter that never ends", after: "---\n", "a: &a [*a, *a]\n"),
        HostileNote("front matter that is opened again and again", "---\n"),
    ]
}
