import ArgumentParser
import VaultModel
import VaultStore

/// Prints what ended a command, and knows the exit code.
struct FailureReport {
    private let error: any Error
    private let isJSON: Bool

    /// - Parameters:
    ///   - error: What was thrown.
    ///   - arguments: The command line, which says whether a program reads the messages.
    init(_ error: any Error, arguments: [String]) {
        self.error = error
        let pairs = zip(arguments, arguments.dropFirst())
        isJSON =
            arguments.contains { $0 == "--format=json" || $0 == "--format=jsonl" }
            || pairs.contains { $0 == "--format" && ($1 == "json" || $1 == "jsonl") }
    }

    init(_ error: any Error, isJSON: Bool) {
        (self.error, self.isJSON) = (error, isJSON)
    }

    /// Prints the message to where it belongs, and gives the exit code.
    func print() -> Int32 {
        if error is ClosedPipe { return 0 }
        if let exit = error as? ExitCode { return exit.rawValue }
        let several = CommandFailure.several(error)
        if let first = several.first {
            StandardError.write(isJSON ? several.map(Self.json).joined() : Self.text(several))
            return first.code.exitCode
        }
        if let failure = CommandFailure(error) {
            StandardError.write(isJSON ? Self.json(failure) : Self.text(failure))
            return failure.code.exitCode
        }
        let code = Kith.exitCode(for: error).rawValue
        let message = Kith.fullMessage(for: error)
        if code == 0 {
            return Self.printHelp(message)
        }
        // Whoever means a text and no option can't know it otherwise.
        let hint = message.hasPrefix("Error: Unknown option") ? "Text that begins with - stands behind --." : nil
        if isJSON {
            StandardError.write(
                Self.json(CommandFailure(code: .usage, message: Kith.message(for: error), hint: hint)))
        } else {
            let sentence = message.hasPrefix("Error: ") ? "kith: " + message.dropFirst("Error: ".count) : message
            let lines = TerminalText.printableLines(sentence) + (hint.map { [$0] } ?? [])
            StandardError.write(lines.joined(separator: "\n") + "\n")
        }
        return code
    }

    /// Prints help or the version, which the parser throws as well.
    private static func printHelp(_ message: String) -> Int32 {
        do {
            var output = OutputStream()
            try output.write(message.hasSuffix("\n") ? message : message + "\n")
            try output.finish()
            return 0
        } catch {
            return FailureReport(error, arguments: []).print()
        }
    }

    /// How many candidates people are shown; programs get all.
    private static let candidateLimit = 20

    static func text(_ failure: CommandFailure) -> String {
        let place = failure.path.map { path in failure.line.map { "\(path):\($0): " } ?? "\(path): " } ?? ""
        var lines = [printable("kith: \(place)\(failure.message)")]
        lines += failure.excerpt.map { Self.lines(of: $0) } ?? []
        lines += failure.candidates.prefix(candidateLimit).map { printable("  \($0.name)  (\($0.path))") }
        if failure.candidates.count > candidateLimit {
            lines.append("  … and \((failure.candidates.count - candidateLimit).grouped) more")
        }
        if let hint = failure.hint { lines += TerminalText.printableLines(hint) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Several failures, a line each; advice that is the same for neighbours stands behind the last of them.
    static func text(_ failures: [CommandFailure]) -> String {
        failures.indices.map { index in
            var failure = failures[index]
            if index + 1 < failures.count, failures[index + 1].hint == failure.hint { failure.hint = nil }
            return text(failure)
        }.joined()
    }

    /// The text, and below it marks under the part that is meant.
    private static func lines(of excerpt: CommandFailure.Excerpt) -> [String] {
        let text = printable(excerpt.text)
        // What is not shown as it is moves what stands behind it; then the text alone has to do.
        guard text == excerpt.text else { return ["  \(text)"] }
        let (before, part) = (text.prefix(excerpt.part.lowerBound), text.dropFirst(excerpt.part.lowerBound))
        let indent = String(repeating: " ", count: 2 + DisplayWidth.of(before))
        let marks = String(repeating: "^", count: DisplayWidth.of(part.prefix(excerpt.part.count)))
        return ["  \(text)", indent + marks]
    }

    static func json(_ failure: CommandFailure) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.error/1")
            json.member("code", failure.code.rawValue)
            json.member("message", failure.message)
            json.member("hint", failure.hint)
            json.member("path", failure.path)
            json.member("line", failure.line)
            json.array("candidates", failure.candidates) { json, candidate in
                json.object { json in
                    json.member("name", candidate.name)
                    json.member("path", candidate.path)
                }
            }
        }
        return json.text + "\n"
    }
}
