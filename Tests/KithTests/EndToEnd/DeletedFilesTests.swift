import TestSupport
import Testing

@Suite("Files of what is deleted, end to end")
struct DeletedFilesTests {
    static let link = "> - attachments:: [[x y.txt]]"

    /// A contact's note with interactions of these fields, with ids `i-000`, `i-001` and so on.
    static func contact(_ fields: String...) -> FileContent {
        let callouts = fields.enumerated().map { "\n> [!call] 2026-03-0\($0 + 1) c\($0)\n\($1)\n\n^i-00\($0)\n" }
        return FileContent("---\ntype: contact\n---\n\n## Interactions\n" + callouts.joined())
    }

    static func place(_ files: [String: FileContent] = [:]) throws -> TemporaryVault {
        let base: [String: FileContent] = [
            "v/Contacts/Ada.md": contact(link, link), "v/Attachments/x y.txt": "one\ntwo\n",
        ]
        return try AttachTests.place(base.merging(files) { $1 })
    }

    static func isThere(_ place: TemporaryVault) throws -> Bool {
        try place.entries().contains("v/Attachments/x y.txt")
    }

    @Test("A file goes with the last interaction that links to it, and is named")
    func last() async throws {
        let place = try Self.place()
        let first = try await AttachTests.kith(place, "delete", "i-000", "--yes")
        first.expectExit(0)
        #expect(first.messages.isEmpty)
        #expect(try Self.isThere(place))
        try await AttachTests.expectRefusal(place, 5, "  Attachments/x y.txt\n", "delete", "i-001")
        let second = try await AttachTests.kith(place, "delete", "i-001", "--yes")
        second.expectExit(0)
        #expect(second.output == "Contacts/Ada.md:7  i-001\n")
        #expect(second.messages == "kith: removed Attachments/x y.txt\n")
        let left = try place.entries().filter { $0.contains("Attachments") || $0.contains(".kith") }
        #expect(left == ["v/.kith", "v/.kith/.gitignore", "v/.kith/lock", "v/Attachments"])
    }

    @Test("In JSON it stands beside what was written; --keep-attachments leaves it")
    func options() async throws {
        let place = try Self.place()
        try await AttachTests.kith(place, "delete", "i-000", "i-001", "--yes", "--keep-attachments").expectExit(0)
        #expect(try Self.isThere(place))
        let other = try Self.place()
        let run = try await AttachTests.kith(other, "delete", "i-000", "i-001", "--yes", "--format", "json")
        #expect(try run.json()["written"].items.count == 2)
        #expect(try run.json()["removed"].texts == ["Attachments/x y.txt"])
        #expect(try !Self.isThere(other))
    }

    @Test(
        "It stays where something else links to it",
        arguments: [
            ("v/Templates/t.md", "---\ntype: template\ninteraction: call\nattachments: [\"[[x y.txt]]\"]\n---\n"),
            ("v/n.md", "![[x y.txt]]"), ("v/n.md", "[a](Attachments/x%20y.txt)"),
            ("v/n.md", "---\nf: \"[[X y.txt]]\"\n---\n"),
        ] as [(String, FileContent)])
    func stays(path: String, content: FileContent) async throws {
        let place = try Self.place([path: content])
        let run = try await AttachTests.kith(place, "delete", "i-000", "i-001", "--yes")
        run.expectExit(0)
        #expect(run.messages.isEmpty)
        #expect(try Self.isThere(place))
    }

    @Test("It stays, and that is told, where a note can't be read that may link to it")
    func opaque() async throws {
        let deep = FileContent(String(repeating: "> ", count: 101) + "[[x y.txt]]\n")
        let place = try Self.place(["v/Deep.md": deep])
        let run = try await AttachTests.kith(place, "delete", "i-000", "i-001", "--yes")
        run.expectExit(0)
        #expect(run.messages.hasPrefix("kith: Attachments/x y.txt stays: "))
        #expect(run.messages.contains("Deep.md"))
        #expect(try Self.isThere(place))
    }

    @Test("A file that can't be taken away keeps the interaction too")
    func locked() async throws {
        let place = try Self.place()
        try place.setPermissions(0o444, of: "v/Attachments/x y.txt")
        try await AttachTests.expectRefusal(place, 2, "the file is read-only", "delete", "i-000", "i-001", "--yes")
    }

    @Test("The diff of a dry run takes the file away")
    func dryRun() async throws {
        let place = try Self.place()
        let before = try place.snapshot()
        let run = try await AttachTests.kith(place, "delete", "i-000", "i-001", "--dry-run")
        #expect(try place.snapshot() == before)
        #expect(run.output.hasSuffix("--- a/Attachments/x y.txt\t\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-one\n-two\n"))
    }
}
