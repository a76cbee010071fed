import Foundation
import NoteSyntax
import VaultModel

/// Notes that somebody wrote: those of the vault that comes with the project, and texts from elsewhere made contacts.
public enum RealNotes {
    /// The contacts of the sample vault and the adopted texts, by name, in order.
    public static func contacts() throws -> [(name: String, bytes: [UInt8])] {
        let sample = try InMemoryVault.sample()
        let own = sample.notes.filter { $0.kind == .contact }.map { ($0.path.string, $0.tree.source.bytes) }
        return own + (try seeds().map { ($0.name, adopted($0.bytes)) })
    }

    /// The texts below `Tests/Fixtures/seeds`, by name, in order.
    public static func seeds() throws -> [(name: String, bytes: [UInt8])] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/seeds")
            .standardized
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
        return try names.map { ($0, [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
    }

    /// A text with `type: contact` in its front matter, which is made where it has none.
    private static func adopted(_ bytes: [UInt8]) -> [UInt8] {
        let mark = Array("---\n".utf8)
        let type = Array("type: contact\n".utf8)
        return bytes.starts(with: mark) ? mark + type + bytes.dropFirst(mark.count) : mark + type + mark + bytes
    }
}
