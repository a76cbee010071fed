import ArgumentParser
import Foundation
import VaultModel

/// `kith git textconv`: what Git calls to show a note in a diff.
struct GitTextconvCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "textconv", abstract: "Print one note for a diff; Git calls this.",
        discussion: """
            Prints what the note says: each property and each item of a list on a line; each interaction as a line that \
            says when, what, its status, who and the id, followed by its fields in a fixed order, its text and its \
            comments; all else as it stands. What is only written otherwise, as in other quotes, prints the same. A note \
            that can't be read for certain, as one with conflict markers, is printed as it is.

            `kith git install --textconv` has Git call it. No vault is looked for: the file may be one of Git's own.
            """)

    @Argument(help: "The file with the note.")
    var file: String

    func run() async throws {
        guard Invocation.isThere(Invocation.absolutePath(file)) else {
            throw CommandFailure(
                code: .notFound, message: "there is no such file", hint: "Give the path of a file with a note.",
                path: file)
        }
        guard let note = try? Data(contentsOf: URL(filePath: file)) else {
            throw CommandFailure(
                code: .failed, message: "can't read the file", hint: "It must be there, and yours to read.", path: file)
        }
        var output = OutputStream()
        try output.write(ReadableNote([UInt8](note)).bytes)
        try output.finish()
    }
}
