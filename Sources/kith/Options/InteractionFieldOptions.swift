import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// The options for the fields of an interaction that is logged.
struct InteractionFieldOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "When it took place: 2026-03-09, 2026-03-09 14:05, yesterday 15:00, 2 hours ago, last friday … Otherwise now.",
            valueName: "when"))
    var at: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Who did it, where that is not you alone; may be given several times.", valueName: "member"))
    var by: [String] = []

    @Option(parsing: .unconditional, help: "What it was for: one of the vault's codes, such as order/new.")
    var code: String?

    @Option(parsing: .unconditional, help: "Who reached whom: inbound or outbound.")
    var direction: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Who began it: us or them.", valueName: "whom"))
    var initiatedBy: String?

    @Option(parsing: .unconditional, help: "failed, for an attempt that reached nobody.")
    var outcome: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How it went: very-positive, positive, neutral, negative or very-negative.", valueName: "value"))
    var evaluation: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("How long it took: 90m, 1h30m, 2h.", valueName: "span"))
    var duration: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("What it cost: digits, and maybe . and digits.", valueName: "number"))
    var cost: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("When to come back to it: a day, or a span from today such as 2w.", valueName: "when"))
    var followUp: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("The number or address used.", valueName: "text"))
    var via: String?

    @Flag(name: .customLong("private"), help: "Leave it out of exports and reports unless they ask for it.")
    var isPrivate = false

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Any other field, such as group=mailing; may be given several times.", valueName: "key=value"))
    var set: [String] = []

    /// What the options say, in an input that has neither type nor text.
    ///
    /// - Parameters:
    ///   - vault: The vault.
    ///   - holder: The note that holds the interaction; nil where several notes will.
    ///   - others: The names of other contacts whom it applies to.
    ///   - now: The moment that counts as now.
    func input(
        in vault: OpenVault, holder: NotePath?, with others: [String] = [], now: Instant
    ) async throws -> InteractionInput {
        var reading = FieldReading(vault: vault, now: now, holder: holder)
        try reading.readWhen(at)
        try reading.addPeople(by)
        try await reading.addContacts(others)
        let own: [(InteractionField, String?)] = [
            (.code, code), (.direction, direction), (.initiatedBy, initiatedBy), (.outcome, outcome),
            (.evaluation, evaluation),
            (.duration, duration), (.cost, cost), (.followUp, followUp), (.via, via),
            (.visibility, isPrivate ? "private" : nil),
        ]
        for (field, value) in own {
            guard let value else { continue }
            guard !value.allSatisfy(\.isWhitespace) else {
                throw CommandFailure(
                    code: .usage, message: "--\(field.key) has no value",
                    hint: "Leave it out where there is nothing to say.")
            }
            try await reading.add(field.key.description, value, option: "--\(field.key)")
        }
        for item in set { try await reading.addAssignment(item) }
        return reading.input
    }
}
