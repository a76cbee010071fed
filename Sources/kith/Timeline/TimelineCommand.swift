import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith timeline`: interactions, newest first.
struct TimelineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "Show interactions, newest first: a contact's, or the whole vault's.",
        discussion: """
            Headings (--group-by) go with text, markdown and html; the latter two have months where nothing is said. Text \
            goes through PAGER where it is longer than the screen. An interaction without an id shows its line instead.

            csv is RFC 4180: lines end in CR LF, and a value with a comma, a quote or a line end stands in quotes. In tsv \
            a tab, a line feed, a carriage return and a backslash in a value are written \\t, \\n, \\r and \\\\. Dates and \
            times are in the vault's time zone, durations in minutes; several names or links are parted by “; ”.

            Private interactions are listed and marked in text, json and jsonl, and left out of all other formats unless \
            --with-private is given.

            All filters must hold. Given twice or with commas, those from --type to --status let any of their values pass. \
            A name that has commas itself stands as it is, and in "…" or [[…]] among others.

              kith timeline "Ruth Abernathy" --since 3m
              kith timeline --type call,meeting --period 2026-Q1 --group-by month
              kith timeline --contact tag:supplier --format csv > suppliers.csv
            """)

    @Argument(help: "A contact: name, path, alias, e-mail or phone. Without one, the whole vault.")
    var contact: String?

    @OptionGroup(title: "Filters")
    var doneBy: DoneByOptions

    @OptionGroup(title: "Filters")
    var filters: InteractionFilterOptions

    @OptionGroup
    var options: VaultOptions

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TimelineFormat = .text

    @Option(parsing: .unconditional, help: ArgumentHelp("What to make headings of.", valueName: "what"))
    var groupBy: TimelineGrouping?

    @Option(parsing: .unconditional, help: "Show at most so many.")
    var limit: Int?

    @Flag(name: .customLong("with-private"), help: "List private ones in every format.")
    var withPrivate = false

    @Flag(help: "Oldest first.")
    var reverse = false

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit takes a whole number from 0, not \(limit).") }
        if let groupBy, !format.hasHeadings {
            throw ValidationError(
                "--group-by \(groupBy.rawValue) makes headings, and \(format.rawValue) has none; they go with text, markdown "
                    + "and html.")
        }
    }

    func run() async throws {
        let vault = try await options.open()
        let contact = try await contact.asyncMap { try await vault.contact(named: $0) }
        let (view, passedOver) = try await view(of: contact, in: vault)
        try await format.print(view, groupedBy: groupBy, options: options)
        if format == .text, view.timeline.interactions.isEmpty { StandardError.write("No interactions.\n") }
        if view.timeline.privateCount > 0 {
            StandardError.write("kith: \(view.timeline.privateCount) private left out; --with-private lists them\n")
        }
        try vault.finish(passedOver, asJSON: format == .json || format == .jsonl)
    }

    private func view(of contact: Contact?, in vault: OpenVault) async throws -> (TimelineView, [PassedOver]) {
        let need = contact.map { LoadNeed.mentioning([$0.stem], including: [$0.path]) } ?? .everything
        let listing = try vault.store.listing()
        let resolver = LinkResolver(listing)
        var filter = try await filters.filter(in: vault, by: doneBy.by, resolver: resolver)
        filter.leavesOutPrivate = !format.listsPrivate && !withPrivate
        let question = TimelineQuestion(
            policy: vault.policy, filter: filter, contacts: contact.map { ContactSet([$0.path], resolver: resolver) },
            limit: limit, isReversed: reverse)
        let folded = try await vault.load(need, folding: TimelineFold(question), listing: listing)
        let timeline = folded.fold.timeline()
        let names =
            contact == nil
            ? DisplayNames(policy: vault.policy, resolver: resolver, names: timeline.names)
            : try await vault.names(forLinksIn: timeline.interactions, known: timeline.names, resolver: resolver)
        return (
            TimelineView(contact: contact, timeline: timeline, names: names, settings: vault.settings),
            folded.passedOver
        )
    }
}

extension Optional {
    /// What `transform` makes of the value, if there is one.
    func asyncMap<Result>(_ transform: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
