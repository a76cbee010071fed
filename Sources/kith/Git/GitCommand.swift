import ArgumentParser
import Foundation
import VaultGit
import VaultModel
import VaultStore

/// `kith git`: a vault that is shared through Git.
struct GitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "git", abstract: "Set up Git for a vault, and merge its notes.",
        subcommands: [
            GitInstallCommand.self, GitUninstallCommand.self, GitDoctorCommand.self, GitResolveCommand.self,
            GitMergeDriverCommand.self, GitTextconvCommand.self,
        ])
}

/// The clone that a command works on.
struct VaultClone {
    let vault: OpenVault
    let git: GitRepository
    var setup: GitSetup { GitSetup(git) }

    /// Opens the vault, which must lie in a work tree.
    init(_ options: VaultOptions) async throws {
        vault = try await options.open()
        guard let git = try await vault.repository() else {
            throw CommandFailure(
                code: .failed, message: "the vault lies in no work tree of Git", hint: "Begin one with `git init`.",
                path: vault.store.root)
        }
        self.git = git
    }

    /// The file that says how Git treats files.
    var attributesPath: String { vault.store.root + "/.gitattributes" }

    /// What it says; nil where there is none.
    func attributes() throws -> String? {
        guard FileManager.default.fileExists(atPath: attributesPath) else { return nil }
        return String(decoding: try Self.data(attributesPath), as: UTF8.self)
    }

    /// Whether the hook that stamps and checks before commits is Kith's.
    var hasOwnHook: Bool {
        get async throws {
            let data = try? Self.data(try await setup.hookPath())
            return data.map { GitSetup.isOwn(hook: String(decoding: $0, as: UTF8.self)) } ?? false
        }
    }

    static func data(_ path: String) throws -> Data {
        do { return try Data(contentsOf: URL(filePath: path)) } catch { throw failure("read", path) }
    }

    static func write(_ text: String, to path: String) throws {
        do { try Data(text.utf8).write(to: URL(filePath: path)) } catch { throw failure("write", path) }
    }

    private static func failure(_ what: String, _ path: String) -> CommandFailure {
        CommandFailure(code: .failed, message: "can't \(what) the file", hint: "Look at its permissions.", path: path)
    }
}

/// `kith git install`: merges by interactions, in this clone.
struct GitInstallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install", abstract: "Have Git merge notes by their interactions, in this clone.",
        discussion: """
            Sets what only this clone has: the merge driver, which is Git's own text merge where there is no kith, and what \
            Git shows as the place of a change. The attributes for all clones stand in .gitattributes: the line is added \
            where it is missing, and yours to commit. With --hooks, what is staged is stamped and checked before each \
            commit. `kith git doctor` says whether all of it works.

            With --textconv, `git diff`, `git log -p` and `git show` show what notes say instead of how it is written (see \
            `kith git textconv`). What is only written otherwise then shows no line; `git diff --no-textconv` shows the text \
            itself. Take that for a patch which is to be applied, or `git format-patch`, which never shows anything else.

              kith git install
              kith git install --hooks --textconv
            """)

    @Flag(help: "Stamp and check what is staged before each commit.")
    var hooks = false

    @Flag(help: "Show interactions and properties in diffs, instead of their markup.")
    var textconv = false

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let clone = try await VaultClone(options)
        if hooks { try await checkHook(clone) }
        let (set, left) = try await clone.setup.install(showsRecords: textconv)
        var lines = set.map { "set \($0)" }
        for setting in left {
            StandardError.write("kith: \(setting.key) is “\(printable(setting.value))” here, and stays\n")
        }
        lines += try writeAttributes(clone)
        if hooks { lines.append(try await writeHook(clone)) }
        if lines.isEmpty { StandardError.write("kith: the clone was set up already\n") }
        try await TextOutput(options.terminal).print(lines.map { $0 + "\n" }.joined())
    }

    private func writeAttributes(_ clone: VaultClone) throws -> [String] {
        let text = try clone.attributes() ?? ""
        guard !text.split(separator: "\n").contains(where: { $0 == GitSetup.attributes }) else { return [] }
        let ending = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
        try VaultClone.write(text + ending + GitSetup.attributes + "\n", to: clone.attributesPath)
        StandardError.write("kith: commit .gitattributes, so that all clones merge so: git add .gitattributes\n")
        return ["wrote .gitattributes"]
    }

    /// Refuses to put a hook where it would be others' too, or in the place of another.
    private func checkHook(_ clone: VaultClone) async throws {
        let setup = clone.setup
        func refuse(_ message: String, _ path: String) -> CommandFailure {
            CommandFailure(
                code: .refused, message: message, hint: "Have it run these lines as well:\n\(setup.hookLines)",
                path: path)
        }
        if let folder = try await setup.sharedHooks() {
            throw refuse("the hooks' folder is set by core.hooksPath, and may be other repositories' too", folder)
        }
        let path = try await setup.hookPath()
        guard FileManager.default.fileExists(atPath: path) else { return }
        guard GitSetup.isOwn(hook: String(decoding: try VaultClone.data(path), as: UTF8.self)) else {
            throw refuse("a hook stands there that is not Kith's", path)
        }
    }

    private func writeHook(_ clone: VaultClone) async throws -> String {
        let path = try await clone.setup.hookPath()
        try? FileManager.default.createDirectory(
            at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try VaultClone.write(clone.setup.hook, to: path)
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return "wrote the pre-commit hook"
    }
}

/// `kith git uninstall`: Git as it was.
struct GitUninstallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uninstall", abstract: "Take out what `kith git install` has set in this clone.",
        discussion: """
            What somebody has changed since then stays. The line in .gitattributes goes as well: other clones merge notes as \
            text once that is committed.

              kith git uninstall
            """)

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let clone = try await VaultClone(options)
        var lines = try await clone.setup.uninstall().map { "unset \($0)" }
        if let text = try clone.attributes(), text.contains(GitSetup.attributes) {
            let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
            let rest = parts.filter { $0 != GitSetup.attributes }.joined(separator: "\n")
            if rest.isEmpty {
                try? FileManager.default.removeItem(atPath: clone.attributesPath)
            } else {
                try VaultClone.write(rest, to: clone.attributesPath)
            }
            lines.append("took the line out of .gitattributes")
        }
        let path = try await clone.setup.hookPath()
        if FileManager.default.fileExists(atPath: path),
            GitSetup.isOwn(hook: String(decoding: try VaultClone.data(path), as: UTF8.self))
        {
            try? FileManager.default.removeItem(atPath: path)
            lines.append("removed the pre-commit hook")
        }
        try await TextOutput(options.terminal).print(lines.map { $0 + "\n" }.joined())
    }
}
