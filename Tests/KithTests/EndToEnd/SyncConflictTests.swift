import Foundation
import TestSupport
import Testing

/// What a sync leaves to decide.
@Suite("kith sync, in conflict")
struct SyncConflictTests {
    typealias Clones = SharedClones
    private static let (one, two, three) = (
        Clones.entry("08", "one", "one"), Clones.entry("09", "two", "two"), Clones.entry("10", "three", "three")
    )

    @Test(
        "What is left to decide stands between markers, and nothing is sent before that is done",
        arguments: [false, true])
    func conflict(rebases: Bool) async throws {
        let clones = try await Clones(files: [Clones.note: FileContent(Clones.head + Self.one)])
        func change(_ clone: String, _ subject: String) async throws {
            try clones.place.write(
                "\(clone)/\(Clones.note)", FileContent(Clones.head + Clones.entry("08", subject, "one")))
            try await clones.commit(clone)
        }
        try await change("b", "eight pairs")
        try await clones.kith("b", "sync").expectExit(0)
        try await change("a", "ten pairs")
        let hub = try await clones.tip("hub.git", "main")
        let sync = ["sync"] + (rebases ? ["--rebase"] : [])
        let run = try await clones.kith(all: sync, in: "a")
        run.expectExit(1)
        #expect(run.messages.contains("kith: \(Clones.note): both sides changed the same; decide what holds\n"))
        #expect(run.messages.contains(rebases ? "`git rebase --continue`" : "`git commit`"))
        #expect(try clones.text("a").contains("<<<<<<<"))
        #expect(try await clones.tip("hub.git", "main") == hub)
        let again = try await clones.kith("a", "sync")
        again.expectExit(2)
        #expect(again.messages.contains("a \(rebases ? "rebase" : "merge") has not been brought to its end"))
        // It can be taken back.
        try await clones.git("a", rebases ? "rebase" : "merge", "--abort").expectExit(0)
        #expect(try clones.text("a") == Clones.head + Clones.entry("08", "ten pairs", "one"))
        #expect(try await clones.git("a", "status", "--porcelain").output.isEmpty)
        try await clones.kith(all: sync, in: "a").expectExit(1)
        #expect(try await clones.git("a", "status", "--porcelain").output == "UU \(Clones.note)\n")
        try clones.place.write("a/\(Clones.note)", FileContent(Clones.head + Clones.entry("08", "nine pairs", "one")))
        try await clones.git("a", "add", ".").expectExit(0)
        try await clones.git(
            "a", "-c", "core.editor=true", rebases ? "rebase" : "commit", rebases ? "--continue" : "--no-edit"
        )
        .expectExit(0)
        try await clones.kith("a", "sync").expectExit(0)
        try await clones.kith("b", "sync").expectExit(0)
        #expect(try clones.text("b") == Clones.head + Clones.entry("08", "nine pairs", "one"))
    }

    @Test("Beside a conflict all else is merged; what is staged or not committed there stands in the way of it")
    func conflictAndMore() async throws {
        let other = "Contacts/Bob Ünal.md"
        let files = [
            Clones.note: FileContent(Clones.head + Self.one), other: FileContent(Clones.head), "Contacts/C.md": "c\n",
            "Contacts/Gone.md": "gone\n",
        ]
        let clones = try await Clones(files: files)
        func change(_ clone: String, _ subject: String, _ entry: String) throws {
            try clones.place.write(
                "\(clone)/\(Clones.note)", FileContent(Clones.head + Clones.entry("08", subject, "one")))
            try clones.place.write("\(clone)/\(other)", FileContent(Clones.head + entry))
        }
        try change("b", "eight pairs", Self.two)
        try clones.place.write("b/Contacts/C.md", "other\n")
        try clones.place.write("b/Contacts/Gone.md", "edited\n")
        try await clones.commit("b")
        try await clones.kith("b", "sync").expectExit(0)
        try change("a", "ten pairs", Self.three)
        try FileManager.default.removeItem(atPath: clones.place.path("a/Contacts/Gone.md"))
        try await clones.commit("a")
        let before = try clones.text("a")
        // In the way: a change that is not committed, then one that is staged.
        try clones.place.write("a/Contacts/C.md", "mine\n")
        let dirty = try await clones.kith("a", "sync")
        dirty.expectExit(2)
        #expect(dirty.messages.contains("Contacts/C.md: what came has another version"), "\(dirty.messages)")
        try clones.place.write("a/Contacts/C.md", "c\n")
        try clones.place.write("a/Contacts/D.md", "d\n")
        try await clones.git("a", "add", ".").expectExit(0)
        try await clones.kith("a", "sync").expectExit(2)
        #expect(try clones.text("a") == before)
        try await clones.git("a", "reset", "-q").expectExit(0)
        // Not in the way.
        let run = try await clones.kith("a", "sync")
        run.expectExit(1)
        #expect(try clones.text("a", other) == Clones.head + Self.two + Self.three)
        #expect(try clones.text("a", "Contacts/D.md") == "d\n")
        let status = try await clones.git("a", "-c", "core.quotePath=false", "status", "--porcelain").output
        #expect(
            status == "UU \(Clones.note)\nM  \"\(other)\"\nM  Contacts/C.md\nDU Contacts/Gone.md\n?? Contacts/D.md\n",
            "\(status)")
        #expect(run.messages.contains("Contacts/Gone.md: both sides changed the same"))
        try clones.place.write("a/\(Clones.note)", FileContent(Clones.head + Self.one))
        try await clones.git("a", "add", "Contacts/Gone.md", Clones.note).expectExit(0)
        try await clones.git("a", "commit", "-q", "--no-edit").expectExit(0)
        #expect(
            try await clones.git("a", "log", "-1", "--format=%s %p").output.hasPrefix("Merge remote-tracking branch"))
        #expect(try await clones.git("a", "rev-list", "--count", "HEAD").output == "4\n")
        try await clones.kith("a", "sync").expectExit(0)
        #expect(try await clones.tip("a") == clones.tip("hub.git", "main"))
    }
}
