import Foundation

/// A folder of files that is made for a test and goes with it.
///
/// Prefer `with`, which keeps it for as long as the closure runs: a value that nobody uses any more may go earlier than
/// its scope ends, and the folder with it.
public final class TemporaryVault: Sendable {
    /// The folder's absolute path, without symbolic links in it and without `/` at its end.
    public let root: String

    /// The `Vault.md` of a vault for which none is given.
    public static let plainVaultNote: FileContent = "---\nkith: 1\n---\n"

    /// Makes a folder below the system's temporary one and writes the files into it.
    ///
    /// - Parameters:
    ///   - files: Contents by path from the root; folders are made as needed.
    ///   - vaultNote: What `Vault.md` holds where `files` has none; nil makes a folder that is no vault.
    public init(_ files: [String: FileContent] = [:], vaultNote: FileContent? = plainVaultNote) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kith-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        root = folder.resolvingSymlinksInPath().path(percentEncoded: false)
        for (path, content) in files { try write(path, content) }
        if let vaultNote, files["Vault.md"] == nil { try write("Vault.md", vaultNote) }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// Runs `body` with a folder of these files, and removes it after that.
    public static func with<Result>(
        _ files: [String: FileContent] = [:], vaultNote: FileContent? = plainVaultNote,
        _ body: (TemporaryVault) async throws -> Result
    ) async throws -> Result {
        let vault = try TemporaryVault(files, vaultNote: vaultNote)
        defer { withExtendedLifetime(vault) {} }
        return try await body(vault)
    }
}

// MARK: - Files

extension TemporaryVault {
    /// The absolute path of something in the folder.
    public func path(_ path: String) -> String { root + "/" + path }

    /// Writes a file, and makes the folders that it stands in.
    public func write(_ path: String, _ content: FileContent) throws {
        let url = URL(filePath: self.path(path))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content.bytes).write(to: url)
    }

    /// The bytes of a file.
    public func read(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: self.path(path))))
    }

    /// Makes a folder, and those above it.
    public func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: self.path(path), withIntermediateDirectories: true)
    }

    /// Makes a symbolic link that says `target`, be it there or not.
    public func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: self.path(path), withDestinationPath: target)
    }

    /// Removes a file, or a folder with all that is in it.
    public func remove(_ path: String) throws {
        try FileManager.default.removeItem(atPath: self.path(path))
    }
}

/// What a file holds: text or bytes.
public struct FileContent: ExpressibleByStringInterpolation, ExpressibleByArrayLiteral, Sendable, Equatable {
    /// The bytes.
    public let bytes: [UInt8]

    /// Bytes as they are.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A text, in UTF-8.
    public init(_ text: String) {
        self.init(bytes: Array(text.utf8))
    }

    /// A text, in UTF-8.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// One content behind another, so that a long one may be written in parts.
    public static func + (one: FileContent, other: FileContent) -> FileContent {
        FileContent(bytes: one.bytes + other.bytes)
    }

    /// Bytes as they are.
    public init(arrayLiteral elements: UInt8...) {
        self.init(bytes: elements)
    }
}
