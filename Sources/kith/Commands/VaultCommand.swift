import ArgumentParser
import VaultModel
import VaultStore

/// `kith vault`: the vault itself.
struct VaultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vault", abstract: "The vault's settings, and how much it holds.",
        subcommands: [VaultShowCommand.self, VaultSetCommand.self], defaultSubcommand: VaultShowCommand.self)
}

/// `kith vault show`, or `kith vault` alone: the vault's settings and numbers.
struct VaultShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the vault's settings, and how much it holds.",
        discussion: """
            Settings stand in the front matter of Vault.md; what is not there has its default. Interactions of every \
            status are counted, drafts and private ones too.

              kith vault
              kith vault --format json
            """)

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let folded = try await vault.load(.everything, folding: VaultNumbers(settings: vault.settings))
        let description = VaultDescription(
            root: vault.store.root, settings: vault.settings, numbers: folded.fold,
            attachments: folded.listing.files.count { $0.isBelow(vault.settings.attachmentsFolder) })
        switch format {
        case .json: try OutputStream.print(description.json)
        case .text:
            let output = TextOutput(options.terminal)
            try await output.print(description.text(output.style))
        }
        try vault.finish(folded.passedOver, asJSON: format == .json)
    }
}
