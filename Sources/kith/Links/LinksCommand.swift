import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith links`: where the links of a note lead.
struct LinksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "links", abstract: "Show where the links of a note lead.",
        discussion: """
            Wiki-links, embeds and Markdown links count, in the text, in fields and in the front matter; links within the \
            note and addresses on the web do not. Each is shown with its line and the file that it means, if there is one. \
            Where several files fit it means the one that is nearest, and is called ambiguous.

              kith links "Ruth Abernathy"
              kith links Segments/Spring.md --format json
            """)

    @Argument(help: "A contact, by any of its names, or another note by its path or name.")
    var note: String

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let listing = try vault.store.listing()
        let path = try await vault.notePath(named: note, in: listing)
        let fold = LinkFold(.all, finder: LinkFinder(policy: vault.policy, resolver: LinkResolver(listing)))
        let folded = try await vault.load(.notes([path]), folding: fold)
        if let unread = folded.passedOver.first(where: { $0.isLoss || $0.reason == .vanished }) {
            throw CommandFailure.unread(unread)
        }
        try await format.print(folded.fold.links, none: "No links.", options: options) { $0.targets($1) }
        try vault.finish(folded.passedOver, asJSON: format == .json)
    }
}

/// `kith backlinks`: what links to a note.
struct BacklinksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backlinks", abstract: "Show which notes link to a note, and the lines that do.",
        discussion: """
            Wiki-links, embeds and Markdown links count, in the text, in fields and in the front matter, whatever their \
            spelling; a link is one to the note where it leads there, as `kith links` shows it.

              kith backlinks "Ruth Abernathy"
              kith backlinks Contacts/Suppliers/Nightjar.md --format json
            """)

    @Argument(help: "A contact, by any of its names, or another note by its path or name.")
    var note: String

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let listing = try vault.store.listing()
        let path = try await vault.notePath(named: note, in: listing)
        let fold = LinkFold(.to(path), finder: LinkFinder(policy: vault.policy, resolver: LinkResolver(listing)))
        let folded = try await vault.load(.linking(to: path), folding: fold, listing: listing)
        try await format.print(folded.fold.links, none: "No backlinks.", options: options) { $0.places($1) }
        try vault.finish(folded.passedOver, asJSON: format == .json)
    }
}
