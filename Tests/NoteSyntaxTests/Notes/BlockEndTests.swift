import CCmark
import NoteSyntax
import TestSupport
import Testing

/// Each block has the lines that libcmark took its text from, as told by words that stand on one line each.
@Suite("Ends of blocks against libcmark")
struct BlockEndTests {
    @Test("in generated notes")
    func generated() {
        var count = 0
        for index in 0..<UInt64(5_000) {
            let seed = Seed.ofRun &* 1_000_000 &+ index
            var generator = WordNoteGenerator(seed: seed)
            let note = generator.note()
            let tree = NoteTree(note)
            guard tree.opaque == nil, tree.bodyStart == 0 else { continue }
            if let failure = failure(of: tree) {
                Issue.record("seed \(seed): \(failure)\n\(note.debugDescription)\n\(note)")
            }
            count += tree.blocks.count
        }
        #expect(count > 20_000)
    }

    @Test("block quotes and paragraphs end where libcmark says, in every note of the repository and in generated ones")
    func rightEnds() throws {
        var notes = try NoteFixtures.all.map(\.bytes)
        for index in 0..<UInt64(2_000) {
            var generator = NoteGenerator(seed: Seed.ofRun &* 1_000_000 &+ index)
            notes.append(generator.note())
        }
        for note in notes {
            let tree = NoteTree(note)
            guard tree.opaque == nil else { continue }
            let before = tree.source.line(at: tree.bodyStart)
            let nodes = CmarkDocument(note[tree.bodyStart...]).nodes.filter(\.isBlock)
            guard nodes.count == tree.blocks.count else {
                let text = String(decoding: note, as: UTF8.self).debugDescription
                Issue.record("\(tree.blocks.count) blocks, not \(nodes.count): \(text)")
                continue
            }
            for (node, block) in zip(nodes, tree.blocks) {
                #expect(block.firstLine == node.firstLine - 1 + before)
                #expect(block.depth == node.depth)
                guard block.kind == .blockQuote || block.kind == .paragraph else { continue }
                #expect(block.lastLine == node.lastLine - 1 + before)
            }
        }
    }

    private func failure(of tree: NoteTree) -> String? {
        let nodes = CmarkDocument(tree.source.bytes, withXML: true).nodes.filter(\.isBlock)
        guard nodes.count == tree.blocks.count else { return "\(tree.blocks.count) blocks, not \(nodes.count)" }
        for (node, block) in zip(nodes, tree.blocks) where !(block.kind == .thematicBreak) {
            let lines = tree.source.text(tree.source.span(ofLines: block.lines))
            let words = Words(lines)
            let expected = Words(node.xml)
            if words.plain != expected.plain { return "\(block) has \(words.plain), not \(expected.plain)" }
            guard block.kind != .blockQuote, block.kind != .list, block.kind != .item else { continue }
            let isVerbatim = block.kind == .codeBlock || block.kind == .htmlBlock
            if isVerbatim, words.defined != expected.defined { return "\(block) has \(words.defined)" }
            let last = Words(tree.source.text(tree.source.lineContent(block.lastLine)))
            if !Set(last.defined).isSubset(of: expected.defined) { return "\(block) ends in a definition" }
        }
        return gapFailure(of: tree)
    }

    /// Between the blocks at the top level stand blank lines and definitions.
    private func gapFailure(of tree: NoteTree) -> String? {
        var gaps = Set(0..<tree.source.lineCount)
        for block in tree.blocks where block.depth == 0 { gaps.subtract(block.lines) }
        for line in gaps where !tree.source.isBlank(line: line) {
            if Words(tree.source.text(tree.source.lineContent(line))).defined.isEmpty {
                return "line \(line + 1) is in no block"
            }
        }
        return nil
    }
}

/// The generated words of a text, in order: `w17`, and `d17` for those that stand in what may be a definition.
private struct Words {
    var plain: [String] = []
    var defined: [String] = []

    init(_ text: String) {
        var word = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            if word.isEmpty ? (scalar == "w" || scalar == "d") : ("0"..."9").contains(scalar) {
                word.unicodeScalars.append(scalar)
            } else {
                add(word)
                word = scalar == "w" || scalar == "d" ? String(scalar) : ""
            }
        }
        add(word)
    }

    private mutating func add(_ word: String) {
        guard word.count > 1 else { return }
        if word.hasPrefix("w") { plain.append(word) } else { defined.append(word) }
    }
}

/// Makes notes of blocks in which every line with text has a word of its own.
private struct WordNoteGenerator {
    private var seed: Seed
    private var count = 0

    /// `W` stands for a word, `D` for one in a definition.
    private static let lines = [
        "W", "W", "W", "# W", "## W ##", "===", "---", "-", "***", "```", "``` W", "~~~", "    W", "\tW", "[D]: /D",
        "[D]: /D",
        "[D]: /D 'D'", "<div>W", "</div>W", "<b>", "<!-- W", "W -->", "<!-- W -->", "<script>W", "W</script>", "<pre>W",
        "</pre>W",
        "<?W", "W?>", "<!X W", "W>", ">", "<![CDATA[W", "W]]>", "<textarea W>", "- W", "-", "* W", "1. W", "2) W",
        "-   W",
        "-     W", "> W", ">", "> > W", "", "", "", " ", "\t", "| W | W |",
    ]

    private static let markers = ["> ", "> ", ">", "- ", "* ", "1. ", "  ", "   ", "    ", "\t", " "]

    init(seed: UInt64) {
        self.seed = Seed(seed)
    }

    mutating func note() -> String {
        var note = ""
        for _ in 0...seed.below(14) {
            for _ in 0..<max(0, seed.below(6) - 2) { note += seed.pick(Self.markers) ?? "" }
            for character in seed.pick(Self.lines) ?? "" {
                guard character == "W" || character == "D" else {
                    note.append(character)
                    continue
                }
                count += 1
                note += "\(character == "W" ? "w" : "d")\(count)"
            }
            note += seed.once(in: 8) ? "\r\n" : "\n"
        }
        if seed.once(in: 4) { note = String(note.unicodeScalars.dropLast(note.hasSuffix("\r\n") ? 2 : 1)) }
        return note
    }
}
