import TestSupport
import Testing

@Suite("Help, version, completions")
struct HelpTests {
    static let commands = [
        [], ["init"], ["vault"], ["vault", "show"], ["vault", "set"], ["add"], ["adopt"], ["show"], ["brief"],
        ["list"], ["search"], ["set"],
        ["unset"], ["timeline"], ["stats"], ["log"], ["edit"], ["cancel"], ["uncancel"], ["delete"], ["purge"],
        ["evaluate"],
        ["comment"], ["follow-up"], ["resume"], ["due"], ["stale"], ["snooze"], ["open"], ["rename"], ["remove"],
        ["duplicates"], ["merge"], ["links"], ["backlinks"],
        ["orphans"], ["unresolved"], ["check"], ["stamp"], ["git"], ["git", "install"], ["git", "uninstall"],
        ["git", "doctor"], ["git", "resolve"], ["git", "merge-driver"], ["git", "textconv"], ["sync"], ["template"],
        ["template", "list"], ["template", "show"],
        ["template", "new"], ["code"], ["code", "list"], ["code", "new"], ["segment"], ["segment", "list"],
        ["segment", "show"], ["segment", "new"], ["segment", "add"], ["segment", "refine"], ["segment", "reduce"],
        ["segment", "undo"], ["segment", "refresh"], ["segment", "log"], ["segment", "cancel"],
        ["segment", "follow-up"], ["whoami"],
        ["member"], ["member", "list"], ["member", "add"], ["member", "set"], ["member", "set-role"],
        ["member", "remove"],
    ]

    @Test("The help of every command is complete", arguments: commands)
    func help(command: [String]) async throws {
        let place = try TemporaryVault(vaultNote: nil)
        let run = try await place.kith(all: command + ["--help"])
        run.expectExit(0)
        #expect(run.errorBytes.isEmpty)
        #expect(try await place.kith(all: command + ["-h"]).isSame(as: run))
        #expect(try await place.kith(all: ["help"] + command).output == run.output)
        let lines = run.output.split(separator: "\n").filter { !$0.hasPrefix("USAGE: ") }
        #expect(lines.allSatisfy { $0.count <= 80 })
        try Golden.check(run.output, "help/\((["kith"] + command).joined(separator: "-")).txt")
    }

    @Test("Every command that help lists works, and every one that works is listed")
    func listed() async throws {
        let place = try TemporaryVault(vaultNote: nil)
        for command in Self.commands {
            let help = try await place.kith(all: command + ["--help"]).output
            let listed = (help.split(separator: "SUBCOMMANDS:").dropFirst().first ?? "")
                .split(separator: "\n").compactMap { $0.wholeMatch(of: /\ \ ([a-z-]+)( .*|)/).map { String($0.1) } }
            let known = Self.commands.filter { $0.count == command.count + 1 && $0.starts(with: command) }
            #expect(listed.filter { $0 != "help" } == known.compactMap(\.last))
        }
    }

    @Test("Every option of a command says what it is for", arguments: commands)
    func optionsAreDescribed(command: [String]) async throws {
        let help = try await TemporaryVault(vaultNote: nil).kith(all: command + ["--help"]).output
        var lines = help.split(separator: "\n").drop { $0 != "OPTIONS:" && $0 != "FILTERS:" }[...]
        while let line = lines.popFirst() {
            guard line.hasPrefix("  -") else { continue }
            let isBare = line.wholeMatch(of: /\ \ (-[a-z], )?--[a-z-]+( <.*>)?/) != nil
            #expect(!isBare || lines.first?.hasPrefix("      ") == true, "\(line)")
        }
    }

    @Test("--version prints the version alone")
    func version() async throws {
        let run = try await TemporaryVault(vaultNote: nil).kith("--version")
        run.expectExit(0)
        #expect(run.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
        #expect(run.errorBytes.isEmpty)
    }

    @Test("Without anything kith prints its help")
    func nothing() async throws {
        let place = try TemporaryVault(vaultNote: nil)
        let run = try await place.kith()
        run.expectExit(0)
        #expect(run.output == (try await place.kith("--help").output))
    }

    @Test("Completion scripts for each shell know the commands", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) async throws {
        let place = try TemporaryVault(vaultNote: nil)
        let run = try await place.kith("--generate-completion-script", shell)
        run.expectExit(0)
        #expect(run.errorBytes.isEmpty)
        for word in ["timeline", "whoami", "uncancel", "set-role", "--vault", "--group-by", "--follow-up", "logged-by"]
        {
            #expect(run.output.contains(word.drop { $0 == "-" }))
        }
        guard shell == "bash" else { return }
        let script = try await place.command(["--generate-completion-script", shell])
            .scripted(#""$@" | bash -n"#).run()
        script.expectExit(0)
        #expect(script.errorBytes.isEmpty)
        try await place.kith("--generate-completion-script", "tcsh").expectExit(64)
    }
}
