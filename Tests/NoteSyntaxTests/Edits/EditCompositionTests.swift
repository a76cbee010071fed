import TestSupport
import Testing

@testable import NoteSyntax

@Suite("Edits after edits")
struct EditCompositionTests {
    @Test("edits made one after the other are edits of the first note")
    func property() {
        var seed = Seed(Seed.ofRun)
        for _ in 0..<2_000 {
            let source = SourceText((0..<seed.below(12)).map { _ in UInt8(97 + seed.below(4)) })
            var composition = EditComposition(over: source)
            var bytes = source.bytes
            for _ in 0..<seed.below(5) {
                let edits = Self.edits(of: bytes, &seed)
                composition.append(edits)
                bytes = SourceText(bytes).applying(edits)
            }
            let edits = composition.edits
            #expect(source.applying(edits) == bytes, "\(source.bytes), seed \(Seed.ofRun)")
            for (edit, next) in zip(edits, edits.dropFirst()) {
                #expect(edit.span.upperBound < next.span.lowerBound, "\(edits), seed \(Seed.ofRun)")
            }
            #expect(edits.allSatisfy { !source.bytes[$0.span.range].elementsEqual($0.replacement) })
        }
    }

    private static func edits(of bytes: [UInt8], _ seed: inout Seed) -> [SourceEdit] {
        var edits: [SourceEdit] = []
        var offset = 0
        while offset <= bytes.count, !seed.once(in: 3) {
            let lower = offset + seed.below(bytes.count - offset + 1)
            let upper = lower + seed.below(bytes.count - lower + 1)
            edits.append(
                SourceEdit(SourceSpan(lower..<upper), (0..<seed.below(3)).map { _ in UInt8(97 + seed.below(4)) }))
            offset = upper
        }
        return edits
    }
}
