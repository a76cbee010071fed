/// Text from notes within Markdown.
enum MarkdownText {
    /// One line of text that renders as itself, also in dialects with strikethrough, tables, highlights, comments,
    /// formulas and tags.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: maySayMore) else { return text }
        let line = printable(text.replacing("\n", with: " "))
        var result = String.UnicodeScalarView()
        let scalars = Array(line.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            if means(scalar, before: next) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }

    /// Whether a byte can be a part of what is escaped; a quick test that most texts pass.
    private static func maySayMore(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x2B...0x3B, 0x20, 0x21, 0x28, 0x29: false  // letters, +,-./ digits :; blank !()
        case 0x80...0xFF: byte == 0xC2 || byte == 0xE2
        default: true
        }
    }

    /// Whether Markdown would read more than the character itself; nothing here stands at the beginning of a line.
    private static func means(_ scalar: Unicode.Scalar, before next: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\\", "`", "*", "_", "[", "]", "<", "|", "~", "$": true
        case "&": next == "#" || next.properties.isAlphabetic
        case "#", "^": next.properties.isAlphabetic || next.properties.numericType != nil
        case "=", "%": next == scalar
        default: false
        }
    }

    /// Text of several lines as a block quote within a list item.
    static func quoted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "  >\n" : "  > \(TerminalText.withoutControls($0))\n" }.joined()
    }
}
