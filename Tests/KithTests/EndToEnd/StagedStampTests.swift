import Foundation
import TestSupport
import Testing

@Suite("kith stamp --staged")
struct StagedStampTests {
    private static let path = "Contacts/Ada.md"
    private static let head = "---\ntype: contact\n---\n\n## Interactions\n\n"
    private static let stamp = "> - logged-by:: Jane Doe\n> - logged-at:: 2026-03-16T13:00:00Z\n"

    /// A repository with a contact, in which commits run `kith stamp --staged` as a hook.
    private static func repository(hook: Bool = true) async throws -> TemporaryVault {
        let vault = try TemporaryVault([path: FileContent(head)])
        try await vault.makeRepository()
        guard hook else { return vault }
        let script = "#!/bin/sh\nexec '\(try BuiltProducts.kith())' stamp --staged --as 'Jane Doe'\n"
        try vault.write(".git/hooks/pre-commit", FileContent(script))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: vault.path(".git/hooks/pre-commit"))
        return vault
    }

    private static func headers(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("> [!") }
    }

    @Test("In a hook, what is committed is stamped, and what is not staged stays so")
    func hook() async throws {
        let vault = try await Self.repository()
        try vault.write(Self.path, FileContent(Self.head + "> [!call] One\n"))
        try await vault.git("add", ".")
        try vault.write(Self.path, FileContent("\(Self.head)Prose.\n\n> [!call] One\n\n> [!call] Two\n"))
        try await vault.git("commit", "-q", "-m", "one")
        let committed = try await vault.git("show", "HEAD:\(Self.path)").output
        #expect(committed.withoutIDs == Self.head + "> [!call] 2026-03-16 One\n\(Self.stamp)\n^i-ID\n")
        let text = try vault.text(Self.path)
        #expect(text == committed.replacing("> [!call] 2", with: "Prose.\n\n> [!call] 2") + "\n> [!call] Two\n")
        try await vault.git("commit", "-q", "-a", "-m", "two")
        let second = try await vault.git("show", "HEAD:\(Self.path)").output
        #expect(Self.headers(second) == ["> [!call] 2026-03-16 One", "> [!call] 2026-03-16 Two"])
        #expect(try vault.text(Self.path) == second)
        #expect(try await vault.git("status", "--porcelain").output.isEmpty)
    }

    @Test("A commit of named files is not stamped, which is told")
    func partial() async throws {
        let vault = try await Self.repository()
        try vault.write(Self.path, FileContent(Self.head + "> [!call] One\n"))
        let run = try await vault.git("commit", "-q", "-m", "one", Self.path)
        #expect(run.messages.contains("nothing is stamped: a commit of named files has an index of its own"))
        #expect(try vault.text(Self.path) == Self.head + "> [!call] One\n")
    }

    @Test("A dry run shows what would be staged, and leaves notes and index as they are")
    func dryRun() async throws {
        let vault = try await Self.repository(hook: false)
        try vault.write(Self.path, FileContent(Self.head + "> [!call] One\n"))
        try await vault.git("add", ".")
        try vault.write(Self.path, FileContent(Self.head + "> [!call] One, changed\n"))
        let before = try await vault.git("ls-files", "--stage").output
        let run = try await vault.kith("stamp", "--staged", "--dry-run", "--as", "Jane Doe")
        #expect(run.output.contains("+> [!call] 2026-03-16 One\n"))
        #expect(try await vault.git("ls-files", "--stage").output == before)
        #expect(try vault.text(Self.path) == Self.head + "> [!call] One, changed\n")
        let real = try await vault.kith("stamp", "--staged", "--as", "Jane Doe")
        real.expectExit(0)
        #expect(real.messages.withoutIDs.contains("Ada.md:7  i-ID is stamped as it is staged; in the note itself"))
    }

    @Test("Names with blanks, quotes and line feeds, and only notes of the vault")
    func names() async throws {
        let vault = try await Self.repository(hook: false)
        let names = ["Contacts/A b.md", "Contacts/“q” 'x' $(x).md", "Contacts/line\nfeed.md", "Contacts/:(top).md"]
        for name in names + [".hidden/A.md", "Other/Vault.md"] {
            try vault.write(name, FileContent(Self.head + "> [!call] One\n"))
        }
        try vault.write("Other/Vault.md", "---\nkith: 1\n---\n")
        try vault.write("Other/A.md", FileContent(Self.head + "> [!call] One\n"))
        try await vault.git("add", ".")
        let run = try await vault.kith("stamp", "--staged", "--as", "Jane Doe", "--format", "json")
        run.expectExit(0)
        #expect(try Set(run.json()["written"].items.map { $0["path"].text }) == Set(names))
        for name in names { #expect(try await vault.git("show", ":./\(name)").output == (try vault.text(name))) }
        #expect(try vault.text("Other/A.md") == Self.head + "> [!call] One\n")
    }

    @Test("A file whose name is not UTF-8 stays as it is staged")
    func latin() async throws {
        let vault = try await Self.repository(hook: false)
        try vault.write("note", FileContent(Self.head + "> [!call] One\n"))
        func shell(_ script: String) async throws {
            try await vault.command([]).replaced(by: ["/bin/sh", "-ec", script]).run().expectExit(0)
        }
        try await shell(#"mv note "$(printf 'Contacts/M\374ller.md')"; git add ."#)
        let staged = try await vault.git("ls-files", "--stage").output
        try await vault.kith("stamp", "--staged", "--as", "Jane Doe").expectExit(0)
        #expect(try await vault.git("ls-files", "--stage").output == staged)
    }

    @Test(
        "What is not stamped is not staged again: a file that is only intended to be added, one that Git looks away from"
    )
    func untouched() async throws {
        let vault = try TemporaryVault([Self.path: FileContent(Self.head)])
        try await vault.git("init", "-q", "-b", "main")
        try await vault.git("add", "Vault.md")
        try await vault.git("add", "-N", Self.path)
        try await vault.kith("stamp", "--staged", "--as", "Jane Doe").expectExit(0)
        #expect(try await vault.git("status", "--porcelain").output == " A \(Self.path)\nA  Vault.md\n")
        try vault.write(Self.path, FileContent(Self.head + "> [!call] One\n"))
        try await vault.kith("stamp", "--staged", "--as", "Jane Doe").expectExit(0)
        #expect(try await vault.git("diff", "--name-only").output == "\(Self.path)\n")
        try await vault.git("add", ".")
        try await vault.git("commit", "-q", "-m", "begin")
        try vault.write("Contacts/Bob.md", FileContent(Self.head))
        try await vault.git("add", ".")
        try await vault.git("update-index", "--skip-worktree", "Contacts/Bob.md")
        try await vault.kith("stamp", "--staged", "--as", "Jane Doe").expectExit(0)
        #expect(try await vault.git("ls-files", "-v", "Contacts/Bob.md").output == "S Contacts/Bob.md\n")
    }

    @Test("Outside of a work tree nothing is staged")
    func noRepository() async throws {
        let run = try await TemporaryVault().kith("stamp", "--staged", "--as", "Jane Doe")
        run.expectExit(2)
        #expect(run.messages.contains("lies in no work tree of Git"))
        let bare = try await TemporaryVault().kith(
            "stamp", "--staged", "--as", "Jane Doe", environment: ["PATH": "/nowhere"])
        bare.expectExit(2)
    }

    @Test("Nothing that a repository's configuration names is run")
    func hostile() async throws {
        let vault = try await Self.repository(hook: false)
        try vault.write(Self.path, FileContent(Self.head + "> [!call] One\n"))
        try await vault.commit("one", at: "2026-02-20T12:00:00Z")
        try vault.write(Self.path, FileContent(Self.head + "> [!call] One\n\n> [!call] Two\n"))
        try await vault.git("add", ".")
        let trap = "touch \(vault.path("sprung")); cat"
        for key in [
            "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "diff.external", "diff.x.textconv",
            "diff.x.command", "filter.x.clean", "filter.x.smudge", "filter.x.process", "gpg.program", "pager.blame",
            "alias.blame", "alias.ls-tree", "core.askPass",
        ] {
            try await vault.git("config", key, trap)
        }
        try vault.write(".git/info/attributes", "*.md diff=x filter=x\n")
        for name in ["post-index-change", "reference-transaction", "pre-commit"] {
            try vault.write(".git/hooks/\(name)", FileContent("#!/bin/sh\n\(trap)\n"))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: vault.path(".git/hooks/\(name)"))
        }
        let hostile = ["GIT_EXTERNAL_DIFF": trap, "GIT_PAGER": trap, "GIT_EDITOR": trap]
        try await vault.kith("stamp", "--staged", "--as", "Jane Doe", environment: hostile).expectExit(0)
        try await vault.kith("stamp", "--as", "Jane Doe", environment: hostile).expectExit(0)
        #expect(Self.headers(try vault.text(Self.path)) == ["> [!call] 2026-02-20 One", "> [!call] 2026-03-16 Two"])
        #expect(!FileManager.default.fileExists(atPath: vault.path("sprung")))
        // The traps are set.
        try vault.write(Self.path, "changed\n")
        _ = try await vault.command([]).replaced(by: ["/usr/bin/env", "git", "diff"]).run()
        #expect(FileManager.default.fileExists(atPath: vault.path("sprung")))
    }
}
