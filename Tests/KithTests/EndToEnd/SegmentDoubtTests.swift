import TestSupport
import Testing

/// Segments of which something is not found, not read, or means several things.
@Suite("Segments in doubt")
struct SegmentDoubtTests {
    private static let opaque = FileContent(stringLiteral: String(repeating: ">", count: 300) + "x\n")

    private static func contact(_ properties: String = "") -> FileContent {
        FileContent(stringLiteral: "---\ntype: contact\n\(properties)---\n\n## Interactions\n")
    }

    private static func segment(_ properties: String = "", _ items: String...) -> FileContent {
        let list = items.map { "- \($0)\n" }.joined()
        return FileContent(stringLiteral: "---\ntype: segment\n\(properties)---\n\n## Contacts\n\n\(list)")
    }

    private static func vault(_ more: [String: FileContent]) throws -> TemporaryVault {
        try TemporaryVault(
            ["A.md": contact("tags: [x]\n"), "B.md": contact("tags: [x]\n"), "F.md": contact("tags: [y]\n")]
                .merging(more) { $1 })
    }

    private static func run(_ vault: TemporaryVault, _ line: String...) async throws -> CommandRun {
        try await vault.kith(all: line, environment: ["KITH_USER": "Jane"])
    }

    // MARK: Runs

    @Test("a run of which no interaction is found is not cancelled; once its links are mended it is, as a whole")
    func lostRun() async throws {
        let vault = try Self.vault(["Segments/S.md": Self.segment("", "[[A]]", "[[B]]")])
        try await Self.run(vault, "segment", "log", "S", "email", "Hi").expectExit(0)
        try vault.write("Segments/T.md", FileContent(bytes: try vault.read("Segments/S.md")))
        try vault.remove("Segments/S.md")
        let before = try vault.snapshot()
        let lost = try await Self.run(vault, "segment", "cancel", "T", "--yes")
        lost.expectExit(5)
        #expect(lost.messages.contains("the run was for 2 contacts, and none of its interactions is found"))
        #expect(try vault.snapshot() == before)
        for path in ["A.md", "B.md"] {
            try vault.write(path, FileContent(stringLiteral: try vault.text(path).replacing("[[S#", with: "[[T#")))
        }
        let cancel = try await Self.run(vault, "segment", "cancel", "T", "--yes")
        cancel.expectExit(0)
        #expect(cancel.messages == "kith: 2 interactions\n")
    }

    @Test("what counts of a cancelled run is found by check, and cancelled by cancelling the run once more")
    func straggler() async throws {
        let vault = try Self.vault(["Segments/S.md": Self.segment("", "[[A]]", "[[B]]")])
        try await Self.run(vault, "segment", "log", "S", "email", "Hi").expectExit(0)
        let logged = try vault.read("B.md")
        try await Self.run(vault, "segment", "cancel", "S", "--yes").expectExit(0)
        try vault.write("B.md", FileContent(bytes: logged))
        let check = try await vault.kith("check", "B.md")
        #expect(check.output.contains("cancelled-run"))
        let before = try vault.snapshot()
        let asked = try await Self.run(vault, "segment", "cancel", "S")
        asked.expectExit(5)
        #expect(asked.messages.contains("with 1 interaction?"))
        #expect(try vault.snapshot() == before)
        let again = try await Self.run(vault, "segment", "cancel", "S", "--yes")
        again.expectExit(0)
        #expect(again.messages == "kith: 1 interaction\n" && again.output.hasPrefix("Segments/S.md:"))
        #expect(try vault.text("B.md").contains("cancelled-by:: Jane"))
        #expect(try await !vault.kith("check", "B.md").output.contains("cancelled-run"))
        let nothing = try await Self.run(vault, "segment", "cancel", "S")
        nothing.expectExit(0)
        #expect(nothing.messages.contains("nothing to change"))
    }

    @Test("where fewer are found than were logged the others are cancelled, and that is told")
    func deletedPart() async throws {
        let vault = try Self.vault(["Segments/S.md": Self.segment("", "[[A]]", "[[B]]")])
        try await Self.run(vault, "segment", "log", "S", "email", "Hi").expectExit(0)
        try vault.write("B.md", Self.contact())
        let asked = try await Self.run(vault, "segment", "cancel", "S")
        asked.expectExit(5)
        #expect(asked.messages.contains("with 1 interaction?") && asked.messages.contains("1 more was not found"))
        let cancel = try await Self.run(vault, "segment", "cancel", "S", "--yes")
        cancel.expectExit(0)
        #expect(cancel.messages.contains("kith: 1 more was not found"))
    }

    // MARK: Following another segment

    @Test("a follow-up does not decide whom a link means that fits several, and counts contacts")
    func followUpOfTies() async throws {
        let vault = try Self.vault([
            "P/Dup.md": Self.contact(), "O/Dup.md": Self.contact(),
            "Segments/S.md": Self.segment("", "[[Dup]] VIP", "[[A]]", "[[A#x]]", "[[nobody]]"),
        ])
        let run = try await Self.run(vault, "segment", "follow-up", "S", "T")
        run.expectExit(0)
        #expect(run.messages.contains("kith: 1 contact\n"))
        #expect(run.messages.contains("Dup in the list fits several notes"))
        #expect(run.messages.contains("nobody in the list is no contact"))
        #expect(try vault.text("Segments/T.md").contains("- [[Dup]] VIP\n- [[A]]\n"))
        try await Self.run(vault, "segment", "log", "T", "call", "Hi").expectExit(4)
    }

    @Test("a remark that is not UTF-8 is not copied as something else")
    func followUpOfBytes() async throws {
        var bytes = Array("---\ntype: segment\n---\n\n## Contacts\n\n- [[A]]\n- [[B]] Jos".utf8)
        bytes += [0xE9, 0x0A]
        let vault = try Self.vault(["Segments/S.md": FileContent(bytes: bytes)])
        let before = try vault.snapshot()
        let run = try await Self.run(vault, "segment", "follow-up", "S", "T")
        run.expectExit(2)
        #expect(run.messages.hasPrefix("kith: Segments/S.md:8: the remark is not UTF-8"))
        #expect(try vault.snapshot() == before)
    }

    // MARK: Steps

    @Test("undo names who goes, and takes the last step out also where an earlier one can't be read")
    func undo() async throws {
        let steps = "criteria: [add tag:x, add tag:y]\n"
        let vault = try Self.vault([
            "Segments/S.md": Self.segment(steps, "[[A]]", "[[B]]", "[[F]] by hand"),
            "Segments/T.md": Self.segment("criteria: [addd tag:x, add tag:y]\n", "[[A]]", "[[F]]"),
        ])
        let run = try await Self.run(vault, "segment", "undo", "S")
        run.expectExit(0)
        #expect(run.messages == "kith: 2 contacts, 1 less: F\n")
        let unread = try await Self.run(vault, "segment", "undo", "T")
        unread.expectExit(0)
        let text = try vault.text("Segments/T.md")
        #expect(!text.contains("tag:y") && text.contains("addd tag:x") && text.hasSuffix("- [[A]]\n- [[F]]\n"))
    }

    @Test(
        "steps in block scalars are for somebody to change, and the new step is not blamed",
        arguments: [
            ("  - |\n    add tag:x\n", "`criteria` is written in a way that only you can change"),
            ("  - |\n    add tag:x\n    tag:y\n", "the criteria have a step that can't be read"),
        ])
    func blockScalars(steps: String, words: String) async throws {
        let vault = try Self.vault(["Segments/S.md": Self.segment("criteria:\n" + steps, "[[A]]", "[[B]]")])
        let before = try vault.snapshot()
        let run = try await Self.run(vault, "segment", "refine", "S", "name:A")
        run.expectExit(2)
        #expect(run.messages.hasPrefix("kith: Segments/S.md:3: \(words)"), "\(run.messages)")
        #expect(try vault.snapshot() == before)
    }

    @Test("who is neither in the list nor brought by the criteria can't be taken out")
    func strangers() async throws {
        let vault = try Self.vault(["Segments/S.md": Self.segment("criteria: [add tag:x]\n", "[[A]]")])
        let run = try await Self.run(vault, "segment", "reduce", "S", "--contact", "F")
        run.expectExit(3)
        #expect(run.messages.hasPrefix("kith: Segments/S.md: F is not in the segment\n"))
        try await Self.run(vault, "segment", "reduce", "S", "--contact", "B").expectExit(0)
    }

    @Test("a rename tells which steps no longer name the contact")
    func rename() async throws {
        let criteria = "criteria:\n  - add tag:x\n  - reduce name:\"A\"\n"
        let vault = try Self.vault(["Segments/S.md": Self.segment(criteria, "[[B]]")])
        let run = try await Self.run(vault, "rename", "A", "Ada")
        run.expectExit(0)
        #expect(
            run.messages.contains(
                "Segments/S.md: the step `reduce name:\"A\"` of the criteria stays, and no longer names it")
        )
        #expect(try await !Self.run(vault, "rename", "B", "Bo").messages.contains("criteria"))
    }

    // MARK: Notes that are not read

    @Test("a contact that is not read is told as that, not as none")
    func unreadContact() async throws {
        let vault = try Self.vault([
            "A.md": Self.opaque, "Segments/S.md": Self.segment("criteria: [add tag:x]\n", "[[A]]", "[[B]]"),
        ])
        let show = try await vault.kith("segment", "show", "S")
        show.expectExit(2)
        #expect(show.output.contains("A  not read") && show.messages.contains("A.md"))
        let refresh = try await Self.run(vault, "segment", "refresh", "S")
        #expect(!refresh.messages.contains("no contact") && refresh.messages.contains("A.md"))
        #expect(try vault.text("Segments/S.md").contains("- [[A]]\n"))
    }

    @Test(
        "a segment that is not read is named wherever it is asked for, and no other is meant",
        arguments: [
            ["timeline", "--segment", "S"], ["stats", "--segment", "s"], ["purge", "--segment", "S", "--yes"],
            ["list", "segment:S"], ["list", "segment:Segments/S.md"], ["segment", "show", "S"],
        ])
    func unreadSegment(line: [String]) async throws {
        let vault = try Self.vault(["Segments/S.md": Self.opaque, "Segments/S2.md": Self.segment("", "[[A]]")])
        let run = try await vault.kith(all: line, environment: ["KITH_USER": "Jane"])
        run.expectExit(2)
        #expect(run.messages.contains("Segments/S.md"), "\(run.messages)")
    }
}
