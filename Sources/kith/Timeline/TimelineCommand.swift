import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith timeline`: interactions, newest first.
struct TimelineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "Show interactions, newest first: a contact's, or the whole vault's.")

    @Argument(help: "A contact: name, path, alias, e-mail or phone. Without one, the whole vault.")
    var contact: String?

    @OptionGroup(title: "Filters")
    var filters: InteractionFilterOptions

    @OptionGroup
    var options: VaultOptions

    @Option(parsing: .unconditional, help: "The form: text, json, jsonl, csv, tsv, markdown, html.")
    var format: TimelineFormat = .text

    @Option(parsing: .unconditional, help: "Headings: month, day, contact, by, type.")
    var groupBy: TimelineGrouping?

    @Option(parsing: .unconditional, help: "Show at most so many.")
    var limit: Int?

    @Flag(help: "Oldest first.")
    var reverse = false

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit takes a whole number from 0, not \(limit).") }
    }

    func run() async throws {
        let vault = try await options.open()
        let contact = try await contact.asyncMap { try await vault.contact(named: $0) }
        let (view, passedOver) = try await view(of: contact, in: vault)
        var output = OutputStream()
        try await format.write(view, to: &output)
        try output.finish()
        if view.timeline.privateCount > 0 {
            StandardError.write("kith: \(view.timeline.privateCount) private left out; --with-private lists them\n")
        }
        try vault.finish(passedOver)
    }

    private func view(of contact: Contact?, in vault: OpenVault) async throws -> (TimelineView, [PassedOver]) {
        let filter = try await filters.filter(in: vault, leavesOutPrivate: !format.listsPrivate)
        let need = contact.map { LoadNeed.mentioning([$0.stem], including: [$0.path]) } ?? .everything
        let listing = try vault.store.listing()
        let resolver = LinkResolver(listing)
        let question = TimelineQuestion(
            policy: vault.policy, filter: filter, contacts: contact.map { ContactSet([$0.path], resolver: resolver) },
            limit: limit, isReversed: reverse)
        let folded = try await vault.store.load(need, folding: TimelineFold(question))
        let timeline = folded.fold.timeline()
        let names = DisplayNames(policy: vault.policy, resolver: resolver, names: timeline.names)
        return (TimelineView(contact: contact, timeline: timeline, names: names, settings: vault.settings), folded.passedOver)
    }
}

extension Optional {
    /// What `transform` makes of the value, if there is one.
    func asyncMap<Result>(_ transform: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
