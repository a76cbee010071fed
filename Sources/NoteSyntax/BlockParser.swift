import CCmark
import CCmarkArena

/// Runs libcmark over a note's body and takes down its blocks.
///
/// Everything that libcmark allocates comes from the thread's arena and goes back before `blocks(of:from:)` returns; no
/// pointer leaves this file.
enum BlockParser {
    /// The blocks of `source` from the byte at `start`, which begins a line, in the order of the text: each container
    /// before what stands in it.
    static func blocks(of source: SourceText, from start: Int) -> [Block] {
        guard start < source.bytes.count else { return [] }
        var blocks = read(source, from: start)
        closeTopLevelBlocks(&blocks, in: source)
        return blocks
    }

    private static func read(_ source: SourceText, from start: Int) -> [Block] {
        var memory = cmark_mem(calloc: cmark_arena_calloc, realloc: cmark_arena_realloc, free: cmark_arena_free)
        let firstLine = source.line(at: start)
        return withUnsafeMutablePointer(to: &memory) { memory in
            defer { cmark_arena_reset() }
            guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory) else { return [] }
            source.bytes.withUnsafeBufferPointer { bytes in
                bytes[start...].withMemoryRebound(to: CChar.self) { body in
                    cmark_parser_feed(parser, body.baseAddress, body.count)
                }
            }
            // Neither the parser nor the document is freed one by one: the arena takes all back at once.
            guard let document = cmark_parser_finish(parser) else { return [] }
            return walk(document, lineOffset: firstLine - 1, lineCount: source.lineCount)
        }
    }

    /// Goes over the blocks below `document` without recursion: hostile notes nest deeply.
    private static func walk(_ document: OpaquePointer, lineOffset: Int, lineCount: Int) -> [Block] {
        var blocks: [Block] = []
        var depth = 0
        var next = cmark_node_first_child(document)
        while let node = next {
            let kind = kind(of: node)
            if let kind {
                let first = min(max(0, Int(cmark_node_get_start_line(node)) + lineOffset), lineCount - 1)
                let last = min(Int(cmark_node_get_end_line(node)) + lineOffset, lineCount - 1)
                let level = kind == .heading ? Int(cmark_node_get_heading_level(node)) : 0
                blocks.append(Block(kind: kind, headingLevel: level, depth: depth, lines: first...max(first, last)))
            }
            if kind?.isContainer == true, let child = cmark_node_first_child(node) {
                depth += 1
                next = child
                continue
            }
            var current = node
            next = cmark_node_next(current)
            while next == nil, depth > 0, let parent = cmark_node_parent(current) {
                depth -= 1
                current = parent
                next = cmark_node_next(current)
            }
        }
        return blocks
    }

    private static func kind(of node: OpaquePointer) -> Block.Kind? {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        default: nil
        }
    }
}

// MARK: - Where blocks end

extension BlockParser {
    /// Gives each top-level block its true last line: libcmark lets lists and code run over blank lines, reports headings
    /// with an underline and open fences a line late, and HTML comments a line early.
    private static func closeTopLevelBlocks(_ blocks: inout [Block], in source: SourceText) {
        var limit = source.lineCount - 1
        for index in blocks.indices.reversed() where blocks[index].depth == 0 {
            let block = blocks[index]
            blocks[index].lastLine = min(limit, lastLine(of: block, limit: limit, in: source))
            limit = block.firstLine - 1
        }
    }

    private static func lastLine(of block: Block, limit: Int, in source: SourceText) -> Int {
        switch block.kind {
        case .blockQuote, .paragraph: return block.lastLine
        case .thematicBreak: return block.firstLine
        case .heading:
            return isATXHeading(line: block.firstLine, in: source)
                ? block.firstLine : underline(below: block.firstLine, limit: limit, in: source)
        case .htmlBlock: return withoutBlankLines(limit, above: block.firstLine, in: source)
        case .list, .item, .codeBlock:
            return withoutBlankLines(min(limit, block.lastLine), above: block.firstLine, in: source)
        }
    }

    private static func withoutBlankLines(_ last: Int, above first: Int, in source: SourceText) -> Int {
        var line = last
        while line > first, source.isBlank(line: line) { line -= 1 }
        return line
    }

    /// Whether the heading that begins on `line` has its marks in front: `#` to `######` and a blank or the line's end.
    static func isATXHeading(line: Int, in source: SourceText) -> Bool {
        let rest = source.bytes[source.lineContent(line).range].drop { $0.isBlank }
        let marks = rest.prefix { $0 == UInt8(ascii: "#") }
        return (1...6).contains(marks.count) && rest.dropFirst(marks.count).first?.isBlank ?? true
    }

    /// The first line below `first` that is a heading's underline.
    private static func underline(below first: Int, limit: Int, in source: SourceText) -> Int {
        var line = first + 1
        while line <= limit {
            if underlineCharacter(ofLine: line, in: source) != nil { return line }
            line += 1
        }
        return first
    }

    /// `=` or `-` where the line is a run of it, after at most three spaces and with blanks behind.
    static func underlineCharacter(ofLine line: Int, in source: SourceText) -> UInt8? {
        guard line < source.lineCount else { return nil }
        let content = source.bytes[source.lineContent(line).range]
        let marked = content.drop { $0 == .space }
        guard content.count - marked.count <= 3, let mark = marked.first,
            mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-")
        else { return nil }
        return marked.drop { $0 == mark }.allSatisfy(\.isBlank) ? mark : nil
    }
}
