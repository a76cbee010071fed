/// A stretch of a body: prose, or lines whose columns are meant to stand below each other.
///
/// Pages show what was written, not what Markdown makes of it; but a table or code in a proportional font is no longer
/// what was written.
struct BodyPart: Equatable {
    let text: String

    /// Whether it is a table or fenced code.
    let isGrid: Bool

    /// The parts of a text in order, without the blank lines between them; none of an empty text.
    static func parts(of text: String) -> [BodyPart] {
        var parts: [BodyPart] = []
        var lines: [Substring] = []
        var isGrid = false
        func finish() {
            let isBlank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
            while lines.last.map(isBlank) ?? false { lines.removeLast() }
            lines.trimPrefix(while: isBlank)
            if !lines.isEmpty { parts.append(BodyPart(text: lines.joined(separator: "\n"), isGrid: isGrid)) }
            lines = []
        }
        var fence: Fence?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let opening = fence == nil ? Fence(line) : nil
            let isPartOfGrid = fence != nil || opening != nil || line.drop { $0 == " " }.first == "|"
            if isPartOfGrid != isGrid || opening != nil {
                finish()
                isGrid = isPartOfGrid
            }
            lines.append(line)
            if let open = fence {
                if open.isClosed(by: line) {
                    fence = nil
                    finish()
                }
            } else {
                fence = opening
            }
        }
        finish()
        return parts
    }

    /// A line that opens fenced code.
    private struct Fence {
        let mark: Character
        let count: Int

        init?(_ line: Substring) {
            let text = line.drop { $0 == " " }
            guard let mark = text.first, mark == "`" || mark == "~",
                line.distance(from: line.startIndex, to: text.startIndex) <= 3
            else { return nil }
            self.mark = mark
            let run = text.prefix { $0 == mark }
            count = run.count
            guard count >= 3, mark == "~" || !text[run.endIndex...].contains("`") else { return nil }
        }

        func isClosed(by line: Substring) -> Bool {
            guard let other = Fence(line) else { return false }
            return other.mark == mark && other.count >= count && line.allSatisfy { $0 == mark || $0.isWhitespace }
        }
    }
}
