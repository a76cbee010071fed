import TestSupport
import Testing

@testable import NoteSyntax

/// Lines on which nothing can escape, or begin code or HTML, are not scanned for that.
@Suite("Links of plain text")
struct PlainLeafTests {
    @Test("The links of a note are those that a scan of each leaf finds")
    func sameAsScan() {
        var count = 0
        for index in 0..<UInt64(20_000) {
            let seed = Seed.ofRun &* 1_000_000 &+ index
            let tree = NoteTree(Self.note(seed))
            var scanned: [WikiLink] = []
            tree.forEachLeaf { scanned += InlineScan(tree.source, lines: $0, in: $1).links }
            scanned.sort { $0.span.lowerBound < $1.span.lowerBound }
            #expect(tree.links == scanned, "seed \(seed)")
            count += scanned.count
        }
        #expect(count > 10_000)
    }

    private static let pieces = [
        "[[", "[[", "]]", "]]", "[[a]]", "![[b|c]]", "[", "]", "!", "|", "#", "^", "a", "é", " ", "\t", "\0", "\n",
        "\n",
        "\r\n", "\n> ", "\n> > ", "\n- ", "\n\n", "\n===\n", "# ", "[x]: ", "\\", "`", "<a>",
    ]

    private static func note(_ number: UInt64) -> String {
        var seed = Seed(number)
        // Half of the notes are plain from beginning to end.
        let pieces = seed.once(in: 2) ? Self.pieces : Self.pieces.dropLast(3)
        return (0...seed.below(30)).map { _ in seed.pick(pieces) ?? "" }.joined()
    }
}
