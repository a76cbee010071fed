import ArgumentParser
import VaultModel
import VaultStore

/// `kith code`: the purposes by which interactions are counted.
struct CodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "code", abstract: "The codes by which interactions are counted.",
        subcommands: [CodeListCommand.self, CodeNewCommand.self])
}

/// `kith code list`: all codes.
struct CodeListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the codes, children below their parents.",
        discussion: """
            `kith timeline --code PARENT` lists what its children have too, and `kith stats --by code` counts.

              kith code list
            """)

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let codes = try await vault.codes().sorted { ($0.code, $0.path) < ($1.code, $1.path) }
        switch format {
        case .json: try OutputStream.print(Self.json(codes))
        case .text: try await printText(codes)
        }
        try vault.finish(asJSON: format == .json)
    }

    /// Each code's keys: `code`, `label`, `path`, `active` (true or absent).
    private static func json(_ codes: [InteractionCode]) -> JSONWriter {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.codes/1")
            json.array("codes", codes, keepsEmpty: true) { json, code in
                json.object { json in
                    json.member("code", code.code)
                    json.member("label", code.label)
                    json.member("path", code.path.string)
                    json.member("active", ifTrue: code.isActive)
                }
            }
        }
        return json
    }

    private func printText(_ codes: [InteractionCode]) async throws {
        guard !codes.isEmpty else {
            return StandardError.write("No codes; `kith code new CODE LABEL` makes one.\n")
        }
        let output = TextOutput(options.terminal)
        var table = TextTable()
        for code in codes {
            let indent = code.parent == nil ? "" : "  "
            table.add([
                indent + output.style.bold(code.code), printable(code.label),
                code.isActive ? "" : output.style.text("not active", .yellow),
            ])
        }
        try await output.print(table.text(width: output.width, cutting: 1))
    }
}

/// `kith code new`: one more code.
struct CodeNewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Make a code: a note in the codes folder.",
        discussion: """
            A child needs its parent. A code that is not wanted any more gets `active: false` in its note: what has it \
            keeps it, and nothing new gets it.

              kith code new order "Orders"
              kith code new order/quote "Quotes"
            """)

    @Argument(help: "The code: parent, or parent/child, of a to z, digits and -.")
    var code: String

    @Argument(help: "What it is called.")
    var label: String

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .govern)
        let author = writing.author
        let codes = try writing.vault.store.listing().notes.filter { $0.isBelow(writing.vault.settings.codesFolder) }
        try await writing.commit("code-new", needing: .listed(codes)) { slice in
            try CatalogEditing.creatingCode(code, label: label, by: author, in: slice)
        }
    }
}
