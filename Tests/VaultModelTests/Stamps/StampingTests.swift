import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

@Suite("Stamping what was typed by hand")
struct StampingTests {
    private static let stamp = "> - logged-by:: Jane Doe\n> - logged-at:: 2026-03-16T13:00:00Z\n"
    private static let head = "---\ntype: contact\n---\n## Interactions\n\n"

    /// A section before and after it is stamped; ids are told as `ID`.
    struct Row: CustomTestStringConvertible, Sendable {
        let name: String
        let before: String
        let after: String
        var date: String?

        var testDescription: String { name }
    }

    private static let rows = [
        Row(
            name: "nothing but a header", before: "> [!call] 2026-03-09 Talked\n",
            after: "> [!call] 2026-03-09 Talked\n\(stamp)\n^ID\n"),
        Row(
            name: "a body", before: "> [!call] 2026-03-09 Talked\n> about *much*\n>\n> and more\n\nText.\n",
            after: "> [!call] 2026-03-09 Talked\n\(stamp)>\n> about *much*\n>\n> and more\n\n^ID\n\nText.\n"),
        Row(
            name: "a field of its own, and no line end",
            before: "> [!call] 2026-03-09 Talked\n> - via:: 555",
            after: "> [!call] 2026-03-09 Talked\n\(stamp)> - via:: 555\n\n^ID"),
        Row(
            name: "one half of a stamp",
            before: "> [!call] 2026-03-09 x\n> - Logged-By:: Sam\n> - logged-at::\n\n^i-one\n",
            after: "> [!call] 2026-03-09 x\n> - Logged-By:: Sam\n> - logged-at:: 2026-03-16T13:00:00Z\n\n^i-one\n"),
        Row(
            name: "only the id is missing", before: "> [!call] x\n\(stamp)", after: "> [!call] x\n\(stamp)\n^ID\n"),
        Row(
            name: "a date that somebody gives", before: "> [!call] Talked\n> [!email] y\n",
            after: "> [!call] 2026-03-09 Talked\n\(stamp)>\n> [!email] y\n\n^ID\n", date: "2026-03-09"),
        Row(
            name: "a date before what would be read as a time", before: "> [!call] · 17:00 is fine\n",
            after: "> [!call] 2026-03-09 · 17:00 is fine\n\(stamp)\n^ID\n", date: "2026-03-09"),
        Row(
            name: "a date for one that has its stamp", before: "> [!call] x\n\(stamp)\n^i-one\n",
            after: "> [!call] 2026-03-09 x\n\(stamp)\n^i-one\n", date: "2026-03-09"),
        Row(
            name: "no other date for one that can't be read", before: "> [!call] 2026-02-30 Talked\n",
            after: "> [!call] 2026-02-30 Talked\n\(stamp)\n^ID\n", date: "2026-03-09"),
        Row(
            name: "an id that counts once it has a blank line below it",
            before: "> [!call] 2026-03-09 x\n\n^i-one\nText\n",
            after: "> [!call] 2026-03-09 x\n\(stamp)\n^i-one\nText\n"),
        Row(
            name: "a callout for readers", before: "> [!NOTE]\n> Mind the gap.\n",
            after: "> [!NOTE]\n> Mind the gap.\n", date: "2026-03-09"),
        Row(
            name: "all that has what it needs", before: "> [!call] x\n\(stamp)\n^i-one\n",
            after: "> [!call] x\n\(stamp)\n^i-one\n"),
        Row(name: "what is no interaction", before: "> [!tip] x\n", after: "> [!tip] x\n", date: "2026-03-09"),
    ]

    @Test("What is added, and what stays", arguments: rows, ["\n", "\r\n"])
    func table(row: Row, lineEnd: String) throws {
        func text(_ section: String) -> String { (Self.head + section).replacing("\n", with: lineEnd) }
        let dates = try row.date.map { StampDates.given(WrittenWhen(date: try #require(CivilDate($0)))) }
        let stamped = try Self.stamped(Array(text(row.before).utf8), dates ?? .written([:]))
        #expect(Self.hidingIDs(stamped.bytes) == text(row.after))
        #expect(stamped.written.left.isEmpty)
        let again = try Self.stamped(stamped.bytes, dates ?? .written([:]))
        #expect(again.bytes == stamped.bytes && again.written.places.isEmpty)
    }

    @Test("Text without quote marks keeps its interaction from being stamped, and no other")
    func left() throws {
        let note = Self.head + "> [!call] 2026-03-09 x\nlazy\n\n> [!call] 2026-03-10 y\n"
        let stamped = try Self.stamped(Array(note.utf8), .written([:]))
        #expect(stamped.written.left.map(\.place.line) == [6])
        #expect(stamped.written.left.map(\.reason) == [.lazyText(line: 7)])
        #expect(stamped.written.places.map(\.line) == [9])
        #expect(Self.hidingIDs(stamped.bytes) == note + Self.stamp + "\n^ID\n")
    }

    @Test("Dates are those of the lines as they are now, if more was written meanwhile")
    func written() throws {
        let former = SourceText(Self.head + "> [!call] a\n\n> [!call] b\n\n> [!call] a\n")
        let days = [5: "2026-01-01", 7: "2026-01-02", 9: "2026-01-03"].compactMapValues { CivilDate($0) }
        let note = Self.head + "> [!call] new\n\n> [!call] b\n\n> [!call] a\n"
        let dates = StampDates.written([NotePath("Contacts/Ada.md"): WrittenDays(HeaderLines(former), days: days)])
        let stamped = try Self.stamped(Array(note.utf8), dates)
        let headers = String(decoding: stamped.bytes, as: UTF8.self).split(separator: "\n").filter {
            $0.hasPrefix("> [!")
        }
        #expect(headers == ["> [!call] new", "> [!call] 2026-01-02 b", "> [!call] 2026-01-03 a"])
        #expect(stamped.written.undated.map(\.line) == [6])
    }

    @Test("Of generated and changed notes nothing is lost, and nothing is left to stamp")
    func generated() throws {
        var seed = Seed(Seed.ofRun)
        var notes = NoteGenerator(seed: Seed.ofRun)
        let real = try RealNotes.contacts().map(\.bytes)
        var (count, left) = (0, 0)
        for round in 0..<400 {
            var bytes = Array(Self.head.utf8) + notes.note()
            if !seed.once(in: 3) { bytes = Self.typed(seed.pick(real) ?? [], &seed) }
            for _ in 0..<seed.below(4) {
                bytes = seed.pick(Mutation.allCases)?.applied(to: bytes, seed: &seed) ?? bytes
            }
            let dates: StampDates =
                seed.once(in: 2) ? .written([:]) : .given(WrittenWhen(date: CivilDate("2026-03-09") ?? .latest))
            let comment: Comment = "KITH_TEST_SEED=\(Seed.ofRun), round \(round)"
            let stamped = try Self.stamped(bytes, dates)
            (count, left) = (count + stamped.written.places.count, left + stamped.written.left.count)
            Self.expectKept(stamped, dates, comment)
            let again = try Self.stamped(stamped.bytes, dates)
            #expect(again.bytes == stamped.bytes && again.written.places.isEmpty, comment)
            #expect(again.written.left.count == stamped.written.left.count, comment)
        }
        #expect(count > 400 && left * 5 < count, "\(count) stamped, \(left) left")
    }

    /// A note as somebody types it who leaves out ids, dates and stamps.
    private static func typed(_ note: [UInt8], _ seed: inout Seed) -> [UInt8] {
        let lines = String(decoding: note, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let typed = lines.compactMap { line -> Substring? in
            if line.hasPrefix("^i-") || line.hasPrefix("> - logged-"), seed.once(in: 2) { return nil }
            return seed.once(in: 4) ? line.replacing(/^(> \[![a-z]+\]) [-0-9]+( [0-9:]+)?/) { $0.output.1 } : line
        }
        return Array(typed.joined(separator: "\n").utf8)
    }

    // MARK: Stamping a note

    private struct Stamped {
        let former: [Interaction]
        let bytes: [UInt8]
        let written: Written
        let interactions: [Interaction]
    }

    private static func stamped(_ note: [UInt8], _ dates: StampDates) throws -> Stamped {
        let settings = try ChangeFixture.settings()
        var generator = Seed(Seed.ofRun)
        let path = NotePath("Contacts/Ada.md")
        let change = try Stamping.stamping(
            [path], dates: dates, by: ChangeFixture.author, in: ChangeFixture.slice(note, settings: settings),
            using: &generator)
        let bytes = change.edit.isEmpty ? note : try ChangeFixture.bytes(change.edit)
        return Stamped(
            former: ChangeFixture.interactions(in: note, settings: settings), bytes: bytes, written: change.outcome,
            interactions: ChangeFixture.interactions(in: bytes, settings: settings))
    }

    private static func expectKept(_ stamped: Stamped, _ dates: StampDates, _ comment: Comment) {
        #expect(stamped.former.count == stamped.interactions.count, comment)
        for (old, new) in zip(stamped.former, stamped.interactions) {
            let (one, other) = (InteractionRecord(old), InteractionRecord(new))
            #expect(one.type == other.type && one.subject == other.subject && one.meta == other.meta, comment)
            #expect(one.body == other.body && one.comments == other.comments, comment)
            #expect(one.fields.allSatisfy(other.fields.contains) && other.fields.count <= one.fields.count + 2, comment)
            if one.when != nil { #expect(one.when == other.when, comment) }
            if one.id != nil { #expect(one.id == other.id, comment) }
        }
    }

    private static func hidingIDs(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).replacing(/\^i-[0-9a-z]{10}/, with: "^ID")
    }
}
