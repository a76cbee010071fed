import NoteSyntax
import TestSupport
import Testing

/// The tree tiles its source, whatever the bytes are.
@Suite("Tiling")
struct TilingTests {
    @Test("every note of the repository is tiled by its pieces, also when it is changed")
    func fixtures() throws {
        let notes = try NoteFixtures.all
        #expect(notes.count > 150)
        for (index, note) in notes.enumerated() {
            checkTiling(note.bytes, "\(note.name)")
            for mutation in Mutation.allCases {
                for round in 0..<10 {
                    let value = Seed.ofRun &+ UInt64(index * 1000 + round)
                    var seed = Seed(value)
                    checkTiling(
                        mutation.applied(to: note.bytes, seed: &seed), "\(note.name), \(mutation), seed \(value)")
                }
            }
        }
    }

    @Test("every line of the repository's notes may be missing")
    func droppedLines() throws {
        for note in try NoteFixtures.all {
            let source = SourceText(note.bytes)
            for line in 0..<source.lineCount {
                let span = source.lineSpan(line)
                let rest = Array(note.bytes[..<span.lowerBound] + note.bytes[span.upperBound...])
                checkTiling(rest, "\(note.name) without line \(line + 1)")
            }
        }
    }

    @Test("generated notes are tiled by their pieces, also when they are changed")
    func generated() {
        let notesBefore = Seed.ofRun &* 1_000_000
        var count = 0
        for index in 0..<UInt64(3_000) {
            let value = notesBefore &+ index
            var generator = NoteGenerator(seed: value)
            let note = generator.note()
            checkTiling(note, "generated, seed \(value)")
            var seed = Seed(value)
            for mutation in Mutation.allCases {
                checkTiling(mutation.applied(to: note, seed: &seed), "generated, \(mutation), seed \(value)")
                count += 1
            }
            count += 1
        }
        #expect(count >= 20_000)
    }

    @Test("every beginning of a note is tiled")
    func beginnings() throws {
        for note in MarkdownConstructs.all {
            let bytes = Array(note.text.utf8)
            for length in 0..<min(bytes.count, 400) {
                checkTiling(Array(bytes[..<length]), "\(note.name), \(length) bytes")
            }
        }
    }

    private func checkTiling(_ bytes: [UInt8], _ name: @autoclosure () -> String) {
        guard let failure = TreeShape.failure(of: bytes) else { return }
        Issue.record("\(name()): \(failure)\n\(String(decoding: bytes.prefix(2_000), as: UTF8.self).debugDescription)")
    }
}
