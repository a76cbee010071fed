import ArgumentParser
import VaultModel
import VaultStore

/// `kith whoami`: who runs Kith, and what that person may do.
struct WhoamiCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami", abstract: "Show who you are to the vault, and what you may do.",
        discussion: """
            You are the member whom --as names, else KITH_USER, else the one whose note has Git's user.email among its \
            `emails`. Whoever is none of the members reads. In a vault without members you own it, and --as or KITH_USER, \
            else Git's user.name, is your name.

              kith whoami
              kith whoami --as "Jane Doe"
            """)

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var identity: IdentityOptions

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let description = IdentityDescription(try await vault.identity(identity))
        switch format {
        case .json: try OutputStream.print(description.json)
        case .text:
            let output = TextOutput(options.terminal)
            try await output.print(description.text(output.style))
        }
        try vault.finish(asJSON: format == .json)
    }
}
