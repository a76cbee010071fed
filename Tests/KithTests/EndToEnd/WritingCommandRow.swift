import ArgumentParser
import Testing
import VaultModel

@testable import kith

/// A writing command with arguments, and who may run it (format 2.2).
struct WritingCommandRow: Sendable, CustomTestStringConvertible {
    /// The command's name, word for word.
    let command: [String]

    /// What stands behind it; `ME` is the note of whoever runs it.
    let arguments: [String]

    /// The right that it needs; nil where none is asked for.
    let needs: Permission?

    /// Who may run it.
    let allowed: Set<Person>

    /// Whether files are other than before.
    let writes: Bool

    var testDescription: String { (command + arguments).joined(separator: " ") }

    init(
        _ command: String, _ arguments: [String], _ needs: Permission?, _ allowed: Set<Person>, writes: Bool = true
    ) {
        self.command = command.split(separator: " ").map(String.init)
        (self.arguments, self.needs, self.allowed, self.writes) = (arguments, needs, allowed, writes)
    }

    /// The right that somebody who lacks it is told of; whose note it is `member set` asks after that.
    func missing(_ person: Person) -> Permission {
        command == ["member", "set"] && person != .member ? .edit : needs ?? .read
    }

    /// The command line of a person.
    func line(of person: Person) -> [String] { command + arguments.map { $0 == "ME" ? person.name : $0 } }
}

extension WritingCommandRow {
    private static let members: Set<Person> = [.member, .owner]
    private static let owners: Set<Person> = [.owner]

    /// Every writing command, at least once.
    static let all = [
        // A new vault has no members yet who could allow anything; in a vault it is refused for everybody.
        WritingCommandRow("init", ["New"], nil, Set(Person.allCases)),
        // Writes nothing: everybody may read, and what an editor may write the system says.
        WritingCommandRow("open", ["Ada Lovelace"], nil, Set(Person.allCases), writes: false),

        WritingCommandRow("add", ["Grace Hopper"], .edit, members),
        WritingCommandRow("adopt", ["People/Plain.md"], .edit, members),
        WritingCommandRow("set", ["Ada", "job-title", "Countess"], .edit, members),
        WritingCommandRow("set", ["Ada", "tags", "vip", "--add"], .edit, members),
        WritingCommandRow("unset", ["Ada", "tags"], .edit, members),
        WritingCommandRow("log", ["Ada", "call", "Hello"], .edit, members),
        WritingCommandRow("edit", ["i-callcall11", "--subject", "Hello"], .edit, members),

        WritingCommandRow("evaluate", ["i-callcall11", "positive"], .edit, members),
        WritingCommandRow("comment", ["i-callcall11", "Hello"], .edit, members),
        WritingCommandRow("follow-up", ["i-callcall11", "2w"], .edit, members),
        WritingCommandRow("resume", ["i-draftdraft"], .edit, members),

        WritingCommandRow("segment new", ["Old friends", "tag:customer"], .edit, members),
        WritingCommandRow("segment add", ["Leads", "Drew"], .edit, members),
        WritingCommandRow("segment add", ["Leads", "--contact", "Drew Draft"], .edit, members),
        WritingCommandRow("segment refine", ["Leads", "tag:customer"], .edit, members),
        WritingCommandRow("segment reduce", ["Leads", "tag:customer"], .edit, members),
        WritingCommandRow("segment reduce", ["Leads", "--contact", "Ada"], .edit, members),
        WritingCommandRow("segment undo", ["Leads"], .edit, members),
        WritingCommandRow("segment refresh", ["Leads", "--prune"], .edit, members),
        WritingCommandRow("segment log", ["Leads", "call", "Hello"], .edit, members),
        WritingCommandRow("segment follow-up", ["Leads", "Second letter"], .edit, members),
        WritingCommandRow("snooze", ["Ada", "2w"], .edit, members),
        // Nobody is late there.
        WritingCommandRow("due", ["--spread", "--apply"], .edit, members, writes: false),

        WritingCommandRow("check", ["--fix", "--rule", "missing-contact-id,unstamped"], .edit, members),
        WritingCommandRow("stamp", [], .edit, members),
        // No note has a conflict there.
        WritingCommandRow("git resolve", [], .edit, members, writes: false),
        WritingCommandRow("rename", ["Ada Lovelace", "Ada King"], .edit, members),

        WritingCommandRow("cancel", ["i-callcall11"], .remove, members),
        WritingCommandRow("uncancel", ["i-mailmail22"], .remove, members),
        WritingCommandRow("delete", ["i-callcall11", "--yes"], .remove, members),
        WritingCommandRow("purge", ["--yes"], .remove, members),
        WritingCommandRow("merge", ["Ada Lovelace", "Drew Draft", "--yes", "--prefer", "keep"], .remove, members),
        WritingCommandRow("remove", ["Ada Lovelace", "--yes", "--force"], .remove, members),
        WritingCommandRow("segment cancel", ["Leads", "--yes"], .remove, members),

        WritingCommandRow("member add", ["Grace Hopper", "--email", "grace@team.example"], .govern, owners),
        WritingCommandRow("member set", ["Vera Viewer", "joined", "2026-01-01"], .govern, owners),
        WritingCommandRow("member set-role", ["Vera Viewer", "member"], .govern, owners),
        WritingCommandRow("member remove", ["Vera Viewer", "--yes"], .govern, owners),
        WritingCommandRow("vault set", ["name", "Book"], .govern, owners),
        WritingCommandRow("template new", ["Offer", "--type", "email"], .govern, owners),
        WritingCommandRow("code new", ["order", "Orders"], .govern, owners),
    ]

    /// `member set` of a note that is one's own.
    static let ownNote = [
        WritingCommandRow("member set", ["ME", "name", "Somebody Else"], .edit, members),
        WritingCommandRow("member set", ["ME", "emails", "me@team.example", "--add"], .edit, members),
        WritingCommandRow("member set", ["ME", "signing-keys", "ssh-ed25519 AAAA me"], .govern, owners),
    ]

    /// The names of all commands that can write: those that take `--dry-run`, as every one must.
    static func namesInProgram() -> [[String]] { names(below: Kith.self, []) }

    private static func names(below command: any ParsableCommand.Type, _ path: [String]) -> [[String]] {
        let subcommands = command.configuration.subcommands
        guard subcommands.isEmpty else { return subcommands.flatMap { names(below: $0, path + [$0._commandName]) } }
        return command.helpMessage().contains("--dry-run") ? [path] : []
    }
}
