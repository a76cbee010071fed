#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Asks a person before something is taken away.
enum Confirmation {
    /// Whether there is somebody to ask.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Asks on the terminal; everything but a yes ends the command.
    ///
    /// - Throws: ``CommandFailure`` where the answer is another, and where there is nobody to ask.
    static func ask(_ question: String) throws {
        guard canAsk else {
            throw CommandFailure(
                code: .refused, message: "it wants to be confirmed, and there is no terminal to ask on",
                hint: "\(question)\nGive --yes to go on.")
        }
        StandardError.write(TerminalText.printableLines(question).joined(separator: "\n") + " [y/N] ")
        let answer = readLine()?.lowercased() ?? ""
        guard ["y", "yes"].contains(answer.filter { !$0.isWhitespace }) else {
            throw CommandFailure(code: .refused, message: "not confirmed; nothing is changed")
        }
    }
}
