import Foundation
import Subprocess

/// The program that somebody edits text with: `VISUAL`, else `EDITOR`.
struct Editor: Equatable {
    /// The program and its arguments; never a shell's command line.
    let words: [String]

    /// The editor that the environment names; nil where it names none.
    init?(environment: [String: String]) {
        let named = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self)
        let words = named.lazy.map { $0.split { $0 == " " || $0 == "\t" }.map(String.init) }.first { !$0.isEmpty }
        guard let words else { return nil }
        self.words = words
    }

    /// The editor of whoever runs the command.
    static func ofInvocation() throws -> Editor {
        guard let editor = Editor(environment: Invocation.environment) else {
            throw CommandFailure(
                code: .failed, message: "no editor is named", hint: "Set VISUAL or EDITOR, such as EDITOR=nano.")
        }
        return editor
    }

    /// The arguments that open a file at a line, in the editors that are known to take one; elsewhere the file alone.
    func arguments(opening path: String, line: Int?) -> [String] {
        let options = Array(words.dropFirst())
        guard let line else { return options + [path] }
        let name = words[0].split(separator: "/").last.map(String.init) ?? ""
        switch name {
        case "vi", "vim", "nvim", "gvim", "view", "nano", "pico", "emacs", "emacsclient", "joe", "jed", "mg", "micro",
            "kak", "ne", "gedit", "editor":
            return options + ["+\(line)", path]
        case "code", "codium", "code-insiders", "cursor": return options + ["--goto", "\(path):\(line)"]
        case "hx", "helix", "subl", "zed", "zeditor": return options + ["\(path):\(line)"]
        default: return options + [path]
        }
    }

    /// Opens a file, and waits until the editor has ended.
    func open(_ path: String, line: Int? = nil) async throws {
        let program = words[0]
        let executable: Executable = program.contains("/") ? .path(Self.path(program)) : .name(program)
        let arguments = Arguments(arguments(opening: path, line: line))
        do {
            let result = try await run(
                executable, arguments: arguments, input: .currentStandardInput, output: .currentStandardOutput,
                error: .currentStandardError)
            guard !result.terminationStatus.isSuccess else { return }
        } catch {
            throw CommandFailure(
                code: .failed, message: "the editor “\(program)” can't be run",
                hint: "Look at what VISUAL and EDITOR say.")
        }
        throw CommandFailure(code: .failed, message: "the editor “\(program)” ended with an error; nothing is written")
    }

    /// Lets somebody edit a text in a file that nobody else may read and that is gone afterwards.
    ///
    /// - Returns: What the editor saved, which may be no UTF-8.
    func edit(_ text: String) async throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kith-\(UUID().uuidString)")
        let file = folder.appending(path: "interaction.md")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            try Data(text.utf8).write(to: file)
        } catch {
            throw CommandFailure(
                code: .failed, message: "no file can be made for the editor", hint: "Look at what TMPDIR says.",
                path: FileManager.default.temporaryDirectory.path(percentEncoded: false))
        }
        try await open(file.path(percentEncoded: false))
        guard let saved = try? Data(contentsOf: file) else {
            throw CommandFailure(
                code: .failed, message: "the editor “\(words[0])” left no file; nothing is written")
        }
        return saved
    }

    /// A path as Subprocess takes it, without naming its type: that comes from another module on each system.
    private static func path<Path: ExpressibleByStringLiteral>(_ text: Path.StringLiteralType) -> Path {
        Path(stringLiteral: text)
    }
}
