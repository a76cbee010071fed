import Foundation
import Testing

/// What a program did: what it printed, and the code it ended with.
struct CommandRun: Sendable {
    /// The command line, for messages.
    let command: String

    /// 128 and the signal's number, as a shell has it, for a program that a signal ended.
    let exitCode: Int32

    let outputBytes: [UInt8]
    let errorBytes: [UInt8]

    /// Standard output.
    var output: String { String(decoding: outputBytes, as: UTF8.self) }

    /// Standard error.
    var messages: String { String(decoding: errorBytes, as: UTF8.self) }

    /// Whether both streams and the code are the same.
    func isSame(as other: CommandRun) -> Bool {
        outputBytes == other.outputBytes && errorBytes == other.errorBytes && exitCode == other.exitCode
    }
}

// MARK: - JSON

extension CommandRun {
    /// Standard output, which is one JSON value and a line end.
    func json() throws -> JSONValue { try JSONValue(parsing: outputBytes) }

    /// Standard output, which is one JSON value a line.
    func jsonLines() throws -> [JSONValue] {
        guard let last = outputBytes.last else { return [] }
        guard last == UInt8(ascii: "\n") else { throw JSONValue.Malformed(text: output) }
        return try outputBytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { try JSONValue(parsing: Array($0)) }
    }

    /// The interactions of a timeline in JSON.
    func interactions() throws -> [JSONValue] { try json()["interactions"].items }

    /// The error in JSON that standard error holds, alone or below warnings.
    func jsonError() throws -> JSONValue {
        let lines = messages.split(separator: "\n").filter { !$0.hasPrefix("kith: ") }
        return try JSONValue(parsing: Array(lines.joined(separator: "\n").utf8))
    }
}

// MARK: - Expectations

extension CommandRun {
    /// Records what the command printed where it ended with another code than this.
    func expectExit(_ code: Int32, sourceLocation: SourceLocation = #_sourceLocation) {
        guard exitCode != code else { return }
        Issue.record("exit code \(exitCode) instead of \(code)\n\(summary)", sourceLocation: sourceLocation)
    }

    private var summary: String {
        """
        $ \(command)
        --- output
        \(output.prefix(1000))
        --- messages
        \(messages.prefix(1000))
        """
    }
}
