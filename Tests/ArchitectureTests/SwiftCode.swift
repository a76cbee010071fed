/// The code of a Swift text: comments and string literals are blanked out, every line stays where it was.
///
/// What stands in an interpolation is code and stays. Regular expression literals are not known: write a `Regex` builder
/// or a scanner instead. A string that is not closed ends with its line, so a mistake here blinds one line at most.
struct SwiftCode: Sendable, Equatable {
    /// The lines, without their ends.
    let lines: [String]

    /// All names and keywords.
    let words: Set<Substring>

    init(_ text: String) {
        var lexer = Lexer(text)
        lines = lexer.blanked().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        words = Set(lines.lazy.flatMap(\.names))
    }
}

/// Goes over a Swift text byte by byte and blanks what is no code.
private struct Lexer {
    /// What the lexer is inside of.
    private enum Context {
        /// `parentheses` counts those open since the interpolation began; nil outside of any.
        case code(parentheses: Int?)
        case string(pounds: Int, multiline: Bool)
        case blockComment(depth: Int)
    }

    private let bytes: [UInt8]
    private var output: [UInt8]
    private var offset = 0
    private var contexts: [Context] = [.code(parentheses: nil)]

    init(_ text: String) {
        bytes = Array(text.utf8)
        output = bytes
    }

    mutating func blanked() -> [UInt8] {
        while offset < bytes.count, let context = contexts.last {
            switch context {
            case .code(let parentheses): readCode(parentheses: parentheses)
            case .string(let pounds, let multiline): readString(pounds: pounds, multiline: multiline)
            case .blockComment(let depth): readBlockComment(depth: depth)
            }
        }
        return output
    }

    // MARK: Code

    private mutating func readCode(parentheses: Int?) {
        guard Self.marks.contains(bytes[offset]) else {
            offset += 1
            return
        }
        if starts(with: "//") {
            while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { blank(1) }
        } else if starts(with: "/*") {
            blank(2)
            contexts.append(.blockComment(depth: 1))
        } else if let pounds = poundsBeforeQuote() {
            openString(pounds: pounds)
        } else if let parentheses, starts(with: "(") {
            replaceContext(with: .code(parentheses: parentheses + 1))
            offset += 1
        } else if let parentheses, starts(with: ")") {
            if parentheses == 0 {
                contexts.removeLast()
            } else {
                replaceContext(with: .code(parentheses: parentheses - 1))
            }
            offset += 1
        } else {
            offset += 1
        }
    }

    /// The bytes that may begin something other than plain code.
    private static let marks = Array("/#\"()".utf8)

    /// How many `#` stand before the quote that opens a string here; nil where none does.
    private func poundsBeforeQuote() -> Int? {
        var end = offset
        while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
        return end - offset
    }

    private mutating func openString(pounds: Int) {
        blank(pounds)
        let multiline = starts(with: "\"\"\"")
        blank(multiline ? 3 : 1)
        contexts.append(.string(pounds: pounds, multiline: multiline))
    }

    // MARK: Strings and comments

    private mutating func readString(pounds: Int, multiline: Bool) {
        let fence = String(repeating: "#", count: pounds)
        let quotes = multiline ? "\"\"\"" : "\""
        if starts(with: "\\" + fence + "(") {
            blank(1 + pounds)
            offset += 1
            contexts.append(.code(parentheses: 0))
        } else if starts(with: "\\" + fence) {
            blank(1 + pounds)
            if offset < bytes.count { blank(1) }
        } else if starts(with: quotes + fence) {
            blank(quotes.utf8.count + pounds)
            contexts.removeLast()
        } else if !multiline, starts(with: "\n") {
            contexts.removeLast()
        } else {
            blank(1)
        }
    }

    private mutating func readBlockComment(depth: Int) {
        if starts(with: "/*") {
            blank(2)
            replaceContext(with: .blockComment(depth: depth + 1))
        } else if starts(with: "*/") {
            blank(2)
            if depth == 1 {
                contexts.removeLast()
            } else {
                replaceContext(with: .blockComment(depth: depth - 1))
            }
        } else {
            blank(1)
        }
    }

    // MARK: Steps

    private func starts(with text: String) -> Bool {
        bytes[offset...].starts(with: text.utf8)
    }

    private mutating func replaceContext(with context: Context) {
        contexts[contexts.count - 1] = context
    }

    /// Blanks `count` bytes and goes past them; ends of lines stay.
    private mutating func blank(_ count: Int) {
        for position in offset..<min(offset + count, bytes.count) where bytes[position] != UInt8(ascii: "\n") {
            output[position] = UInt8(ascii: " ")
        }
        offset += count
    }
}
