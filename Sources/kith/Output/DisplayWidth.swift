/// How many columns of a terminal a text takes.
///
/// East Asian wide characters and emoji take two, combining and invisible ones none, all others one. The C library's
/// `wcwidth` knows that too, but only in the user's locale; output must not depend on it. Style sequences of
/// ``TextStyle`` take no room.
enum DisplayWidth {
    /// The columns that one line of printable or styled text takes.
    static func of(_ text: some StringProtocol) -> Int {
        if let count = plainCount(text) { return count }
        return Pieces(Substring(text)).reduce(0) { $0 + $1.width }
    }

    /// The text if it fits into so many columns, else its beginning and an ellipsis, its styles ended.
    static func cut(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        guard width > 0 else { return "" }
        var result = ""
        var room = width - 1
        var isStyled = false
        for piece in Pieces(text[...]) {
            guard piece.width <= room else { break }
            room -= piece.width
            result += piece.text
            if piece.isStyle { isStyled = piece.text != TextStyle.end }
        }
        return result + "…" + (isStyled ? TextStyle.end : "")
    }

    /// The width of text that is all visible ASCII, as almost all is; nil for other text.
    private static func plainCount(_ text: some StringProtocol) -> Int? {
        var count = 0
        for byte in text.utf8 {
            guard (0x20..<0x7F).contains(byte) else { return nil }
            count += 1
        }
        return count
    }

    /// A character as a reader sees it, or a style sequence.
    private struct Piece {
        let text: Substring
        let width: Int
        let isStyle: Bool
    }

    private struct Pieces: Sequence, IteratorProtocol {
        private var rest: Substring

        init(_ text: Substring) { rest = text }

        mutating func next() -> Piece? {
            guard let character = rest.first else { return nil }
            if let style = TextStyle.sequence(at: rest.unicodeScalars) {
                rest = rest[style.endIndex...]
                return Piece(text: Substring(style), width: 0, isStyle: true)
            }
            defer { rest = rest.dropFirst() }
            return Piece(text: rest.prefix(1), width: DisplayWidth.width(of: character), isStyle: false)
        }
    }

    /// Emoji that are joined or coloured, and flags, are one picture; all else is as wide as its parts together.
    private static func width(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        let sum = character.unicodeScalars.reduce(0) { $0 + width(of: $1) }
        let isPicture = first.properties.isEmoji && character.unicodeScalars.contains { $0 == "\u{FE0F}" }
        return isPicture ? 2 : isWide(first) || isRegional(first) ? min(sum, 2) : sum
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value == 0xAD ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        // The second and third parts of a Korean syllable stand within the first.
        if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) { return 0 }
        return isWide(scalar) ? 2 : 1
    }

    /// Letters that make flags in pairs.
    private static func isRegional(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x1100 else { return false }
        return scalar.properties.isEmojiPresentation && !isRegional(scalar)
            || wideRanges.contains { $0.contains(scalar.value) }
    }

    /// Unicode's East_Asian_Width W and F (UAX 11), with the gaps between neighbouring blocks of one script closed;
    /// emoji are told by their own property.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
        0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
