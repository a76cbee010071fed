import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith orphans`: contacts that no other note links to.
struct OrphansCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "orphans", abstract: "List contacts that no other note links to.",
        discussion: """
            Links count as `kith backlinks` shows them: in the text, in fields such as with, in the front matter of other \
            notes, and in the lists of segments. Where the contact's own links lead does not matter.

              kith orphans
            """)

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let listing = try vault.store.listing()
        let fold = OrphanFold(finder: LinkFinder(policy: vault.policy, resolver: LinkResolver(listing)))
        let folded = try await vault.load(.everything, folding: fold, listing: listing)
        let orphans = folded.fold.orphans
        switch format {
        case .json: try Self.printJSON(orphans)
        case .text: try await printText(orphans)
        }
        try vault.finish(folded.passedOver, asJSON: format == .json)
    }

    /// In the form of links that are not there: all have a path, and none has a source.
    private static func printJSON(_ orphans: [Contact]) throws {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.links/1")
            json.array("links", orphans, keepsEmpty: true) { json, contact in
                json.object { $0.member("path", contact.path.string) }
            }
        }
        try OutputStream.print(json)
    }

    private func printText(_ orphans: [Contact]) async throws {
        guard !orphans.isEmpty else { return StandardError.write("No orphans.\n") }
        let output = TextOutput(options.terminal)
        var table = TextTable()
        for contact in orphans { table.add([output.style.bold(contact.name), output.style.dim(contact.path.string)]) }
        try await output.print(table.text(width: output.width, cutting: 1, 0))
    }
}

/// `kith unresolved`: links that lead nowhere.
struct UnresolvedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unresolved", abstract: "List what links name that is not there, and where.",
        discussion: """
            What is named most often comes first, with all the places. Links to files count too, and so do links by an \
            alias, which nothing is found by: `kith check` tells those apart, and `kith check --fix` mends them.

              kith unresolved
              kith unresolved --format json
            """)

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let listing = try vault.store.listing()
        let fold = LinkFold(.unresolved, finder: LinkFinder(policy: vault.policy, resolver: LinkResolver(listing)))
        let folded = try await vault.load(.everything, folding: fold, listing: listing)
        let targets = UnresolvedTarget.all(of: folded.fold.links)
        let links = targets.flatMap(\.links)
        try await format.print(links, none: "No unresolved links.", options: options) { _, output in
            targets.map { target in
                output.style.bold(target.target) + " " + output.style.dim("(\(target.links.count.grouped))") + "\n"
                    + LinksView(links: target.links).places(output, indentation: "  ")
            }.joined()
        }
        try vault.finish(folded.passedOver, asJSON: format == .json)
    }
}
