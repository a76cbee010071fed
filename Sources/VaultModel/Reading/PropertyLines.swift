import NoteSyntax

/// The lines in which a diff shows front matter: YAML in one form, so that what is only spelled otherwise shows nothing.
///
/// A text stands on the line of its key, an item of a list on a line of its own, in quotes where the syntax needs them.
/// Comments are kept. What is not laid out line by line (texts of several lines, nested values) stands as it does in the
/// note.
struct PropertyLines {
    /// The lines, without line ends.
    private(set) var lines = ["---"]

    private let source: SourceText

    /// - Parameter frontMatter: Front matter whose entries are certain.
    init(_ frontMatter: FrontMatter, in source: SourceText) {
        self.source = source
        var line = source.line(at: frontMatter.content.lowerBound)
        for entry in frontMatter.entries {
            let first = source.line(at: entry.span.lowerBound)
            addText(line..<max(line, first))
            line = source.line(at: entry.span.upperBound)
            add(entry, first..<line)
        }
        addText(line..<max(line, source.line(at: frontMatter.content.upperBound)))
        lines.append("---")
    }

    private mutating func add(_ entry: FrontMatter.Entry, _ range: Range<Int>) {
        switch (entry.layout, entry.value) {
        case (.empty, _): addKey(entry, "")
        case (.inline, .scalar(let scalar)): addKey(entry, " " + YAMLScalar(untyped: scalar.text).source)
        case (.flowList, .list([])): addKey(entry, " []")
        case (.flowList, .list(let items)):
            addKey(entry, "")
            for item in items { lines.append("  -" + written(item)) }
        case (.blockList, .list(let items)):
            addKey(entry, "")
            addItems(items, range.dropFirst())
        default: addText(range)
        }
    }

    private mutating func addKey(_ entry: FrontMatter.Entry, _ value: String) {
        // Three dots at the beginning of a line end a document of a YAML stream.
        let key = YAMLScalar(entry.key, keeping: entry.key.hasPrefix("...") ? .doubleQuoted : .plain).source
        let comment = entry.commentSpan.map { " " + source.text($0) } ?? ""
        lines.append("\(key):\(value)\(comment)")
    }

    /// Adds the items of a list and the comments between and behind them.
    private mutating func addItems(_ items: [FrontMatter.Scalar], _ range: Range<Int>) {
        var rest = items[...]
        for line in range {
            let content = source.lineContent(line)
            if let item = rest.first, item.span.lowerBound <= content.upperBound {
                let behind = source.text(source.trimmed(SourceSpan(item.span.upperBound..<content.upperBound)))
                lines.append("  -" + written(item) + (behind.isEmpty ? "" : " " + behind))
                rest.removeFirst()
            } else if !source.isBlank(line: line) {
                lines.append("  " + source.text(source.trimmed(content)))
            }
        }
    }

    private func written(_ item: FrontMatter.Scalar) -> String {
        item.isAbsent ? "" : " " + YAMLScalar(untyped: item.text).source
    }

    private mutating func addText(_ range: Range<Int>) {
        lines += range.map { source.text(source.lineContent($0)) }
    }
}
