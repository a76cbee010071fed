/// Makes text from notes fit to be shown: what a terminal would obey is replaced by something that is seen.
///
/// A note is anybody's text. Escape sequences in it could move the cursor, rename the window or hide a line, so none
/// ever reaches a terminal.
enum TerminalText {
    /// One line of text for a terminal.
    ///
    /// A tab becomes a blank. Other control characters, line ends included, become their pictures (`␛`, `␊`, `␡`); the
    /// second set of control characters, line separators and marks that turn the direction of all that follows become
    /// their numbers (`<9B>`, `<202E>`).
    static func printable(_ text: some StringProtocol) -> String {
        shown(text, isObeyed: \.isObeyedByTerminal) { $0 == "\t" ? " " : $0.picture }
    }

    /// Text of several lines for a terminal, each line printable.
    static func printableLines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { printable($0) }
    }

    /// Text for a document that people read: control characters but tabs and line feeds become visible, as in
    /// ``printable(_:)``; marks of direction stay, since a document holds them within their paragraph.
    static func withoutControls(_ text: some StringProtocol) -> String {
        shown(text, isObeyed: { $0.isControl && $0 != "\t" && $0 != "\n" }, as: \.picture)
    }

    /// The last guard before a terminal: lets line feeds and the style sequences of ``TextStyle`` through, and makes
    /// everything else visible that a terminal would obey, wherever it came from.
    static func guarded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0.mayBeObeyed && $0 != UInt8(ascii: "\n") }),
            text.unicodeScalars.contains(where: { $0.isObeyedByTerminal && $0 != "\n" })
        else { return text }
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if let style = TextStyle.sequence(at: rest) {
                result.append(contentsOf: style)
                rest = rest[style.endIndex...]
                continue
            }
            if scalar == "\t" {
                result.append(" ")
            } else if scalar.isObeyedByTerminal, scalar != "\n" {
                result.append(contentsOf: scalar.picture.unicodeScalars)
            } else {
                result.append(scalar)
            }
            rest = rest.dropFirst()
        }
        return String(result)
    }

    private static func shown(
        _ text: some StringProtocol, isObeyed: (Unicode.Scalar) -> Bool, as picture: (Unicode.Scalar) -> String
    ) -> String {
        guard text.utf8.contains(where: \.mayBeObeyed), text.unicodeScalars.contains(where: isObeyed) else {
            return String(text)
        }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isObeyed(scalar) {
                result.append(contentsOf: picture(scalar).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}

/// One line of text for a terminal, with visible forms of what it would obey: ``TerminalText/printable(_:)``.
func printable(_ text: some StringProtocol) -> String { TerminalText.printable(text) }

extension UInt8 {
    /// Whether it can be a part of a character that a terminal obeys; a quick test that finds almost none.
    fileprivate var mayBeObeyed: Bool { self < 0x20 || self == 0x7F || self == 0xC2 || self == 0xE2 }
}

extension Unicode.Scalar {
    /// Whether it is a control character: C0, delete, C1.
    fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

    /// Whether a terminal would do something else with it than show it.
    fileprivate var isObeyedByTerminal: Bool {
        isControl || (0x2028...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }

    /// A visible form of a character that has none.
    fileprivate var picture: String {
        switch value {
        case 0..<0x20: Unicode.Scalar(0x2400 + value).map { String($0) } ?? "�"
        case 0x7F: "␡"
        default: "<" + String(value, radix: 16, uppercase: true) + ">"
        }
    }
}
