import ArgumentParser
import Foundation
import VaultModel

/// The options for an interaction's text.
struct InteractionTextOptions: ParsableArguments {
    @Option(
        parsing: .unconditional, help: ArgumentHelp("The body, in Markdown; - reads standard input.", valueName: "text")
    )
    var body: String?

    @Flag(help: "Write subject and body in your editor: VISUAL, else EDITOR. An empty text writes nothing.")
    var edit = false

    /// Puts subject and body into an input, as the command line says them.
    func read(into input: inout InteractionInput, subject: String?) throws {
        input.subject = subject
        input.body = try body.map { $0 == "-" ? try Self.standardInput() : $0 }
    }

    /// Lets somebody edit subject and body, if it is asked for.
    ///
    /// - Parameter old: What the interaction says so far, where the input says nothing.
    /// - Returns: Whether to go on: false where the editor left nothing.
    func edit(_ input: inout InteractionInput, old: (subject: String?, body: String?)) async throws -> Bool {
        guard edit else { return true }
        let draft = InteractionDraft(
            subject: input.subject ?? old.subject ?? "", body: input.body ?? old.body ?? "")
        guard let edited = try await draft.edited() else { return false }
        (input.subject, input.body) = (edited.subject, edited.body)
        return true
    }

    /// All of standard input, which is to be UTF-8.
    static func standardInput() throws -> String {
        let bytes = try FileHandle.standardInput.readToEnd() ?? Data()
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(code: .usage, message: "what standard input holds is not UTF-8")
        }
        return text
    }
}

/// A subject and a body as an editor shows them: the subject on the first line, a blank one, the body.
struct InteractionDraft: Equatable {
    let subject: String
    let body: String

    init(subject: String, body: String) {
        (self.subject, self.body) = (subject, body)
    }

    /// What stands above the line from which on nothing counts.
    ///
    /// A body may hold lines of any form, so that no mark before a line could say that it is none of it.
    init(parsing text: String) {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.prefix { $0 != Self.scissors[...] }
        let written = lines.drop { $0.allSatisfy(\.isWhitespace) }
        subject = written.first.map(String.init) ?? ""
        body = written.dropFirst().joined(separator: "\n")
    }

    /// What somebody wrote for an interaction.
    init(_ input: InteractionInput) {
        self.init(subject: input.subject ?? "", body: input.body ?? "")
    }

    /// The text as it is shown where it could not be written.
    var salvage: String {
        let lines = TerminalText.printableLines(subject + "\n" + body).joined(separator: "\n")
        return "kith: what you wrote is not in the vault:\n\n\(lines)\n\n"
    }

    private static let scissors = "# ------------------------ >8 ------------------------"

    var text: String {
        """
        \(subject)

        \(body)
        \(Self.scissors)
        # The first line is the subject, the lines below it the body. Nothing from the line above on counts.
        # Without any text nothing is written.

        """
    }

    /// Lets somebody edit it; nil where nothing is left.
    func edited() async throws -> InteractionDraft? {
        let saved = try await Editor.ofInvocation().edit(text)
        let edited = InteractionDraft(parsing: String(decoding: saved, as: UTF8.self))
        guard String(validating: saved, as: UTF8.self) != nil else {
            StandardError.write(edited.salvage)
            throw CommandFailure(
                code: .usage, message: "what the editor saved is not UTF-8", hint: "Have it save UTF-8.")
        }
        let isEmpty = (edited.subject + edited.body).allSatisfy(\.isWhitespace)
        return isEmpty ? nil : edited
    }
}
