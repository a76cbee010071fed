import TestSupport
import Testing

/// Commands that take something away ask first; `script` makes the terminal.
@Suite("Confirmation")
struct ConfirmationTests {
    /// A command line, what its question names, and the file that it changes.
    struct Row: Sendable, CustomTestStringConvertible {
        let line: [String]
        let words: [String]
        let path: String
        var testDescription: String { line.joined(separator: " ") }
    }

    static let rows = [
        Row(
            line: ["delete", "i-callcall11"],
            words: ["2026-03-09 14:05 Ada Lovelace: Discussed the engine", "Delete this interaction?", "Git"],
            path: "Contacts/Ada Lovelace.md"),
        Row(
            line: ["delete", "i-callcall11", "i-mailmail22"],
            words: ["Discussed the engine", "Sent the drawings", "Delete these 2 interactions?", "Git"],
            path: "Contacts/Ada Lovelace.md"),
        Row(
            line: ["member", "remove", "Vera Viewer"],
            words: ["ends the rights of Vera Viewer, viewer", "Git", "Remove Vera Viewer?"],
            path: "Team/Vera Viewer.md"),
    ]

    @Test("Without a terminal they need --yes, and the message says what would go", arguments: rows)
    func noTerminal(row: Row) async throws {
        let vault = try WritingFixture.shared()
        let before = try vault.snapshot()
        let run = try await vault.kith(all: row.line, environment: Person.owner.environment)
        run.expectExit(5)
        #expect(run.outputBytes.isEmpty)
        #expect((row.words + ["--yes"]).allSatisfy(run.messages.contains), "\(run.messages)")
        let json = try await vault.kith(all: row.line + ["--format", "json"], environment: Person.owner.environment)
        json.expectExit(5)
        #expect(try json.jsonError()["code"] == "refused")
        #expect(try vault.snapshot() == before)
        // A dry run takes nothing away.
        let dry = try await vault.kith(all: row.line + ["--dry-run"], environment: Person.owner.environment)
        dry.expectExit(0)
        #expect(dry.output.contains("+++ b/\(row.path)"))
        #expect(try vault.snapshot() == before)
    }

    #if os(Linux)
        @Test(
            "On a terminal yes goes on, and everything else stops",
            arguments: rows, [("y", 0), ("Yes", 0), (" y ", 0), ("n", 5), ("", 5), ("yeah", 5), ("EOF", 5)])
        func terminal(row: Row, answer: (typed: String, exitCode: Int32)) async throws {
            let vault = try WritingFixture.shared()
            let before = try vault.snapshot()
            let typing = answer.typed == "EOF" ? #"printf '\004'"# : "printf '%s\\n' '\(answer.typed)'"
            let command = try vault.command(row.line, environment: Person.owner.environment).scripted(
                #"printf -v line '%q ' "$@"; (sleep 0.1; \#(typing); sleep 0.1) | script -qec "$line" /dev/null"#)
            let run = try await command.run()
            run.expectExit(answer.exitCode)
            #expect(row.words.allSatisfy(run.output.contains), "\(run.output)")
            #expect(run.output.contains("[y/N] "))
            #expect((try vault.snapshot() == before) == (answer.exitCode != 0))
            if answer.exitCode != 0 { #expect(run.output.contains("nothing is changed")) }
        }
    #endif

    @Test("What is refused anyway is not asked about")
    func refusedAnyway() async throws {
        let vault = try WritingFixture.shared()
        try vault.write("Vault.md", "---\nkith: 1\ndelete-policy: cancel-first\n---\n")
        for (line, words) in [
            (["delete", "i-callcall11"], "cancel-first"), (["member", "remove", "Olive"], "last owner"),
        ] {
            let run = try await vault.kith(all: line, environment: Person.owner.environment)
            run.expectExit(5)
            #expect(run.messages.contains(words))
            #expect(!run.messages.contains("--yes"))
        }
    }

    @Test("Who has left already is not asked about again")
    func hasLeft() async throws {
        let vault = try WritingFixture.shared()
        let before = try vault.read("Team/Lee Left.md")
        let run = try await vault.kith("member", "remove", "Lee", "--yes", environment: Person.owner.environment)
        run.expectExit(0)
        #expect(run.outputBytes.isEmpty)
        #expect(run.messages == "kith: nothing to change in Team/Lee Left.md:4\n")
        #expect(try vault.read("Team/Lee Left.md") == before)
    }
}
