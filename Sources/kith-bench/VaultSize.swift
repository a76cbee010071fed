import ArgumentParser

/// How large a vault to make up: the options that `generate` and `run` share.
struct VaultSize: ParsableArguments {
    @Option(help: "How many contacts there are, at most 200000.")
    var contacts = 10_000

    @Option(help: ArgumentHelp("How many interactions they have together.", discussion: "By default 20 a contact."))
    var interactions: Int?

    @Option(help: "The same seed makes the same vault.")
    var seed: UInt64 = 1

    func validate() throws {
        guard (1...200_000).contains(contacts) else {
            throw ValidationError("--contacts takes a number from 1 to 200000.")
        }
        guard (0...10_000_000).contains(interactions ?? 0) else {
            throw ValidationError("--interactions takes a number from 0 to 10000000.")
        }
    }

    var plan: VaultPlan {
        VaultPlan(contacts: contacts, interactions: interactions ?? 20 * contacts, seed: seed)
    }
}
