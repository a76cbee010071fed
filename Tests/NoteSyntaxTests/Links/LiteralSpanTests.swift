import CCmark
import TestSupport
import Testing

@testable import NoteSyntax

/// Code spans and inline HTML, where no link is, are found as libcmark finds them.
@Suite("Code spans and inline HTML against libcmark")
struct LiteralSpanTests {
    @Test("in every note of the repository")
    func fixtures() throws {
        var count = 0
        for note in try NoteFixtures.all { count += check(note.bytes, note.name) }
        #expect(count > 100)
    }

    @Test("in generated notes")
    func generated() {
        check(diet: .text, notes: 4_000)
    }

    @Test("in generated text of backticks, tags and comments")
    func inlines() {
        check(diet: .inlines, notes: 12_000)
    }

    private func check(diet: NoteGenerator.Diet, notes: UInt64) {
        var count = 0
        for index in 0..<notes {
            let seed = Seed.ofRun &* 1_000_000 &+ index
            var generator = NoteGenerator(seed: seed, diet: diet)
            // What brackets make of a text (destinations and titles of links, definitions) is not this scan's to find.
            let note = generator.note().map { $0 == UInt8(ascii: "[") ? UInt8(ascii: "{") : $0 }
            count += check(note, "\(diet), seed \(seed)")
        }
        #expect(count > Int(notes) / 4)
    }

    /// Compares the literals of one note, and says how many there are.
    private func check(_ bytes: [UInt8], _ name: @autoclosure () -> String) -> Int {
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

    /// Behind the name a tag has a blank, `/` or `>`, an autolink has what no tag's name holds.
    private static func isAutolink(_ bytes: ArraySlice<UInt8>) -> Bool {
        let name = bytes.dropFirst().prefix { $0.isNameByte || Array(".!#$%&'*+=^_`{|}~".utf8).contains($0) }
        guard let next = bytes.dropFirst(1 + name.count).first, !name.isEmpty || next == UInt8(ascii: "@") else { return false }
        return next == UInt8(ascii: ":") || next == UInt8(ascii: "@")
            || (next == UInt8(ascii: "/") && bytes.contains(UInt8(ascii: "@")) && !bytes.contains(where: \.isBlank))
    }

    private static func bare(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar != ">" && !" \t\n\r\u{B}\u{C}".unicodeScalars.contains(scalar) {
            kept.append(scalar)
        }
        return String(kept)
    }
}
