import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith member list`: all members, by name.
struct MemberListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the members, those who left included.",
        discussion: """
            A member is a note with `type: member` in the folder that Vault.md names for the team. An owner may do \
            everything, a member everything but change members and settings, a viewer reads. Without members it is a \
            solo vault: whoever runs Kith owns it.

              kith member list
              kith member list --format json
            """)

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        try vault.requireTeam()
        let members = Self.inOrder(vault.policy.members)
        switch format {
        case .json: try Self.printJSON(members)
        case .text: try await printText(members)
        }
        try vault.finish(asJSON: format == .json)
    }

    /// By name without case and accents, then by path.
    private static func inOrder(_ members: [Member]) -> [Member] {
        members.sorted { one, other in
            let names = (FoldedText(one.name).text, FoldedText(other.name).text)
            return names.0 == names.1 ? one.path < other.path : names.0 < names.1
        }
    }

    /// Each member's keys: `name`, `path`, `role`, `emails`, `joined`, `left`; no `role` where the note has none that
    /// is known.
    private static func printJSON(_ members: [Member]) throws {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.members/1")
            json.array("members", members, keepsEmpty: true) { json, member in
                json.object { json in
                    json.member("name", member.name)
                    json.member("path", member.path.string)
                    json.member("role", member.role?.rawValue)
                    json.member("emails", member.emails)
                    json.member("joined", member.joined?.description)
                    json.member("left", member.left)
                }
            }
        }
        try OutputStream.print(json)
    }

    private func printText(_ members: [Member]) async throws {
        guard !members.isEmpty else {
            return StandardError.write("No members: this is a solo vault, and whoever runs Kith owns it.\n")
        }
        let output = TextOutput(options.terminal)
        var table = TextTable()
        for member in members {
            table.add([
                output.style.bold(member.name),
                member.role.map { printable($0.rawValue) } ?? output.style.text("no known role", .red),
                printable(member.emails.joined(separator: ", ")),
                member.joined.map { output.style.dim("joined \($0)") } ?? "",
                member.left.map { output.style.text("left \($0)", .yellow) } ?? "",
            ])
        }
        try await output.print(table.text(width: output.width, cutting: 2))
    }
}
