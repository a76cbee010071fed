import TestSupport
import Testing

/// What `kith adopt` adds, to the byte.
@Suite("kith adopt")
struct AdoptTests {
    /// A note, and what becomes of it.
    static let notes: [(String, String)] = [
        ("# Plain\n", "---\ntype: contact\nid: c-ID\n---\n# Plain\n"), ("", "---\ntype: contact\nid: c-ID\n---\n"),
        ("text without an end", "---\ntype: contact\nid: c-ID\n---\ntext without an end"),
        ("\u{FEFF}# BOM\n", "\u{FEFF}---\ntype: contact\nid: c-ID\n---\n# BOM\n"),
        ("# CRLF\r\n", "---\r\ntype: contact\r\nid: c-ID\r\n---\r\n# CRLF\r\n"),
        (
            "---\n# Mine\nphone:  '012' # home\ntags: [ a,b ]\n---\nText\n",
            "---\n# Mine\nphone:  '012' # home\ntags: [ a,b ]\ntype: contact\nid: c-ID\n---\nText\n"
        ),
        ("---\nid: mine-1\nx: 1\n---\n", "---\nid: mine-1\nx: 1\ntype: contact\n---\n"),
        ("---\ntype: contact\n---\n", "---\ntype: contact\nid: c-ID\n---\n"),
        ("---\ntype:\n---\n", "---\ntype: contact\nid: c-ID\n---\n"),
        ("---\n---\n", "---\ntype: contact\nid: c-ID\n---\n"),
        ("---\nno end\n", "---\ntype: contact\nid: c-ID\n---\n---\nno end\n"),
    ]

    @Test("A note gets type and id, and keeps every other byte", arguments: notes)
    func adopt(note: String, expected: String) async throws {
        let vault = try WritingFixture.shared()
        try vault.write("People/Plain.md", FileContent(note))
        let run = try await vault.done(["adopt", "People/Plain.md"])
        #expect(try vault.text("People/Plain.md").withoutIDs.utf8.elementsEqual(expected.utf8))
        #expect(run.output.withoutIDs.hasPrefix("People/Plain.md:1  "))
        #expect(run.messages.isEmpty)
        try await vault.kith("show", "Plain").expectExit(0)
        // A second time there is nothing left to do.
        let again = try await vault.done(["adopt", "People/Plain.md"])
        #expect(again.output.isEmpty)
        #expect(again.messages.hasPrefix("kith: nothing to change in People/Plain.md:1"))
    }

    @Test(
        "A note is named from the folder that one is in, or from the root",
        arguments: [
            ("", "People/Plain.md"), ("", "./People/../People/Plain.md"), ("People", "Plain.md"),
            ("Contacts", "../People/Plain.md"), ("Contacts", "People/Plain.md"), ("", "ABSOLUTE"),
        ])
    func paths(folder: String, name: String) async throws {
        let vault = try WritingFixture.shared()
        let path = name == "ABSOLUTE" ? vault.path("People/Plain.md") : name
        let run = try await vault.kith("adopt", path, environment: Person.member.environment, in: folder)
        run.expectExit(0)
        #expect(run.output.hasPrefix("People/Plain.md:1  c-"))
    }

    private static let bad: [String: FileContent] = [
        "People/Segment.md": "---\ntype: segment\n---\n", "People/Broken.md": "---\na: 1\na: 2\n---\n",
        "People/Other.md": "# Other\n",
    ]

    @Test("What can't be adopted is told, and the others are written; the first failure gives the exit code")
    func severalWithBad() async throws {
        let names = ["People/Plain.md", "People/Segment.md", "People/None.md", "People/Broken.md", "People/Other.md"]
        for (names, exitCode) in [(names, 5), (Array(names.reversed()), 2)] as [([String], Int32)] {
            let vault = try WritingFixture.shared()
            for (path, content) in Self.bad { try vault.write(path, content) }
            let run = try await vault.kith(all: ["adopt"] + names, environment: Person.member.environment)
            run.expectExit(exitCode)
            let written = names.filter { $0.contains("Plain") || $0.contains("Other") }.map { "\($0):1  c-ID\n" }
            #expect(run.output.withoutIDs == written.joined())
            let told = run.messages.split(separator: "\n").filter { $0.hasPrefix("kith: ") }
            let failed = names.filter { !$0.contains("Plain") && !$0.contains("Other") }
            #expect(zip(told, failed).allSatisfy { $0.hasPrefix("kith: \($1):") }, "\(run.messages)")
            #expect(told.count == 3)
            #expect(try vault.text("People/Segment.md") == "---\ntype: segment\n---\n")
            #expect(try vault.text("People/Other.md").withoutIDs.hasPrefix("---\ntype: contact\nid: c-ID\n"))
            // Run again, it repeats none.
            let again = try await vault.kith(all: ["adopt"] + names, environment: Person.member.environment)
            again.expectExit(exitCode)
            #expect(again.output.isEmpty)
        }
    }

    @Test("Programs get what was written, and an error for each of the others")
    func json() async throws {
        let vault = try WritingFixture.shared()
        for (path, content) in Self.bad { try vault.write(path, content) }
        let run = try await vault.kith(
            "adopt", "People/None.md", "People/Plain.md", "People/Segment.md", "--format", "json",
            environment: Person.member.environment)
        run.expectExit(3)
        let json = try run.json()
        #expect(json["schema"] == "kith.adopt/1")
        #expect(json["written"].items.map { $0["path"].text } == ["People/Plain.md"])
        let errors = try run.messages.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
        #expect(errors.map { $0["code"].text } == ["not-found", "refused"])
        #expect(errors.map { $0["path"].text } == ["People/None.md", "People/Segment.md"])
    }

    @Test("A note that is named twice changes once")
    func twice() async throws {
        let vault = try WritingFixture.shared()
        let dry = try await vault.done(["adopt", "People/Plain.md", "./People/Plain.md", "--dry-run"])
        #expect(dry.output.ranges(of: "+++ b/").count == 1)
        let run = try await vault.done(["adopt", "People/Plain.md", "./People/Plain.md"])
        #expect(run.output.withoutIDs == "People/Plain.md:1  c-ID\n")
        #expect(run.messages.withoutIDs == "kith: nothing to change in People/Plain.md:1  c-ID\n")
    }

    @Test("Vault.md, members, templates and codes are no contacts", arguments: ["Vault.md", "Team/Max Member.md"])
    func otherKinds(path: String) async throws {
        let vault = try WritingFixture.shared()
        let before = try vault.snapshot()
        let run = try await vault.kith("adopt", path, environment: Person.owner.environment)
        run.expectExit(5)
        #expect(run.messages.contains("something else already"))
        #expect(try vault.snapshot() == before)
    }
}
