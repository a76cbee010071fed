import TestSupport
import Testing

/// A vault without members: whoever runs Kith owns it (format 2.2).
@Suite("A solo vault")
struct SoloVaultTests {
    private static let gitName = [
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.name", "GIT_CONFIG_VALUE_0": "Git Name",
    ]

    /// Commands that write who did it.
    static let signing = [
        ["log", "Ada", "call", "Hello"], ["cancel", "i-callcall11"], ["comment", "i-callcall11", "Hello"],
        ["segment", "log", "Leads", "call", "Hello"], ["segment", "cancel", "Leads", "--yes"],
        ["check", "--fix", "--rule", "unstamped"], ["stamp"],
    ]

    /// Those that write nobody's name; the last makes it a vault with members.
    static let others = [
        ["add", "Grace Hopper"], ["adopt", "People/Plain.md"], ["set", "Ada", "job-title", "Countess"],
        ["unset", "Ada", "tags"], ["edit", "i-callcall11", "--subject", "Hello"], ["uncancel", "i-mailmail22"],
        ["delete", "i-callcall11", "--yes"], ["purge", "--yes"], ["vault", "set", "name", "Book"],
        ["evaluate", "i-callcall11", "positive"], ["follow-up", "i-callcall11", "2w"], ["resume", "i-draftdraft"],
        ["snooze", "Ada", "2w"], ["check", "--fix", "--rule", "missing-contact-id"],
        ["template", "new", "Offer", "--type", "email"], ["code", "new", "order", "Orders"],
        ["segment", "new", "Friends"], ["segment", "add", "Leads", "Drew"], ["segment", "refine", "Leads", "Ada"],
        ["segment", "reduce", "Leads", "Ada"], ["segment", "undo", "Leads"],
        ["segment", "refresh", "Leads", "--prune"], ["segment", "follow-up", "Leads", "Second letter"],
        ["rename", "Drew Draft", "Drew King"], ["remove", "Drew Draft", "--yes", "--force"],
        ["merge", "Ada Lovelace", "Drew Draft", "--yes", "--prefer", "keep"],
        ["member", "add", "Jane Doe", "--role", "owner"],
    ]

    @Test(
        "An entry names whom --as, KITH_USER or Git's user.name says, in this order",
        arguments: signing,
        [
            (["--as", "Anna Bell"], gitName.merging(["KITH_USER": "Kay User"]) { $1 }, "Anna Bell"),
            ([], gitName.merging(["KITH_USER": "Kay User"]) { $1 }, "Kay User"), ([], gitName, "Git Name"),
        ] as [([String], [String: String], String)])
    func named(line: [String], way: (options: [String], environment: [String: String], name: String)) async throws {
        let vault = try WritingFixture.solo()
        try await vault.kith(all: line + way.options, environment: way.environment).expectExit(0)
        let fields = ["cancel": "> - cancelled-by", "comment": "> > - by"]
        let field = fields[line[0] == "segment" ? line[1] : line[0]] ?? "> - logged-by"
        let paths = ["Contacts/Ada Lovelace.md", "Contacts/Drew Draft.md", "Segments/Leads.md"]
        let note = try paths.map { try vault.text($0) }.joined()
        #expect(note.contains("\n\(field):: \(way.name)\n"))
    }

    @Test("Whoever has no name signs nothing", arguments: signing)
    func nameless(line: [String]) async throws {
        let vault = try WritingFixture.solo()
        let before = try vault.snapshot()
        for environment in [[:], ["KITH_USER": ""], ["KITH_USER": "  "]] {
            let run = try await vault.kith(all: line, environment: environment)
            run.expectExit(5)
            #expect(run.messages.contains("git config --global user.name"))
            #expect(run.messages.contains("--as NAME"))
            let json = try await vault.kith(all: line + ["--format", "json"], environment: environment)
            json.expectExit(5)
            #expect(try json.jsonError()["code"] == "refused")
        }
        #expect(try vault.snapshot() == before)
    }

    @Test("What names nobody is done for whoever has no name", arguments: others)
    func namelessChange(line: [String]) async throws {
        let vault = try WritingFixture.solo()
        let before = try vault.snapshot()
        try await vault.kith(all: line).expectExit(0)
        #expect(try vault.snapshot() != before)
    }

    @Test("Every writing command is in one of the lists")
    func complete() {
        let lines = Self.signing + Self.others
        // There is nobody yet whom these could change, nobody is due, no note has a conflict, `init` makes another
        // vault, and `sync` needs a clone.
        let without = [
            ["init"], ["due"], ["git", "resolve"], ["sync"], ["member", "set"], ["member", "set-role"],
            ["member", "remove"],
        ]
        for name in WritingCommandRow.namesInProgram() where !without.contains(name) {
            #expect(lines.contains { $0.starts(with: name) }, "\(name)")
        }
    }

    @Test("A name is written as it is, where it is fit for a line", arguments: ["Doe, Jane", "[[Jane]]", "佐藤 美咲"])
    func oddNames(name: String) async throws {
        let vault = try WritingFixture.solo()
        try await vault.kith("log", "Ada", "call", "Hello", "--as", name).expectExit(0)
        let records = try await vault.kith("timeline", "--type", "call", "--format", "json").interactions()
        #expect(records[0]["loggedBy"].text == (name == "[[Jane]]" ? "Jane" : name))
    }
}
