import Foundation
import TestSupport
import Testing

/// Real diffs by Git that call the real `kith`.
@Suite("kith git textconv")
struct TextconvTests {
    private static let head = "---\ntype: contact\ntags: [a, b]\n---\n\n## Interactions\n"
    private static let entry = "\n> [!call] 2026-03-08 one\n> - logged-by:: Jane\n>\n> text\n\n^i-one\n"
    private static let changed = head.replacing("[a, b]", with: "[a, c]") + entry.replacing("08 one", with: "08 two")

    private static func environment(_ folder: String? = nil) throws -> [String: String] {
        let program = URL(filePath: try BuiltProducts.kith()).deletingLastPathComponent().path(percentEncoded: false)
        return ["PATH": "\(folder ?? program):/usr/local/bin:/usr/bin:/bin", "KITH_USER": "Jane Doe"]
    }

    /// A clone that shows records, with a note that was committed and then changed.
    private static func clone(_ path: String = "Ada.md", in folder: String = "") async throws -> TemporaryVault {
        let vault = try TemporaryVault([
            folder + "Vault.md": "---\nkith: 1\n---\n", folder + path: FileContent(head + entry),
        ])
        try await vault.git("init", "-q", "-b", "main")
        try await vault.kith("git", "install", "--textconv", environment: try environment(), in: folder).expectExit(0)
        try await vault.commit("begin", at: "2026-03-01T12:00:00Z")
        try vault.write(folder + path, FileContent(changed))
        return vault
    }

    /// The lines that a diff takes out and puts in.
    private static func lines(_ run: CommandRun) -> [String] {
        run.output.split(separator: "\n").map(String.init).filter {
            ($0.hasPrefix("+") || $0.hasPrefix("-")) && !$0.hasPrefix("+++") && !$0.hasPrefix("---")
        }
    }

    private static let shown = [
        "-  - b", "+  - c", "-● 2026-03-08 [call] one – Jane ^i-one", "+● 2026-03-08 [call] two – Jane ^i-one",
    ]
    private static let raw = [
        "-tags: [a, b]", "+tags: [a, c]", "-> [!call] 2026-03-08 one", "+> [!call] 2026-03-08 two",
    ]

    @Test("git diff, git log -p and git show show records; --no-textconv shows the text")
    func diffs() async throws {
        let vault = try await Self.clone()
        let environment = try Self.environment()
        func lines(_ arguments: String...) async throws -> [String] {
            let words = ["/usr/bin/env", "git", "--no-pager"] + arguments
            let run = try await vault.command([], environment: environment).replaced(by: words).run()
            run.expectExit(0)
            #expect(run.messages.isEmpty)
            return Self.lines(run)
        }
        #expect(try await lines("diff") == Self.shown)
        #expect(try await lines("diff", "--no-textconv") == Self.raw)
        try await vault.git("add", ".", environment: environment)
        #expect(try await lines("diff", "--cached") == Self.shown)
        try await vault.commit("two", at: "2026-03-02T12:00:00Z")
        for command in [["log", "-p", "-1"], ["show"], ["diff", "HEAD~1"]] {
            let words = ["/usr/bin/env", "git", "--no-pager"] + command
            let run = try await vault.command([], environment: environment).replaced(by: words).run()
            #expect(Self.lines(run) == Self.shown, "\(command)")
        }
        #expect(try await lines("log", "-p", "-1", "--no-textconv") == Self.raw)
        #expect(try await lines("show", "HEAD:Ada.md").isEmpty)
        #expect(try await vault.git("show", "HEAD:Ada.md", environment: environment).output == Self.changed)
        #expect(try await lines("diff", "HEAD~1:Vault.md", "HEAD:Vault.md").isEmpty)
    }

    @Test("A change of a text stands below the record that it belongs to")
    func hunkHeading() async throws {
        let vault = try await Self.clone()
        let text = (1...9).map { "> line \($0)\n" }.joined()
        let note = Self.head + Self.entry.replacing("> text\n", with: text)
        try vault.write("Ada.md", FileContent(note))
        try await vault.commit("long", at: "2026-03-02T12:00:00Z")
        try vault.write("Ada.md", FileContent(note.replacing("line 8", with: "line eight")))
        let run = try await vault.git("diff", environment: try Self.environment())
        #expect(Self.lines(run) == ["-│     line 8", "+│     line eight"])
        #expect(run.output.contains(" @@ ● 2026-03-08 [call] one – Jane ^i-one\n"))
    }

    @Test(
        "Names of any kind",
        arguments: [
            "Ada of 'X' \"Y\" $HOME.md", "-x.md", "--help.md", "Zoë\u{1F600}.md", "a;b & c.md", "Sub dir/A B.md",
        ])
    func names(path: String) async throws {
        for folder in ["", "My book/"] {
            let vault = try await Self.clone(path, in: folder)
            let run = try await vault.git("diff", environment: try Self.environment(), in: folder)
            #expect(Self.lines(run).first == "-  - b", "\(folder)\(path)")
            #expect(run.messages.isEmpty)
        }
    }

    @Test("Notes that come and go, and one that can't be read")
    func otherFiles() async throws {
        let vault = try await Self.clone()
        let environment = try Self.environment()
        try vault.write("New.md", FileContent(Self.head + Self.entry))
        try vault.write("Odd.md", FileContent(bytes: Array("> [!call] \u{1}".utf8) + [0xFF, 0x0A]))
        try await vault.git("add", ".", environment: environment)
        let run = try await vault.git("diff", "--cached", "--", "New.md", "Odd.md", environment: environment)
        #expect(run.output.contains("+● 2026-03-08 [call] one – Jane ^i-one\n"))
        #expect(run.outputBytes.split(separator: 0x0A).contains(Array("+> [!call] \u{1}".utf8)[...] + [0xFF]))
        try vault.remove("Ada.md")
        let gone = try await vault.git("diff", environment: environment)
        #expect(gone.output.contains("-● 2026-03-08 [call]"))
        #expect(gone.messages.isEmpty)
    }

    @Test("A change of the spelling alone shows no line, and its patch holds it all the same")
    func patches() async throws {
        let vault = try await Self.clone()
        let environment = try Self.environment()
        let note = Self.head.replacing("[a, b]", with: "['a', b]") + Self.entry.replacing("> - l", with: "> * l")
        try vault.write("Ada.md", FileContent(note))
        #expect(Self.lines(try await vault.git("diff", environment: environment)).isEmpty)
        #expect(try await vault.git("status", "--porcelain", environment: environment).output == " M Ada.md\n")
        try await vault.commit("spelling", at: "2026-03-02T12:00:00Z")
        let patch = try await vault.git("format-patch", "-1", "--stdout", environment: environment)
        #expect(Self.lines(patch).contains("+tags: ['a', b]"))
        let diff = try await vault.git("diff", "--no-textconv", "HEAD~1", environment: environment)
        for (text, command) in [(patch, ["am", "-q"]), (diff, ["apply"])] {
            try await vault.git("reset", "-q", "--hard", ":/begin", environment: environment)
            #expect(try vault.text("Ada.md") == Self.head + Self.entry)
            try vault.write(".git/patch", FileContent(bytes: text.outputBytes))
            let words = ["/usr/bin/env", "git", "-c", "user.name=J", "-c", "user.email=j@x.example"] + command
            let run = try await vault.command([], environment: environment).replaced(by: words + [".git/patch"]).run()
            run.expectExit(0)
            #expect(try vault.text("Ada.md") == note)
        }
    }

    @Test("Without a kith, or with one that fails, the text is shown as it is")
    func withoutKith() async throws {
        let vault = try await Self.clone()
        let other = try TemporaryVault(["kith": "#!/bin/sh\nexit 64\n"], vaultNote: nil)
        let nowhere = try await vault.git("diff", environment: try Self.environment("/nowhere"))
        #expect(Self.lines(nowhere) == Self.raw)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: other.path("kith"))
        #expect(Self.lines(try await vault.git("diff", environment: try Self.environment(other.root))) == Self.raw)
    }

    @Test("It is set on request, stays, and goes with the rest; another's setting stays")
    func setUp() async throws {
        let vault = try TemporaryVault(["Ada.md": FileContent(Self.head)])
        try await vault.git("init", "-q")
        let environment = try Self.environment()
        let config = try vault.read(".git/config")
        let plain = try await vault.kith("git", "install", environment: environment)
        #expect(!plain.output.contains("textconv"))
        #expect(try !vault.text(".git/config").contains("textconv"))
        let run = try await vault.kith("git", "install", "--textconv", environment: environment)
        run.expectExit(0)
        #expect(run.output == "set diff.kith.textconv\n")
        let again = try await vault.kith("git", "install", environment: environment)
        #expect(again.messages == "kith: the clone was set up already\n")
        let gone = try await vault.kith("git", "uninstall", environment: environment)
        #expect(gone.output.contains("unset diff.kith.textconv\n"))
        #expect(try vault.read(".git/config") == config)
        try await vault.git("config", "diff.kith.textconv", "mine")
        try await vault.kith("git", "install", environment: environment).expectExit(0)
        try await vault.kith("git", "uninstall", environment: environment).expectExit(0)
        #expect(try await vault.git("config", "--get-all", "diff.kith.textconv").output == "mine\n")
    }

    @Test("A file that is none is told, and needs no vault")
    func unreadable() async throws {
        let place = try TemporaryVault(["A b": FileContent(Self.head)], vaultNote: nil)
        let run = try await place.kith("git", "textconv", "nowhere.md")
        run.expectExit(3)
        #expect(run.messages.hasPrefix("kith: nowhere.md: there is no such file\n"))
        try await place.kith("git", "textconv", ".").expectExit(2)
        let read = try await place.kith("git", "textconv", "A b", environment: ["KITH_VAULT": "/nowhere"])
        #expect(read.output == Self.head.replacing("[a, b]", with: "\n  - a\n  - b").replacing(": \n", with: ":\n"))
        try await place.kith("git", "textconv").expectExit(64)
    }
}
