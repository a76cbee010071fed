import Foundation
import VaultGit

/// The `.gitattributes` of a vault's folder: what is not Kith's stays to the byte.
struct AttributesFile {
    let path: String
    private let bytes: [UInt8]

    /// The line that has notes merged by Kith.
    private static let line = Array(GitSetup.attributes.utf8)

    /// Reads the file; one that is not there is empty.
    ///
    /// - Throws: `CommandFailure`, where something else than a file stands there.
    init(_ path: String) throws {
        self.path = path
        bytes = try ClonedFile.read(path).map { [UInt8]($0) } ?? []
    }

    /// Its lines, without their ends.
    private var lines: [ArraySlice<UInt8>] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }

    /// Whether the line stands there.
    var hasLine: Bool { lines.contains(where: Self.isOwn) }

    private static func isOwn(_ line: ArraySlice<UInt8>) -> Bool {
        (line.last == UInt8(ascii: "\r") ? line.dropLast() : line).elementsEqual(Self.line)
    }

    /// Puts the line at the end, ended as the others are.
    func addLine() throws {
        let end = Array((lines.first?.last == UInt8(ascii: "\r") ? "\r\n" : "\n").utf8)
        let isEnded = bytes.isEmpty || bytes.last == UInt8(ascii: "\n")
        try ClonedFile.write(bytes + (isEnded ? [] : end) + Self.line + end, to: path)
    }

    /// Takes the line out, and the file where nothing else was in it.
    func removeLine() throws {
        let rest = Array(lines.filter { !Self.isOwn($0) }.joined(separator: [UInt8(ascii: "\n")]))
        if rest.isEmpty {
            try? FileManager.default.removeItem(atPath: path)
        } else {
            try ClonedFile.write(rest, to: path)
        }
    }
}

/// A file of a clone that Kith reads and writes; a link is never followed.
enum ClonedFile {
    /// Whether something stands there, be it a link that leads nowhere.
    static func isThere(_ path: String) -> Bool { isLink(path) || FileManager.default.fileExists(atPath: path) }

    private static func isLink(_ path: String) -> Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    }

    /// What a file holds; nil where there is none.
    static func read(_ path: String) throws -> Data? {
        guard isThere(path) else { return nil }
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        guard !isLink(path), type == .typeRegular else {
            throw CommandFailure(
                code: .refused, message: "something else than a file stands there, and is left",
                hint: "Put a file of its own into its place.", path: path)
        }
        do { return try Data(contentsOf: URL(filePath: path)) } catch { throw failure("read", path) }
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        do { try Data(bytes).write(to: URL(filePath: path)) } catch { throw failure("write", path) }
    }

    private static func failure(_ what: String, _ path: String) -> CommandFailure {
        CommandFailure(code: .failed, message: "can't \(what) the file", hint: "Look at its permissions.", path: path)
    }
}
