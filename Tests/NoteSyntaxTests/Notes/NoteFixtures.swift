import Foundation
import TestSupport

/// A note with a name to tell it by.
struct NamedNote: Sendable, CustomStringConvertible {
    let name: String
    let bytes: [UInt8]

    var description: String { name }
}

/// The notes that are kept in the repository.
enum NoteFixtures {
    /// The sample vault's notes, the texts in `Tests/Fixtures/seeds`, and one note for each construct of Markdown.
    static var all: [NamedNote] {
        get throws {
            try sampleVault + seeds
                + MarkdownConstructs.all.map { NamedNote(name: $0.name, bytes: Array($0.text.utf8)) }
        }
    }

    static var sampleVault: [NamedNote] {
        get throws { try notes(below: "SampleVault", suffix: ".md") }
    }

    static var seeds: [NamedNote] {
        get throws { try notes(below: "Tests/Fixtures/seeds", suffix: ".txt") }
    }

    private static func notes(below folder: String, suffix: String) throws -> [NamedNote] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: folder).resolvingSymlinksInPath()
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let notes = (files?.allObjects as? [URL] ?? []).filter { $0.lastPathComponent.hasSuffix(suffix) }
        return try notes.sorted { $0.path < $1.path }.map {
            NamedNote(name: $0.lastPathComponent, bytes: Array(try Data(contentsOf: $0)))
        }
    }
}
