import Foundation

/// The project's own files on the disk.
enum ProjectFiles {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The text of the file at `path`, which is from the project's root.
    static func text(at path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The names of the folders in `Sources`.
    static func sourceFolders() throws -> Set<String> {
        let sources = root.appending(path: "Sources")
        return try Set(
            FileManager.default.contentsOfDirectory(at: sources, includingPropertiesForKeys: [.isDirectoryKey])
                .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
                .map(\.lastPathComponent))
    }

    /// All Swift files below `Sources`, in the order of their paths.
    static func sources() throws -> [SourceFile] {
        let folder = root.appending(path: "Sources").path(percentEncoded: false)
        return try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".swift") }
            .sorted()
            .map { try SourceFile(path: "Sources/\($0)", text: text(at: "Sources/\($0)")) }
    }
}
