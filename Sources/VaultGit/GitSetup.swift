public import VaultModel

/// What a clone is told of Kith's merges (`Sharing`): in its own configuration, and in the attributes that everybody has.
public struct GitSetup: Sendable {
    let repository: GitRepository

    /// The setup of a repository.
    public init(_ repository: GitRepository) {
        self.repository = repository
    }

    /// A setting of the clone.
    public struct Setting: Sendable, Equatable {
        /// Its key.
        public let key: String

        /// The value that Kith gives it.
        public let value: String
    }

    /// The settings that make Git call Kith, where it is there; the text merge otherwise.
    public static let driver = [
        Setting(key: "merge.kith.name", value: "Merge notes by their interactions"),
        Setting(
            key: "merge.kith.driver",
            value: "if command -v kith >/dev/null 2>&1; then kith git merge-driver --base %O --ours %A --theirs %B "
                + "--marker-size %L --path %P; else git merge-file --marker-size=%L %A %O %B; fi"),
        Setting(key: "diff.kith.xfuncname", value: #"^(> ?\[![A-Za-z][^]]*\].*|#{1,6} .*|● .*)$"#),
    ]

    /// The setting that makes Git show notes as records, where Kith is there; as they are otherwise.
    ///
    /// A function, since Git puts the file's name behind the last word.
    public static let textconv = Setting(
        key: "diff.kith.textconv",
        value: #"f() { command -v kith >/dev/null 2>&1 && kith git textconv -- "$1" || cat -- "$1"; }; f"#)

    /// Settings of Git's own that go well with them; a clone that has another value keeps it.
    public static let habits = [
        Setting(key: "merge.conflictStyle", value: "diff3"), Setting(key: "rerere.enabled", value: "true"),
    ]

    /// The line of `.gitattributes` that has notes merged so.
    public static let attributes = "*.md merge=kith diff=kith"

    /// Where Kith notes which habits it has set.
    private static let mark = "kith.set"

    // MARK: Configuration

    /// The values of the clone's own configuration for a key.
    public func values(of key: String) async throws(GitError) -> [String] {
        do throws(GitError) {
            let output = try await repository.call(["config", "--local", "--null", "--get-all", key])
            return output.split(separator: 0, omittingEmptySubsequences: false).dropLast()
                .map { String(decoding: $0, as: UTF8.self) }
        } catch {
            guard case .failed(_, "") = error else { throw error }
            return []
        }
    }

    /// Sets what is not set yet.
    ///
    /// - Parameter showsRecords: Whether ``textconv`` is set as well; where it is set it stays in any case.
    /// - Returns: The keys that were set, and habits that are left as somebody else has them.
    public func install(showsRecords: Bool = false) async throws(GitError) -> (set: [String], left: [Setting]) {
        var (set, left) = ([String](), [Setting]())
        for setting in Self.driver + (showsRecords ? [Self.textconv] : [])
        where try await values(of: setting.key) != [setting.value] {
            try await write(setting)
            set.append(setting.key)
        }
        for habit in Self.habits {
            let values = try await values(of: habit.key)
            if let value = values.last {
                if value.lowercased() != habit.value { left.append(Setting(key: habit.key, value: value)) }
                continue
            }
            try await write(habit)
            _ = try await repository.call(["config", "--local", "--add", Self.mark, habit.key])
            set.append(habit.key)
        }
        return (set, left)
    }

    /// Takes out what ``install(showsRecords:)`` has set; what somebody has changed since then stays.
    ///
    /// - Returns: The keys that are gone.
    public func uninstall() async throws(GitError) -> [String] {
        let own = try await values(of: Self.mark)
        var gone: [String] = []
        for setting in Self.driver + [Self.textconv] + Self.habits.filter({ own.contains($0.key) }) {
            let values = try await values(of: setting.key)
            guard values == [setting.value] else { continue }
            _ = try await repository.call(["config", "--local", "--unset-all", setting.key])
            gone.append(setting.key)
        }
        if !own.isEmpty { _ = try await repository.call(["config", "--local", "--unset-all", Self.mark]) }
        for section in ["merge.kith", "diff.kith"] where try await isEmpty(section) {
            // Git leaves the headings of sections that are empty.
            _ = try? await repository.call(["config", "--local", "--remove-section", section])
        }
        return gone
    }

    /// Whether nothing stands in a section any more.
    private func isEmpty(_ section: String) async throws(GitError) -> Bool {
        do throws(GitError) {
            let keys = "^" + section.replacing(".", with: #"\."#) + #"\."#
            return try await repository.call(["config", "--local", "--name-only", "--get-regexp", keys]).isEmpty
        } catch {
            guard case .failed(_, "") = error else { throw error }
            return true
        }
    }

    private func write(_ setting: Setting) async throws(GitError) {
        _ = try await repository.call(["config", "--local", "--replace-all", setting.key, setting.value])
    }

    /// The notes among some that Git does not merge by Kith, as its attributes say.
    public func mergedOtherwise(_ paths: [NotePath]) async throws(GitError) -> [NotePath] {
        let output = try await repository.call(
            ["check-attr", "-z", "--stdin", "merge"], input: paths.flatMap { Array($0.string.utf8) + [0] })
        // A path, the attribute and its value for each.
        let parts = output.split(separator: 0, omittingEmptySubsequences: false)
        guard parts.count > paths.count * 3 else { throw .unreadable(command: "git check-attr") }
        return paths.indices.filter { !parts[$0 * 3 + 2].elementsEqual("kith".utf8) }.map { paths[$0] }
    }

    // MARK: The hook

    /// A folder of hooks that some configuration names: then they are not the repository's alone.
    public func sharedHooks() async throws(GitError) -> String? {
        do throws(GitError) {
            let output = try await repository.call(["config", "--get", "core.hooksPath"], allowingHooks: true)
            return String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        } catch {
            guard case .failed(_, "") = error else { throw error }
            return nil
        }
    }

    /// The absolute path of the hook that runs before commits.
    public func hookPath() async throws(GitError) -> String {
        // Of the hook itself Git would name what a link there leads to.
        let output = try await repository.call(
            ["rev-parse", "--path-format=absolute", "--git-path", "hooks"], allowingHooks: true)
        return String(decoding: output.dropLast(), as: UTF8.self) + "/pre-commit"
    }

    /// What tells our hook from others.
    private static let hookMark = "# Kith's: `kith git uninstall` removes it."

    /// What the hook of a repository begins with, whatever vaults are in that.
    private static let hookHead = "#!/bin/sh\n\(hookMark)\n"

    /// The hook with this vault's line, in the place of one that an earlier version wrote.
    public func hook(addedTo former: String?) -> String {
        let former = former ?? Self.hookHead
        return former.contains(hookLine) ? former : withoutLine(former) + hookLine + "\n"
    }

    /// The hook without this vault's line; nil where it does nothing then.
    public func hook(removedFrom former: String) -> String? {
        let rest = withoutLine(former)
        return rest == Self.hookHead ? nil : rest
    }

    private func withoutLine(_ hook: String) -> String {
        guard let work = hook.firstRange(of: hookWork) else { return hook }
        let end = hook[work.upperBound...].firstIndex(of: "\n").map(hook.index(after:)) ?? hook.endIndex
        return String(hook[..<work.lowerBound] + hook[end...])
    }

    /// Whether a hook has this vault's line, be it of an earlier version.
    public func isThere(inHook text: String) -> Bool { text.contains(hookWork) }

    /// What the hook runs: what is staged of this vault is stamped, then checked; nothing on a branch without the vault.
    public var hookLine: String {
        hookWork + " || { [ $? -ne 127 ] || echo 'kith is not in PATH here, so nothing is stamped and checked. "
            + "Put it into a folder of PATH, or pass this by: git commit --no-verify' >&2; exit 1; }"
    }

    private var hookWork: String {
        func quoted(_ text: String) -> String { "'" + text.replacing("'", with: #"'\''"#) + "'" }
        let vault = quoted(repository.prefix.isEmpty ? "." : String(repository.prefix.dropLast()))
        return "[ ! -f \(vault)/Vault.md ] || { kith stamp --staged --vault \(vault) && "
            + "kith check --staged --vault \(vault); }"
    }

    /// Whether a hook's text is one that Kith wrote.
    public static func isOwn(hook text: String) -> Bool { text.contains(hookMark) }
}
