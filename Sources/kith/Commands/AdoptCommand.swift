import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith adopt`: notes that are there become contacts.
struct AdoptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt", abstract: "Make contacts of notes that are there already.",
        discussion: """
            Adds `type: contact` and, where it has none, an `id` to the front matter, and nothing else. Each note is \
            written on its own: one that can't be adopted is named, and the others are written all the same.

              kith adopt "People/Ada Lovelace.md"
              kith adopt People/*.md
            """)

    @Argument(help: "The notes: paths from the folder you are in, or from the vault's root.")
    var paths: [String]

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let author = writing.author
        try await writing.commitEach("adopt", paths) { name in
            let path = try writing.vault.notePath(named: name)
            return (
                .notes([path]),
                { slice in
                    var generator = SystemRandomNumberGenerator()
                    return try ContactEditing.adopting(path, by: author, in: slice, using: &generator)
                }
            )
        }
    }
}

extension OpenVault {
    /// The path from the root of a note that somebody named by a path: from the folder that the command runs in, if it lies
    /// there in the vault, else from the root.
    fileprivate func notePath(named name: String) throws -> NotePath {
        guard !name.isEmpty else {
            throw CommandFailure(code: .usage, message: "a path is empty", hint: "Give the path of a note.")
        }
        let absolute = Invocation.absolutePath(name)
        let root = store.root == "/" ? "/" : store.root + "/"
        let inFolder = absolute.hasPrefix(root) ? NotePath(String(absolute.dropFirst(root.count))) : nil
        let fromRoot = name.hasPrefix("/") ? nil : NotePath(name)
        let candidates = [inFolder, fromRoot].compactMap(\.self)
        guard let first = candidates.first else {
            throw CommandFailure(code: .notFound, message: "the path lies outside of the vault", path: name)
        }
        let path = candidates.first { Invocation.isThere(root + $0.string) } ?? first
        guard !path.string.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else {
            throw CommandFailure(
                code: .notFound, message: "what is hidden is no part of the vault",
                hint: "Give it a name that begins with no dot.", path: path.string)
        }
        guard path.isNote else {
            throw CommandFailure(
                code: .notFound, message: "it is no note: its name does not end in .md", path: path.string)
        }
        return path
    }
}
