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
        let sample = try TemporaryVault.sample()
        let elsewhere = try TemporaryVault(vaultNote: nil)
        var actual: [String] = []
        var block: [String]?
        var commandCount = 0
        for line in lines {
            if let lines = block {
                guard line.hasPrefix("```") else {
                    block = lines + [line]
                    continue
                }
                if let command = lines.first, command.hasPrefix("$ kith ") {
                    commandCount += 1
                    let words = Self.words(String(command.dropFirst(7)))
                    let run = try await elsewhere.kith(all: words, environment: ["KITH_VAULT": sample.root])
                    run.expectExit(0)
                    let output = (run.output + run.messages).replacing(elsewhere.root + "/", with: "")
                    actual += [command] + output.trimmingCharacters(in: .newlines).components(separatedBy: "\n")
                } else {
                    actual += lines
                }
                block = nil
            } else if line == "```text" {
                block = []
            }
            actual.append(line)
        }
        #expect(commandCount >= 5)
        try Golden.check(actual.joined(separator: "\n"), "../../README.md")
        let quoted = try #require(lines.firstIndex(of: "````markdown"))
        let note = lines[(quoted + 1)...].prefix { $0 != "````" }.joined(separator: "\n")
        let kept = try String(decoding: sample.read("Contacts/Marisol Vega.md"), as: UTF8.self)
        #expect(kept.contains(note))
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
