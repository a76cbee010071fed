import CCmark

/// What libcmark itself makes of a note: the oracle that this project's own scanning is held against.
struct CmarkDocument {
    struct Node {
        let kind: cmark_node_type
        /// How many nodes it stands in, the document aside.
        let depth: Int
        /// From 1, as libcmark counts them; the last is often wrong.
        let firstLine: Int
        let lastLine: Int
        /// The text of code and HTML.
        let literal: String?
        /// All of it, and of what stands in it, as XML; empty unless asked for.
        let xml: String
    }

    /// All nodes in the order of the text, each before what stands in it.
    let nodes: [Node]

    init(_ markdown: some Sequence<UInt8>, withXML: Bool = false) {
        let bytes = Array(markdown)
        var nodes: [Node] = []
        let document = bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
            }
        }
        defer { cmark_node_free(document) }
        let iterator = cmark_iter_new(document)
        defer { cmark_iter_free(iterator) }
        var depth = -1
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { break }
            if event == CMARK_EVENT_EXIT {
                depth -= 1
                continue
            }
            guard let node = cmark_iter_get_node(iterator) else { break }
            if depth >= 0 { nodes.append(Node(node, depth: depth, withXML: withXML)) }
            if !Self.isLeaf(cmark_node_get_type(node)) { depth += 1 }
        }
        self.nodes = nodes
    }

    /// Whether the iterator enters such a node without leaving it.
    private static func isLeaf(_ kind: cmark_node_type) -> Bool {
        [
            CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT,
            CMARK_NODE_SOFTBREAK,
            CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE,
        ].contains(kind)
    }
}

extension CmarkDocument.Node {
    fileprivate init(_ node: OpaquePointer, depth: Int, withXML: Bool) {
        kind = cmark_node_get_type(node)
        self.depth = depth
        firstLine = Int(cmark_node_get_start_line(node))
        lastLine = Int(cmark_node_get_end_line(node))
        literal = cmark_node_get_literal(node).map { String(cString: $0) }
        guard withXML, Self.isBlock(kind), let text = cmark_render_xml(node, CMARK_OPT_DEFAULT) else {
            xml = ""
            return
        }
        xml = String(cString: text)
        cmark_get_default_mem_allocator().pointee.free(text)
    }

    /// Whether it is a block.
    var isBlock: Bool { Self.isBlock(kind) }

    private static func isBlock(_ kind: cmark_node_type) -> Bool {
        kind.rawValue >= CMARK_NODE_FIRST_BLOCK.rawValue && kind.rawValue <= CMARK_NODE_LAST_BLOCK.rawValue
    }
}
