import TestSupport
import Testing
import VaultModel

@Suite("Merging again and again")
struct MergeHistoryTests {
    private let fixture: MergeFixture

    init() throws { fixture = try MergeFixture() }

    @Test(
        "Clones that log at random and merge each other at random have no conflict, and every entry once",
        arguments: [3, 4], 0..<4)
    func logging(clones: Int, share: Int) {
        var merges = 0
        for number in 0..<25 {
            let seed = Seed.ofRun &* 3_001 &+ UInt64(share * 25 + number)
            var history = History(clones: clones, seed: seed, fixture: fixture)
            for _ in 0..<40 { history.step() }
            history.shareAll()
            merges += history.merges
            #expect(history.conflicts == 0, "seed \(seed)")
            #expect(fixture.ids(history.note(0)) == history.logged, "seed \(seed)")
            #expect(fixture.entries(history.note(0)) == history.logged.count, "seed \(seed)")
        }
        print("histories of \(clones) clones, \(merges) merges")
        #expect(merges > 100)
    }
}

/// A history of one note with many branches, merged as Git merges: where there are several bases, from their merge.
private struct History {
    private struct Commit {
        let note: [UInt8]

        /// With itself.
        let ancestors: Set<Int>
    }

    /// How often sides were merged, those of bases among them, and how often there was a conflict.
    private(set) var (merges, conflicts) = (0, 0)

    /// The ids of all entries.
    private(set) var logged: Set<String>

    private var commits: [Commit]
    private var heads: [Int]
    private var cases: MergeCases
    private var random: Seed
    private let fixture: MergeFixture

    init(clones: Int, seed: UInt64, fixture: MergeFixture) {
        cases = MergeCases(seed: seed, settings: fixture.settings, adding: 10)
        random = Seed(seed &+ 77)
        commits = [Commit(note: cases.base, ancestors: [0])]
        heads = Array(repeating: 0, count: clones)
        logged = fixture.ids(cases.base)
        self.fixture = fixture
    }

    func note(_ clone: Int) -> [UInt8] { commits[heads[clone]].note }

    /// Somebody logs something, or merges what another has.
    mutating func step() {
        let clone = random.below(heads.count)
        if random.once(in: 2) {
            let note = cases.changed(note(clone), by: "Jane", times: 1)
            logged.formUnion(fixture.ids(note))
            heads[clone] = add(note, of: [heads[clone]])
        } else {
            pull(clone, random.below(heads.count))
        }
    }

    /// All come to the same.
    mutating func shareAll() {
        for clone in heads.indices.dropFirst() { pull(0, clone) }
        for clone in heads.indices.dropFirst() { pull(clone, 0) }
        #expect(Set(heads).count == 1)
    }

    private mutating func pull(_ clone: Int, _ other: Int) { heads[clone] = merging(heads[clone], heads[other]) }

    private mutating func add(_ note: [UInt8], of parents: [Int]) -> Int {
        let ancestors = parents.reduce(into: Set([commits.count])) { $0.formUnion(commits[$1].ancestors) }
        commits.append(Commit(note: note, ancestors: ancestors))
        return commits.count - 1
    }

    private mutating func merging(_ one: Int, _ other: Int) -> Int {
        let common = commits[one].ancestors.intersection(commits[other].ancestors)
        if common.contains(other) { return one }
        if common.contains(one) { return other }
        let bases = common.filter { base in !common.contains { $0 != base && commits[$0].ancestors.contains(base) } }
        var sorted = bases.sorted()
        var base = sorted.removeFirst()
        for next in sorted { base = merging(base, next) }
        let merged = fixture.merge(commits[base].note, commits[one].note, commits[other].note)
        merges += 1
        if !merged.isClean { conflicts += 1 }
        return add(merged.bytes, of: [one, other])
    }
}
