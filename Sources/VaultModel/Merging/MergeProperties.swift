import NoteSyntax

/// The front matter of a version as it is merged: properties with their lines, and the lines around them.
struct MergeProperties {
    /// A property, with the comments and blank lines above it.
    struct Property {
        let above: [MergeLine]
        let lines: [MergeLine]
        let entry: FrontMatter.Entry
        let text: MergeText

        /// The first of its lines in the note, from 0.
        let firstLine: Int

        /// Above its lines what stands above it.
        var allLines: [MergeLine] { above + lines }
    }

    /// The `---` that opens and the one that closes it.
    let opening: MergeLine
    let closing: MergeLine

    /// The properties by key.
    let properties: [Key: Property]

    /// The keys in order.
    let keys: [Key]

    /// Comments and blank lines behind the last property.
    let below: [MergeLine]

    /// A key's bytes: to `String`s NFC and NFD are equal.
    typealias Key = [UInt8]

    init(_ frontMatter: FrontMatter, in text: MergeText) {
        let source = text.source
        let first = source.line(at: frontMatter.span.lowerBound)
        let end = source.line(at: frontMatter.content.upperBound)
        var line = first + 1
        var properties: [Key: Property] = [:]
        var keys: [Key] = []
        for entry in frontMatter.entries {
            let start = source.line(at: entry.span.lowerBound)
            let next = source.line(at: entry.span.upperBound)
            let key = Array(entry.key.utf8)
            keys.append(key)
            properties[key] = Property(
                above: Array(text.lines[line..<max(line, start)]), lines: Array(text.lines[start..<next]), entry: entry,
                text: text, firstLine: start)
            line = next
        }
        opening = text.lines[first]
        closing = text.lines[end]
        below = Array(text.lines[min(line, end)..<end])
        (self.properties, self.keys) = (properties, keys)
    }

    /// All lines between the opening and the closing one.
    var content: [MergeLine] { keys.flatMap { properties[$0]?.allLines ?? [] } + below }

    /// All lines.
    var lines: [MergeLine] { [opening] + content + [closing] }
}
