/// What generated notes are made of.
enum NoteFragments {
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// What makes containers, or nearly.
    static let markers = bytes([
        "> ", "> ", ">", ">  ", ">\t", "- ", "* ", "+ ", "-", "1. ", "2) ", "10. ", "  ", "   ", "    ", "\t", " ",
    ])

    static let lines = bytes([
        // Callouts and what belongs to them.
        "> [!call] 2026-03-09 14:05 Discussed", "> [!call]", "> [!note]- x", "[!call] x", "> > [!comment] 2026-03-10 y",
        "> - by:: [[Ada]]", "> - via::", "- with:: [[Bo]], [[Cy]]", "> text", ">", "> > quoted", "> [!call|m]+ ·",
        "^i-1",
        "  ^i-2", "^i-3 x", "## Interactions", "Interactions", "# Interactions #",
        // Leaf blocks.
        "text", "text  ", "# Heading", "###### six ######", "#", "####### seven", "===", "---", "-", "=", "***",
        "_ _ _",
        "```", "```` md", "~~~", "~~~~~", "    code", "\tcode", "[a]: /url", "[a]: <u> 'title'", "[a]:", "/url",
        "'title",
        "title'", "[^1]: note", "| a | b |", "|---|:-:|", "| [[A\\|b]] | c |",
        // HTML of every kind.
        "<div>", "</div>", "<b>", "<script>", "</script>", "<pre", "<style>x</style>", "<textarea>", "<!-- c -->",
        "<!--",
        "-->", "<?php", "?>", "<!DOCTYPE html>", "<!X", ">", "<![CDATA[", "]]>", "<a href=\"x\">", "</b >", "<1>",
        // Containers.
        "- item", "- [ ] task", "- [x] done", "1. one", "7) seven", "+", "*", "-   wide", "-     code", "> quote",
        ">> two",
        // Text of Obsidian and others.
        "%% comment %%", "%%", "$$", "$x$", "![[Embed]]", "[[Target#Heading|text]] ^id", "#tag", "==mark==", "~~gone~~",
        "&amp; &#91; &bogus;", "\u{3000}wide", "caf\u{65}\u{301}", "\u{2028}", "\u{85}", "\u{FEFF}", "\u{202E}rtl",
        "👩‍👩‍👧", "", "", "", " ", "\t", "\\", "key: value", "<<<<<<< ours", "=======", ">>>>>>> theirs",
    ])

    static let inlines = bytes([
        "`", "`", "``", "```", "a", "b ", " ", " `x` ", "\\", "\\`", "\\<", "<", ">", "\"", "'", "<a", "<a ", "</a",
        "<a b=c",
        " b='", " c=\"", "=", "/>", "</b>", "<!--", "-->", "--", "-", "<?", "?>", "<!X ", "<!x", "<![CDATA[", "]]>",
        "]",
        "<http://a.b/", "<a@b.c>", "<a:b>", "mailto:", "@", "\n", "\n", "\n> ", "\n  ", "\n    ", "\n\t", "\\\n",
        "  \n",
        "*", "**", "_", "é", "\u{A0}", "&lt;", "!", "(", ")", "#", "&#96;", "|", "\u{0C}", "\u{0B}", "{", ":", "/",
    ])

    static let leafStarts = bytes(["", "", "", "# ", "- ", "> ", "> > ", "1. ", "- > ", "> - ", "x\n", "> x\n"])

    static let properties = bytes([
        "type: contact", "name: \"Ada\"", "aliases: [a, 'b', \"c\"]", "tags:", "  - x", "- y", "# comment", "",
        "a: b: c",
        "@x: y", "key: |", "  block", "{a: b}", "- list", "name: twice", "x: &a 1", "\tTab: x", "\"q\": 'it''s'",
        "no colon",
        "é: ü", "owner: \"[[Ada]]\"", "...", "? q", "long: word\n  goes on",
    ])

    static let strangeBytes: [[UInt8]] = [
        [0x00], [0xFF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0x80], [0xEF, 0xBB], [0xED, 0xA0, 0x80], [0xC0, 0x80],
        [0x0D],
        [0x0A, 0x0D], [0x00, 0x0A], [0x1B], [0x7F], [0xF4, 0x90, 0x80, 0x80],
    ]

    private static func bytes(_ texts: [String]) -> [[UInt8]] {
        texts.map { Array($0.utf8) }
    }
}
