import Foundation

/// A regular expression, compared without case.
struct SearchExpression: Sendable {
    private let expression: NSRegularExpression

    /// Letters that every text holds which it fits, as far as that is plain to see.
    let required: FoldedText

    init?(_ pattern: String) {
        let options: NSRegularExpression.Options = [.caseInsensitive, .anchorsMatchLines]
        guard let expression = try? NSRegularExpression(pattern: pattern, options: options) else { return nil }
        self.expression = expression
        required = FoldedText(Self.literal(in: pattern))
    }

    func occurs(in text: String) -> Bool {
        expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }

    func places(in text: String) -> [Range<String.Index>] {
        expression.matches(in: text, range: NSRange(text.startIndex..., in: text))
            .compactMap { Range($0.range, in: text) }.filter { !$0.isEmpty }
    }

    /// The longest run of ASCII letters and digits that stands in the expression for itself, outside brackets and classes
    /// and not followed by what lets it be missing; none where there are alternatives, flags or anything else that is rare.
    static func literal(in pattern: String) -> String {
        guard pattern.utf8.allSatisfy({ $0 < 0x80 }), !pattern.contains("|"), !pattern.contains("(?"),
            !pattern.contains("\\Q"), !pattern.contains("#")
        else { return "" }
        var best = ""
        var run = ""
        var depth = 0
        var rest = pattern[...]
        func end() {
            if run.count > best.count { best = run }
            run = ""
        }
        while let character = rest.popFirst() {
            switch character {
            case "\\":
                end()
                // What follows `\x`, `\p` and the like may belong to it.
                guard let escaped = rest.popFirst(), "bBdDwWsSAZzGntrfe.".contains(escaped) || escaped.isPunctuation
                else { return best }
            case "[": return best.isEmpty && run.isEmpty ? "" : (run.count > best.count ? run : best)
            case "(":
                end()
                depth += 1
            case ")":
                run = ""
                depth -= 1
            case "?", "*", "{":
                if !run.isEmpty { run.removeLast() }
                end()
                if character == "{" { return best }
            case "a"..."z", "A"..."Z", "0"..."9":
                if depth == 0 { run.append(character) }
            default: end()
            }
        }
        end()
        return best
    }
}
