import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith brief`: what one reads before a meeting.
struct BriefCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief",
        abstract: "Show what to read before a meeting: who it is, what is open, and the last interactions in full.",
        discussion: """
            Flags come first, then who it is and whom it knows, of an organization its people too; numbers, what is \
            planned, open follow-ups, and the last five interactions with their text and comments.

              kith brief "Ruth Abernathy"
              kith brief "Harbor Lane Bikes"
            """)

    @Argument(help: "A contact: name, path, alias, e-mail or phone.")
    var contact: String

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let contact = try await vault.contact(named: contact)
        // Names are found for all that may be shown; what lies ahead comes before the last ones.
        let (view, passedOver) = try await vault.card(of: contact, latestCount: .max)
        let brief = ContactBrief(
            view.card, settings: vault.settings, now: try Invocation.now(), limit: Self.latestCount)
        let shown = BriefView(card: view, brief: brief, today: try vault.today())
        switch format {
        case .json: try OutputStream.print(shown.json())
        case .text:
            let output = TextOutput(options.terminal)
            try await output.print(shown.text(style: output.style, width: output.width))
        }
        try vault.finish(passedOver, asJSON: format == .json)
    }

    private static let latestCount = 5
}
