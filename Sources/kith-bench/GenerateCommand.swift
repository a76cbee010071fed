import ArgumentParser

/// `generate`: makes up a vault.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Makes up a vault: the same numbers give the same bytes.")

    @Argument(help: "A folder that does not exist yet, or an empty one.")
    var folder: String

    @OptionGroup var size: VaultSize

    func run() throws {
        let plan = size.plan
        let extent = try VaultGenerator(plan: plan).write(into: VaultFolder(newAt: folder))
        let interactions = plan.interactions.reduce(0, +)
        StandardStream.output.write(
            "\(folder): \(extent.notes) notes, \(plan.contacts) contacts, \(interactions) interactions, "
                + "\(extent.bytes) bytes\n")
    }
}
