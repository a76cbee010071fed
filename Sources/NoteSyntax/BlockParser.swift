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
        closeBlocks(&blocks, in: source)
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
                // libcmark ends HTML on the line before the one that closes it; `closeBlocks` sets all ends right.
                let missed = kind == .htmlBlock ? 1 : 0
                let last = min(Int(cmark_node_get_end_line(node)) + lineOffset + missed, lineCount - 1)
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
    /// A container that is open where the walk over the blocks stands.
    private struct OpenContainer {
        /// The last line that libcmark gives to it and to all that it stands in.
        let lastLine: Int
        /// What a leaf in it stands in.
        let containers: LeafContainers
    }

    /// Gives each block its true last line: libcmark lets lists and code run over blank lines, ends headings with an
    /// underline and fences that a container's end closes a line late, and HTML that closes itself a line early.
    private static func closeBlocks(_ blocks: inout [Block], in source: SourceText) {
        var open: [OpenContainer] = []
        var hasInnerQuotes = false
        for index in blocks.indices {
            let block = blocks[index]
            while open.count > Int(block.depth) { open.removeLast() }
            let containers = (open.last?.containers ?? LeafContainers()).adding(block.kind)
            var limit = open.last?.lastLine ?? source.lineCount - 1
            if block.kind.isContainer {
                limit = min(limit, block.lastLine)
                open.append(OpenContainer(lastLine: limit, containers: containers))
                hasInnerQuotes = hasInnerQuotes || containers.innerQuotes > 0
            } else if index + 1 < blocks.count {
                // What follows a leaf stands on a later line.
                limit = min(limit, blocks[index + 1].firstLine - 1)
            }
            let last = lastLine(of: block, in: containers, limit: limit, of: source)
            if last != block.lastLine { blocks[index].lastLine = last }
        }
        if hasInnerQuotes { coverChildren(of: &blocks) }
    }

    /// The last line of a block, of which no line lies behind `limit`.
    private static func lastLine(
        of block: Block, in containers: LeafContainers, limit: Int, of source: SourceText
    ) -> Int {
        var last = max(block.firstLine, min(block.lastLine, limit))
        switch block.kind {
        case .thematicBreak: return block.firstLine
        case .list, .item, .codeBlock, .htmlBlock:
            while last > block.firstLine, isBlank(last, in: containers, of: source) { last -= 1 }
            return last
        case .heading:
            // Only a heading with an underline has further lines; libcmark adds one, unless the note ends there.
            let mayBeLate = last > block.firstLine && last == block.lastLine
            return mayBeLate && !isUnderline(last, in: containers, of: source) ? last - 1 : last
        case .paragraph, .blockQuote: return last
        }
    }

    /// Whether a line has nothing but blanks and the marks of its block quotes.
    private static func isBlank(_ line: Int, in containers: LeafContainers, of source: SourceText) -> Bool {
        let content = source.lineContent(line)
        return source.bytes.withUnsafeBufferPointer { bytes in
            guard let last = bytes[content.range].last, !last.isBlank, last != UInt8(ascii: ">") else {
                return containers.text(ofLine: line, in: source, bytes).isEmpty
            }
            return false
        }
    }

    /// Whether a line is a run of `=` or `-` with blanks behind.
    private static func isUnderline(_ line: Int, in containers: LeafContainers, of source: SourceText) -> Bool {
        source.bytes.withUnsafeBufferPointer { bytes in
            let text = bytes[containers.text(ofLine: line, in: source, bytes)]
            guard let mark = text.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
            return text.drop { $0 == mark }.allSatisfy(\.isBlank)
        }
    }

    /// Has lists and items end no earlier than what stands in them, whose last line may only look like a blank one.
    private static func coverChildren(of blocks: inout [Block]) {
        /// For each depth, the last line of the blocks seen below the next container.
        var lastLines: [Int] = []
        for index in blocks.indices.reversed() {
            let depth = Int(blocks[index].depth)
            while lastLines.count < depth + 2 { lastLines.append(0) }
            if blocks[index].lastLine < lastLines[depth + 1] { blocks[index].lastLine = lastLines[depth + 1] }
            lastLines[depth + 1] = 0
            lastLines[depth] = max(lastLines[depth], blocks[index].lastLine)
        }
    }
}
