import Foundation
import TestSupport
import Testing

/// Whose entries, and which of them, a commit stamps.
@Suite("What a commit stamps")
struct StagedEntriesTests {
    typealias Clones = SharedClones

    /// Two entries that Sam typed and committed without the hook, one without a date.
    private static let typed = "\n> [!call] 2026-03-05 Sam typed this\n\n> [!email] And this\n"

    /// The same once Jane has committed: nothing of it is hers.
    private static let kept = typed.replacing("[!email]", with: "[!email] 2026-03-04")

    private static let own = "\n> [!call] 2026-03-12 Jane typed this\n"
    private static let stamp = "> - logged-by:: Jane Doe\n> - logged-at:: 2026-03-16T13:00:00Z\n\n^i-ID\n"

    /// Clones of which the first has the hook, and to which the second has sent entries without a stamp.
    private static func clones(files: [String: FileContent] = [:]) async throws -> Clones {
        let clones = try await Clones(files: files)
        try await clones.kith("a", "git", "install", "--hooks").expectExit(0)
        try clones.append(typed, in: "b")
        try await clones.shell("b", "GIT_AUTHOR_DATE=2026-03-04T12:00:00Z git commit -qam typed; git push -q")
        return clones
    }

    @Test("A commit stamps what is new in it, and nobody else's entries", arguments: [false, true])
    func others(bySync: Bool) async throws {
        let clones = try await Self.clones()
        try await clones.kith("a", "sync").expectExit(0)
        try clones.append(Self.own, in: "a")
        if bySync {
            try await clones.kith("a", "sync", "--commit").expectExit(0)
        } else {
            try await clones.git("a", "commit", "-q", "-a", "-m", "work").expectExit(0)
        }
        #expect(try clones.text("a").withoutIDs == Clones.head + Self.kept + Self.own + Self.stamp)
        #expect(try await clones.git("a", "status", "--porcelain").output.isEmpty)
        // By hand, whoever stamps takes them all.
        try await clones.kith("a", "stamp").expectExit(0)
        #expect(try clones.text("a").ranges(of: "logged-by:: Jane Doe").count == 3)
    }

    @Test("The commit that ends a merge stamps nothing that came")
    func merging() async throws {
        let files = ["Contacts/Bob.md": FileContent("---\ntype: contact\nname: Bob\n---\n")]
        let clones = try await Self.clones(files: files)
        func name(_ name: String, in clone: String) throws {
            try clones.place.write(clone + "/Contacts/Bob.md", FileContent("---\ntype: contact\nname: \(name)\n---\n"))
        }
        try name("Bobby", in: "b")
        try await clones.shell("b", "git commit -qam name; git push -q")
        try name("Rob", in: "a")
        try await clones.git("a", "commit", "-q", "-a", "-m", "name").expectExit(0)
        try await clones.kith("a", "sync").expectExit(1)
        try name("Bobby", in: "a")
        try clones.append(Self.own, in: "a")
        try await clones.git("a", "add", ".").expectExit(0)
        try await clones.git("a", "commit", "-q", "--no-edit").expectExit(0)
        #expect(try clones.text("a").withoutIDs == Clones.head + Self.kept + Self.own + Self.stamp)
        #expect(try await clones.git("a", "status", "--porcelain").output.isEmpty)
    }

    @Test("What is staged is committed, whatever was typed above it or changed since")
    func staged() async throws {
        let clones = try await Clones(1)
        try await clones.kith("a", "git", "install", "--hooks").expectExit(0)
        let bill = "\n> [!call] 2026-02-02 Phone\n>\n> the bill\n"
        try clones.append(bill, in: "a")
        try await clones.git("a", "add", ".").expectExit(0)
        let later = bill.replacing("02-02", with: "02-09")
        try clones.place.write("a/" + Clones.note, FileContent(Clones.head + Self.own + later))
        try await clones.git("a", "commit", "-q", "-m", "bill").expectExit(0)
        let committed = try await clones.git("a", "show", "HEAD:" + Clones.note).output
        #expect(committed.hasPrefix(Clones.head + "\n> [!call] 2026-02-02 Phone\n> - logged-by:: Jane Doe\n"))
        let entry = committed.dropFirst(Clones.head.count).replacing("02-02", with: "02-09")
        #expect(try clones.text("a") == Clones.head + Self.own + entry)
    }
}
