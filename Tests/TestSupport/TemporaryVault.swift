import Foundation

/// A folder of files that is made for a test and goes with it.
///
/// Prefer `with`, which keeps it for as long as the closure runs: a value that nobody uses any more may go earlier than
/// its scope ends, and the folder with it. A run that is killed leaves its folders to the next one, which removes them.
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
        let folder = Self.place.appending(path: "\(Self.prefix)\(getpid())-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        root = folder.resolvingSymlinksInPath().path(percentEncoded: false)
        for (path, content) in files { try write(path, content) }
        if let vaultNote, files["Vault.md"] == nil { try write("Vault.md", vaultNote) }
    }

    /// How the folders' names begin; the process that made one and an identifier follow.
    private static let prefix = "kith-test-"

    /// The system's temporary folder, from which the folders of processes that are gone were removed.
    private static let place: URL = {
        let place = FileManager.default.temporaryDirectory
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path(percentEncoded: false))) ?? []
        for name in names where name.hasPrefix(prefix) {
            guard let process = pid_t(name.dropFirst(prefix.count).prefix { $0 != "-" }), kill(process, 0) != 0,
                errno == ESRCH
            else { continue }
            // Foundation removes nothing that lies deeper than a path can tell, and some tests make that.
            let path = place.appending(path: name).path(percentEncoded: false)
            try? Process.run(URL(filePath: "/bin/rm"), arguments: ["-rf", "--", path]).waitUntilExit()
        }
        return place
    }()

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

extension FileContent: CustomStringConvertible {
    /// The text of a short content, the size of a long one: reports of tests name their arguments, megabytes too.
    public var description: String {
        bytes.count <= 200 ? String(decoding: bytes, as: UTF8.self).debugDescription : "\(bytes.count) bytes"
    }
}
