import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith purge`: cancelled interactions that nobody needs any more.
struct PurgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge", abstract: "Delete cancelled interactions, all of them or those that filters let pass.",
        discussion: """
            Only what is cancelled is deleted, private ones too, and how many there were is said: --status takes \
            cancelled alone. Asks first; elsewhere than on a terminal give --yes. Files below the attachments folder that nothing links to any more go too, and \
            are named. What was committed to Git stays in its history.

            All filters must hold. Given twice or with commas, those from --type to --status let any of their values pass. \
            A name that has commas itself stands as it is, and in "…" or [[…]] among others.

              kith purge --dry-run
              kith purge --until 1y --yes
              kith purge --contact tag:supplier --type call
            """)

    @OptionGroup(title: "Filters")
    var doneBy: DoneByOptions

    @OptionGroup(title: "Filters")
    var filters: InteractionFilterOptions

    @OptionGroup
    var deletion: DeletionOptions

    @OptionGroup
    var options: WriteOptions

    func validate() throws {
        let others = filters.status.flatMap { $0.split(separator: ",") }.map { $0.filter { !$0.isWhitespace } }
            .filter { $0.lowercased() != InteractionStatus.cancelled.rawValue }
        if let other = others.first {
            throw ValidationError("kith purge deletes cancelled interactions only, so --status can't be “\(other)”.")
        }
    }

    func run() async throws {
        let writing = try await options.open(to: .remove)
        let (vault, author) = (writing.vault, writing.author)
        let found = try await cancelled(in: vault)
        let written = try await deletion.deletion(of: found.interactions, in: vault).commit("purge", writing) {
            try $0.purging(by: author, in: $1)
        }
        tell(written.places.count)
        try vault.finish(found.passedOver, asJSON: options.format == .json)
    }

    /// The cancelled interactions that the filters let pass, by the notes that hold them; and what was not read.
    private func cancelled(in vault: OpenVault) async throws -> (interactions: [Interaction], passedOver: [PassedOver])
    {
        let listing = try vault.store.listing()
        let resolver = LinkResolver(listing)
        var filter = try await filters.filter(in: vault, by: doneBy.by, resolver: resolver)
        filter.statuses = [.cancelled]
        let question = TimelineQuestion(policy: vault.policy, filter: filter)
        let folded = try await vault.load(.everything, folding: TimelineFold(question), listing: listing)
        return (Array(folded.fold.timeline().interactions), folded.passedOver)
    }

    private func tell(_ count: Int) {
        let what = count == 1 ? "1 cancelled interaction" : "\(count.grouped) cancelled interactions"
        if count == 0 {
            StandardError.write("kith: nothing to purge: there is no such cancelled interaction\n")
        } else if !options.dryRun {
            StandardError.write("kith: \(what) deleted\n")
        }
    }
}
