import Foundation
import TestSupport
import Testing

/// Repositories whose own configuration and hooks would run a program: none of Kith's calls of Git has it run.
@Suite("Repositories that would run something")
struct HostileRepositoryTests {
    typealias Clones = SharedClones

    /// Keys whose programs a call replaces, so that commands work in spite of them.
    private static let replaced = [
        "core.fsmonitor", "core.pager", "core.editor", "sequence.editor", "diff.external", "diff.kith.textconv",
        "diff.kith.command", "merge.kith.driver", "pager.status", "pager.diff", "pager.log", "alias.status",
        "alias.merge", "alias.fetch", "alias.push", "merge.tool", "mergetool.x.cmd", "interactive.diffFilter",
    ]

    /// Keys for which `sync` is refused.
    private static let refused = [
        "core.sshCommand", "core.askPass", "core.gitProxy", "filter.x.clean", "filter.x.smudge", "filter.x.process",
        "merge.x.driver", "gpg.program", "gpg.ssh.program", "remote.origin.uploadpack", "remote.origin.receivepack",
        "remote.origin.vcs", "credential.helper", "core.alternateRefsCommand", "gc.recentObjectsHook",
    ]

    private static let hooks = [
        "applypatch-msg", "pre-applypatch", "post-applypatch", "pre-commit", "pre-merge-commit", "prepare-commit-msg",
        "commit-msg", "post-commit", "pre-rebase", "post-checkout", "post-merge", "pre-push", "post-rewrite",
        "pre-auto-gc", "post-index-change", "reference-transaction", "fsmonitor-watchman",
    ]

    /// Hooks that nobody misses: what they are told has happened already.
    private static let late = ["post-commit", "post-checkout", "post-merge", "post-rewrite", "post-index-change"]

    private static func trap(_ clones: Clones) -> String { "touch \(clones.place.path("sprung")); cat" }

    private func isSprung(_ clones: Clones) -> Bool {
        FileManager.default.fileExists(atPath: clones.place.path("sprung"))
    }

    /// Two clones with work on both sides, of which `a` is set with traps.
    private func trapped(keys: [String], hooks: [String]) async throws -> Clones {
        let clones = try await Clones()
        try clones.append(Clones.entry("08", "one", "one"), in: "b")
        try await clones.commit("b")
        try await clones.kith("b", "sync").expectExit(0)
        try clones.append(Clones.entry("09", "two", "two"), in: "a")
        try clones.place.write("a/.git/info/attributes", "*.md filter=x diff=kith\n*.txt merge=x filter=x\n")
        for key in keys { try await clones.git("a", "config", key, Self.trap(clones)).expectExit(0) }
        for hook in hooks { try clones.script("a/.git/hooks/\(hook)", Self.trap(clones)) }
        return clones
    }

    private func environment(_ clones: Clones) -> [String: String] {
        let trap = Self.trap(clones)
        return ["GIT_EXTERNAL_DIFF": trap, "GIT_PAGER": trap, "GIT_EDITOR": trap, "GIT_SEQUENCE_EDITOR": trap]
    }

    @Test(
        "sync works and springs none of the traps that a call can replace",
        arguments: [[], ["--rebase"], ["--dry-run"]])
    func sync(options: [String]) async throws {
        let clones = try await trapped(keys: Self.replaced, hooks: Self.late)
        let run = try await clones.kith(
            all: ["sync", "--commit"] + options, environment: environment(clones), in: "a")
        if options == ["--dry-run"] {
            run.expectExit(0)
        } else {
            run.expectExit(0)
            #expect(
                try clones.text("a") == Clones.head + Clones.entry("08", "one", "one")
                    + Clones.entry("09", "two", "two"))
            #expect(try await clones.tip("a") == clones.tip("hub.git", "main"))
        }
        #expect(!isSprung(clones))
        // The traps are set.
        try clones.append("\nchanged\n", in: "a")
        try await clones.git("a", "diff")
        #expect(isSprung(clones))
    }

    @Test("sync in conflict springs none either")
    func conflict() async throws {
        let clones = try await trapped(keys: Self.replaced, hooks: Self.late)
        try clones.place.write("a/\(Clones.note)", FileContent(Clones.head + Clones.entry("08", "other", "one")))
        try await clones.kith(all: ["sync", "--commit"], environment: environment(clones), in: "a").expectExit(1)
        try await clones.kith(all: ["git", "resolve"], environment: environment(clones), in: "a").expectExit(1)
        #expect(!isSprung(clones))
    }

    @Test("sync is refused where it could not be kept from running something, and has run nothing by then")
    func refusals() async throws {
        let clones = try await trapped(keys: Self.refused, hooks: Self.hooks)
        for options in [[], ["--rebase"], ["--commit"], ["--dry-run"]] {
            try await clones.kith(all: ["sync"] + options, environment: environment(clones), in: "a").expectExit(5)
        }
        #expect(!isSprung(clones))
    }

    @Test("A remote that is a command, and one whose helper is a program")
    func remotes() async throws {
        for url in ["ext::sh -c touch% SPRUNG", "trap::x"] {
            let clones = try await trapped(keys: [], hooks: [])
            try clones.script("bin/git-remote-trap", Self.trap(clones))
            let address = url.replacing("SPRUNG", with: clones.place.path("sprung"))
            try await clones.git("a", "config", "remote.origin.url", address).expectExit(0)
            try await clones.git("a", "config", "protocol.allow", "always").expectExit(0)
            let path = ["PATH": "\(clones.place.path("bin")):/usr/local/bin:/usr/bin:/bin"]
            let run = try await clones.kith(all: ["sync"], environment: path, in: "a")
            run.expectExit(2)
            #expect(run.messages.contains("not allowed"), "\(run.messages)")
            #expect(!isSprung(clones))
        }
    }

    @Test("A work tree that the configuration puts elsewhere")
    func elsewhere() async throws {
        let clones = try await trapped(keys: [], hooks: [])
        try await clones.git("a", "config", "core.worktree", clones.place.root).expectExit(0)
        let before = try clones.place.snapshot().filter { !$0.key.contains("/.git") }
        let run = try await clones.kith("a", "sync", "--commit")
        run.expectExit(5)
        #expect(run.messages.contains("(core.worktree)"))
        #expect(try clones.place.snapshot().filter { !$0.key.contains("/.git") } == before)
    }

    @Test("A clone without all objects gets none by a program that its configuration names")
    func partial() async throws {
        let clones = try await Clones(1)
        try await clones.git("hub.git", "config", "uploadpack.allowFilter", "true").expectExit(0)
        try clones.append("\n> [!call] Undated\n", in: "a")
        try await clones.commit("a")
        try await clones.git("a", "push", "-q").expectExit(0)
        try await clones.git("", "clone", "-q", "--filter=blob:none", "file://\(clones.place.path("hub.git"))", "p")
            .expectExit(0)
        try await clones.git("p", "config", "remote.origin.uploadpack", Self.trap(clones)).expectExit(0)
        let run = try await clones.kith("p", "stamp")
        #expect([0, 2].contains(run.exitCode), "\(run.messages)")
        #expect(!isSprung(clones))
        // The trap is set.
        try await clones.git("p", "blame", Clones.note)
        #expect(isSprung(clones))
    }

    @Test("The other commands that call Git")
    func others() async throws {
        let clones = try await trapped(keys: Self.replaced + Self.refused, hooks: Self.hooks)
        try clones.append("\n> [!call] Undated\n", in: "a")
        let lines: [[String]] = [
            ["git", "doctor"], ["git", "install"], ["stamp"], ["whoami"], ["git", "resolve"], ["git", "uninstall"],
            ["git", "install"],
        ]
        for line in lines {
            let run = try await clones.kith(all: line, environment: environment(clones), in: "a")
            #expect([0, 2].contains(run.exitCode), "\(line): \(run.messages)")
            #expect(!isSprung(clones), "\(line)")
        }
    }
}
