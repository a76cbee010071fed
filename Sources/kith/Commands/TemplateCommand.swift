import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith template`: what fills in new interactions.
struct TemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "The templates that fill in new interactions.",
        subcommands: [TemplateListCommand.self, TemplateShowCommand.self, TemplateNewCommand.self])
}

/// `kith template list`: all templates.
struct TemplateListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the templates.",
        discussion: """
            `kith log CONTACT --template NAME` logs from one.

              kith template list
            """)

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let templates = try await vault.templates().sorted {
            (FoldedText($0.name).text, $0.path) < (FoldedText($1.name).text, $1.path)
        }
        switch format {
        case .json:
            var json = JSONWriter()
            json.object { json in
                json.member("schema", "kith.templates/1")
                json.array("templates", templates, keepsEmpty: true) { json, template in
                    json.object { template.write(to: &$0) }
                }
            }
            try OutputStream.print(json)
        case .text: try await printText(templates)
        }
        try vault.finish(asJSON: format == .json)
    }

    private func printText(_ templates: [InteractionTemplate]) async throws {
        guard !templates.isEmpty else {
            return StandardError.write("No templates; `kith template new NAME --type TYPE` makes one.\n")
        }
        let output = TextOutput(options.terminal)
        var table = TextTable()
        for template in templates {
            table.add([
                output.style.bold(template.name), output.style.color(template.type ?? "", .cyan),
                printable(template.subject ?? ""), output.style.dim(template.value(.code) ?? ""),
                template.isActive ? "" : output.style.text("not active", .yellow),
            ])
        }
        try await output.print(table.text(width: output.width, cutting: 2))
    }
}

/// `kith template show`: one template.
struct TemplateShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a template: what it copies, its subject and its text.",
        discussion: """
              kith template show "Wheel list"
            """)

    @Argument(help: "The template: its name or path.")
    var template: String

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let template = try OpenVault.only(
            .template, named: template, among: try await vault.templates(), in: vault.settings.templatesFolder,
            called: CalledNote.init)
        switch format {
        case .json:
            var json = JSONWriter()
            json.object { json in
                json.member("schema", "kith.template/1")
                template.write(to: &json)
                json.member("body", template.body.isEmpty ? nil : template.body)
            }
            try OutputStream.print(json)
        case .text:
            let output = TextOutput(options.terminal)
            try await output.print(text(template, output))
        }
        try vault.finish(asJSON: format == .json)
    }

    private func text(_ template: InteractionTemplate, _ output: TextOutput) -> String {
        let style = output.style
        var table = TextTable()
        let attachments = template.attachments.isEmpty ? nil : template.attachments.joined(separator: ", ")
        var rows: [(String, String?)] = [("type", template.type), ("subject", template.subject)]
        rows += template.fields.map { ($0.key, $0.value) }
        rows += [("follow-up", template.followUp?.description), ("attachments", attachments)]
        for (key, value) in rows {
            if let value { table.add([style.dim(key), printable(value)]) }
        }
        let title = style.bold(template.name) + "  " + style.dim(template.path.string)
        let inactive = template.isActive ? "" : style.text("not active", .yellow) + "\n"
        let body = template.body.isEmpty ? [] : [""] + TerminalText.printableLines(template.body)
        return title + "\n" + inactive + table.text(width: output.width, cutting: 1) + body.map { $0 + "\n" }.joined()
    }
}

extension InteractionTemplate {
    /// The value that is copied to a field.
    func value(_ field: InteractionField) -> String? { fields.first { $0.key == field.key.description }?.value }

    /// The keys `name`, `path`, `type`, `subject`, `code`, `group`, `direction`, `initiatedBy`, `duration`, `cost`,
    /// `followUp`, `attachments`, `active` (true or absent).
    fileprivate func write(to json: inout JSONWriter) {
        json.member("name", name)
        json.member("path", path.string)
        json.member("type", type)
        json.member("subject", subject)
        json.member("code", value(.code))
        json.member("group", value(.group))
        json.member("direction", value(.direction))
        json.member("initiatedBy", value(.initiatedBy))
        json.member("duration", value(.duration))
        json.member("cost", value(.cost))
        json.member("followUp", followUp?.description)
        json.member("attachments", attachments)
        json.member("active", ifTrue: isActive)
    }
}
