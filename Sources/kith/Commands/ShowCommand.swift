import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith show`: a contact's card.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a contact: properties, relations, last contact, follow-ups, latest interactions.",
        discussion: """
            A contact is named by its path, its name or an alias, an e-mail or a phone; the beginning of a name will do \
            where only one contact has it. `kith timeline` with the same name shows all interactions.

              kith show "Ruth Abernathy"
              kith show ruth@harborlane.example --format json
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
        let (view, passedOver) = try await vault.card(of: contact, latestCount: Self.latestCount)
        switch format {
        case .json: try OutputStream.print(view.json())
        case .text:
            let output = TextOutput(options.terminal)
            try await output.print(view.text(style: output.style, width: output.width))
        }
        try vault.finish(passedOver, asJSON: format == .json)
    }

    private static let latestCount = 5
}

extension OpenVault {
    /// A contact's card, from its own note and those that mention it; and what was not read.
    func card(
        of contact: Contact, latestCount: Int
    ) async throws -> (view: ContactCardView, passedOver: [PassedOver]) {
        let listing = try store.listing()
        let resolver = LinkResolver(listing)
        let fold = ContactCardFold(of: contact, policy: policy, resolver: resolver, now: try Invocation.now())
        let need = LoadNeed.mentioning([contact.stem], including: [contact.path])
        let folded = try await load(need, folding: fold, listing: listing)
        let names = try await names(
            of: ContactCardFold.relatedPaths(of: contact, resolver: resolver), resolver: resolver)
        let card = folded.fold.card(names: names)
        let shown = try await self.names(
            forLinksIn: card.latest(latestCount) + card.openFollowUps, known: card.timeline.names, resolver: resolver)
        let view = ContactCardView(card: card, names: shown, settings: settings, latestCount: latestCount)
        return (view, folded.passedOver)
    }
}
