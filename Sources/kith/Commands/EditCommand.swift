import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith edit`: an interaction that is there.
struct EditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change an interaction: its subject, body, type, time, people, fields.",
        discussion: """
            What no option names stays as it is, to the byte; the id, and who recorded it and when, never change. \
            --by and --with replace what stands there.

              kith edit i-rmh9nw756k --subject "Spring order: ten pairs" --set follow-up=2w
              kith edit rmh9 --at "yesterday 14:00" --unset follow-up
              kith edit "Contacts/Ruth Abernathy.md:270" --edit
            """)

    @Argument(help: "The interaction: its id, the beginning of one, or PATH:LINE.")
    var id: String

    @Option(parsing: .unconditional, help: ArgumentHelp("The subject.", valueName: "text"))
    var subject: String?

    @OptionGroup
    var text: InteractionTextOptions

    @Option(parsing: .unconditional, help: "The type, one of the vault's.")
    var type: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "When it took place: 2026-03-09, 2026-03-09 14:05, yesterday 15:00, 2 hours ago …", valueName: "when"))
    var at: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Who did it; may be given several times.", valueName: "member"))
    var by: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Another contact whom it applies to, or how they are related, such as spouse; may be given several times.",
            valueName: "contact"))
    var with: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("A field, such as duration=1h; may be given several times.", valueName: "key=value"))
    var set: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("A field to take out; may be given several times.", valueName: "key"))
    var unset: [String] = []

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let interaction = try await writing.vault.interactions(named: [id])[0]
        var input = try await input(in: writing, holder: interaction.holder.path)
        try text.read(into: &input, subject: subject)
        guard try await text.edit(&input, old: (interaction.subject, interaction.body)) else {
            return StandardError.write("Nothing is changed: the text is empty.\n")
        }
        let (reference, author) = (InteractionReference(interaction), writing.author)
        let need = InteractionLog.need(holder: reference.path, with: input.with ?? [])
        try await writing.commit("edit", needing: need, keeping: text.edit ? input : nil) { slice in
            try InteractionEditing.editing(reference, input, by: author, in: slice)
        }
    }

    private func input(in writing: VaultWriting, holder: NotePath) async throws -> InteractionInput {
        let isNothing = [subject, text.body, type, at].allSatisfy { $0 == nil } && (by + with + set + unset).isEmpty
        if isNothing, !text.edit {
            throw CommandFailure(
                code: .usage, message: "nothing says what to change",
                hint: "Give --subject, --body, --at, --set KEY=VALUE …, or --edit for your editor.")
        }
        var reading = FieldReading(vault: writing.vault, now: writing.author.now, holder: holder)
        try reading.readWhen(at)
        try reading.remove(unset)
        try reading.addPeople(by)
        try await reading.addContacts(with)
        for item in set { try await reading.addAssignment(item) }
        var input = reading.input
        input.type = try type.map { try writing.vault.type(named: $0) }
        return input
    }
}

extension OpenVault {
    /// One of the vault's types of interaction, in its spelling.
    func type(named name: String) throws -> String {
        let types = settings.interactionTypes
        if let type = types.first(where: { $0.lowercased() == name.lowercased() }) { return type }
        throw CommandFailure(
            code: .usage, message: "“\(name)” is no type of interaction here",
            hint: "It is one of \(types.joined(separator: ", ")).")
    }
}
