import Foundation
import TestSupport
import Testing

/// Notes that are not edited, by what stands in them.
@Suite("Refusals: what stands in a note")
struct NoteRefusalTests {
    private static let path = "Contacts/Ada Lovelace.md"

    /// The fixture's note with text behind its end, which has 25 lines.
    private static func ada(_ end: String) -> [String: FileContent] { [path: WritingFixture.ada + FileContent(end)] }

    private static let log = ["log", "Ada", "call", "Hello"]

    static let openEnds = [
        ("```", "``` never closed\n"), ("~~~", "~~~~\ncode\n"), ("-->", "<!-- note to self\n\ntext\n"),
        ("</script>", "<script>\nlet x = 1\n"), ("-->", "<!-- note to self"), ("```", "- item\n\n```swift\n"),
    ].map { words, end in
        Refusal(
            "an open end", log, 2, "unsafe-note", at: "\(path):\(end.hasPrefix("-") ? 28 : 26)",
            ["nothing closes", "Close it", words], files: ada(end))
    }

    static let conflicts = [
        log, ["edit", "i-callcall11", "--subject", "Hello"], ["cancel", "i-callcall11"],
        ["uncancel", "i-mailmail22"], ["delete", "i-callcall11", "--yes"], ["set", "Ada", "job-title", "Countess"],
        ["set", "Ada", "tags", "vip", "--add"], ["unset", "Ada", "tags"], ["adopt", path],
    ].map { line in
        Refusal(
            "a conflict", line, 2, "unsafe-note", at: "\(path):27", ["conflict", "<<<<<<<"],
            files: ada("\n<<<<<<< ours\none\n=======\ntwo\n>>>>>>> theirs\n"))
    }

    static let governed = [
        Refusal(
            "a conflict", ["member", "set", "Vera", "joined", "2026-01-01"], 2, "unsafe-note",
            at: "Team/Vera Viewer.md:6", ["conflict"],
            files: [
                "Team/Vera Viewer.md":
                    "---\ntype: member\nrole: viewer\n---\n\n<<<<<<< ours\n=======\n>>>>>>> theirs\n"
            ]),
        Refusal(
            "a conflict", ["vault", "set", "name", "Book"], 2, "unsafe-note", at: "Vault.md:5", ["conflict"],
            files: ["Vault.md": "---\nkith: 1\n---\n\n<<<<<<< ours\n=======\n>>>>>>> theirs\n"]),
    ]

    /// Front matter with a key twice: the note is a contact still, and its properties are not edited.
    static let broken: FileContent = """
        ---
        type: contact
        name: Ada B.
        name: Ada L.
        ---

        ## Interactions

        > [!call] 2026-03-09 14:05 Discussed the engine

        ^i-callcall11

        """

    static let brokenFrontMatter = [
        ["set", path, "job-title", "Countess"], ["set", path, "tags", "vip", "--add"], ["unset", path, "name"],
        ["adopt", path],
    ].map { line in
        Refusal(
            "broken front matter", line, 2, "unsafe-note", at: "\(path):4",
            ["front matter", "Mend the lines between the two `---`."], files: [path: broken])
    }

    static let opaque = [
        ["log", path, "call", "Hello"], ["set", path, "job-title", "Countess"], ["adopt", path],
        ["edit", "\(path):8", "--subject", "x"],
    ].map { line in
        Refusal(
            "an opaque note", line, 2, "unsafe-note", at: path, ["not read", "stand in each other"],
            files: [path: broken + FileContent(String(repeating: "> ", count: 200))])
    }

    @Test(
        "The note keeps its bytes and times, and the message says where and what to do",
        arguments: openEnds + conflicts + governed + brokenFrontMatter + opaque)
    func refused(refusal: Refusal) async throws { try await refusal.check() }

    @Test(
        "Where only the properties can't be edited, interactions are",
        arguments: [
            ["log", path, "call", "Hello"], ["edit", "i-callcall11", "--subject", "Hello"], ["cancel", "i-callcall11"],
        ])
    func bodyIsEdited(line: [String]) async throws {
        let vault = try WritingFixture.shared()
        try vault.write(Self.path, Self.broken)
        try await vault.kith(all: line, environment: Person.member.environment).expectExit(0)
        let note = try vault.read(Self.path)
        #expect(note != Self.broken.bytes)
        #expect(note.starts(with: "---\ntype: contact\nname: Ada B.\nname: Ada L.\n---\n".utf8))
    }

    @Test("What is open at the end keeps nobody from changing what stands before it")
    func openEndIsEdited() async throws {
        for line in [["edit", "i-callcall11", "--subject", "Hello"], ["cancel", "i-callcall11"]] {
            let vault = try WritingFixture.shared()
            try vault.write(Self.path, WritingFixture.ada + "<!-- note to self\n")
            try await vault.kith(all: line, environment: Person.member.environment).expectExit(0)
        }
    }
}
