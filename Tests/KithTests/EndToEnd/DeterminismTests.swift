import TestSupport
import Testing

@Suite("The same vault and clock give the same bytes")
struct DeterminismTests {
    static let commands: [[String]] =
        ["text", "json", "jsonl", "csv", "tsv", "markdown", "html"].map { ["timeline", "--format", $0] } + [
            ["timeline", "--group-by", "by"], ["timeline", "--since", "3m", "--format", "json"], ["list"],
            ["list", "--format", "json"], ["show", "Ruth Abernathy"], ["show", "Ruth Abernathy", "--format", "json"],
            ["list", "last:90d..", "due:*"], ["due", "--within", "1y"], ["due", "--within", "1y", "--format", "json"],
            ["stale", "30d"], ["brief", "Ruth Abernathy"], ["check"], ["check", "--format", "json"],
            ["check", "--format", "sarif"],
            ["search", "rim"], ["search", "rim spoke", "--since", "1y", "--format", "json"],
            ["links", "Ruth Abernathy"], ["links", "Notes/2025-05-06", "--format", "json"],
            ["backlinks", "Kurogane Rims"], ["backlinks", "Ruth", "--format", "json"], ["orphans"],
            ["orphans", "--format", "json"], ["unresolved"], ["unresolved", "--format", "json"],
            ["duplicates"], ["duplicates", "tag:*", "--format", "json"],
            ["vault"], ["member", "list"], ["member", "list", "--format", "json"], ["whoami", "--as", "nora"],
        ]

    @Test("Run twice, elsewhere, in another zone, language and working folder", arguments: commands)
    func sameBytes(command: [String]) async throws {
        // Both folders have one name, which a vault without `name` is called after.
        let vault = try TemporaryVault.sample()
        let first = try await vault.kith(all: command)
        // The sample vault has something for each kind of finding.
        first.expectExit(command[0] == "check" ? 1 : 0)
        #expect(!first.outputBytes.isEmpty)
        let copy = try TemporaryVault(InMemoryVault.sampleFiles())
        let surroundings = [
            "TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "COLUMNS": "40", "LINES": "3",
            "TERM": "xterm-256color", "PAGER": "false",
        ]
        let runs = [
            try await vault.kith(all: command), try await vault.kith(all: command, environment: surroundings),
            try await vault.kith(all: command, environment: ["LC_ALL": "C", "TZ": "UTC"], in: "Contacts"),
            try await vault.kith(all: command, environment: ["TZ": "Nowhere/Nothing"]),
            command == ["vault"] ? first : try await copy.kith(all: command, environment: surroundings),
        ]
        for run in runs { #expect(run.isSame(as: first), "\(run.command)") }
    }

    @Test("Reading commands change nothing in the folder")
    func changesNothing() async throws {
        let vault = try TemporaryVault.sample()
        let before = try vault.snapshot()
        for command in Self.commands { _ = try await vault.kith(all: command) }
        #expect(try vault.snapshot() == before)
    }

    @Test("Another clock gives other answers where the clock counts")
    func clock() async throws {
        let vault = try TemporaryVault.sample()
        let command = ["timeline", "--since", "7d", "--format", "jsonl"]
        let now = try await vault.kith(all: command).jsonLines()
        let later = try await vault.kith(all: command, environment: ["KITH_NOW": "2026-03-20T00:00:00Z"]).jsonLines()
        #expect(now.count == 11)
        #expect(later.count == 7)
    }

    @Test("A reader that goes away ends the command quietly", arguments: ["text", "jsonl", "csv", "html", "markdown"])
    func closedPipe(format: String) async throws {
        var files: [String: FileContent] = [:]
        for note in 0..<100 {
            var text = "---\ntype: contact\n---\n## Interactions\n"
            for day in 10..<31 { text += "\n> [!call] 2026-01-\(day) A subject that takes some room in the pipe\n" }
            files["Contacts/Person \(note).md"] = FileContent(text)
        }
        let vault = try TemporaryVault(files)
        let command = try vault.command(["timeline", "--format", format])
        let run = try await command.scripted(#""$@" | head -n 1; exit "${PIPESTATUS[0]}""#).run()
        run.expectExit(0)
        #expect(run.errorBytes.isEmpty)
        #expect(!run.outputBytes.isEmpty)
        let closed = try await command.scripted(#""$@" | true; exit "${PIPESTATUS[0]}""#).run()
        closed.expectExit(0)
        #expect(closed.errorBytes.isEmpty)
    }

    @Test("An output that can't be written is a failure")
    func fullDisk() async throws {
        let vault = try TemporaryVault.sample()
        for command in [["timeline", "--format", "json"], ["list"], ["--help"], ["--version"]] {
            let run = try await vault.command(command).scripted(#""$@" > /dev/full"#).run()
            run.expectExit(2)
            #expect(run.messages.contains("can't write the output"))
            let closed = try await vault.command(command).scripted(#""$@" >&-"#).run()
            closed.expectExit(2)
            let unheard = try await vault.command(command).scripted(#""$@" 2>&-"#).run()
            unheard.expectExit(0)
        }
    }
}
