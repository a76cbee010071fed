import NoteSyntax

/// What of a note is searched as one: all words must stand in it.
///
/// Its name and properties, an interaction, or a top-level block of its other text.
struct SearchPassage {
    /// A text within a passage, with where it stands.
    struct Part {
        let kind: SearchHit.Kind
        let lines: [Line]

        /// What is shown before the text: a property's key.
        var label = ""

        /// The text as one.
        var text: String { lines.count == 1 ? lines[0].text : lines.map(\.text).joined(separator: "\n") }
    }

    /// A line of a text, counted from 0.
    struct Line {
        let number: Int
        let text: String
    }

    let parts: [Part]
    var interaction: Interaction?
}

extension Note {
    /// The names of the note, each with the line that it stands on: the stem, `name`, aliases.
    var searchedNames: [SearchPassage.Part] {
        let stem = SearchPassage.Part(kind: .name, lines: [.init(number: 0, text: String(path.stem))])
        return [stem] + parts(of: .name) { $0 == "name" || $0 == "aliases" }
    }

    /// The note's names and properties.
    var head: SearchPassage {
        let properties = parts(of: .property) { $0 != "name" && $0 != "aliases" && $0 != "type" }
        return SearchPassage(parts: searchedNames + properties)
    }

    private func parts(of kind: SearchHit.Kind, where isWanted: (String) -> Bool) -> [SearchPassage.Part] {
        let source = tree.source
        return (tree.frontMatter?.entries ?? []).filter { isWanted($0.key) }.flatMap { entry in
            let values: [(span: SourceSpan, text: String)] =
                switch entry.value {
                case .scalar(let scalar): [(entry.keySpan, scalar.text)]
                case .list(let items): items.map { ($0.span.isEmpty ? entry.keySpan : $0.span, $0.text) }
                case .nested: [(entry.keySpan, source.text(entry.valueSpan))]
                }
            return values.filter { !$0.text.isEmpty }.map { span, text in
                let line = source.line(at: span.lowerBound)
                return SearchPassage.Part(
                    kind: kind, lines: [.init(number: line, text: text)],
                    label: kind == .name ? "" : entry.key + ": ")
            }
        }
    }

    /// The lines of top-level blocks that are no interaction, and what stands in no block, such as footnotes.
    func proseLines(without interactions: [Interaction]) -> [Range<Int>] {
        let source = tree.source
        guard tree.bodyStart < source.bytes.count else { return [] }
        var taken: Set<Int> = []
        for interaction in interactions {
            taken.insert(interaction.callout.lines.lowerBound)
            if let id = interaction.callout.id, id.place == .paragraph { taken.insert(id.line) }
        }
        var passages: [Range<Int>] = []
        var line = source.line(at: tree.bodyStart)
        func addGap(upTo end: Int) {
            while line < end {
                let start = line
                while line < end, !source.isBlank(line: line) { line += 1 }
                if line > start { passages.append(start..<line) }
                line += 1
            }
        }
        for block in tree.blocks where block.depth == 0 {
            addGap(upTo: block.firstLine)
            if !taken.contains(block.firstLine) { passages.append(block.lines) }
            line = max(line, block.lines.upperBound)
        }
        addGap(upTo: source.lineCount)
        return passages
    }

    /// The text on some lines, as it is written.
    func prose(_ lines: Range<Int>) -> SearchPassage {
        let source = tree.source
        let lines = lines.map { line in
            SearchPassage.Line(number: line, text: source.text(source.trimmed(source.lineContent(line))))
        }
        return SearchPassage(parts: [.init(kind: .prose, lines: lines)])
    }
}

extension Interaction {
    /// The interaction as it is searched: subject, body, comments, and fields that the format does not know.
    var passage: SearchPassage {
        func part(
            _ kind: SearchHit.Kind, _ lines: [(line: Int, content: SourceSpan)], label: String = ""
        ) -> SearchPassage.Part {
            .init(
                kind: kind,
                lines: lines.map { .init(number: $0.line, text: source.text(source.trimmed($0.content))) },
                label: label)
        }
        var parts = [part(.subject, [(callout.lines.lowerBound, callout.header.subject)])]
        parts.append(part(.body, source.bodyLines(of: callout)))
        parts += callout.comments.map { part(.comment, source.lines(of: $0)) }
        for (index, field) in callout.fields.enumerated() where InteractionField(field.key, in: source) == nil {
            let line = callout.lines.lowerBound + 1 + index
            parts.append(part(.field, [(line, field.value)], label: source.text(field.key) + ":: "))
        }
        return SearchPassage(parts: parts.filter { !$0.lines.isEmpty }, interaction: self)
    }
}
