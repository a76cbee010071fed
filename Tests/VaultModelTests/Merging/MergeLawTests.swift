import Foundation
import TestSupport
import Testing
import VaultModel

@Suite("Laws of merging")
struct MergeLawTests {
    private let fixture: MergeFixture

    init() throws { fixture = try MergeFixture() }

    private static let shares = 8
    private static let casesOfShare = 700

    private func seeds(_ share: Int, _ count: Int = Self.casesOfShare) -> [UInt64] {
        (0..<count).map { Seed.ofRun &* 1_000_003 &+ UInt64(share * Self.casesOfShare + $0) }
    }

    @Test("What nobody changed, what one side changed and what both changed alike settles", arguments: 0..<2)
    func trivial(share: Int) {
        for seed in seeds(share, 50) {
            var cases = MergeCases(seed: seed, settings: fixture.settings)
            let (base, side) = (cases.base, cases.side("Jane"))
            for merged in [
                fixture.merge(base, side, base), fixture.merge(base, base, side), fixture.merge(base, side, side),
            ] {
                #expect(merged.bytes == side && merged.isClean, "seed \(seed)")
            }
        }
    }

    @Test(
        "Both ways round it is the same, nothing is lost, doubled, revived or mixed, and few conflicts",
        arguments: 0..<shares)
    func twoSides(share: Int) {
        var counts = Counts()
        for seed in seeds(share) {
            var cases = MergeCases(seed: seed, settings: fixture.settings)
            let (base, ours, theirs) = (cases.base, cases.side("Jane"), cases.side("Sam"))
            let merged = fixture.merge(base, ours, theirs)
            let swapped = fixture.merge(base, theirs, ours)
            counts.add(merged, text: MergeFixture.textMerge(base, ours, theirs))
            #expect(merged.isClean == swapped.isClean, "seed \(seed)")
            let ids = (fixture.ids(base), fixture.ids(ours), fixture.ids(theirs))
            guard merged.isClean else {
                let text = String(note: merged.bytes)
                let missing = ids.1.union(ids.2).subtracting(ids.0.subtracting(ids.1.intersection(ids.2)))
                    .filter { !text.contains("^\($0)") }
                #expect(missing.isEmpty, "seed \(seed)")
                continue
            }
            #expect(merged.bytes == swapped.bytes, "seed \(seed)")
            let damage = NaiveJudge(base: base, ours: ours, theirs: theirs, merged: merged.bytes).damage
            #expect(damage.isEmpty, "seed \(seed)")
            let gone = ids.0.subtracting(ids.1.intersection(ids.2))
            #expect(fixture.ids(merged.bytes) == ids.0.union(ids.1).union(ids.2).subtracting(gone), "seed \(seed)")
            #expect(fixture.merge(ours, merged.bytes, ours).bytes == merged.bytes, "seed \(seed)")
            #expect(fixture.merge(base, ours, merged.bytes).isClean, "seed \(seed)")
        }
        print("merges, seeds from \(seeds(share)[0]): \(counts)")
        #expect(counts.conflicts * 10 <= counts.merges)
    }

    @Test("Where both work on the same few entries nothing is damaged either", arguments: 0..<4)
    func crowded(share: Int) {
        var conflicts = 0
        for seed in seeds(share, 250) {
            var cases = MergeCases(seed: seed, settings: fixture.settings, adding: 1)
            let (base, ours, theirs) = (cases.base, cases.side("Jane"), cases.side("Sam"))
            let merged = fixture.merge(base, ours, theirs)
            let swapped = fixture.merge(base, theirs, ours)
            #expect(merged.isClean == swapped.isClean, "seed \(seed)")
            guard merged.isClean else {
                conflicts += 1
                continue
            }
            #expect(merged.bytes == swapped.bytes, "seed \(seed)")
            let damage = NaiveJudge(base: base, ours: ours, theirs: theirs, merged: merged.bytes).damage
            #expect(damage.isEmpty, "seed \(seed)")
        }
        print("crowded merges, seeds from \(seeds(share)[0]): 250, \(conflicts) with conflicts")
    }

    @Test("Three sides come to the same in whatever order they are merged", arguments: 0..<4)
    func threeSides(share: Int) {
        var compared = 0
        for seed in seeds(share, 150) {
            var cases = MergeCases(seed: seed, settings: fixture.settings)
            let (base, one, two, three) = (cases.base, cases.side("Jane"), cases.side("Sam"), cases.side("Ann"))
            let left = fixture.merge(base, one, two)
            let right = fixture.merge(base, two, three)
            guard left.isClean, right.isClean else { continue }
            let results = (fixture.merge(base, left.bytes, three), fixture.merge(base, one, right.bytes))
            guard results.0.isClean, results.1.isClean else { continue }
            compared += 1
            #expect(fixture.ids(results.0.bytes) == fixture.ids(results.1.bytes), "seed \(seed)")
            #expect(results.0.bytes == results.1.bytes, "seed \(seed)")
        }
        #expect(compared > 100)
    }

    @Test("Clones that work and pull at random come to the same note", arguments: 0..<4)
    func convergence(share: Int) {
        var compared = 0
        for seed in seeds(share, 25) {
            var clones = Clones(seed: seed, fixture: fixture)
            guard clones.work(rounds: 12) else { continue }
            compared += 1
            #expect(clones.haveConverged, "seed \(seed)")
        }
        #expect(compared > 10)
    }
}

/// How many merges had conflicts, and how many a merge of the lines would have had.
private struct Counts: CustomStringConvertible {
    var merges = 0
    var conflicts = 0
    var textConflicts = 0

    mutating func add(_ merged: MergedNote, text: [UInt8]?) {
        merges += 1
        if !merged.isClean { conflicts += 1 }
        if text == nil { textConflicts += 1 }
    }

    var description: String { "\(merges), \(conflicts) with conflicts; as texts \(textConflicts)" }
}

/// Three clones of a note and the shared branch that they pull from and push to.
private struct Clones {
    /// What a clone has, and the version of the shared branch that it has seen.
    private struct Clone {
        var note: [UInt8]
        var seen: [UInt8]
    }

    private var shared: [UInt8]
    private var clones: [Clone]
    private var cases: MergeCases
    private var random: Seed
    private let fixture: MergeFixture

    init(seed: UInt64, fixture: MergeFixture) {
        cases = MergeCases(seed: seed, settings: fixture.settings)
        random = Seed(seed &+ 77)
        shared = cases.base
        clones = Array(repeating: Clone(note: cases.base, seen: cases.base), count: 3)
        self.fixture = fixture
    }

    /// Works, pulls and pushes at random, and at the end has all pull and push; false where a conflict ends it.
    mutating func work(rounds: Int) -> Bool {
        for _ in 0..<rounds {
            let index = random.below(3)
            if random.once(in: 2) {
                clones[index].note = cases.changed(clones[index].note, by: ["Jane", "Sam", "Ann"][index], times: 1)
            } else {
                guard exchange(index) else { return false }
            }
        }
        // Once for all to push, once for all to see it.
        return [0, 1, 2, 0, 1, 2].allSatisfy { exchange($0) }
    }

    private mutating func exchange(_ index: Int) -> Bool {
        let merged = fixture.merge(clones[index].seen, clones[index].note, shared)
        guard merged.isClean else { return false }
        let damage = NaiveJudge(
            base: clones[index].seen, ours: clones[index].note, theirs: shared, merged: merged.bytes
        ).damage
        #expect(damage.isEmpty)
        shared = merged.bytes
        clones[index] = Clone(note: shared, seen: shared)
        return true
    }

    var haveConverged: Bool { clones.allSatisfy { $0.note == shared } }
}
