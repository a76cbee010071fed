import CCmark
import TestSupport
import Testing

@testable import NoteSyntax

/// Code spans and inline HTML, where no link is, are found as libcmark finds them.
@Suite("Code spans and inline HTML against libcmark")
struct LiteralSpanTests {
    @Test("in every note of the repository")
    func fixtures() throws {
        // Here literals stand where a link or a definition has its destination or title.
        let exceptions = [
            "link definitions of several lines", "link definitions without text", "links with odd destinations",
        ]
        var count = 0
        for note in try NoteFixtures.all {
            if !exceptions.contains(note.name) { count += check(note.bytes, note.name) }
            count += check(withoutBrackets(note.bytes), note.name)
        }
        #expect(count > 100)
    }

    @Test("in generated notes")
    func generated() {
        check(diet: .text, notes: 6_000, atLeast: 1_000)
    }

    @Test("in generated text of backticks, tags and comments")
    func inlines() {
        check(diet: .inlines, notes: 8_000, atLeast: 8_000)
    }

    private func check(diet: NoteGenerator.Diet, notes: UInt64, atLeast literals: Int) {
        var count = 0
        for index in 0..<notes {
            let seed = Seed.ofRun &* 1_000_000 &+ index
            var generator = NoteGenerator(seed: seed, diet: diet)
            let note = withoutDistantMarks(withoutBrackets(generator.note()))
            // libcmark does not see that these close an instruction and CDATA.
            let text = String(decoding: note, as: UTF8.self)
            if !text.contains("??>"), !text.contains("]]]>") { count += check(note, "\(diet), seed \(seed)") }
        }
        #expect(count >= literals)
    }

    /// What brackets make of a text (destinations and titles of links, definitions) is not the scan's to find.
    private func withoutBrackets(_ note: [UInt8]) -> [UInt8] {
        note.map { $0 == UInt8(ascii: "[") ? UInt8(ascii: "{") : $0 }
    }

    /// The note with other characters for the backticks that open no code: behind such, libcmark 0.30.2 no longer finds
    /// every code span.
    private func withoutOpenBackticks(_ bytes: [UInt8]) -> [UInt8] {
        var changed = bytes
        let tree = NoteTree(bytes)
        var others = Set(tree.bodyStart..<bytes.count).filter { bytes[$0] == UInt8(ascii: "`") }
        for literal in tree.literalSpans { others.subtract(literal.span.range) }
        for block in tree.blocks where block.kind == .codeBlock || block.kind == .htmlBlock {
            others.subtract(tree.source.span(ofLines: block.lines).range)
        }
        for index in others { changed[index] = UInt8(ascii: "q") }
        return others.isEmpty ? changed : withoutOpenBackticks(changed)
    }

    /// The note without marks far from the margin, where a block quote stands in an item: whether such a mark is one,
    /// depends on where the item's text begins, which the scan does not know.
    private func withoutDistantMarks(_ bytes: [UInt8]) -> [UInt8] {
        let blocks = NoteTree(bytes).blocks
        guard blocks.contains(where: { $0.kind == .item }), blocks.contains(where: { $0.kind == .blockQuote }) else {
            return bytes
        }
        var changed = bytes
        var blanks = 0
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: ">"), blanks > 3 { changed[index] = UInt8(ascii: "q") }
            blanks = bytes[index].isBlank ? blanks + (bytes[index] == .tab ? 4 : 1) : 0
        }
        return changed
    }

    /// Compares the literals of one note, and says how many there are.
    private func check(_ note: [UInt8], _ name: @autoclosure () -> String) -> Int {
        let bytes = withoutOpenBackticks(note)
        let tree = NoteTree(bytes)
        guard tree.opaque == nil else { return 0 }
        let expected = CmarkDocument(bytes[tree.bodyStart...]).nodes.compactMap(Literal.init)
        let actual = tree.literalSpans.sorted { $0.span.lowerBound < $1.span.lowerBound }
            .compactMap { Literal($0.kind, in: tree.source, $0.span) }
        #expect(actual == expected, "\(name()): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        return expected.count
    }
}

/// A code span or inline HTML as both tell of it: white space and quote marks, which differ, are left out.
private struct Literal: Equatable {
    let isCode: Bool
    let text: String

    init?(_ node: CmarkDocument.Node) {
        guard node.kind == CMARK_NODE_CODE || node.kind == CMARK_NODE_HTML_INLINE else { return nil }
        isCode = node.kind == CMARK_NODE_CODE
        text = Self.bare(node.literal ?? "")
    }

    /// Autolinks are nil: libcmark has links for them.
    init?(_ kind: InlineScan.LiteralKind, in source: SourceText, _ span: SourceSpan) {
        isCode = kind == .codeSpan
        var range = span.range
        if isCode {
            let marks = source.bytes[range].prefix { $0 == UInt8(ascii: "`") }.count
            range = range.dropFirst(marks).dropLast(marks)
        } else if Self.isAutolink(source.bytes[range]) {
            return nil
        }
        text = Self.bare(source.text(SourceSpan(range)))
    }

    /// A scheme and a colon, or an address without blanks; a tag's name has neither.
    private static func isAutolink(_ bytes: ArraySlice<UInt8>) -> Bool {
        let others = [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")]
        let text = String(decoding: bytes, as: UTF8.self)
        if others.contains(where: { text.hasPrefix($0.0) && text.hasSuffix($0.1) }) { return false }
        let scheme = bytes.dropFirst().prefix { $0.isNameByte || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: ".") }
        if !scheme.isEmpty, bytes.dropFirst(1 + scheme.count).first == UInt8(ascii: ":") { return true }
        return bytes.contains(UInt8(ascii: "@")) && !text.contains(where: \.isWhitespace)
    }

    private static func bare(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar != ">" && !" \t\n\r\u{B}\u{C}".unicodeScalars.contains(scalar) {
            // libcmark replaces NUL.
            kept.append(scalar == "\0" ? "\u{FFFD}" : scalar)
        }
        return String(kept)
    }
}
