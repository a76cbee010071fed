import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

@Suite("Merging line by line")
struct TextMergeTests {
    private let fixture: MergeFixture

    init() throws { fixture = try MergeFixture() }

    private let entry = "> [!call] 2026-03-09 Budget\n\n^i-a\n"

    private func note(_ entries: String) -> String { "---\ntype: contact\n---\n\n## Interactions\n\n\(entries)" }

    // MARK: Line endings

    @Test("A note keeps its line endings", arguments: ["\r\n", "\r"])
    func endings(ending: String) {
        func ended(_ text: String) -> String { text.replacing("\n", with: ending) }
        let base = note(entry)
        let (one, two) = ("\n> [!call] 2026-03-11 A\n\n^i-b\n", "\n> [!call] 2026-03-12 B\n\n^i-c\n")
        let merged = fixture.merge(ended(base), ended(base + two), ended(base + one))
        #expect(String(note: merged.bytes) == ended(base + one + two))
        let edited = base.replacing("Budget", with: "Money")
        let both = fixture.merge(ended(base), ended(edited), ended(base.replacing("Budget", with: "Cash")))
        #expect(!both.isClean)
        #expect(String(note: both.bytes).contains("<<<<<<< ours\(ending)> [!call] 2026-03-09 Money\(ending)"))
    }

    @Test("A side that changed line endings alone keeps what the other changed")
    func changedEndings() {
        let base = note(entry) + "\nProse\n"
        let windows = base.replacing("\n", with: "\r\n")
        let edited = base.replacing("Budget", with: "Money") + "More\n"
        for merged in [fixture.merge(base, windows, edited), fixture.merge(base, edited, windows)] {
            #expect(String(note: merged.bytes) == edited.replacing("\n", with: "\r\n") && merged.isClean)
        }
        // From mixed ones, too.
        let mixed = base.replacing("^i-a\n", with: "^i-a\r\n")
        let mixedEdit = edited.replacing("^i-a\n", with: "^i-a\r\n")
        #expect(String(note: fixture.merge(mixed, base, mixedEdit).bytes) == edited)
        #expect(String(note: fixture.merge(mixed, mixedEdit, mixed + "End\n").bytes).contains("^i-a\r\n\nProse\n"))
    }

    @Test("A last line without an ending, and a byte order mark, are kept or changed as either side did")
    func ends() {
        let open = note(entry) + "\nProse"
        let edited = open.replacing("Budget", with: "Money")
        #expect(String(note: fixture.merge(open, edited, open + "\n").bytes) == edited + "\n")
        let added = open.replacing("^i-a\n", with: "^i-a\n\n> [!call] B\n\n^i-b\n")
        #expect(String(note: fixture.merge(open, edited, added).bytes) == added.replacing("Budget", with: "Money"))
        let marked = fixture.merge(open, "\u{FEFF}" + open, edited)
        #expect(marked.bytes == Array(("\u{FEFF}" + edited).utf8))
    }

    // MARK: Notes that are merged as texts

    @Test(
        "What can't be read for certain is merged as a text",
        arguments: [
            "---\ntype: contact\n\nno end\n", "---\ntype: contact\npet: a: b\n---\n", "---\n{type: contact}\n---\n",
            "---\ntype: contact\n---\n\n<<<<<<<<< ours\nA\n=========\nB\n>>>>>>>>> theirs\n",
        ])
    func asText(start: String) {
        let base = start + "\nOne\n\nTwo\n\nThree\n"
        let (ours, theirs) = (base.replacing("One", with: "1"), base.replacing("Three", with: "3"))
        let merged = fixture.merge(base, ours, theirs)
        #expect(merged.isTextMerge && merged.isClean)
        #expect(String(note: merged.bytes) == ours.replacing("Three", with: "3"))
        let conflict = fixture.merge(base, ours, base.replacing("One", with: "I"))
        #expect(conflict.isTextMerge && conflict.conflicts.map(\.kind) == [.lines])
        #expect(
            String(note: conflict.bytes).contains("<<<<<<< ours\n1\n||||||| base\nOne\n=======\nI\n>>>>>>> theirs\n"))
    }

    @Test("Bytes that are no UTF-8 are merged as they are")
    func badBytes() {
        let base = Array("One \u{41}\n\nTwo\n\nThree\n".utf8).map { $0 == 0x41 ? 0xFF : $0 }
        let ours = [0x31] + base
        let merged = fixture.merge(base, ours, base + [0x32, 0x0A])
        #expect(merged.isClean && merged.isTextMerge && merged.bytes == ours + [0x32, 0x0A])
    }

    @Test("A key that a merge of the texts leaves twice is a conflict, and so is an id")
    func twice() {
        let base = "---\ntype: contact\npet: a: b\nx: 1\ny: 2\nz: 3\n---\n\n## Interactions\n\nA\n\nB\n"
        let ours = base.replacing("x: 1\n", with: "car: 1\nx: 1\n")
        let theirs = base.replacing("z: 3\n", with: "z: 3\ncar: 2\n")
        let merged = fixture.merge(base, ours, theirs)
        #expect(!merged.isClean && merged.isTextMerge)
        #expect(String(note: merged.bytes).contains("car: 1") && String(note: merged.bytes).contains("car: 2"))
        let one = base.replacing("\nA\n", with: "\n\(entry)\nA\n")
        let two = base + "\n" + entry
        #expect(!fixture.merge(base, one, two).isClean)
        let double = fixture.merge(note(entry) + "\nA\n", note(entry) + "\nB\n", note(entry + "\n" + entry) + "\nA\n")
        #expect(!double.isClean && double.isTextMerge)
    }

    @Test("A merge that would hide an interaction is a conflict")
    func hidden() {
        let base = "---\ntype: contact\n---\n\nProse\n\n## Interactions\n\n" + entry
        let opened = base.replacing("Prose", with: "```\nProse")
        let logged = base + "\n> [!call] 2026-03-12 B\n\n^i-b\n"
        // Ours has no interaction left, so that what theirs logs has no place.
        let merged = fixture.merge(base, opened, logged)
        #expect(!merged.isClean)
        #expect(String(note: merged.bytes).contains("^i-b") && String(note: merged.bytes).contains("^i-a"))
    }

    @Test("A conflict elsewhere does not let a merge pass that would hide an interaction")
    func hiddenBesideConflict() {
        let base = "---\ntype: contact\npet: cat\n---\n\n## Interactions\n\n\(entry)\n### Notes\n\nProse\n"
        let opened = base.replacing("Prose", with: "Prose\n\n```").replacing("cat", with: "dog")
        let logged = (base + "\n> [!call] 2026-03-12 B\n\n^i-b\n").replacing("cat", with: "cow")
        let merged = fixture.merge(base, opened, logged)
        #expect(merged.isTextMerge && merged.conflicts.allSatisfy { $0.kind == .lines })
        #expect(
            fixture.merge(base, opened.replacing("\n\n```", with: "\nMore"), logged).conflicts.map(\.kind) == [
                .property(key: "pet")
            ])
    }

    @Test("Markers are as long as they are asked to be, and say what they are told to")
    func markers() {
        let merged = NoteMerge.merging(
            base: Array("A\n".utf8), ours: Array("B\n".utf8), theirs: Array("C".utf8), path: NotePath("A.md"),
            settings: fixture.settings, markerSize: 9,
            labels: ConflictLabels(ours: "HEAD", base: "abc", theirs: "topic"))
        #expect(
            String(note: merged.bytes)
                == "<<<<<<<<< HEAD\nB\n||||||||| abc\nA\n=========\nC\n>>>>>>>>> topic\n")
        #expect(merged.conflicts == [MergeConflict(kind: .lines, lines: 0..<7)])
    }
}

@Suite("Comparing sequences")
struct SequenceAlignmentTests {
    @Test("Pairs are of equal elements, ascend, and are a good part of what a plain diff finds", arguments: 0..<4)
    func pairs(share: Int) {
        for number in 0..<250 {
            var random = Seed(Seed.ofRun &* 97 &+ UInt64(share * 250 + number))
            let letters = 2 + random.below(30)
            let old = (0..<random.below(60)).map { _ in random.below(letters) }
            var new = old
            for _ in 0..<random.below(8) {
                let place = random.below(new.count + 1)
                if place < new.count, random.once(in: 2) {
                    new.remove(at: place)
                } else {
                    new.insert(random.below(letters), at: place)
                }
            }
            let pairs = SequenceAlignment(from: old, to: new).pairs
            #expect(pairs.allSatisfy { old[$0.old] == new[$0.new] }, "\(old) \(new)")
            #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.old < $1.old && $0.new < $1.new }, "\(old) \(new)")
            let most = (old.count + new.count - new.difference(from: old).count) / 2
            #expect(pairs.count >= most / 4, "\(old) \(new)")
        }
    }

    @Test("Hunks tile all three versions, and what one side changed is its own", arguments: 0..<4)
    func hunks(share: Int) {
        for number in 0..<250 {
            var random = Seed(Seed.ofRun &* 89 &+ UInt64(share * 250 + number))
            let base = (0..<random.below(20)).map { _ in random.below(9) }
            func side(_ random: inout Seed) -> [Int] {
                var side = base
                for _ in 0..<random.below(4) { side.insert(random.below(12), at: random.below(side.count + 1)) }
                return side
            }
            let (ours, theirs) = (side(&random), side(&random))
            let hunks = ThreeWayHunk.all(base: base, ours: ours, theirs: theirs)
            #expect(hunks.flatMap { base[$0.base] } == base)
            #expect(hunks.flatMap { ours[$0.ours] } == ours)
            #expect(hunks.flatMap { theirs[$0.theirs] } == theirs)
            for hunk in hunks {
                switch hunk.change {
                case .nobody: #expect(base[hunk.base] == ours[hunk.ours] && base[hunk.base] == theirs[hunk.theirs])
                case .ours: #expect(base[hunk.base] == theirs[hunk.theirs])
                case .theirs: #expect(base[hunk.base] == ours[hunk.ours])
                case .both: #expect(ours[hunk.ours] == theirs[hunk.theirs])
                case .conflict: #expect(base[hunk.base] != ours[hunk.ours] && base[hunk.base] != theirs[hunk.theirs])
                }
            }
        }
    }
}
