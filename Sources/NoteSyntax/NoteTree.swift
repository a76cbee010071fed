/// One note, parsed: front matter, then the blocks of its Markdown, over the bytes they came from.
///
/// Parsing never fails. What is wrong with the note's front matter is in `frontMatter.problems`; a note that cannot be
/// parsed within bounds is `opaque` and has no blocks (format 1). The tree tiles its source: `pieces` put together are
/// the bytes, whatever they are.
public struct NoteTree: Sendable {
    /// The bytes that the tree was parsed from.
    public let source: SourceText

    /// The YAML block at the top, where there is one.
    public let frontMatter: FrontMatter?

    /// Why the note is not read beyond its bytes; nil for almost every note.
    public let opaque: ParserGuard.Violation?

    /// All blocks in the order of the text, each container before what stands in it.
    public let blocks: [Block]

    /// The offset behind the byte order mark and the front matter, where the Markdown begins.
    public let bodyStart: Int

    /// Parses a note, or its front matter alone: then there are no blocks.
    public init(_ source: SourceText, part: NotePart = .everything) {
        self.source = source
        opaque = source.bytes.withUnsafeBufferPointer(ParserGuard.violation)
        guard opaque == nil else {
            frontMatter = nil
            blocks = []
            bodyStart = 0
            return
        }
        let mark = source.byteOrderMarkLength
        frontMatter = source.bytes.withUnsafeBufferPointer { FrontMatter.parse($0) }
        bodyStart = frontMatter?.span.upperBound ?? mark
        blocks = part == .frontMatter ? [] : BlockParser.blocks(of: source, from: bodyStart)
    }

    /// Parses a note's bytes.
    public init(_ bytes: [UInt8]) {
        self.init(SourceText(bytes))
    }

    /// Parses a note's text.
    public init(_ text: String) {
        self.init(SourceText(text))
    }
}

/// How much of a note is parsed.
public enum NotePart: Sendable {
    /// Its front matter; the tree has no blocks.
    case frontMatter
    /// All of it.
    case everything
}

// MARK: - Headings and sections

/// A top-level heading.
public struct Heading: Sendable, Equatable {
    /// 1 to 6.
    public let level: Int

    /// The source text without the marks, trimmed (format 3, Where); several lines for a heading with an underline.
    public let text: SourceSpan

    /// The index of its block in `NoteTree.blocks`.
    public let block: Int
}

/// The part of a note below a top-level heading.
public struct Section: Sendable, Equatable {
    /// The heading that opens it.
    public let heading: Heading

    /// The indexes, in `NoteTree.blocks`, of what stands in it.
    public let blocks: Range<Int>
}

extension NoteTree {
    /// The note's top-level headings, in order.
    public var headings: [Heading] {
        blocks.indices.compactMap { index in
            let block = blocks[index]
            guard block.kind == .heading, block.depth == 0 else { return nil }
            return Heading(level: Int(block.headingLevel), text: headingText(of: block), block: index)
        }
    }

    /// The sections whose heading reads `name`, compared without case, in order; `name` is ASCII.
    ///
    /// A section ends before the next top-level heading of the same or a higher level (format 3, Where).
    public func sections(named name: StaticString) -> [Section] {
        var sections: [Section] = []
        var open: Heading?
        for index in blocks.indices where blocks[index].kind == .heading && blocks[index].depth == 0 {
            let block = blocks[index]
            if let heading = open, Int(block.headingLevel) <= heading.level {
                sections.append(Section(heading: heading, blocks: heading.block + 1..<index))
                open = nil
            }
            // A heading of that name below the open section's own level is part of it.
            guard open == nil else { continue }
            let text = headingText(of: block)
            if source.matches(text, name) {
                open = Heading(level: Int(block.headingLevel), text: text, block: index)
            }
        }
        if let heading = open {
            sections.append(Section(heading: heading, blocks: heading.block + 1..<blocks.count))
        }
        return sections
    }

    private func headingText(of block: Block) -> SourceSpan {
        // A heading with an underline has a line above it; one with its marks in front has no other line.
        guard block.lines.count == 1 else {
            let start = source.lineContent(block.firstLine).lowerBound
            let end = source.lineContent(block.lastLine - 1).upperBound
            return source.trimmed(SourceSpan(start..<max(start, end)))
        }
        return source.trimmed(withoutMarks(source.lineContent(block.firstLine)))
    }

    /// The text of an ATX heading: less the opening marks, and less closing ones that a blank parts from the text.
    private func withoutMarks(_ line: SourceSpan) -> SourceSpan {
        let bytes = source.bytes
        var start = line.lowerBound
        var end = line.upperBound
        while start < end, bytes[start].isBlank { start += 1 }
        while start < end, bytes[start] == UInt8(ascii: "#") { start += 1 }
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        var text = end
        while text > start, bytes[text - 1] == UInt8(ascii: "#") { text -= 1 }
        if text == start || bytes[text - 1].isBlank { end = text }
        return SourceSpan(start..<end)
    }
}
