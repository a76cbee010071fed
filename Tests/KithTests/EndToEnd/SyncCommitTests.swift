import Foundation
import TestSupport
import Testing

/// What `kith sync --commit` commits, and what it does not.
@Suite("kith sync --commit")
struct SyncCommitTests {
    typealias Clones = SharedClones
    private static let (one, two) = (Clones.entry("08", "one", "one"), Clones.entry("09", "two", "two"))

    @Test("While another program holds Git's index nothing is committed")
    func locked() async throws {
        let clones = try await Clones(1)
        let tip = try await clones.tip("a")
        try clones.append(Self.one, in: "a")
        try clones.place.write("a/.git/index.lock", "")
        let run = try await clones.kith("a", "sync", "--commit")
        run.expectExit(2)
        #expect(run.messages.contains("index.lock: another program holds Git's index, so nothing is committed"))
        #expect(try await clones.tip("a") == tip)
        try FileManager.default.removeItem(atPath: clones.place.path("a/.git/index.lock"))
        // Nothing is written through a link that somebody may have put there.
        try clones.place.write("target", "target\n")
        try clones.place.link("a/.git/index.kith", to: clones.place.path("target"))
        #expect(try await clones.git("a", "status", "--porcelain").output == " M \(Clones.note)\n")
        try await clones.kith("a", "sync", "--commit").expectExit(0)
        #expect(try await clones.git("a", "status", "--porcelain").output.isEmpty)
        #expect(try await clones.git("a", "show", "HEAD:" + Clones.note).output == Clones.head + Self.one)
        #expect(try clones.place.text("target") == "target\n")
        let left = try FileManager.default.contentsOfDirectory(atPath: clones.place.path("a/.git"))
        #expect(left.filter { $0.contains("index") } == ["index"])
    }

    @Test("An index that lags behind the last commit is brought up to it, and nothing is committed")
    func lagging() async throws {
        let clones = try await Clones(1)
        try clones.append(Self.one, in: "a")
        try await clones.commit("a")
        let tip = try await clones.tip("a")
        try await clones.git("a", "read-tree", "HEAD~1").expectExit(0)
        let run = try await clones.kith("a", "sync", "--commit")
        run.expectExit(0)
        #expect(run.output == "Went to origin/main: 1 interaction by Sam Lee\n")
        #expect(try await clones.tip("a") == tip)
        #expect(try await clones.git("a", "status", "--porcelain").output.isEmpty)
    }

    @Test("Notes with markers of a conflict are not committed, with the hook or without", arguments: [false, true])
    func markers(hook: Bool) async throws {
        let clones = try await Clones(1)
        if hook { try await clones.kith("a", "git", "install", "--hooks").expectExit(0) }
        let tip = try await clones.tip("a")
        try clones.append("\n<<<<<<< ours\n\(Self.one)=======\n\(Self.two)>>>>>>> theirs\n", in: "a")
        let before = try clones.text("a")
        for more in [[], ["--dry-run"]] {
            let run = try await clones.kith(all: ["sync", "--commit"] + more, in: "a")
            run.expectExit(2)
            let place = hook ? run.output : run.messages
            #expect(place.contains("\(Clones.note):9:"), "\(run.output)\(run.messages)")
            #expect(run.messages.contains("nothing is committed"))
            #expect(try await clones.tip("a") == tip)
            #expect(try clones.text("a") == before)
        }
    }
}
