import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("Merging what was moved")
struct MergeOrderTests {
    private let fixture: MergeFixture

    init() throws { fixture = try MergeFixture() }

    private func entry(_ id: Character, _ text: String = "") -> String {
        "\n> [!call] 2026-01-\(10 + (id.hexDigitValue ?? 0)) \(id)\(text)\n\n^i-\(id)\n"
    }

    /// A note with these entries; other text stands where it is given.
    private func note(_ ids: String, _ edited: [Character: String] = [:]) -> String {
        "---\ntype: contact\n---\n\n## Interactions\n" + ids.map { entry($0, edited[$0] ?? "") }.joined()
    }

    private func ids(_ merged: MergedNote) -> String {
        String(note: merged.bytes).split(separator: "\n").filter { $0.hasPrefix("^i-") }.map { $0.dropFirst(3) }
            .joined()
    }

    // MARK: An edit is kept

    @Test(
        "An edit holds where the other side moved the entry to where lines were written, cancellations too",
        arguments: [
            ("ab", "ab\nSee also the minutes.\n", "ba"), ("ab\nRemark.\n", "ab\nA remark.\n", "b\nOne remark.\na"),
            ("ab", "ab\n### 2025\n", "b\n### Old\na"), ("abc", "abc\n### Later\n", "bc\n### Old\na"),
        ])
    func editAndMove(base: String, ours: String, theirs: String) {
        func text(_ layout: String, _ edit: String) -> String {
            let lines = layout.split(separator: "\n", omittingEmptySubsequences: false)
            let parts = lines.enumerated().map { index, line in
                index % 2 == 0 ? line.map { entry($0, $0 == "a" ? edit : "") }.joined() : "\n\(line)\n"
            }
            return note("") + parts.joined()
        }
        for edit in [" edited", " x\n> - cancelled-at:: 2026-02-01T00:00:00Z\n> - cancelled-by:: Sam"] {
            let (base, ours, theirs) = (text(base, ""), text(ours, edit), text(theirs, ""))
            for merged in [fixture.merge(base, ours, theirs), fixture.merge(base, theirs, ours)] {
                #expect(String(note: merged.bytes).contains(entry("a", edit).dropFirst()))
                #expect(ids(merged).count { $0 == "a" } == 1)
            }
        }
    }

    // MARK: Order

    @Test("Order alone is never in conflict, and where one side alone has moved entries its order holds")
    func order() {
        func merged(_ base: String, _ ours: String, _ theirs: String) -> String? {
            let one = fixture.merge(note(base), note(ours), note(theirs))
            let other = fixture.merge(note(base), note(theirs), note(ours))
            #expect(one.isClean && one == other)
            return one.isClean ? ids(one) : nil
        }
        #expect(merged("1234", "1324", "1432") == "1432")
        #expect(merged("1234", "13284", "14329") == "143289")
        #expect(merged("12345", "51234", "12534") == "51234")
        #expect(merged("1234", "2134", "1243") == "2143")
        #expect(merged("1234", "4321", "1234") == "4321")
        #expect(merged("12345", "1345", "12543") == "1543")
        #expect(merged("123", "231", "312") == "321")
        // 2 before 1, 3 before 2 and 1 before 3: any order will do.
        #expect(merged("123", "213", "132")?.sorted() == ["1", "2", "3"])
    }

    @Test("Moved at random on both sides, the note is clean, and the same both ways round", arguments: 0..<4)
    func movedAtRandom(share: Int) {
        for number in 0..<200 {
            var random = Seed(Seed.ofRun &* 7_919 &+ UInt64(share * 200 + number))
            let base = Array("12345678".prefix(2 + random.below(7)))
            func side(_ random: inout Seed) -> String {
                var side = base
                for _ in 0..<random.below(5) {
                    side.insert(side.remove(at: random.below(side.count)), at: random.below(side.count))
                }
                return note(String(side))
            }
            let (ours, theirs) = (side(&random), side(&random))
            let edited = theirs.replacing(" 1\n", with: " 1 edited\n")
            let merged = fixture.merge(note(String(base)), ours, edited)
            #expect(merged.isClean && merged == fixture.merge(note(String(base)), edited, ours), "\(number)")
            #expect(ids(merged).sorted() == base && String(note: merged.bytes).contains(" 1 edited\n"), "\(number)")
            guard theirs == note(String(base)) else { continue }
            #expect(String(note: merged.bytes) == ours.replacing(" 1\n", with: " 1 edited\n"), "\(number)")
        }
    }
}

// MARK: - Whatever people do

extension MergeOrderTests {
    /// What stands below the heading: entries, and lines between them.
    private enum Item: Equatable {
        case entry(id: Int, lines: [String])
        case text(String)
    }

    /// Somebody who types in a note; each word is new.
    private struct Typist {
        var random: Seed
        private var words = 0

        init(_ seed: UInt64) { random = Seed(seed) }

        mutating func word() -> String {
            words += 1
            return "W\(words)W"
        }

        mutating func entry() -> Item {
            .entry(id: words + 1, lines: ["> [!call] 2026-0\(1 + random.below(9))-11 \(word())"])
        }

        mutating func changed(_ items: [Item]) -> [Item] {
            var items = items
            for _ in 0..<1 + random.below(4) { change(&items) }
            return items
        }

        private mutating func change(_ items: inout [Item]) {
            let place = random.below(items.count)
            guard !items.isEmpty else { return items.append(entry()) }
            switch (random.below(9), items[place]) {
            case (0, _): items.append(entry())
            case (1, _): items.insert(entry(), at: place)
            case (2, _):
                items.insert(.text(random.once(in: 3) ? "### \(word())" : word()), at: random.below(items.count + 1))
            case (3, _): items.remove(at: place)
            case (4, _), (5, _): items.insert(items.remove(at: place), at: random.below(items.count))
            case (6, .entry(let id, let lines)):
                items[place] = .entry(id: id, lines: ["\(lines[0]) \(word())"] + lines.dropFirst())
            case (_, .entry(let id, let lines)):
                items[place] = .entry(id: id, lines: lines + (lines.count == 1 ? [">"] : []) + ["> \(word())"])
            case (_, .text): items[place] = .text(word())
            }
        }
    }

    private func text(_ items: [Item]) -> String {
        note("")
            + items.map { item in
                switch item {
                case .entry(let id, let lines): "\n" + lines.joined(separator: "\n") + "\n\n^i-\(id)\n"
                case .text(let line): "\n\(line)\n"
                }
            }.joined()
    }

    private func words(_ text: String) -> Set<Substring> {
        Set(text.split { !$0.isLetter && !$0.isNumber }.filter { $0.hasPrefix("W") })
    }

    @Test("Clean or not: whatever a side wrote is there, and no id stands twice on a side", arguments: 0..<4)
    func kept(share: Int) {
        var conflicts = 0
        for number in 0..<250 {
            var typist = Typist(Seed.ofRun &* 6_007 &+ UInt64(share * 250 + number))
            let base = (0..<1 + typist.random.below(5)).map { _ in typist.entry() }
            let (old, ours, theirs) = (text(base), text(typist.changed(base)), text(typist.changed(base)))
            let (merged, swapped) = (fixture.merge(old, ours, theirs), fixture.merge(old, theirs, ours))
            #expect(merged.isClean == swapped.isClean, "\(share * 250 + number)")
            if merged.isClean { #expect(merged == swapped, "\(share * 250 + number)") } else { conflicts += 1 }
            let lost = words(ours).union(words(theirs)).subtracting(words(old)).subtracting(
                words(String(note: merged.bytes)))
            #expect(lost.isEmpty, "\(share * 250 + number)")
            let sides = MarkedConflicts(SourceText(merged.bytes)).map { [$0.ours, $0.theirs] } ?? [merged.bytes]
            for side in sides.map(String.init(note:)) {
                let marks = side.split(separator: "\n").filter { $0.hasPrefix("^") }
                #expect(Set(marks).count == marks.count, "\(share * 250 + number)")
            }
        }
        print("typed, seeds from \(Seed.ofRun &* 6_007): 250, \(conflicts) with conflicts")
    }
}
