import TestSupport
import Testing
import VaultModel

@Suite("Merging notes that nobody would write")
struct HostileMergeTests {
    private let fixture: MergeFixture

    init() throws { fixture = try MergeFixture() }

    /// A note below the heading of interactions, or one that is anything.
    private func base(_ seed: inout Seed, number: Int) -> [UInt8] {
        var notes = NoteGenerator(seed: seed.next(), diet: number % 3 == 0 ? .anything : .text)
        guard number % 2 == 0 else { return notes.note() }
        let frontMatter = "---\ntype: contact\ntags: [a]\n---\n\n"
        let start = frontMatter + "## Interactions\n\n> [!call] 2026-01-01 A\n\n^i-a\n\n> [!call] B\n\n"
        return Array(start.utf8) + notes.note()
    }

    @Test("Whichever side is ours it comes to the same, and a clean merge reads as both sides do", arguments: 0..<4)
    func mutations(share: Int) {
        var cleanMerges = 0
        for number in 0..<300 {
            var seed = Seed(Seed.ofRun &* 15_013 &+ UInt64(share * 300 + number))
            let base = base(&seed, number: number)
            func side(_ seed: inout Seed) -> [UInt8] {
                (0...seed.below(3)).reduce(base) { note, _ in
                    (seed.pick(Mutation.allCases) ?? Mutation.allCases[0]).applied(to: note, seed: &seed)
                }
            }
            let (ours, theirs) = (side(&seed), side(&seed))
            let (merged, swapped) = (fixture.merge(base, ours, theirs), fixture.merge(base, theirs, ours))
            #expect(merged.isClean == swapped.isClean, "number \(share * 300 + number)")
            guard merged.isClean else { continue }
            #expect(merged.bytes == swapped.bytes, "number \(share * 300 + number)")
            guard !merged.isTextMerge else { continue }
            cleanMerges += 1
            let ids = (fixture.ids(base), fixture.ids(ours), fixture.ids(theirs))
            let meant = ids.1.intersection(ids.2).union(ids.1.symmetricDifference(ids.2).subtracting(ids.0))
            #expect(fixture.ids(merged.bytes) == meant, "number \(share * 300 + number)")
        }
        #expect(cleanMerges > 20)
    }
}
