import Foundation

/// Outputs that are kept below `Tests/Fixtures` and compared byte for byte.
///
/// With `RECORD_GOLDEN=1` in the environment they are written anew, and the test fails all the same, so that nothing is
/// recorded unseen.
public enum Golden {
    /// How an output differs from what is kept.
    public struct Difference: Error, CustomStringConvertible {
        /// What differs, and what to do.
        public let description: String
    }

    /// Compares an output with the kept one.
    ///
    /// - Parameters:
    ///   - actual: The output.
    ///   - path: Where it is kept, from `Tests/Fixtures`.
    /// - Throws: ``Difference`` where they differ, where none is kept, and always after recording.
    public static func check(_ actual: String, _ path: String) throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures").appending(path: path)
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(actual.utf8).write(to: url)
            throw Difference(description: "\(path) is recorded; look at it, then run without RECORD_GOLDEN")
        }
        guard let bytes = try? Data(contentsOf: url) else {
            throw Difference(description: "\(path) is not kept yet; RECORD_GOLDEN=1 records it")
        }
        let expected = String(decoding: bytes, as: UTF8.self)
        guard !actual.utf8.elementsEqual(expected.utf8) else { return }
        throw Difference(description: difference(actual, expected, path: path))
    }

    /// The first line that differs, both ways.
    private static func difference(_ actual: String, _ expected: String, path: String) -> String {
        let actualLines = actual.split(separator: "\n", omittingEmptySubsequences: false)
        let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(actualLines, expectedLines).prefix { $0.utf8.elementsEqual($1.utf8) }.count
        func shown(_ lines: [Substring]) -> String { line < lines.count ? lines[line].debugDescription : "the end" }
        return """
            \(path):\(line + 1) differs
              expected: \(shown(expectedLines))
              actual:   \(shown(actualLines))
            RECORD_GOLDEN=1 records what it is now.
            """
    }
}
