import CCmark
import TestSupport
import Testing

@testable import NoteSyntax

@Suite("The parser guard")
struct ParserGuardTests {
    private func violation(in note: String) -> ParserGuard.Violation? { violation(in: Array(note.utf8)) }

    /// The guard's answer, which must not depend on whether it looked at a glance or measured.
    private func violation(in note: [UInt8]) -> ParserGuard.Violation? {
        note.withUnsafeBufferPointer { bytes in
            let violation = ParserGuard.violation(in: bytes)
            #expect(violation == ParserGuard.measuredViolation(in: bytes))
            return violation
        }
    }

    // MARK: - What is refused

    @Test("refuses what libcmark takes too long for, and says where", arguments: RefusedNotes.all)
    func refused(note: RefusedNote) {
        #expect(violation(in: note.text) == note.violation)
    }

    @Test("refuses every known slow input once it is large", arguments: HostileNotes.all.filter(\.isSlow))
    func slow(note: HostileNote) {
        #expect(violation(in: note.bytes(3 << 20)) != nil)
    }

    @Test("refuses nothing but depth among small hostile notes", arguments: HostileNotes.all)
    func small(note: HostileNote) {
        switch violation(in: note.bytes(8_000)) {
        case nil, .tooDeep: break
        case let violation: Issue.record("\(note): \(String(describing: violation))")
        }
    }

    @Test("each violation has a message of its own, with the figure that matters")
    func messages() {
        let violations: [ParserGuard.Violation] = [
            .tooLarge(bytes: 77), .tooDeep(line: 77), .tooManyNestedLines(line: 77), .tooManyOpenImages(line: 77),
            .tooManyMarks(line: 77),
        ]
        #expect(Set(violations.map(\.message)).count == violations.count)
        #expect(violations.allSatisfy { $0.message.contains("77") && $0.message.contains(": ") })
        #expect(violations.allSatisfy { !$0.message.hasSuffix(".") })
    }

    // MARK: - What passes

    @Test("lets large ordinary notes pass", arguments: OrdinaryNotes.all)
    func ordinary(note: OrdinaryNote) {
        #expect(violation(in: note.text) == nil)
    }

    // MARK: - Boundaries

    @Test("reads up to 8 MiB, not a byte more")
    func size() {
        let note = [UInt8](repeating: UInt8(ascii: "a"), count: ParserGuard.maximumSize + 1)
        #expect(violation(in: note) == .tooLarge(bytes: 8_388_609))
        #expect(violation(in: Array(note.dropLast())) == nil)
        #expect(violation(in: []) == nil)
    }

    @Test(
        "reads up to 100 containers in each other, not one more",
        arguments: [">", "> ", "- ", "* ", "+\t", "1. ", "123456789) "])
    func depth(marker: String) {
        let deepest = repeated(marker, 100) + "a"
        #expect(violation(in: deepest) == nil)
        #expect(violation(in: marker + deepest) == .tooDeep(line: 1))
        #expect(violation(in: deepest + "\n\n" + deepest) == nil)
        #expect(violation(in: repeated("a\n", 20_000) + deepest) == nil)
        #expect(violation(in: repeated("a\n", 20_000) + marker + deepest) == .tooDeep(line: 20_001))
    }

    @Test(
        "counts as containers only what can be one",
        arguments: ["-a", "-", "1234567890. ", "1.a", "1 ", "# ", "= ", "\u{FEFF}", ") ", "| "])
    func noContainer(text: String) {
        #expect(violation(in: repeated(text, 300)) == nil)
    }

    @Test("containers stay open over blank lines and lazy lines, and close where the text returns")
    func openContainers() {
        let half = repeated("- ", 60)
        let indentation = repeated(" ", 120)
        #expect(violation(in: half + "a\n\n" + indentation + half + "b") == .tooDeep(line: 3))
        #expect(violation(in: half + "a\nlazy\n\n" + indentation + half + "b") == .tooDeep(line: 4))
        #expect(violation(in: half + "a\n \t\u{20}\r\n\nback\n\n" + indentation + half + "b") == nil)
        #expect(violation(in: half + "a\n\n" + half + "b") == nil)
        #expect(violation(in: half + "a\n\n" + indentation + "b\n" + half + "c") == nil)
    }

    @Test("counts marks up to their limit")
    func marks() {
        let most = [UInt8](repeating: UInt8(ascii: "&"), count: ParserGuard.maximumMarks)
        #expect(violation(in: most) == nil)
        #expect(violation(in: most + most.prefix(1)) == .tooManyMarks(line: 1))
        #expect(violation(in: Array("a\n+ ".utf8) + most.dropFirst(2)) == nil)
        #expect(violation(in: Array("a\n+ ".utf8) + most.dropFirst(1)) == .tooManyMarks(line: 2))
    }

    @Test("counts images as open only where their end could be hidden")
    func images() {
        let closers = repeated("]", 10_000)
        let open = repeated("![", 2_000)
        #expect(violation(in: open + "`" + closers) == nil)
        #expect(violation(in: open + "![`" + closers) == .tooManyOpenImages(line: 1))
        #expect(violation(in: open + "![" + closers) == nil)
        #expect(violation(in: open + "![`\n \n" + closers) == nil)
        #expect(violation(in: open + "![`\n>\n" + closers) == .tooManyOpenImages(line: 3))
        #expect(violation(in: open + "![<" + closers) == .tooManyOpenImages(line: 1))
        #expect(violation(in: open + "![\\]" + closers) == .tooManyOpenImages(line: 1))
        #expect(violation(in: open + "![\\|" + closers) == nil)
        #expect(violation(in: open + "![![](" + closers) == .tooManyOpenImages(line: 1))
        #expect(violation(in: repeated("! [", 2_001) + "`" + closers) == nil)
    }

    // MARK: - Against libcmark

    @Test("what passes nests at most 100 deep in libcmark, whatever its lines begin with")
    func depthInLibcmark() {
        var passed = 0
        var deepest = 0
        for index in 0..<UInt64(3_000) {
            var seed = Seed(Seed.ofRun &* 1_000_000 &+ index)
            let note = Self.deepNote(from: &seed)
            guard violation(in: note) == nil else { continue }
            passed += 1
            let depth = Self.depthInLibcmark(of: note)
            deepest = max(deepest, depth)
            #expect(depth <= ParserGuard.maximumDepth, "seed \(Seed.ofRun &* 1_000_000 &+ index)")
        }
        #expect(passed > 500 && passed < 2_900 && deepest > 80)
    }

    /// Some lines, each of up to 120 pieces that could open or continue containers.
    private static func deepNote(from seed: inout Seed) -> [UInt8] {
        let pieces = [">", "> ", "- ", "*\t", "+ ", "1. ", "20) ", "\t", "    ", "  ", "-", "\u{FEFF}", "\n", "\r\n"]
        var note: [UInt8] = []
        for _ in 0...seed.below(6) {
            let favourites = (0..<3).compactMap { _ in seed.pick(pieces) }
            for _ in 0..<seed.below(120) {
                note += (seed.once(in: 40) ? seed.pick(pieces) : seed.pick(favourites))?.utf8 ?? "".utf8
            }
            note += (seed.pick(["a\n", "\n", "a\n\n", "\r", "```\n"]) ?? "").utf8
        }
        return note
    }

    private static func depthInLibcmark(of note: [UInt8]) -> Int {
        let document = note.withUnsafeBytes { bytes in
            cmark_parse_document(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, CMARK_OPT_DEFAULT)
        }
        let iterator = cmark_iter_new(document)
        defer {
            cmark_iter_free(iterator)
            cmark_node_free(document)
        }
        var depth = 0
        var deepest = 0
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE else { return deepest }
            let kind = cmark_node_get_type(cmark_iter_get_node(iterator))
            guard kind == CMARK_NODE_BLOCK_QUOTE || kind == CMARK_NODE_ITEM else { continue }
            depth += event == CMARK_EVENT_ENTER ? 1 : -1
            deepest = max(deepest, depth)
        }
    }
}
