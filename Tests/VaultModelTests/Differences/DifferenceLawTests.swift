import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("Laws of differences")
struct DifferenceLawTests {
    private let fixture: DifferenceFixture

    init() throws { fixture = try DifferenceFixture() }

    /// That a difference the other way round says the same the other way round.
    static func expectReversed(_ difference: VaultDifference, _ reversed: VaultDifference, _ comment: Comment) {
        typealias Event = [String]
        func events(_ difference: VaultDifference, isReversed: Bool) -> [Event] {
            let opposites: [InteractionDifference.Kind: InteractionDifference.Kind] = [
                .added: .deleted, .deleted: .added, .cancelled: .uncancelled, .uncancelled: .cancelled,
            ]
            let interactions = difference.interactions.map { one -> Event in
                let kind = isReversed ? opposites[one.kind] ?? one.kind : one.kind
                let paths = one.kind == .moved ? [one.path, one.formerPath ?? one.path] : []
                return ["\(kind)", one.id ?? ""] + (isReversed ? paths.reversed() : paths).map(\.string)
            }
            let files = (difference.contacts + difference.others).map { one -> Event in
                let opposite: FileDifference.Kind =
                    one.kind == .added ? .removed : one.kind == .removed ? .added : one.kind
                let paths = one.kind == .renamed ? [one.path, one.formerPath ?? one.path] : []
                return ["\(isReversed ? opposite : one.kind)", "\(one.file)"]
                    + (isReversed ? paths.reversed() : paths).map(\.string)
            }
            // An id that is given or taken away is named by what has it after all.
            return (interactions.map { $0[0] == "edited" ? ["edited"] : $0 } + files)
                .sorted { $0.lexicographicallyPrecedes($1) }
        }
        #expect(events(difference, isReversed: false) == events(reversed, isReversed: true), comment)
    }

    @Test("Read on all cores it is the same")
    func reading() async {
        var (before, after): (DifferenceFixture.Files, DifferenceFixture.Files) = ([:], [:])
        for number in 0..<40 {
            var cases = DifferenceCases(seed: Seed.ofRun &* 7 &+ UInt64(number), settings: fixture.settings)
            for (path, content) in cases.files { before["\(number) \(path)"] = content }
            for (path, content) in cases.changed() { after["\(number) \(path)"] = content }
        }
        let files = DifferenceFixture.changed(before, after)
        let policy = Policy(settings: fixture.settings, notes: [])
        let read = await VaultDifference.reading(files, policy: policy)
        #expect(files.count > 100)
        #expect(read.lines == VaultDifference(files, policy: policy).lines)
        #expect(!read.lines.isEmpty)
    }

    @Test("What people do is told as somebody reads it who knows nothing of Markdown", arguments: 0..<4)
    func oracle(share: Int) {
        var told = 0
        for number in 0..<60 {
            let seed = Seed.ofRun &* 40_009 &+ UInt64(share * 60 + number)
            var cases = DifferenceCases(seed: seed, settings: fixture.settings)
            let (before, after) = (cases.files, cases.changed())
            let difference = fixture.difference(before, after)
            let expected = NaiveDifference(before, after)
            #expect(NaiveDifference(difference) == expected, "seed \(seed)")
            told += expected.count
            Self.expectReversed(difference, fixture.difference(after, before), "seed \(seed)")
            #expect(fixture.difference(after, after).isEmpty, "seed \(seed)")
            #expect(difference.isEmpty == (before == after), "seed \(seed)")
        }
        #expect(told > 200)
    }

    @Test("What is logged in notes that nobody would write is told exactly", arguments: 0..<3)
    func logging(share: Int) throws {
        var logged = 0
        for number in 0..<100 {
            var seed = Seed(Seed.ofRun &* 50_021 &+ UInt64(share * 100 + number))
            var notes = NoteGenerator(seed: seed.next(), diet: .text)
            let start = "---\ntype: contact\ntags: [a]\n---\n\n## Interactions\n\n> [!call] 2026-01-01 A\n\n"
            let before = FileContent(bytes: Array(start.utf8) + notes.note())
            var (note, counts): ([UInt8], [String: Int]) = (before.bytes, [:])
            for _ in 0..<1 + seed.below(5) {
                guard let person = seed.pick(["Sam Lee", "Jane Doe", "Ann"]) else { continue }
                let author = Author(IdentityClues(asOption: person), now: ChangeFixture.now)
                let change = try? InteractionLog.appending(
                    ChangeFixture.call("Budget"), to: NotePath("Contacts/Ada.md"), by: author,
                    in: ChangeFixture.slice(note, settings: fixture.settings), using: &seed)
                // Where an open fence would swallow it.
                guard let edit = change?.edit else { continue }
                note = try ChangeFixture.bytes(edit)
                counts[person, default: 0] += 1
            }
            let difference = fixture.difference(["Ada.md": before], ["Ada.md": FileContent(bytes: note)])
            let told = Dictionary(difference.interactions.map { ($0.who ?? "", 1) }, uniquingKeysWith: +)
            let isUncertain = difference.others.contains { $0.file == .uncertain }
            if isUncertain { continue }
            #expect(told == counts, "share \(share), number \(number)")
            #expect(difference.interactions.allSatisfy { $0.kind == .added }, "share \(share), number \(number)")
            #expect(difference.contacts.isEmpty && difference.others.isEmpty, "share \(share), number \(number)")
            logged += counts.values.reduce(0, +)
        }
        #expect(logged > 50)
    }

    @Test("A contact whose file has another name is one that was renamed, and nothing else")
    func renaming() {
        for number in 0..<200 {
            let seed = Seed.ofRun &* 60_013 &+ UInt64(number)
            let cases = DifferenceCases(seed: seed, settings: fixture.settings)
            var after = cases.files
            after["Contacts/Else/Where.md"] = after.removeValue(forKey: cases.contacts[0])
            let difference = fixture.difference(cases.files, after)
            #expect(
                difference.lines == ["renamed contact Contacts/Else/Where.md from \(cases.contacts[0])"], "seed \(seed)"
            )
        }
    }

    @Test("Notes that nobody would write: every file that differs is told of, both ways round", arguments: 0..<3)
    func anything(share: Int) {
        for number in 0..<200 {
            let start = Seed.ofRun &* 70_001 &+ UInt64(share * 200 + number)
            var seed = Seed(start)
            var notes = NoteGenerator(seed: seed.next(), diet: number % 3 == 0 ? .anything : .text)
            var before: DifferenceFixture.Files = [:]
            var after: DifferenceFixture.Files = [:]
            for name in ["A.md", "B.md", "C.md", "D.md"] {
                let id = seed.pick(["", "", "id: c-a\n", "id: c-b\n"]) ?? ""
                let head =
                    "---\ntype: contact\n\(id)---\n\n## Interactions\n\n"
                    + "> [!call] 2026-01-01 A\n\n^i-\(seed.below(5))\n\n"
                let note = (seed.once(in: 5) ? [] : Array(head.utf8)) + notes.note()
                if !seed.once(in: 4) { before[name] = FileContent(bytes: note) }
                let changed = (0..<seed.below(3)).reduce(note) { note, _ in
                    (seed.pick(Mutation.allCases) ?? .byteFlipped).applied(to: note, seed: &seed)
                }
                if !seed.once(in: 4) {
                    after[seed.pick(["A.md", "B.md", name, name]) ?? name] = FileContent(bytes: changed)
                }
            }
            let difference = fixture.difference(before, after)
            Self.expectReversed(difference, fixture.difference(after, before), "seed \(start)")
            #expect(Self.untold(difference, before, after).isEmpty, "seed \(start)")
        }
    }

    @Test("Notes that are made to be slow or confusing are told of as well", arguments: HostileNotes.all)
    func hostile(note: HostileNote) {
        let head = "---\ntype: contact\nid: c-a\n---\n\n## Interactions\n\n> [!call] 2026-01-01 A\n\n"
        let before: DifferenceFixture.Files = ["A.md": FileContent(head)]
        let after = ["A.md": FileContent(head) + FileContent(bytes: note.bytes(2_000))]
        let difference = fixture.difference(before, after)
        #expect(Self.untold(difference, before, after).isEmpty)
        Self.expectReversed(difference, fixture.difference(after, before), "\(note)")
    }

    /// The paths of files that differ and of which nothing is told.
    private static func untold(
        _ difference: VaultDifference, _ before: DifferenceFixture.Files, _ after: DifferenceFixture.Files
    ) -> [String] {
        let files = difference.contacts + difference.others
        let paths =
            difference.interactions.flatMap { [$0.path, $0.formerPath].compactMap(\.self) }
            + files.flatMap { [$0.path, $0.formerPath].compactMap(\.self) }
        let told = Set(paths.map(\.string))
        return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] && !told.contains($0) }
    }
}
