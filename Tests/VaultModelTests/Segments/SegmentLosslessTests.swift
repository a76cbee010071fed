import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// Makes notes of segments as people type them: lists of every form, with nesting, remarks, and text around.
private struct SegmentGenerator {
    var seed: Seed
    let names = ["A", "B", "C", "D", "E"]

    mutating func note() -> [UInt8] {
        let ending = seed.pick(["\n", "\n", "\r\n", "\r"]) ?? "\n"
        var lines = ["---", "type: segment # kept", "criteria:", "  - 'add AB'   # why", "---"]
        lines += seed.pick([[], [""], ["", "# Leads", "", "Some text."]]) ?? []
        if !seed.once(in: 5) {
            lines += seed.pick([["## Contacts"], ["", "# contacts #", ""], ["", "Contacts", "==="]]) ?? []
        }
        for _ in 0..<seed.below(3) {
            lines += list() + (seed.pick([[], [""], ["", "Text [[E]]", ""], ["", "### Sub"]]) ?? [])
        }
        if seed.once(in: 2) { lines += ["", "## Log", "", "> [!logged] 2026-01-01 x", "", "^l-1"] }
        if seed.once(in: 6) { lines += ["", "```", "code"] }
        let text = lines.joined(separator: ending) + (seed.once(in: 3) ? "" : ending)
        return (seed.once(in: 6) ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
    }

    private mutating func list() -> [String] {
        let bullet = seed.pick(["- ", "* ", "+ ", "-   ", " - ", "- [ ] ", "-\t"]) ?? "- "
        let isNumbered = seed.once(in: 5)
        let isLoose = seed.once(in: 4)
        return (0...seed.below(5)).flatMap { number -> [String] in
            let marker = isNumbered ? "\(number + 1). " : bullet
            let name = seed.pick(names) ?? "A"
            let item =
                seed.pick([
                    ["[[\(name)]]"], ["[[\(name)]] remark"], ["[[Contacts/\(name)|x]]  two ", "      lines"],
                    ["[[\(name)]]", "    - nested [[B]]", "    - more"], ["no link"], ["[[Nobody]]"],
                    ["[[\(name)]]", "", "        [[C]]"],
                ]) ?? []
            return [marker + (item.first ?? "")] + item.dropFirst() + (isLoose ? [""] : [])
        }
    }
}

@Suite("Edits of segments change their own range only")
struct SegmentLosslessTests {
    /// The bytes that two versions do not share at their beginning and end.
    private static func changed(_ old: [UInt8], _ new: [UInt8]) -> (old: Range<Int>, new: Range<Int>) {
        let prefix = zip(old, new).prefix { $0 == $1 }.count
        let suffix = zip(old.dropFirst(prefix).reversed(), new.dropFirst(prefix).reversed()).prefix { $0 == $1 }.count
        return (prefix..<old.count - suffix, prefix..<new.count - suffix)
    }

    /// What a list says, item by item.
    private static func texts(_ note: [UInt8]) throws -> [String] {
        try SegmentFixture.segment(note).items.map { "\($0.target)|\($0.remark)" }
    }

    private func name(_ target: String) -> String { String(NotePath(target).stem) }

    @Test("What is put in is all that is new", arguments: 0..<4)
    func added(share: Int) throws {
        var (done, all) = (0, 0)
        for number in 0..<150 {
            let seed = Seed.ofRun &* 7919 &+ UInt64(share * 150 + number)
            var generator = SegmentGenerator(seed: Seed(seed))
            let note = generator.note()
            let fixture = try SegmentFixture(FileContent(bytes: note))
            let old = try Self.texts(note)
            let new = try ["E", "D"].filter { wanted in
                !old.contains { name(String($0.prefix { $0 != "|" })) == wanted }
            }
            .map { try fixture.contact($0) }
            all += 1
            guard
                let change = try? SegmentEditing.adding(
                    new, to: SegmentFixture.path, remark: "r", includesExcluded: false, by: ChangeFixture.author,
                    in: fixture.slice)
            else { continue }
            done += 1
            guard !new.isEmpty else { continue }
            let bytes = try ChangeFixture.bytes(change.edit)
            #expect(Self.changed(note, bytes).old.isEmpty, "seed \(seed)")
            var rest = try Self.texts(bytes)
            for contact in new {
                let index = try #require(rest.firstIndex(of: "\(contact.stem)|r"), "seed \(seed)")
                rest.remove(at: index)
            }
            #expect(rest == old, "seed \(seed)")
            // No other line end than the note's own.
            let ends = [UInt8(0x0A), 0x0D].map { end in bytes.contains(end) == note.contains(end) }
            #expect(ends == [true, true], "seed \(seed)")
        }
        #expect(done > all * 8 / 10)
    }

    @Test("What is taken out goes with its lines alone, and the rest reads as before", arguments: 0..<4)
    func taken(share: Int) throws {
        var (done, all) = (0, 0)
        for number in 0..<150 {
            let seed = Seed.ofRun &* 104_729 &+ UInt64(share * 150 + number)
            var generator = SegmentGenerator(seed: Seed(seed))
            let note = generator.note()
            let fixture = try SegmentFixture(FileContent(bytes: note))
            let old = try Self.texts(note)
            let gone = generator.seed.pick(["A", "BC", "ABCDE", "DE"]) ?? ""
            let matches = fixture.matches(["AB", gone])
            all += 1
            guard
                let change = try? SegmentEditing.adding(
                    SegmentStep(.reduce, gone), to: SegmentFixture.path, matches: matches, by: ChangeFixture.author,
                    in: fixture.slice)
            else { continue }
            done += 1
            let bytes = try ChangeFixture.bytes(change.edit)
            let kept = old.filter { !gone.contains(name(String($0.prefix { $0 != "|" }))) }
            #expect(try Self.texts(bytes) == kept, "seed \(seed)")
            // Every line that is left stood there, in this order.
            var lines = String(decoding: note, as: UTF8.self).split(whereSeparator: \.isNewline)[...]
            for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            where line != "  - 'reduce \(gone)'" {
                guard let index = lines.firstIndex(of: line) else {
                    Issue.record("seed \(seed): \(line)")
                    break
                }
                lines = lines[(index + 1)...]
            }
        }
        #expect(done > all * 8 / 10)
    }

    @Test("What was put in and taken out leaves the bytes as they were, where the note had a list")
    func inAndOut() throws {
        for number in 0..<300 {
            let seed = Seed.ofRun &* 31 &+ UInt64(number)
            var generator = SegmentGenerator(seed: Seed(seed))
            let note = generator.note()
            guard try !Self.texts(note).isEmpty, note.last == 0x0A || note.last == 0x0D else { continue }
            let fixture = try SegmentFixture(FileContent(bytes: note), names: ["A", "B", "C", "D", "E", "New"])
            guard
                let change = try? SegmentEditing.adding(
                    [fixture.contact("New")], to: SegmentFixture.path, remark: nil, includesExcluded: false,
                    by: ChangeFixture.author, in: fixture.slice)
            else { continue }
            let with = try SegmentFixture(
                FileContent(bytes: try ChangeFixture.bytes(change.edit)), names: ["A", "B", "C", "D", "E", "New"])
            let back = try SegmentEditing.taking(
                [with.contact("New")], outOf: SegmentFixture.path, matches: with.matches(["AB"]),
                by: ChangeFixture.author, in: with.slice)
            #expect(try ChangeFixture.bytes(back.edit) == note, "seed \(seed)")
        }
    }

    @Test("Where the list goes: before the log, at the end, under a heading that is there")
    func places() throws {
        func added(_ body: String) throws -> String {
            let head = "---\ntype: segment\n---\n"
            let fixture = try SegmentFixture(FileContent(head + body))
            let text = try fixture.changed {
                try SegmentEditing.adding(
                    [fixture.contact("A")], to: SegmentFixture.path, remark: nil, includesExcluded: false,
                    by: ChangeFixture.author, in: $0)
            }.text
            return String(text.dropFirst(head.count))
        }
        #expect(try added("") == "\n## Contacts\n\n- [[A]]\n")
        #expect(try added("# Leads\n\ntext") == "# Leads\n\ntext\n\n## Contacts\n\n- [[A]]\n")
        #expect(try added("text\n\n# Log\n\nx\n") == "text\n\n# Contacts\n\n- [[A]]\n\n# Log\n\nx\n")
        #expect(try added("text\n\n\n## Log\n") == "text\n\n## Contacts\n\n- [[A]]\n\n\n## Log\n")
        #expect(try added("# Log\n") == "\n# Contacts\n\n- [[A]]\n# Log\n")
        #expect(try added("## Contacts\n## Log\n") == "## Contacts\n\n- [[A]]\n## Log\n")
        #expect(
            try added("## Contacts\n\nAll of them.\n\n## Log\n") == "## Contacts\n\nAll of them.\n\n- [[A]]\n\n## Log\n"
        )
        #expect(
            try added("## Contacts\n- [ ] [[B]]\n- note\n\ntext")
                == "## Contacts\n- [ ] [[B]]\n- [ ] [[A]]\n- note\n\ntext")
        #expect(try added("## Contacts\n\n- [[B]]\n\n- [[C]]\n") == "## Contacts\n\n- [[B]]\n\n- [[C]]\n\n- [[A]]\n")
        #expect(try added("## Contacts\n9. [[B]]\n10. [[C]]") == "## Contacts\n9. [[B]]\n10. [[C]]\n11. [[A]]\n")
        #expect(try added("## Contacts\n-\n  [[B]]") == "## Contacts\n-\n  [[B]]\n- [[A]]\n")
    }

    @Test("A note that can't take an edit is refused: a conflict, an open fence, another kind, one that is not there")
    func refused() throws {
        func refusal(_ text: String) -> String {
            do {
                let fixture = try SegmentFixture(FileContent(text))
                _ = try SegmentEditing.adding(
                    [fixture.contact("A")], to: SegmentFixture.path, remark: nil, includesExcluded: false,
                    by: ChangeFixture.author, in: fixture.slice)
                return ""
            } catch {
                return "\(error)"
            }
        }
        let head = "---\ntype: segment\n---\n"
        #expect(refusal(head + "<<<<<<< a\n>>>>>>> b\n").contains("conflict(line: 4)"))
        #expect(refusal(head + "text\n\n```\nx").contains("swallowed(line: 6"))
        #expect(refusal("---\ntype: contact\n---\n").contains("otherKind"))
        #expect(refusal(head).isEmpty)
    }
}
