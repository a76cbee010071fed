import Foundation
import TestSupport
import Testing

/// What `kith sync --dry-run` says, and that the sync itself then does that.
@Suite("kith sync --dry-run")
struct SyncDryRunTests {
    typealias Clones = SharedClones
    private static let (one, two, three) = (
        Clones.entry("08", "one", "one"), Clones.entry("09", "two", "two"), Clones.entry("10", "three", "three")
    )

    /// Shows a sync, which changes nothing, and runs it; gives what the first said.
    private func both(
        _ clones: Clones, _ arguments: [String] = [], in folder: String = "a", exit: Int32,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> (shown: CommandRun, done: CommandRun) {
        let before = try await state(of: folder, clones)
        let shown = try await clones.kith(all: ["sync", "--dry-run"] + arguments, in: folder)
        shown.expectExit(exit, sourceLocation: sourceLocation)
        #expect(try await state(of: folder, clones) == before, sourceLocation: sourceLocation)
        let done = try await clones.kith(all: ["sync"] + arguments, in: folder)
        done.expectExit(exit, sourceLocation: sourceLocation)
        return (shown, done)
    }

    private func state(of clone: String, _ clones: Clones) async throws -> [String] {
        var state = [try await clones.git(clone, "rev-parse", "--verify", "-q", "HEAD").output]
        state.append(try await clones.git(clone, "status", "--porcelain").output)
        state.append(try await clones.git("hub.git", "rev-parse", "main").output)
        return state
            + (try clones.place.snapshot().filter { $0.key.hasPrefix(clone + "/") && !$0.key.hasPrefix(clone + "/.") })
            .map { "\($0.key) \($0.value)" }.sorted()
    }

    @Test("It shows what would come into the notes, as a diff that applies, and changes nothing")
    func shows() async throws {
        let clones = try await Clones()
        try clones.append(Self.one, in: "b")
        try await clones.send("b")
        try clones.append(Self.two, in: "a")
        try await clones.commit("a")
        try clones.place.write("a/Contacts/Bob.md", "---\ntype: contact\n---\n")
        let before = try await state(of: "a", clones)
        let run = try await clones.kith("a", "sync", "--commit", "--dry-run")
        run.expectExit(0)
        #expect(
            run.messages == """
                kith: would commit: Contacts/Bob.md
                kith: would get from origin/main: 1 interaction by Sam Lee
                kith: would send to origin/main: 1 interaction by Sam Lee, 1 contact added

                """)
        #expect(try await state(of: "a", clones) == before)
        try clones.place.write("change.diff", FileContent(bytes: run.outputBytes))
        try await clones.git("a", "apply", "../change.diff").expectExit(0)
        #expect(try clones.text("a") == Clones.head + Self.one + Self.two)
    }

    @Test("What no commit has is in the way there too, and not where --commit commits it first")
    func uncommitted() async throws {
        let clones = try await Clones()
        try clones.append(Self.one, in: "b")
        try await clones.send("b")
        try clones.append(Self.two, in: "a")
        let runs = try await both(clones, exit: 2)
        #expect(runs.shown.messages.contains("\(Clones.note): what came has another version of what is not committed"))
        #expect(runs.shown.output.isEmpty)
        let rebase = try await both(clones, ["--rebase"], exit: 2)
        #expect(rebase.shown.messages.contains("a rebase needs all committed"))
        let commit = try await both(clones, ["--commit"], exit: 0)
        #expect(commit.shown.output.contains("+> [!call] 2026-03-08 one\n"))
        #expect(try clones.text("a") == Clones.head + Self.one + Self.two)
        // Beside a conflict, what is staged stands in the way.
        for (clone, subject) in [("b", "eight"), ("a", "ten")] {
            let other = Clones.entry("08", subject, "one")
            try clones.place.write("\(clone)/\(Clones.note)", FileContent(Clones.head + other))
            try await clones.commit(clone)
        }
        try await clones.git("b", "pull", "-q", "-s", "ours", "--no-edit", "--no-rebase").expectExit(0)
        try await clones.git("b", "push", "-q").expectExit(0)
        try clones.place.write("a/Contacts/D.md", "d\n")
        try await clones.git("a", "add", ".").expectExit(0)
        let staged = try await both(clones, exit: 2)
        for run in [staged.shown, staged.done] {
            #expect(
                run.messages.contains("Contacts/D.md: it is staged, and would be committed with"), "\(run.messages)")
        }
        try await clones.git("a", "reset", "-q").expectExit(0)
        let conflict = try await both(clones, exit: 1)
        #expect(conflict.shown.messages.contains("would leave to you: \(Clones.note): both sides changed the same"))
    }

    @Test("Before the first commit, files that stand there are in the way")
    func unborn() async throws {
        let clones = try await Clones()
        try await clones.git("", "init", "-q", "-b", "main", "new").expectExit(0)
        try await clones.git("new", "remote", "add", "origin", "../hub.git").expectExit(0)
        try await clones.git("new", "config", "branch.main.remote", "origin").expectExit(0)
        try await clones.git("new", "config", "branch.main.merge", "refs/heads/main").expectExit(0)
        try clones.place.write("new/Vault.md", "---\nkith: 1\n---\n")
        try await clones.kith("new", "git", "install").expectExit(0)
        for options in [[], ["--dry-run"]] {
            let run = try await clones.kith(all: ["sync"] + options, in: "new")
            run.expectExit(2)
            #expect(
                run.messages.contains(": what came has another version of what is not committed"), "\(run.messages)")
        }
        // Two first commits have nothing in common.
        for options in [["--dry-run"], []] {
            let run = try await clones.kith(all: ["sync", "--commit"] + options, in: "new")
            run.expectExit(2)
            #expect(run.messages.contains("origin/main and this branch have no commit in common"), "\(run.messages)")
            #expect(run.messages.contains("`git merge --allow-unrelated-histories origin/main`"))
        }
    }

    @Test("Of a rebase it says that only doing it shows whether something is left to decide")
    func rebases() async throws {
        let clones = try await Clones(files: [Clones.note: FileContent(Clones.head + Self.one)])
        func write(_ subject: String, in clone: String) async throws {
            try clones.place.write(
                "\(clone)/\(Clones.note)", FileContent(Clones.head + Clones.entry("08", subject, "one")))
            try await clones.commit(clone)
        }
        try await write("eight", in: "b")
        try await clones.git("b", "push", "-q").expectExit(0)
        // In the end both say the same.
        try await write("ten", in: "a")
        try await write("eight", in: "a")
        let shown = try await clones.kith("a", "sync", "--rebase", "--dry-run")
        shown.expectExit(0)
        #expect(shown.messages.contains("whether the rebase leaves something to decide shows only when it is done"))
        try await clones.kith("a", "sync", "--rebase").expectExit(1)
    }

    @Test("Histories that were merged crosswise")
    func crosswise() async throws {
        let clones = try await Clones()
        for (clone, entry) in [("a", Self.one), ("b", Self.two)] {
            try clones.append(entry, in: clone)
            try await clones.commit(clone)
        }
        try await clones.git("a", "fetch", "-q", "../b", "main:theirs").expectExit(0)
        try await clones.git("b", "fetch", "-q", "../a", "main:theirs").expectExit(0)
        for clone in ["a", "b"] {
            try await clones.git(clone, "merge", "-q", "--no-edit", "theirs").expectExit(0)
            try clones.place.write("\(clone)/Contacts/\(clone).md", "---\ntype: contact\n---\n")
            try await clones.commit(clone)
        }
        try clones.append(Self.three, in: "b")
        try await clones.commit("b")
        try await clones.git("b", "push", "-q").expectExit(0)
        let runs = try await both(clones, exit: 0)
        #expect(runs.shown.output.contains("+> [!call] 2026-03-10 three\n"))
        #expect(try clones.text("a") == Clones.head + Self.one + Self.two + Self.three)
    }

    @Test("What check finds, and who commits, where --commit would commit")
    func checks() async throws {
        let clones = try await Clones()
        try await clones.kith("a", "git", "install", "--hooks").expectExit(0)
        try clones.place.write("a/Contacts/Bad.md", "---\ntype: contact\ntags: [a\n---\n")
        let runs = try await both(clones, ["--commit"], exit: 2)
        for run in [runs.shown, runs.done] {
            #expect(run.messages.contains("nothing is committed, since `kith check` finds something"))
        }
        let json = try await clones.kith("a", "sync", "--commit", "--format", "json")
        let message = try json.jsonError()["message"].text
        #expect(message.contains("Contacts/Bad.md:") && message.contains("[front-matter]"), "\(message)")
    }
}
