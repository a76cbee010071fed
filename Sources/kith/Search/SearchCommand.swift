import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith search`: full text over contacts and interactions.
struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find text in names, properties, interactions and all other notes.",
        discussion: """
            Several words must all be there: in the names and properties of a note, in one interaction (subject, body, \
            comments, fields of one's own), or in one paragraph, list or other block of its text; the name of the note \
            counts everywhere. Quotes keep words together, case and accents never count, and a word is found within \
            longer ones too. An expression between slashes is a regular one; in it accents count.

            Text is searched as it is written, Markdown and all. What is found in a name comes first, then in a property, a \
            subject, a body, a comment, a field, in other text; among these the newer. Where a filter is given only \
            interactions are searched. Without looks, as in a file, what was found stands between **.

              kith search zurich budget
              kith search '"trade show"' --since 1y --limit 20
              kith search '/invoice [0-9]{4}/' --contact tag:supplier --format json
            """)

    @Argument(help: "Words, “phrases” in double quotes, /expressions/.")
    var text: [String]

    @OptionGroup(title: "Filters")
    var doneBy: DoneByOptions

    @OptionGroup(title: "Filters")
    var filters: InteractionFilterOptions

    @OptionGroup
    var options: VaultOptions

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @Option(parsing: .unconditional, help: "Show at most so many.")
    var limit: Int?

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit takes a whole number from 0, not \(limit).") }
    }

    func run() async throws {
        let vault = try await options.open()
        let query = try SearchQuery(text.joined(separator: " "))
        let listing = try vault.store.listing()
        let isFiltered = !filters.isEmpty || !doneBy.by.isEmpty
        var filter: InteractionFilter?
        if isFiltered {
            filter = try await filters.filter(
                in: vault, by: doneBy.by, resolver: LinkResolver(listing))
        }
        let question = SearchQuestion(query, policy: vault.policy, filter: filter, limit: limit)
        let folded = try await vault.load(.holding(query.screen), folding: SearchFold(question), listing: listing)
        let hits = folded.fold.hits()
        let view = SearchView(hits: hits, settings: vault.settings)
        switch format {
        case .json: try view.printJSON()
        case .text:
            if hits.isEmpty { StandardError.write("Nothing found.\n") }
            let output = TextOutput(options.terminal)
            try await output.print(view.lines(output))
        }
        try vault.finish(folded.passedOver, asJSON: format == .json)
    }
}
