import TestSupport
import Testing

@Suite("Options of every command")
struct CommonOptionsTests {
    /// A command line of each command that works on a vault.
    static let commands = [
        ["vault"], ["show", "Ruth Abernathy"], ["list"], ["timeline"], ["timeline", "Ruth Abernathy"],
        ["whoami", "--as", "Dev Okafor"], ["member", "list"],
    ]

    @Test(
        "The vault is found by --vault before or behind the command, by KITH_VAULT, and by walking up",
        arguments: commands)
    func findsVault(command: [String]) async throws {
        let vault = try TemporaryVault.sample()
        let place = try TemporaryVault(vaultNote: nil)
        let here = try await vault.kith(all: command)
        here.expectExit(0)
        #expect(!here.outputBytes.isEmpty)
        let root = vault.root
        let runs = [
            try await place.kith(all: ["--vault", root] + command),
            try await place.kith(all: ["--vault=" + root] + command),
            try await place.kith(all: command + ["--vault", root]),
            try await place.kith(all: command + ["--vault=" + root]),
            try await place.kith(all: command + ["--vault", root + "/"]),
            try await place.kith(all: command, environment: ["KITH_VAULT": root]),
            try await place.kith(all: command + ["--vault", root], environment: ["KITH_VAULT": "/nowhere"]),
            try await vault.kith(all: command, in: "Contacts/Suppliers"),
            try await vault.kith(all: command, environment: ["KITH_VAULT": ""], in: "Contacts"),
            try await vault.kith(all: command, environment: ["KITH_VAULT": "../.."], in: "Contacts/Suppliers"),
            try await vault.kith(all: command + ["--vault", ".."], in: "Contacts"),
            try await vault.kith(all: command + ["--vault", "./Contacts/../"]),
        ]
        for run in runs { #expect(run.isSame(as: here), "\(run.command): \(run.messages)") }
    }

    @Test("KITH_VAULT decides before the folder that one is in, and --vault before KITH_VAULT")
    func precedence() async throws {
        let vaults = try ["A", "B", "C"].map { try TemporaryVault(vaultNote: "---\nkith: 1\nname: \($0)\n---\n") }
        func name(_ arguments: [String], _ environment: [String: String]) async throws -> String {
            let all = ["vault", "--format", "json"] + arguments
            return try await vaults[0].kith(all: all, environment: environment).json()["name"].text
        }
        #expect(try await name([], [:]) == "A")
        #expect(try await name([], ["KITH_VAULT": vaults[1].root]) == "B")
        #expect(try await name(["--vault", vaults[2].root], ["KITH_VAULT": vaults[1].root]) == "C")
    }

    @Test("--color and --no-pager stand before or behind the command, with every command", arguments: commands)
    func otherOptions(command: [String]) async throws {
        let vault = try TemporaryVault.sample()
        let plain = try await vault.kith(all: command)
        for options in [["--color", "never"], ["--color=auto"], ["--no-pager"], ["--no-pager", "--color", "never"]] {
            #expect(try await vault.kith(all: options + command).isSame(as: plain))
            #expect(try await vault.kith(all: command + options).isSame(as: plain))
        }
        try await vault.kith(all: ["--color", "sometimes"] + command).expectExit(64)
    }

    @Test("Colours are for terminals, unless --color always; NO_COLOR does not outweigh that", arguments: commands)
    func colour(command: [String]) async throws {
        let vault = try TemporaryVault.sample()
        let plain = try await vault.kith(all: command)
        #expect(!plain.output.contains("\u{1B}"))
        let coloured = try await vault.kith(all: command + ["--color", "always"])
        #expect(coloured.output.contains("\u{1B}["))
        #expect(coloured.output.replacing(/\u{1B}\[[0-9]+m/, with: "") == plain.output)
        let asked = try await vault.kith(all: command + ["--color", "always"], environment: ["NO_COLOR": "1"])
        #expect(asked.isSame(as: coloured))
        let json = try await vault.kith(all: command + ["--color", "always", "--format", "json"])
        #expect(!json.output.contains("\u{1B}"))
    }

    @Test("What stands behind an option that takes a value is its value, whatever it looks like")
    func valuesThatLookLikeOptions() async throws {
        let vault = try TemporaryVault([
            "A.md": "---\ntype: contact\n---\n## Interactions\n\n> [!call] 2026-01-01 take -x or --limit, - or --help\n"
        ])
        for text in ["-x", "--limit", "-", "--help", "--vault", "-h", "--format=json"] {
            let run = try await vault.kith("timeline", "--text", text, "--format", "json")
            run.expectExit(0)
            #expect(try run.interactions().count == (["--vault", "--format=json"].contains(text) ? 0 : 1), "\(text)")
            let joined = try await vault.kith("timeline", "--text=\(text)", "--format", "json")
            #expect(joined.isSame(as: run), "\(text)")
        }
        #expect(try await vault.kith("timeline", "--text=--", "--format", "json").interactions().count == 1)
        for option in [
            "--type", "--by", "--code", "--template", "--group", "--evaluation", "--period", "--since", "--limit",
        ] {
            let run = try await vault.kith("timeline", option, "--reverse")
            #expect(!run.messages.contains("Missing value"), "\(option)")
            #expect(
                option == "--group" || option == "--by" ? run.exitCode == 0 : [3, 64].contains(run.exitCode),
                "\(option)")
        }
        try await vault.kith("timeline", "--vault", "--reverse").expectExit(3)
        try await vault.kith("list", "--format", "--vault").expectExit(64)
    }

    @Test(
        "An option without its value is a usage error", arguments: ["--text", "--vault", "--format", "--type", "--as"])
    func missingValue(option: String) async throws {
        let run = try await TemporaryVault.sample().kith("timeline", option)
        run.expectExit(64)
        #expect(run.outputBytes.isEmpty)
        #expect(run.messages.contains(option))
    }

    @Test("Behind -- everything is positional")
    func behindDashes() async throws {
        let vault = try TemporaryVault(["--format.md": "---\ntype: contact\nname: Dashes\n---\n"])
        for command in ["show", "timeline"] {
            try await vault.kith(command, "--", "--format").expectExit(0)
            try await vault.kith(command, "--format", "json", "--", "--format").expectExit(0)
        }
        let list = try await vault.kith("list", "--format", "json", "--", "--for")
        #expect(try list.json()["contacts"][0]["name"] == "Dashes")
    }

    @Test(
        "What is no command and no option is a usage error",
        arguments: [
            ["frobnicate"], ["--frobnicate"], ["timeline", "--frobnicate"], ["list", "-q"], ["member", "frob"],
            ["show"], ["show", "a", "b"], ["timeline", "a", "b"], ["--vault"], ["--vault", "x", "frobnicate"],
            ["vault", "extra"], ["whoami", "extra"], ["member", "list", "extra"],
        ])
    func unknown(arguments: [String]) async throws {
        let run = try await TemporaryVault.sample().kith(all: arguments)
        run.expectExit(64)
        #expect(run.outputBytes.isEmpty)
        #expect(run.messages.hasPrefix("kith: "))
        guard arguments.last != "--vault" else { return }
        let json = try await TemporaryVault.sample().kith(all: arguments + ["--format=json"])
        json.expectExit(64)
        #expect(json.outputBytes.isEmpty)
        #expect(try json.jsonError()["code"] == "usage")
        #expect(try !json.jsonError()["message"].text.isEmpty)
    }

    @Test("What is no command or option is told without what a terminal would obey")
    func unknownWithControls() async throws {
        let place = try TemporaryVault(vaultNote: nil)
        for arguments in [["\u{1B}[31mx"], ["list", "--\u{1B}[31mx"], ["list", "--format", "\u{1B}[31mx"]] {
            let run = try await place.kith(all: arguments)
            run.expectExit(64)
            #expect(run.messages.contains("␛[31mx"))
            #expect(!run.messages.contains("\u{1B}"))
        }
    }

    @Test("Options before a word that is no command don't hide what is wrong with that, nor help")
    func optionsBeforeNoCommand() async throws {
        let place = try TemporaryVault(vaultNote: nil)
        for options in [["--vault", "x"], ["--color=never", "--no-pager"]] {
            let wrong = try await place.kith(all: options + ["frobnicate"])
            #expect(wrong.isSame(as: try await place.kith("frobnicate")))
            #expect(wrong.messages.contains("frobnicate"))
            let help = try await place.kith(all: options + ["help", "list"])
            #expect(help.isSame(as: try await place.kith("list", "--help")))
            let alone = try await place.kith(all: options)
            alone.expectExit(64)
            #expect(alone.messages.contains("no command"))
        }
    }

    @Test(
        "KITH_NOW that is no RFC 3339 time is a usage error that says so",
        arguments: ["soon", "2026-03-16", "2026-02-30T00:00:00Z"])
    func wrongClock(text: String) async throws {
        let vault = try TemporaryVault.sample()
        for arguments in [
            ["show", "Ruth Abernathy"], ["list"], ["timeline", "--since", "30d"], ["timeline"], ["vault"],
        ] {
            let run = try await vault.kith(all: arguments, environment: ["KITH_NOW": text])
            run.expectExit(64)
            #expect(run.outputBytes.isEmpty)
            #expect(run.messages.contains("KITH_NOW"))
            #expect(run.messages.contains(text))
        }
    }
}
