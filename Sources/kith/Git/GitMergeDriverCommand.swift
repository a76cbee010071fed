import ArgumentParser
import Foundation
import NoteSyntax
import Subprocess
import VaultModel

/// `kith git merge-driver`: what Git calls to merge a note.
struct GitMergeDriverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge-driver", abstract: "Merge one note; Git calls this.",
        discussion: """
            Writes the merged note into the file of --ours. The exit code is 0 where all is merged, and 1 where something is \
            left to decide, which then stands between markers. Where the note can't be merged by its interactions it is \
            merged as text. `kith git install` has Git call it.
            """)

    @Option(parsing: .unconditional, help: "The file with what both sides began with.")
    var base: String

    @Option(parsing: .unconditional, help: "The file with one side, which gets the merged note.")
    var ours: String

    @Option(parsing: .unconditional, help: "The file with the other side.")
    var theirs: String

    @Option(parsing: .unconditional, help: "How many characters a conflict's markers have.")
    var markerSize = 7

    @Option(parsing: .unconditional, help: "Where the note stands, from the top of the work tree.")
    var path: String

    func run() async throws {
        do {
            let merged = try merged()
            try? Data(merged.bytes).write(to: URL(filePath: ours))
            // What Git would take for merged must be there.
            guard try Self.bytes(ours) == merged.bytes else {
                throw CommandFailure(code: .failed, message: "can't write \(ours)")
            }
            if merged.isClean { return }
        } catch {
            let reason = CommandFailure(error)?.message ?? "\(error)"
            StandardError.write("kith: \(printable(path)) is merged as text: \(printable(reason))\n")
            await mergeText()
        }
        throw ExitCode(1)
    }

    private func merged() throws -> MergedNote {
        let place = try Self.place(of: path)
        return NoteMerge.merging(
            base: try Self.bytes(base), ours: try Self.bytes(ours), theirs: try Self.bytes(theirs),
            path: place.path, settings: place.settings, markerSize: max(1, markerSize))
    }

    private static func bytes(_ file: String) throws -> [UInt8] {
        guard let bytes = try? Data(contentsOf: URL(filePath: file)) else {
            throw CommandFailure(code: .failed, message: "can't read \(file)")
        }
        return [UInt8](bytes)
    }

    /// Has Git merge the files as text, which leaves markers where it must.
    private func mergeText() async {
        let arguments: Arguments = ["merge-file", "--marker-size=\(max(1, markerSize))", ours, base, theirs]
        _ = try? await Subprocess.run(.name("git"), arguments: arguments, output: .discarded, error: .discarded)
    }

    /// The note's path from the root of the vault that it stands in, and what that says; those of a new vault where none
    /// can be read, as while its own note has a conflict.
    private static func place(of path: String) throws -> (path: NotePath, settings: VaultSettings) {
        let parts = path.split(separator: "/")
        for count in stride(from: parts.count - 1, through: 0, by: -1) {
            let folder = parts.prefix(count).joined(separator: "/")
            let file = Invocation.absolutePath((folder.isEmpty ? "" : folder + "/") + VaultSettings.fileName)
            guard let bytes = try? bytes(file), let settings = try? VaultSettings(NoteTree(bytes), folderName: "")
            else {
                continue
            }
            return (NotePath(parts.dropFirst(count).joined(separator: "/")), settings)
        }
        return (NotePath(path), try .ofNewVault())
    }
}
