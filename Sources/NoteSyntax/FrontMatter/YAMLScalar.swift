/// A text as the writer puts it into front matter: plain where every YAML reader takes it for that text, else in double
/// quotes, on one line in any case (format 2, Flat).
///
/// Quoted is whatever YAML 1.1 or 1.2 would read as anything but that text (`no`, `012`, `1:30`, `2026-03-09`, `a: b`),
/// what looks much like it, and every text that holds a wiki-link.
public struct YAMLScalar: Sendable, Hashable {
    /// Where in front matter a text stands.
    public enum Place: Sendable, Hashable {
        /// Behind `KEY: ` or `- `.
        case line
        /// Between the brackets of `[a, b]`.
        case flowList
    }

    /// What is written: the text itself, or the text with its quotes and escapes.
    public let source: String

    /// The text as it is written at a place.
    public init(_ text: String, in place: Place = .line) {
        self.init(text, in: place, keeping: .plain)
    }

    /// The text as it is written where one of that style stood: in the same quotes as far as they can hold it.
    ///
    /// Single quotes know no escapes: a text that needs one is put in double quotes.
    public init(_ text: String, in place: Place = .line, keeping style: FrontMatter.Scalar.Style) {
        switch style {
        case .singleQuoted where !Self.needsEscapes(text):
            source = "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        case .singleQuoted, .doubleQuoted:
            source = Self.quoted(text)
        case .plain, .block:
            source = Self.isPlain(text, in: place) ? text : Self.quoted(text)
        }
    }

    /// The text as it is written for whoever reads all of front matter as text, as Kith does: in quotes where the syntax
    /// needs them, and not for what another reader takes for a date, a number or a truth value.
    package init(untyped text: String) {
        source = Self.isPlainInSyntax(text, Array(text.utf8), in: .line) ? text : Self.quoted(text)
    }

    private static func isPlain(_ text: String, in place: Place) -> Bool {
        let bytes = Array(text.utf8)
        return isPlainInSyntax(text, bytes, in: place)
            && !isTypedWord(text) && !looksLikeNumber(bytes) && !looksLikeTime(bytes)
    }

    private static func isPlainInSyntax(_ text: String, _ bytes: [UInt8], in place: Place) -> Bool {
        beginsAndEndsPlainly(text, bytes, in: place) && !holdsSyntax(bytes, in: place) && !needsEscapes(text)
    }
}

// MARK: - Syntax

extension YAMLScalar {
    private static let indicators = Set("-?:,[]{}#&*!|>'\"%@`".utf8)
    private static let flowSyntax = Set(",[]{}:?".utf8)

    private static func beginsAndEndsPlainly(_ text: String, _ bytes: [UInt8], in place: Place) -> Bool {
        guard let first = bytes.first, let start = text.unicodeScalars.first, let end = text.unicodeScalars.last,
            !start.properties.isWhitespace, !end.properties.isWhitespace, bytes.last != UInt8(ascii: ":")
        else { return false }
        // A dash is syntax before a blank alone; three of them divide documents.
        guard first == UInt8(ascii: "-") else { return !indicators.contains(first) }
        return place == .line && bytes.count > 1 && !bytes[1].isBlank && !bytes.starts(with: "---".utf8)
    }

    private static func holdsSyntax(_ bytes: [UInt8], in place: Place) -> Bool {
        for (byte, next) in zip(bytes, bytes.dropFirst()) {
            switch (byte, next) {
            case (UInt8(ascii: ":"), .space), (.space, UInt8(ascii: "#")), (UInt8(ascii: "["), UInt8(ascii: "[")):
                return true
            default: break
            }
        }
        return place == .flowList && bytes.contains(where: flowSyntax.contains)
    }

    /// Whether a text can only be written with escapes, in double quotes.
    static func needsEscapes(_ text: String) -> Bool { text.unicodeScalars.contains(where: isEscaped) }

    /// Whether a character must be an escape: controls, line ends of any kind, and what YAML does not take for text.
    private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}

// MARK: - Types

extension YAMLScalar {
    private static let typedWords: Set<String> = [
        "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=",
        ".inf", "+.inf", "-.inf", ".nan", "+.nan", "-.nan",
    ]

    private static func isTypedWord(_ text: String) -> Bool {
        text.utf8.count <= 5 && typedWords.contains(text.lowercased())
    }

    /// Whether a text is made of what numbers are made of, of any base, with exponents, commas and minutes: some YAML
    /// reader may take it for one.
    private static func looksLikeNumber(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, first.isASCIIDigit || "+-.".utf8.contains(first) else { return false }
        return bytes.allSatisfy { byte in
            byte.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte.asciiLowercased)
                || "xXoO_.,:+-".utf8.contains(byte)
        }
    }

    /// Whether a text is made of what dates and times are made of.
    private static func looksLikeTime(_ bytes: [UInt8]) -> Bool {
        bytes.count > 4 && bytes.prefix(4).allSatisfy(\.isASCIIDigit) && bytes[4] == UInt8(ascii: "-")
            && bytes.allSatisfy { $0.isASCIIDigit || "-:.+TtZz ".utf8.contains($0) }
    }
}

// MARK: - Quotes

extension YAMLScalar {
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where isEscaped(scalar): quoted += escape(scalar)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let (letter, width) = scalar.value < 0x100 ? ("x", 2) : ("u", 4)
        return "\\" + letter + String(repeating: "0", count: width - digits.count) + digits
    }
}
