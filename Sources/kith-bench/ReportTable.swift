/// A report's table: what was measured stands first in a line and the verdict last, with numbers between.
struct ReportTable: Sendable {
    let headings: [String]
    let lines: [[String]]

    /// Facts, a line each, and the table in columns.
    func rendered(below facts: [String]) -> String {
        facts.map { "\($0)\n" }.joined() + "\n" + aligned
    }

    /// The same as a list and a table of Markdown.
    func renderedAsMarkdown(below facts: [String]) -> String {
        let rule = headings.indices.map { $0 == 0 || $0 == headings.count - 1 ? "---" : "---:" }
        let cells = lines.map { ["`\($0[0])`"] + $0.dropFirst() }
        return facts.map { "- \($0)\n" }.joined() + "\n"
            + ([headings, rule] + cells).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
    }

    private var aligned: String {
        let table = [headings] + lines
        let widths = headings.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
        return table.map { line in
            var text = ""
            for column in line.indices {
                let blanks = String(repeating: " ", count: widths[column] - line[column].count)
                let isText = column == 0 || column == line.count - 1
                text += (column == 0 ? "" : "  ") + (isText ? line[column] + blanks : blanks + line[column])
            }
            while text.last == " " { text.removeLast() }
            return text + "\n"
        }.joined()
    }
}
