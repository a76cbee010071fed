import Foundation
import TestSupport
import Testing

/// What stands against a sync, and that nothing is done then.
@Suite("kith sync, refused")
struct SyncRefusalTests {
    typealias Clones = SharedClones

    /// Runs a sync that must fail, and leave the clone and the other repository as they were.
    private func refused(
        _ clones: Clones, _ arguments: [String] = [], by user: String = "Jane Doe", exit: Int32,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let before = (try await clones.git("a", "rev-parse", "HEAD").output, try await clones.tip("hub.git", "main"))
        let files = try files(of: clones)
        let run = try await clones.kith(all: ["sync"] + arguments, environment: ["KITH_USER": user], in: "a")
        run.expectExit(exit, sourceLocation: sourceLocation)
        #expect(try await clones.git("a", "rev-parse", "HEAD").output == before.0, sourceLocation: sourceLocation)
        #expect(try await clones.tip("hub.git", "main") == before.1, sourceLocation: sourceLocation)
        #expect(try self.files(of: clones) == files, sourceLocation: sourceLocation)
        return run.messages
    }

    /// The clone's own files, with their times.
    private func files(of clones: Clones) throws -> [String: String] {
        try clones.place.snapshot().filter { $0.key.hasPrefix("a/") && !$0.key.hasPrefix("a/.") }
    }

    @Test("Programs that the clone's own configuration names, each by its key")
    func programs() async throws {
        let clones = try await Clones()
        for key in [
            "core.sshCommand", "core.askPass", "core.gitProxy", "core.alternateRefsCommand", "filter.x.clean",
            "filter.x.smudge", "filter.x.process", "merge.other.driver", "gpg.program", "gpg.ssh.program",
            "gpg.ssh.defaultKeyCommand", "remote.origin.uploadpack", "remote.origin.receivepack", "remote.origin.vcs",
            "credential.https://x.example.helper", "gc.recentObjectsHook",
        ] {
            try await clones.git("a", "config", key, "!touch sprung").expectExit(0)
            let message = try await refused(clones, exit: 5)
            #expect(message.lowercased().contains("has git run programs (\(key.lowercased()))"), "\(message)")
            #expect(message.contains("`git config --global`"))
            try await clones.git("a", "config", "--unset-all", key).expectExit(0)
        }
        // One of Git's own, and what somebody set for themselves.
        try await clones.git("a", "config", "credential.helper", "cache").expectExit(0)
        try clones.place.write(
            "own", "[filter \"lfs\"]\n\tclean = cat\n\tsmudge = cat\n[core]\n\tsshCommand = ssh -4\n")
        let own = ["GIT_CONFIG_GLOBAL": clones.place.path("own")]
        try await clones.kith("a", "sync", environment: own).expectExit(0)
    }

    @Test("Hooks that would have a say; that of kith has none")
    func hooks() async throws {
        let clones = try await Clones()
        for (hook, arguments) in [
            ("pre-merge-commit", []), ("prepare-commit-msg", []), ("commit-msg", []), ("pre-push", []),
            ("reference-transaction", []), ("pre-rebase", ["--rebase"]), ("pre-commit", ["--commit"]),
        ] {
            try clones.script("a/.git/hooks/\(hook)", "touch sprung")
            let message = try await refused(clones, arguments, exit: 5)
            #expect(message.contains("(\(hook))"), "\(message)")
            try clones.place.setPermissions(0o644, of: "a/.git/hooks/\(hook)")
        }
        try FileManager.default.removeItem(atPath: clones.place.path("a/.git/hooks/pre-commit"))
        try await clones.kith("a", "git", "install", "--hooks").expectExit(0)
        try await clones.kith("a", "sync", "--commit").expectExit(0)
    }

    @Test("No branch, none that is followed, another that is sent to, and none of Git at all")
    func branches() async throws {
        let clones = try await Clones()
        try await clones.git("a", "config", "remote.pushDefault", "mine").expectExit(0)
        #expect(try await refused(clones, exit: 5).contains("the branch main gets from origin, but sends to mine"))
        try await clones.git("a", "config", "--unset", "remote.pushDefault").expectExit(0)
        try await clones.git("a", "checkout", "-q", "--detach").expectExit(0)
        #expect(try await refused(clones, exit: 2).contains("no branch is checked out"))
        try await clones.git("a", "switch", "-q", "main").expectExit(0)
        try await clones.git("a", "branch", "--unset-upstream").expectExit(0)
        #expect(try await refused(clones, exit: 2).contains("git push -u origin main"))
        let plain = try await TemporaryVault().kith("sync")
        plain.expectExit(2)
        #expect(plain.messages.contains("lies in no work tree of Git"))
    }

    @Test("Something unfinished, notes that are not merged by kith, other repositories in it")
    func state() async throws {
        let clones = try await Clones()
        try clones.append(Clones.entry("08", "one", "one"), in: "a")
        try await clones.commit("a")
        for (name, command) in [
            ("MERGE_HEAD", "merge"), ("CHERRY_PICK_HEAD", "cherry-pick"), ("REVERT_HEAD", "revert"),
        ] {
            let tip = try await clones.tip("a")
            try clones.place.write("a/.git/\(name)", FileContent(tip))
            #expect(try await refused(clones, exit: 2).contains("a \(command) has not been brought to its end"))
            try FileManager.default.removeItem(atPath: clones.place.path("a/.git/\(name)"))
        }
        try clones.place.makeFolder("a/.git/rebase-merge")
        #expect(try await refused(clones, exit: 2).contains("`git rebase --continue` ends it"))
        try FileManager.default.removeItem(atPath: clones.place.path("a/.git/rebase-merge"))

        let attributes = try clones.text("a", ".gitattributes")
        try clones.place.write("a/.gitattributes", "")
        #expect(try await refused(clones, exit: 2).contains("`kith git install` writes them"))
        try clones.place.write("a/.gitattributes", FileContent(attributes))

        try await clones.git("", "init", "-q", "a/Inner").expectExit(0)
        try clones.place.write("a/Inner/x", "x")
        try await clones.git("a/Inner", "add", ".").expectExit(0)
        try await clones.git("a/Inner", "commit", "-q", "-m", "x").expectExit(0)
        #expect(try await refused(clones, ["--commit"], exit: 5).contains("other repositories stand in this one"))
        try await clones.git("a", "add", "Inner").expectExit(0)
        #expect(try await refused(clones, exit: 5).contains("other repositories stand in this one"))
    }

    @Test("A file that Git ignores here is not overwritten by one that came", arguments: Way.allCases)
    func ignored(way: Way) async throws {
        let clones = try await Clones(files: [Clones.note: FileContent(Clones.head + Clones.entry("08", "one", "one"))])
        func change(_ subject: String, in clone: String) throws {
            try clones.place.write(
                "\(clone)/\(Clones.note)", FileContent(Clones.head + Clones.entry("08", subject, "one")))
        }
        if way == .conflict { try change("two", in: "b") }
        for path in ["Notes/Mine.md", "plan", "Folder"] { try clones.place.write("b/\(path)", "theirs\n") }
        try await clones.send("b")
        if way == .conflict { try change("three", in: "a") } else { try clones.place.write("a/Contacts/X.md", "x\n") }
        if way != .forward { try await clones.commit("a") }
        try clones.place.write("a/.git/info/exclude", "Mine.md\nplan\nFolder\n")
        for path in ["Notes/Mine.md", "plan/x", "Folder/in/it"] {
            try clones.place.write("a/\(path)", "mine\n")
            let message = try await refused(clones, way == .rebase ? ["--rebase"] : [], exit: 2)
            #expect(message.contains("\(path): what came has a file there that Git ignores here"), "\(message)")
            #expect(try clones.text("a", path) == "mine\n")
            try clones.place.remove("a/" + path.prefix { $0 != "/" })
        }
        try await clones.kith(all: ["sync"] + (way == .rebase ? ["--rebase"] : []), in: "a")
            .expectExit(way == .conflict ? 1 : 0)
        #expect(try clones.text("a", "plan") == "theirs\n")
    }

    /// How what came gets into the work tree.
    enum Way: CaseIterable { case forward, merge, rebase, conflict }

    @Test("A rebase does not write through a file that Git ignores here and that only its own commits pass by")
    func ignoredOnTheWay() async throws {
        let clones = try await Clones()
        try clones.append(Clones.entry("08", "one", "one"), in: "b")
        try await clones.send("b")
        try clones.place.write("a/plan", "first\n")
        try await clones.commit("a")
        try clones.place.remove("a/plan")
        try await clones.commit("a")
        try clones.place.write("a/.git/info/exclude", "plan\n")
        try clones.place.write("a/plan", "mine\n")
        #expect(try await refused(clones, ["--rebase"], exit: 2).contains("plan: what came"))
        try await clones.kith("a", "sync").expectExit(0)
        #expect(try clones.text("a", "plan") == "mine\n")
    }

    @Test("A stash that left a conflict")
    func stash() async throws {
        let clones = try await Clones(files: [Clones.note: FileContent(Clones.head + Clones.entry("08", "one", "one"))])
        func write(_ subject: String) throws {
            try clones.place.write("a/\(Clones.note)", FileContent(Clones.head + Clones.entry("08", subject, "one")))
        }
        try write("two")
        try await clones.git("a", "stash", "-q").expectExit(0)
        try write("three")
        try await clones.commit("a")
        try await clones.git("a", "stash", "pop", "-q").expectExit(1)
        let message = try await refused(clones, ["--commit"], exit: 2)
        #expect(message.contains("\(Clones.note): a conflict is left to decide"), "\(message)")
    }

    @Test("A commit by nobody")
    func nameless() async throws {
        let clones = try await Clones()
        try clones.append(Clones.entry("08", "one", "one"), in: "a")
        let nobody = ["GIT_AUTHOR_NAME": "", "GIT_COMMITTER_NAME": ""]
        try clones.place.write("a/Contacts/Bob.md", "---\ntype: contact\n---\n")
        try await clones.git("a", "add", "-N", "Contacts/Bob.md").expectExit(0)
        let before = try await clones.git("a", "status", "--porcelain").output
        let run = try await clones.kith("a", "sync", "--commit", environment: nobody)
        run.expectExit(2)
        #expect(run.messages.contains("git config --global user.name NAME"), "\(run.messages)")
        #expect(try await clones.git("a", "status", "--porcelain").output == before)
    }

    @Test("A repository that is gone, one that takes nothing, and who may change nothing")
    func others() async throws {
        let clones = try await Clones(files: [
            "Team/Jane.md": "---\ntype: member\nname: Jane Doe\nrole: owner\n---\n",
            "Team/Vic.md": "---\ntype: member\nname: Vic\nrole: viewer\n---\n",
        ])
        try clones.append(Clones.entry("08", "one", "one"), in: "a")
        #expect(try await refused(clones, ["--commit"], by: "Vic", exit: 5).contains("Vic"))
        try await clones.commit("a")
        try clones.script(
            "hub.git/hooks/pre-receive", "printf 'signed commits only  \\n\\n  by order\\r\\n' >&2\nexit 1")
        let message = try await refused(clones, exit: 2)
        #expect(
            message == """
                kith: origin does not take what is sent to main: [remote rejected] (pre-receive hook declined)
                It says:
                  signed commits only
                  by order
                All that was committed is here; ask whoever looks after origin.

                """, "\(message)")
        try await clones.git("a", "remote", "set-url", "origin", clones.place.path("nowhere.git")).expectExit(0)
        #expect(try await refused(clones, exit: 2).contains("`git fetch` failed"))
        // Whoever may change nothing gets what others did.
        try await clones.git("a", "remote", "set-url", "origin", clones.place.path("hub.git")).expectExit(0)
        try FileManager.default.removeItem(atPath: clones.place.path("hub.git/hooks/pre-receive"))
        try await clones.kith("b", "sync", environment: ["KITH_USER": "Vic"]).expectExit(0)
    }

    @Test("A note in which check finds something is not committed where the hook is kith's; what is new is stamped")
    func checked() async throws {
        let clones = try await Clones()
        try await clones.kith("a", "git", "install", "--hooks").expectExit(0)
        try clones.append("\n> [!call] 2026-03-08 Typed\n", in: "a")
        try clones.place.write("a/Contacts/Bad.md", "---\ntype: contact\ntags: [a\n---\n")
        // Of Bob's note one version is staged, and another one stands there.
        try clones.place.write("a/Contacts/Bob.md", "---\ntype: contact\n---\n")
        try await clones.git("a", "add", "Contacts/Bob.md").expectExit(0)
        try clones.place.write("a/Contacts/Bob.md", "---\ntype: contact\n---\n\nMore.\n")
        let before = (try clones.text("a"), try await clones.git("a", "status", "--porcelain").output)
        let run = try await clones.kith("a", "sync", "--commit")
        run.expectExit(2)
        #expect(run.output.contains("Contacts/Bad.md"))
        #expect(run.messages.contains("nothing is committed, since `kith check` finds something"))
        #expect(try clones.text("a") == before.0)
        #expect(try await clones.git("a", "status", "--porcelain").output == before.1)
        #expect(before.1.contains("AM Contacts/Bob.md\n"))
        try FileManager.default.removeItem(atPath: clones.place.path("a/Contacts/Bad.md"))
        let mended = try await clones.kith("a", "sync", "--commit")
        mended.expectExit(0)
        #expect(mended.output.contains("1 interaction by Jane Doe"))
        #expect(try clones.text("a").contains("> - logged-by:: Jane Doe"))
        #expect(try await clones.git("a", "status", "--porcelain").output.isEmpty)
    }

    @Test("Somebody who sends at the same time comes first; then it is merged, and sent again")
    func overtaken() async throws {
        let clones = try await Clones()
        for (clone, day) in [("a", "08"), ("b", "09")] {
            try clones.append(Clones.entry(day, clone, clone + clone), in: clone)
            try await clones.commit(clone)
        }
        // While the first is taken, the other's commit comes to stand there.
        try await clones.git("b", "push", "-q", "origin", "HEAD:refs/heads/other").expectExit(0)
        try clones.script(
            "hub.git/hooks/pre-receive",
            "[ -e overtaken ] && exit 0; touch overtaken; unset GIT_QUARANTINE_PATH; git update-ref refs/heads/main other"
        )
        let run = try await clones.kith("a", "sync")
        run.expectExit(0)
        #expect(try clones.place.entries().contains("hub.git/overtaken"))
        #expect(run.output.contains("Came from origin/main: 1 interaction"))
        #expect(try clones.text("a") == Clones.head + Clones.entry("08", "a", "aa") + Clones.entry("09", "b", "bb"))
        #expect(try await clones.tip("a") == clones.tip("hub.git", "main"))
    }

    @Test("Somebody who always comes first: it ends, and says so; what was merged is here")
    func alwaysOvertaken() async throws {
        let clones = try await Clones()
        try clones.append(Clones.entry("08", "a", "aa"), in: "a")
        try await clones.commit("a")
        try clones.script(
            "hub.git/hooks/pre-receive",
            "unset GIT_QUARANTINE_PATH; git update-ref refs/heads/main $(git commit-tree -p main -m more main^{tree})")
        let run = try await clones.kith("a", "sync")
        run.expectExit(2)
        #expect(run.messages.contains("others sent something each of 8 times"), "\(run.messages)")
        #expect(run.output == "Came from origin/main: 7 commits\n")
        #expect(try clones.text("a") == Clones.head + Clones.entry("08", "a", "aa"))
    }

    @Test("All at once: everybody's entry is there in the end")
    func together() async throws {
        let names = ["a", "b", "c", "d", "e", "f"]
        let clones = try await Clones(names.count)
        for (index, name) in names.enumerated() {
            try clones.append(Clones.entry("1\(index)", name, "entry\(name)"), in: name)
            try await clones.commit(name)
        }
        try await withThrowingTaskGroup { group in
            for name in names { group.addTask { try await clones.kith(name, "sync").expectExit(0) } }
            try await group.waitForAll()
        }
        var texts: Set<String> = []
        for name in names {
            try await clones.kith(name, "sync").expectExit(0)
            texts.insert(try clones.text(name))
        }
        let ids = texts.first?.split(separator: "\n").filter { $0.hasPrefix("^i-") }.map(String.init).sorted()
        #expect(texts.count == 1)
        #expect(ids == names.map { "^i-entry\($0)" })
    }
}
