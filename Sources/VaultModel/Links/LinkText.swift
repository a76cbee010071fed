/// The ways in which Markdown and HTML spell a text that stands in a destination: with backslashes, `%20`, `&amp;`.
enum LinkText {
    /// A text with what `%` and two hexadecimal digits stand for; what is then no UTF-8 is replaced.
    static func percentDecoded(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap(hexadecimal)
            if byte == UInt8(ascii: "%"), digits.count == 2 {
                bytes.append(digits[0] << 4 | digits[1])
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text without the backslashes before punctuation, and with what entities stand for, the frequent ones by name.
    static func unescaped(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\\": result.append(isPunctuation(rest.first) ? rest.removeFirst() : scalar)
            case "&":
                let name = rest.prefix(8).prefix { $0 != ";" }
                if name.endIndex < rest.endIndex, rest[name.endIndex] == ";", let meant = entity(String(name)) {
                    result.append(meant)
                    rest = rest[name.endIndex...].dropFirst()
                } else {
                    result.append(scalar)
                }
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// A path as a destination: what would end it, or mean something else, with `%` and two hexadecimal digits.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - isPointed: Whether it stands in `<…>`, where blanks end nothing.
    ///   - escapesLetters: Whether letters that are not ASCII are written so as well.
    static func destination(_ path: String, isPointed: Bool, escapesLetters: Bool) -> String {
        let bytes = path.utf8.reduce(into: [UInt8]()) { result, byte in
            let isSpecial =
                byte < 0x20 || byte == 0x7F || #"\<>%#?&`"#.utf8.contains(byte)
                || !isPointed && " ()".utf8.contains(byte) || escapesLetters && byte >= 0x80
            guard isSpecial else { return result.append(byte) }
            let digits = Array("0123456789ABCDEF".utf8)
            result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar, scalar.isASCII else { return false }
        switch scalar.properties.generalCategory {
        case .control, .spaceSeparator, .decimalNumber, .uppercaseLetter, .lowercaseLetter: return false
        default: return true
        }
    }

    private static func entity(_ name: String) -> Unicode.Scalar? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        case "nbsp": return "\u{A0}"
        default:
            guard name.hasPrefix("#") else { return nil }
            let isHexadecimal = name.lowercased().hasPrefix("#x")
            let digits = name.dropFirst(isHexadecimal ? 2 : 1)
            return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap { Unicode.Scalar($0) }
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
