/// Reads the flat front matter that people write, with the place of every part, many times as fast as YAML in general.
///
/// It knows its limits: where `isCertain` stays true, YAML reads the very same keys and texts. Otherwise the entries
/// that it could not read have the layout `other`, and neither a value nor an end; YAML gives them their values and
/// tells whether the keys are right.
struct FrontMatterScanner {
    /// In source order.
    private(set) var entries: [FrontMatter.Entry] = []

    /// Whether everything was read just as YAML is certain to read it.
    private(set) var isCertain: Bool

    /// Whether every line that says something stands at or below a key.
    private(set) var coversAllLines = true

    private let lines: FrontMatterLines

    /// Whether texts can be trusted at all; without that only the keys are looked for.
    private let trustsTexts: Bool

    init(_ lines: FrontMatterLines) {
        self.lines = lines
        trustsTexts = !lines.holdsOddCharacters(in: lines.range)
        isCertain = trustsTexts
        entries.reserveCapacity(16)
    }

    /// Reads all lines.
    mutating func scan() {
        var statement = lines.statement(from: lines.range.lowerBound)
        while statement.line < lines.end {
            let nextLine: Int
            if statement.indent == 0, let key = lines.key(at: statement.line) {
                nextLine = scanEntry(key, at: statement.line)
            } else {
                leaveToYAML(statement)
                nextLine = lines.nextLine(from: statement.text)
            }
            statement = lines.statement(from: nextLine)
        }
    }

    private mutating func scanEntry(_ key: FrontMatterLines.KeyReading, at line: Int) -> Int {
        if trustsTexts, let entry = lines.entry(of: key, at: line) {
            entries.append(entry)
            return entry.span.upperBound
        }
        isCertain = false
        entries.append(lines.unreadEntry(of: key, at: line))
        return lines.nextLine(from: key.end)
    }

    /// Counts a line that cannot be read here to the entry above it.
    private mutating func leaveToYAML(_ statement: FrontMatterLines.Statement) {
        isCertain = false
        let isDirective = lines[statement.line] == UInt8(ascii: "%")
        if entries.isEmpty || isDirective || lines.isDocumentMark(statement.line) {
            coversAllLines = false
        } else {
            entries[entries.count - 1].layout = .other
        }
    }
}
