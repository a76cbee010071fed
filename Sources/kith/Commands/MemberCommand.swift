import ArgumentParser

/// `kith member`: the people who use the vault.
struct MemberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "The people who use the vault.",
        subcommands: [
            MemberListCommand.self, MemberAddCommand.self, MemberSetCommand.self, MemberSetRoleCommand.self,
            MemberRemoveCommand.self,
        ])
}
