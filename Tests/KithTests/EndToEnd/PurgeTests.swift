import TestSupport
import Testing

@Suite("Cancelled interactions that are purged, end to end")
struct PurgeTests {
    private static let cancelled = "> - cancelled-at:: 2026-03-10T09:00:00Z\n> - cancelled-by:: Jane"

    /// A vault of three cancelled interactions and two others.
    private static func purgeable() throws -> TemporaryVault {
        try DeletedFilesTests.place([
            "v/Contacts/Ada.md": DeletedFilesTests.contact(
                DeletedFilesTests.link + "\n" + cancelled, "> - direction:: inbound", cancelled),
            "v/Contacts/Bo.md": DeletedFilesTests.contact(
                "> - visibility:: private\n" + cancelled, "> - postponed:: true\n" + cancelled),
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
        #expect(run.messages.isEmpty)
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
