import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith template new`: one more template.
struct TemplateNewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Make a template: a note in the templates folder.",
        discussion: """
            In subject and body {{name}}, {{given-name}}, {{organization}}, {{job-title}}, {{email}}, {{date}}, {{time}} \
            and {{by}} are filled in when an interaction is logged. Values are copied then: a later change of the \
            template changes nothing that is logged.

              kith template new "Thank you" --type letter --subject "Thanks for {{date}}" --body - < thanks.md
              kith template new Quote --type email --code order/quote --direction outbound --follow-up 2w
            """)

    @Argument(help: "What it is called.")
    var name: String

    @Option(parsing: .unconditional, help: "The type of interaction that it makes, one of the vault's.")
    var type: String

    @Option(parsing: .unconditional, help: ArgumentHelp("The subject.", valueName: "text"))
    var subject: String?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("The body, in Markdown; - reads standard input.", valueName: "text")
    )
    var body: String?

    @Option(parsing: .unconditional, help: "One of the vault's codes, such as order/new.")
    var code: String?

    @Option(parsing: .unconditional, help: "A group for totals.")
    var group: String?

    @Option(parsing: .unconditional, help: "inbound or outbound.")
    var direction: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("us or them.", valueName: "whom"))
    var initiatedBy: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("How long it takes: 90m, 1h30m, 2h.", valueName: "span"))
    var duration: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("What it costs: digits, and maybe . and digits.", valueName: "number"))
    var cost: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How long after the interaction one comes back to it, such as 2w.", valueName: "span"))
    var followUp: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("A file of the vault to link to; may be given several times.", valueName: "file"))
    var attach: [String] = []

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .govern)
        let (vault, author) = (writing.vault, writing.author)
        let type = try vault.type(named: type)
        let span = try followUp.map { text in
            guard let span = TimeSpan(text) else {
                throw CommandFailure(
                    code: .usage, message: "“\(text)” is no span", hint: "Write it like 30d, 6w, 3m or 1y.")
            }
            return span
        }
        let body = try body.map { $0 == "-" ? try InteractionTextOptions.standardInput() : $0 }
        let place = NotePath(vault.settings.templatesFolder + "/New.md")
        let links = try attach.map { try vault.link(toFile: $0, from: place) }
        let values: [(InteractionField, String?)] = [
            (.code, try await code.asyncMap { try await vault.code(named: $0).code }), (.group, group),
            (.direction, direction), (.initiatedBy, initiatedBy), (.duration, duration), (.cost, cost),
        ]
        let fields = values.compactMap { field, value in
            value.map { OtherField(key: field.key.description, value: $0) }
        }
        try await writing.commit("template-new", needing: .listed([])) { slice in
            try CatalogEditing.creatingTemplate(
                name, type: type, subject: subject, body: body, fields: fields, followUp: span, attachments: links,
                by: author, in: slice)
        }
    }
}
