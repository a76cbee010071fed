import Foundation
import TestSupport
import Testing

@Suite("The README")
struct ReadmeTests {
    @Test("shows what its commands print, and the note that it quotes")
    func outputs() async throws {
        let readme = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../README.md")
            .standardized
        let lines = try String(contentsOf: readme, encoding: .utf8).components(separatedBy: "\n")
        var tour = try await ReadmeTour()
        var actual: [String] = []
        var block: [String]?
        for line in lines {
            if let lines = block {
                guard line.hasPrefix("```") else {
                    block = lines + [line]
                    continue
                }
                if let command = lines.first, command.hasPrefix("$ ") {
                    actual += [command] + (try await tour.output(of: String(command.dropFirst(2))))
                } else {
                    actual += lines
                }
                block = nil
            } else if line == "```text" {
                block = []
            }
            actual.append(line)
        }
        #expect(tour.commandCount >= 9)
        try Golden.check(actual.joined(separator: "\n"), "../../README.md")
        let quoted = try #require(lines.firstIndex(of: "````markdown"))
        let note = lines[(quoted + 1)...].prefix { $0 != "````" }.joined(separator: "\n")
        let files = try InMemoryVault.sampleFiles()
        let kept = try #require(files["Contacts/Marisol Vega.md"])
        #expect(String(decoding: kept.bytes, as: UTF8.self).contains(note))
    }
}

/// A clone in which the README's commands are run one after the other, as a reader would.
private struct ReadmeTour {
    private(set) var commandCount = 0

    private let clone: TemporaryVault
    private let known: Set<String>

    /// The ids that were drawn on the way, in order.
    private var drawn: [String] = []

    /// How these ids are shown, for they are others in each run.
    private static let shown = ["i-4v0zq8m1xk", "i-9d2wn5t7rb", "l-c6e1yh3fzs"]

    init() async throws {
        let files = try InMemoryVault.sampleFiles()
        clone = try TemporaryVault(
            Dictionary(uniqueKeysWithValues: files.map { ("SampleVault/" + $0.key, $0.value) }), vaultNote: nil)
        known = Set(files.values.flatMap { Self.ids(in: String(decoding: $0.bytes, as: UTF8.self)) })
        for arguments in [
            ["init", "-q"], ["add", "."], ["-c", "user.name=R", "-c", "user.email=r@x.example", "commit", "-qm", "x"],
        ] {
            try await git(arguments).expectExit(0)
        }
    }

    /// The lines that a command prints.
    mutating func output(of line: String) async throws -> [String] {
        commandCount += 1
        var words = Self.words(zip(drawn, Self.shown).reduce(line) { $0.replacing($1.1, with: $1.0) })
        let program = words.removeFirst()
        let run =
            program == "git"
            ? try await git(words)
            : try await clone.kith(
                all: words,
                environment: ["KITH_VAULT": clone.path("SampleVault"), "KITH_USER": program == "kith" ? "dev" : ""])
        run.expectExit(0)
        var output = (run.output + run.messages).replacing(clone.root + "/", with: "")
        for id in Self.ids(in: output) where !known.contains(id) && !drawn.contains(id) { drawn.append(id) }
        for (id, shown) in zip(drawn, Self.shown) { output = output.replacing(id, with: shown) }
        return output.trimmingCharacters(in: .newlines).components(separatedBy: "\n")
            .filter { !$0.hasPrefix("index ") }
    }

    private func git(_ arguments: [String]) async throws -> CommandRun {
        try await clone.command([]).replaced(by: ["/usr/bin/env", "git"] + arguments).run()
    }

    private static func ids(in text: String) -> [String] {
        text.matches(of: /[il]-[0-9a-z]{10}\b/).map { String($0.output) }
    }

    /// The words of a command line: blanks part them, `"…"` keeps them together.
    private static func words(_ line: String) -> [String] {
        var words: [String] = []
        for (index, part) in line.components(separatedBy: "\"").enumerated() {
            let isQuoted = index % 2 == 1
            words += isQuoted ? [part] : part.split(separator: " ").map(String.init)
        }
        return words
    }
}
