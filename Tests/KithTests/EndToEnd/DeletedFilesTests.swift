import TestSupport
import Testing

@Suite("Files of what is deleted, end to end")
struct DeletedFilesTests {
    private static let link = "> - attachments:: [[x y.txt]]"

    /// A contact's note with interactions of these fields, with ids `i-000`, `i-001` and so on.
    private static func contact(_ fields: String...) -> FileContent {
        let callouts = fields.enumerated().map { "\n> [!call] 2026-03-0\($0 + 1) c\($0)\n\($1)\n\n^i-00\($0)\n" }
        return FileContent("---\ntype: contact\n---\n\n## Interactions\n" + callouts.joined())
    }

    private static func place(_ files: [String: FileContent] = [:]) throws -> TemporaryVault {
        let base: [String: FileContent] = [
            "v/Contacts/Ada.md": contact(link, link), "v/Attachments/x y.txt": "one\ntwo\n",
        ]
        return try AttachTests.place(base.merging(files) { $1 })
    }

    private static func isThere(_ place: TemporaryVault) throws -> Bool {
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

    // MARK: purge

    private static let cancelled = "> - cancelled-at:: 2026-03-10T09:00:00Z\n> - cancelled-by:: Jane"

    /// A vault of three cancelled interactions and two others.
    private static func purgeable() throws -> TemporaryVault {
        try place([
            "v/Contacts/Ada.md": contact(link + "\n" + cancelled, "> - direction:: inbound", cancelled),
            "v/Contacts/Bo.md": contact("> - visibility:: private\n" + cancelled, "> - postponed:: true\n" + cancelled),
        ])
    }

    @Test("All that is cancelled goes as one change, private ones too, and how many is said")
    func purging() async throws {
        let place = try Self.purgeable()
        try await AttachTests.expectRefusal(place, 5, "Delete these 3 interactions, and the file?", "purge")
        let run = try await AttachTests.kith(place, "purge", "--yes")
        run.expectExit(0)
        #expect(run.output.split(separator: "\n").count == 3)
        #expect(
            run.messages == "kith: removed Attachments/x y.txt\nkith: 3 cancelled interactions deleted\n")
        let left = try await AttachTests.kith(place, "timeline", "--format", "json").interactions()
        #expect(left.map { $0["id"].text } == ["i-001"])
        let again = try await AttachTests.kith(place, "purge", "--format", "json")
        again.expectExit(0)
        #expect(try again.json()["schema"] == "kith.purge/1")
        #expect(try again.json()["written"].items.isEmpty)
        #expect(again.messages == "kith: nothing to purge: there is no such cancelled interaction\n")
    }

    @Test(
        "Filters choose among them",
        arguments: [
            (["--contact", "Bo"], ["Bo"]), (["--until", "2026-03-02"], ["Ada", "Bo"]), (["--text", "c2"], ["Ada"]),
            (["--direction", "inbound"], []), (["--status", "cancelled", "--type", "call"], ["Ada", "Ada", "Bo"]),
            (["--type", "meeting"], []),
        ] as [([String], [String])])
    func filters(arguments: [String], expected: [String]) async throws {
        let place = try Self.purgeable()
        let run = try await place.kith(
            all: ["purge", "--yes", "--format", "json"] + arguments, environment: ["KITH_USER": "Jane"], in: "v")
        run.expectExit(0)
        #expect(try run.json()["written"].items.map { $0["contact"].text }.sorted() == expected)
    }

    @Test("Another status is a usage error, an unknown name is not found, and a dry run changes nothing")
    func refusals() async throws {
        let place = try Self.purgeable()
        try await AttachTests.expectRefusal(place, 64, "--status", "purge", "--yes", "--status", "logged")
        try await AttachTests.expectRefusal(place, 64, "--status", "purge", "--yes", "--status", "cancelled,failed")
        try await AttachTests.expectRefusal(place, 3, "template", "purge", "--yes", "--template", "None")
        let before = try place.snapshot()
        let run = try await AttachTests.kith(place, "purge", "--dry-run")
        #expect(run.messages == "kith: 3 cancelled interactions would be deleted\n")
        #expect(run.output.contains("+++ b/Contacts/Bo.md"))
        #expect(try place.snapshot() == before)
    }

    @Test("Members may purge, viewers and strangers not", arguments: [("mia", 0), ("vera", 5), ("", 5)])
    func roles(name: String, code: Int32) async throws {
        let place = try Self.purgeable()
        for (name, role) in [("olga", "owner"), ("mia", "member"), ("vera", "viewer")] {
            try place.write("v/Team/\(name).md", "---\ntype: member\nrole: \(role)\n---\n")
        }
        let before = try place.snapshot()
        let run = try await place.kith("purge", "--yes", environment: ["KITH_USER": name], in: "v")
        run.expectExit(code)
        let isSame = try place.snapshot() == before
        #expect(isSame == (code != 0))
    }
}
