public import NoteSyntax
public import VaultModel

/// A file that two commits have differently.
public struct GitChange: Sendable, Equatable {
    /// Where it stands, from the top of the work tree, as Git spells it: names are bytes, and need be no text.
    let place: [UInt8]

    /// What the older one has; nil where it has none, or no regular file.
    let before: GitBlob?

    /// What the newer one has; nil where it has none, or no regular file.
    let after: GitBlob?

    /// Whether each has a regular file or nothing.
    let isOfFiles: Bool

    /// Whether the older one has nothing there.
    let isNew: Bool
}

/// A regular file as Git keeps it.
struct GitBlob: Sendable, Hashable {
    /// Its mode, such as `100644`.
    let mode: String

    /// The object that holds its text.
    let object: String
}

/// A file below the vault's root with both texts; of a file that is no note, what Git calls them by.
public typealias GitTextChange = (path: NotePath, before: SourceText?, after: SourceText?)

extension GitRepository {
    /// Which files differ between two trees, in the whole work tree; renamed ones are one that went and one that came.
    ///
    /// - Parameters:
    ///   - former: A commit or a tree.
    ///   - latter: A commit or a tree; nil for what is staged.
    /// - Throws: ``GitError``.
    public func changes(from former: String, to latter: String?) async throws(GitError) -> [GitChange] {
        let form = ["--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv"]
        let command = latter == nil ? ["diff-index", "--cached"] : ["diff-tree", "-r"]
        let parts = try await call(command + form + [former] + [latter].compactMap(\.self), atTop: true)
            .split(separator: 0)
        return try stride(from: 0, to: parts.count - 1, by: 2).map { index throws(GitError) in
            // :MODE MODE OBJECT OBJECT STATUS, then the path.
            let words = String(decoding: parts[index].dropFirst(), as: UTF8.self).split(separator: " ").map(String.init)
            guard words.count == 5 else { throw .unreadable(command: "git \(command[0])") }
            func blob(_ mode: String, _ object: String) -> GitBlob? {
                mode.hasPrefix("100") ? GitBlob(mode: mode, object: object) : nil
            }
            return GitChange(
                place: Array(parts[index + 1]), before: blob(words[0], words[2]),
                after: blob(words[1], words[3]),
                isOfFiles: words.prefix(2).allSatisfy { $0.hasPrefix("100") || $0 == "000000" },
                isNew: words[0] == "000000")
        }
    }

    /// The changed files below the vault's root, with their texts, by path; those whose names are not UTF-8 are left out.
    ///
    /// - Throws: ``GitError``.
    public func texts(of changes: [GitChange]) async throws(GitError) -> [GitTextChange] {
        let changes = changes.compactMap { change in pathInVault(change.place).map { ($0, change) } }
        let blobs = changes.flatMap { path, change in
            path.isNote ? [change.before, change.after].compactMap { $0?.object } : []
        }
        let objects = Array(Set(blobs))
        let known = Dictionary(zip(objects, try await texts(of: objects))) { first, _ in first }
        func text(_ blob: GitBlob?) -> SourceText? {
            blob.map { known[$0.object] ?? SourceText(Array("\($0.mode) \($0.object)".utf8)) }
        }
        return changes.map { ($0, text($1.before), text($1.after)) }.sorted { $0.path < $1.path }
    }

    /// The tree that has no files.
    public func emptyTree() async throws(GitError) -> String {
        try await answer(["mktree"]).line
    }
}
