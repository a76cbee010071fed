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

    /// What says how Git treats the vault's files.
    func attributes() throws -> AttributesFile { try AttributesFile(vault.store.root + "/.gitattributes") }

    /// The notes that Git does not merge by Kith, as its attributes say.
    func notesMergedOtherwise() async throws -> [NotePath] {
        let notes = try vault.store.listing().notes
        // Of a vault without notes, one that could come.
        let folder = vault.settings.contactsFolder
        let example = NotePath(folder.isEmpty ? "A.md" : "\(folder)/A.md")
        return try await setup.mergedOtherwise(notes.isEmpty ? [example] : notes)
    }

    /// The text of the hook that runs before commits; nil where there is none, or something that Kith doesn't read.
    func hook() async throws -> String? {
        let path = try await setup.hookPath()
        return try? ClonedFile.read(path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether the hook that stamps and checks before commits is Kith's.
    var hasOwnHook: Bool {
        get async throws { try await hook().map { GitSetup.isOwn(hook: $0) } ?? false }
    }

    static func write(_ text: String, to path: String) throws { try ClonedFile.write(Array(text.utf8), to: path) }
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
        let attributes = try clone.attributes()
        if hooks { try await checkHook(clone) }
        let (set, left) = try await clone.setup.install(showsRecords: textconv)
        var lines = set.map { "set \($0)" }
        for setting in left {
            StandardError.write("kith: \(setting.key) is “\(printable(setting.value))” here, and stays\n")
        }
        if !attributes.hasLine {
            try attributes.addLine()
            lines.append("wrote .gitattributes")
            StandardError.write("kith: commit .gitattributes, so that all clones merge so: git add .gitattributes\n")
        }
        if hooks, try await writeHook(clone) { lines.append("wrote the pre-commit hook") }
        if lines.isEmpty { StandardError.write("kith: the clone was set up already\n") }
        try await TextOutput(options.terminal).print(lines.map { $0 + "\n" }.joined())
        try await checkAttributes(clone)
    }

    /// Says so where something else than Kith's line decides how notes are merged.
    private func checkAttributes(_ clone: VaultClone) async throws {
        let others = try await clone.notesMergedOtherwise()
        guard let first = others.first else { return }
        let more = others.count > 1 ? ", and \(SegmentListCommand.count(others.count - 1, "other note"))" : ""
        throw CommandFailure(
            code: .failed, message: "Git still does not merge this note by kith\(more)",
            hint: first.string.hasSuffix(".md")
                ? "Another line of .gitattributes, or of a folder's own, says otherwise; `git check-attr -a` tells which holds."
                : "The line is for names that end in .md: rename the note.", path: first.string)
    }

    /// Refuses to put a hook where it would be others' too, or in the place of another.
    private func checkHook(_ clone: VaultClone) async throws {
        let setup = clone.setup
        func refuse(_ message: String, _ path: String) -> CommandFailure {
            CommandFailure(
                code: .refused, message: message, hint: "Have it run this line as well:\n\(setup.hookLine)",
                path: path)
        }
        if let folder = try await setup.sharedHooks() {
            throw refuse("the hooks' folder is set by core.hooksPath, and may be other repositories' too", folder)
        }
        let path = try await setup.hookPath()
        guard ClonedFile.isThere(path) else { return }
        guard try await clone.hasOwnHook else { throw refuse("a hook stands there that is not Kith's", path) }
    }

    /// Writes the hook, or this vault's line behind those of others; false where it stands there.
    private func writeHook(_ clone: VaultClone) async throws -> Bool {
        let path = try await clone.setup.hookPath()
        let former = try await clone.hook()
        let text = clone.setup.hook(addedTo: former)
        guard text != former else { return false }
        try? FileManager.default.createDirectory(
            at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try VaultClone.write(text, to: path)
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return true
    }
}

/// `kith git uninstall`: Git as it was.
struct GitUninstallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uninstall", abstract: "Take out what `kith git install` has set in this clone.",
        discussion: """
            What somebody has changed since then stays, and so does what another vault of the same repository needs. The line \
            in .gitattributes goes as well: other clones merge notes as text once that is committed.

              kith git uninstall
            """)

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let clone = try await VaultClone(options)
        let attributes = try clone.attributes()
        var lines: [String] = []
        if let other = try await other(clone) {
            let place = printable(other)
            StandardError.write("kith: \(place) has notes merged by kith as well, so the clone's settings stay\n")
        } else {
            lines += try await clone.setup.uninstall().map { "unset \($0)" }
        }
        if attributes.hasLine {
            try attributes.removeLine()
            lines.append("took the line out of .gitattributes")
            if try await clone.git.knows(".gitattributes") {
                StandardError.write(
                    "kith: commit .gitattributes, so that no clone merges so: git add .gitattributes\n")
            }
        }
        if let hook = try await clone.hook(), GitSetup.isOwn(hook: hook), clone.setup.isThere(inHook: hook) {
            let path = try await clone.setup.hookPath()
            if let rest = clone.setup.hook(removedFrom: hook) {
                try VaultClone.write(rest, to: path)
            } else {
                try? FileManager.default.removeItem(atPath: path)
            }
            lines.append("removed the pre-commit hook")
        }
        try await TextOutput(options.terminal).print(lines.map { $0 + "\n" }.joined())
    }

    /// The attributes of another folder of the repository that have notes merged by Kith.
    private func other(_ clone: VaultClone) async throws -> String? {
        try await clone.git.otherFiles(named: ".gitattributes").first { path in
            (try? AttributesFile(clone.git.top + path).hasLine) ?? false
        }
    }
}
