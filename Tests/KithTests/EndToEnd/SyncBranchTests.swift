import Foundation
import TestSupport
import Testing

/// Branches that a clone has no name for, that are gone, or that have nothing in common.
@Suite("kith sync, and branches")
struct SyncBranchTests {
    typealias Clones = SharedClones
    private static let (one, two) = (Clones.entry("08", "one", "one"), Clones.entry("09", "two", "two"))

    @Test("A branch that the clone fetches by no configuration of its own is shared as any other")
    func unnamed() async throws {
        let clones = try await Clones()
        let hub = "file://" + clones.place.path("hub.git")
        try await clones.git("", "clone", "-q", "--depth", "1", hub, "s").expectExit(0)
        try await clones.kith("s", "git", "install").expectExit(0)
        try await clones.git("s", "switch", "-q", "-c", "side").expectExit(0)
        try await clones.git("s", "push", "-q", "-u", "origin", "side").expectExit(0)
        for clone in ["b", "a"] {
            try await clones.git(clone, "fetch", "-q").expectExit(0)
            try await clones.git(clone, "switch", "-q", "side").expectExit(0)
        }
        #expect(try await clones.kith("s", "sync").output == "Nothing new, here or in origin/side\n")
        try clones.append(Self.one, in: "b")
        try await clones.send("b")
        try clones.append(Self.two, in: "s")
        try await clones.commit("s")
        let run = try await clones.kith("s", "sync")
        run.expectExit(0)
        #expect(
            run.output
                == "Came from origin/side: 1 interaction by Sam Lee\nWent to origin/side: 1 interaction by Sam Lee\n")
        #expect(try clones.text("s") == Clones.head + Self.one + Self.two)
        #expect(try await clones.kith("s", "sync").output == "Nothing new, here or in origin/side\n")
    }

    @Test("A branch that was deleted on the other side", arguments: [false, true])
    func gone(isShown: Bool) async throws {
        let clones = try await Clones()
        try await clones.git("a", "switch", "-q", "-c", "side").expectExit(0)
        try await clones.git("a", "push", "-q", "-u", "origin", "side").expectExit(0)
        try await clones.kith("a", "sync").expectExit(0)
        try await clones.git("hub.git", "branch", "-D", "side").expectExit(0)
        let run = try await clones.kith(all: ["sync"] + (isShown ? ["--dry-run"] : []), in: "a")
        run.expectExit(2)
        #expect(run.messages.contains("origin/side is not there any more"), "\(run.messages)")
        #expect(run.messages.contains("`git push -u origin side`"), "\(run.messages)")
        try await clones.git("a", "push", "-q", "-u", "origin", "side").expectExit(0)
        try await clones.kith("a", "sync").expectExit(0)
    }

    @Test("A clone that lacks the commit in which both meet")
    func shallow() async throws {
        let clones = try await Clones()
        for entry in [Self.one, Self.two] {
            try clones.append(entry, in: "b")
            try await clones.send("b")
        }
        try await clones.git("a", "push", "-q", "origin", "main:old").expectExit(0)
        let hub = "file://" + clones.place.path("hub.git")
        try await clones.git("", "clone", "-q", "--depth", "1", hub, "s").expectExit(0)
        try await clones.kith("s", "git", "install").expectExit(0)
        try clones.append(Clones.entry("11", "four", "four"), in: "s")
        try await clones.commit("s")
        try clones.place.write("a/Contacts/Bob.md", "---\ntype: contact\n---\n")
        try await clones.commit("a")
        try await clones.git("a", "push", "-q", "-f", "origin", "main").expectExit(0)
        let run = try await clones.kith("s", "sync")
        run.expectExit(2)
        #expect(run.messages.contains("`git fetch --unshallow`"), "\(run.messages)")
        try await clones.git("s", "fetch", "-q", "--unshallow").expectExit(0)
        try await clones.kith("s", "sync").expectExit(0)
    }

    @Test("A vault whose folder's name holds a line feed")
    func lineFeed() async throws {
        let clones = try await Clones(folder: "two\nlines/")
        try clones.place.write("a/two\nlines/\(Clones.note)", FileContent(Clones.head + Self.one))
        try await clones.kith("a/two\nlines", "sync", "--commit").expectExit(0)
        try await clones.kith("b/two\nlines", "sync").expectExit(0)
        #expect(try clones.text("b", "two\nlines/" + Clones.note) == Clones.head + Self.one)
        try await clones.git("", "clone", "-q", "hub.git", "a\nb").expectExit(0)
        try await clones.kith("a\nb/two\nlines", "git", "install").expectExit(0)
        #expect(try await clones.kith("a\nb/two\nlines", "sync").output == "Nothing new, here or in origin/main\n")
    }
}
