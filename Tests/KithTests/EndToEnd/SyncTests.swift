import Foundation
import TestSupport
import Testing

/// Clones that share through a repository by the real `kith sync`.
@Suite("kith sync")
struct SyncTests {
    typealias Clones = SharedClones
    private static let (one, two, three) = (
        Clones.entry("08", "one", "one"), Clones.entry("09", "two", "two"), Clones.entry("10", "three", "three")
    )

    @Test("What others did comes, what was done here goes, and both is told in words")
    func both() async throws {
        let clones = try await Clones()
        try clones.append(Self.one, in: "b")
        try await clones.commit("b")
        let sent = try await clones.kith("b", "sync")
        sent.expectExit(0)
        #expect(sent.output == "Went to origin/main: 1 interaction by Sam Lee\n")
        #expect(sent.messages.isEmpty)
        let doctor = try await clones.kith("b", "git", "doctor")
        #expect(doctor.output.contains("✓ `kith sync` shares main through origin/main\n"))

        try clones.append(Self.two, in: "a")
        try await clones.commit("a")
        let run = try await clones.kith("a", "sync")
        run.expectExit(0)
        #expect(
            run.output
                == "Came from origin/main: 1 interaction by Sam Lee\nWent to origin/main: 1 interaction by Sam Lee\n")
        #expect(try clones.text("a") == Clones.head + Self.one + Self.two)
        #expect(try await clones.tip("a") == clones.tip("hub.git", "main"))
        #expect(
            try await clones.git("a", "log", "-1", "--format=%s").output
                == "Merge remote-tracking branch 'origin/main'\n")
        #expect(try await clones.git("a", "status", "--porcelain").output.isEmpty)

        let json = try await clones.kith("b", "sync", "--format", "json")
        json.expectExit(0)
        #expect(try json.json()["schema"].text == "kith.sync/1")
        #expect(try json.json()["received"]["commits"] == .number(2))
        #expect(try json.json()["received"]["changes"].texts == ["1 interaction by Sam Lee"])
        #expect(try json.json()["sent"] == .null)
        #expect(try clones.text("b") == Clones.head + Self.one + Self.two)
        let quiet = try await clones.kith("b", "sync")
        #expect(quiet.output == "Nothing new, here or in origin/main\n")
    }

    @Test("What no commit has is neither sent nor overwritten; where it is in the way nothing is merged")
    func uncommitted() async throws {
        let clones = try await Clones()
        try clones.append(Self.one, in: "b")
        try clones.place.write("b/Contacts/Bob.md", "---\ntype: contact\n---\n")
        try await clones.commit("b")
        try await clones.kith("b", "sync").expectExit(0)
        // Not in the way.
        try clones.place.write("a/Contacts/New.md", "---\ntype: contact\n---\n")
        let run = try await clones.kith("a", "sync")
        run.expectExit(0)
        #expect(
            run.messages
                == "kith: 1 file is changed and not committed: Contacts/New.md; `kith sync --commit` commits all\n")
        #expect(try await clones.git("a", "status", "--porcelain").output == "?? Contacts/New.md\n")
        // In the way: a note that Git knows, and one that it does not.
        try clones.append(Self.two, in: "b")
        try clones.place.write("b/Contacts/New.md", "---\ntype: contact\nname: Other\n---\n")
        try await clones.commit("b")
        try await clones.kith("b", "sync").expectExit(0)
        try clones.append(Self.three, in: "a")
        let (text, tip) = (try clones.text("a"), try await clones.tip("a"))
        let refused = try await clones.kith("a", "sync")
        refused.expectExit(2)
        #expect(refused.messages.contains("what came has another version of what is not committed here"))
        #expect(refused.messages.contains("kith sync --commit"))
        #expect(try clones.text("a") == text)
        #expect(try clones.text("a", "Contacts/New.md") == "---\ntype: contact\n---\n")
        #expect(try await clones.tip("a") == tip)
    }

    @Test("--commit commits all of the vault, says what it is, and sends it")
    func commits() async throws {
        let clones = try await Clones()
        try clones.append(Self.one, in: "b")
        try clones.place.write("b/Contacts/Bob.md", "---\ntype: contact\n---\n")
        try clones.place.write("b/.gitignore", "*.log\n")
        try clones.place.write("b/x.log", "x")
        let run = try await clones.kith("b", "sync", "--commit")
        run.expectExit(0)
        #expect(
            run.output.hasPrefix("Committed: 1 interaction by Sam Lee, 1 contact added"), "\(run.output)")
        let message = try await clones.git("b", "log", "-1", "--format=%B").output
        #expect(message.hasPrefix("1 interaction by Sam Lee, 1 contact added"))
        #expect(try await clones.git("b", "ls-files", "x.log").output.isEmpty)
        try clones.append(Self.two, in: "a")
        try await clones.kith("a", "sync", "--commit").expectExit(0)
        #expect(try clones.text("a") == Clones.head + Self.one + Self.two)
        #expect(try clones.text("a", "Contacts/Bob.md") == "---\ntype: contact\n---\n")
        #expect(try await clones.kith("a", "sync", "--commit").output == "Nothing new, here or in origin/main\n")
    }

    @Test("--rebase puts this clone's commits on top; with changes that no commit has it does not begin")
    func rebases() async throws {
        let clones = try await Clones()
        try clones.append(Self.one, in: "b")
        try await clones.commit("b")
        try await clones.kith("b", "sync").expectExit(0)
        try clones.append(Self.two, in: "a")
        let dirty = try await clones.kith("a", "sync", "--rebase")
        dirty.expectExit(2)
        #expect(dirty.messages.contains("a rebase needs all committed"))
        let run = try await clones.kith("a", "sync", "--rebase", "--commit")
        run.expectExit(0)
        #expect(try clones.text("a") == Clones.head + Self.one + Self.two)
        #expect(try await clones.git("a", "log", "--merges", "--oneline").output.isEmpty)
        #expect(try await clones.git("hub.git", "rev-list", "--count", "main").output == "3\n")
    }

    @Test("A first clone of a repository without commits, and a branch that is not there yet")
    func empty() async throws {
        let clones = try await Clones(1)
        try await clones.git("", "init", "-q", "--bare", "-b", "main", "new.git").expectExit(0)
        try await clones.git("", "clone", "-q", "new.git", "first").expectExit(0)
        try clones.place.write("first/Vault.md", "---\nkith: 1\n---\n")
        try await clones.kith("first", "git", "install").expectExit(0)
        let nothing = try await clones.kith("first", "sync")
        nothing.expectExit(0)
        #expect(nothing.messages.contains("2 files are changed and not committed"))
        try await clones.kith("first", "sync", "--commit").expectExit(0)
        try await clones.git("first", "switch", "-q", "-c", "side").expectExit(0)
        let side = try await clones.kith("first", "sync")
        side.expectExit(2)
        #expect(side.messages.contains("the branch side follows no branch of another repository"))
        #expect(side.messages.contains("git push -u origin side"))
        #expect(try await clones.tip("first") == clones.tip("new.git", "main"))
    }

    @Test("A rename on one side and changes on the other, and histories that were merged crosswise")
    func shapes() async throws {
        let clones = try await Clones()
        try clones.append(Self.one, in: "b")
        try await clones.commit("b")
        try await clones.git("a", "mv", Clones.note, "Contacts/Ada Lovelace.md").expectExit(0)
        try await clones.commit("a")
        try await clones.kith("b", "sync").expectExit(0)
        let run = try await clones.kith("a", "sync")
        run.expectExit(0)
        #expect(run.output.contains("Went to origin/main: 1 contact renamed"), "\(run.output)")
        #expect(try clones.text("a", "Contacts/Ada Lovelace.md") == Clones.head + Self.one)
        try await clones.kith("b", "sync").expectExit(0)
        // Crosswise: each merges what the other had before its merge.
        try await clones.git("a", "switch", "-q", "-c", "x").expectExit(0)
        try clones.place.write("a/Contacts/Ada Lovelace.md", FileContent(Clones.head + Self.one + Self.two))
        try await clones.commit("a")
        try clones.place.write("b/Contacts/Ada Lovelace.md", FileContent(Clones.head + Self.one + Self.three))
        try await clones.commit("b")
        try await clones.git("b", "push", "-q").expectExit(0)
        try await clones.git("a", "fetch", "-q").expectExit(0)
        try await clones.git("a", "branch", "-q", "-f", "main", "origin/main").expectExit(0)
        try await clones.git("a", "branch", "old", "x").expectExit(0)
        try await clones.git("a", "merge", "-q", "--no-edit", "main").expectExit(0)
        try await clones.git("a", "push", "-q", "origin", "x:main").expectExit(0)
        try await clones.git("b", "fetch", "-q", "../a", "old").expectExit(0)
        try await clones.git("b", "merge", "-q", "--no-edit", "FETCH_HEAD").expectExit(0)
        try clones.place.write("b/Contacts/Bob.md", "---\ntype: contact\n---\n")
        try await clones.commit("b")
        try await clones.kith("b", "sync").expectExit(0)
        #expect(try clones.text("b", "Contacts/Ada Lovelace.md") == Clones.head + Self.one + Self.two + Self.three)
    }

    @Test("A vault in a folder of a repository: nothing outside of it is committed")
    func subfolder() async throws {
        let clones = try await Clones(folder: "people/book/")
        try clones.place.write("b/code.txt", "x")
        try await clones.git("b", "add", "code.txt").expectExit(0)
        try clones.place.write("b/people/book/\(Clones.note)", FileContent(Clones.head + Self.one))
        let run = try await clones.kith("b/people/book", "sync", "--commit")
        run.expectExit(0)
        #expect(run.output.hasPrefix("Committed: 1 interaction by Sam Lee\n"))
        #expect(try await clones.git("b", "status", "--porcelain").output == "A  code.txt\n")
        try clones.place.write("a/people/book/\(Clones.note)", FileContent(Clones.head + Self.two))
        try await clones.kith("a/people/book", "sync", "--commit").expectExit(0)
        #expect(try clones.text("a", "people/book/" + Clones.note) == Clones.head + Self.one + Self.two)
    }
}
