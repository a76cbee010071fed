import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith duplicates`: contacts that are likely the same.
struct DuplicatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates", abstract: "List contacts that are likely the same, and why.",
        discussion: """
            Two contacts are likely the same where they have the same e-mail, the same phone in whatever spelling, or the \
            same or a similar name; labels, case and accents never count. Names are file names, name, aliases, and \
            given-name with family-name. Their words count in any order: Ada Lovelace is the same as Lovelace, Ada. Names \
            are similar where one letter of one word is another, is missing, is too much or has changed places with its \
            neighbour (a Damerau-Levenshtein distance of 1), in names of six letters or more: Catherine Reed and Katherine \
            Reed, not Bob Reed and Robert Reed. A word with a digit and an initial are never just similar. An alias of both \
            says less than a name. A person and an organization are never the same by name, nor is anybody the same as the \
            organization that they belong to.

            high: the same or a similar name, or an alias of both, and the same e-mail or phone.
            medium: the same name; or an e-mail or a phone that only these two have, unless they belong to one organization.
            low: a similar name, or an alias of both; or an e-mail or a phone that up to \(DuplicateSearch.mostSharing) \
            contacts share. What more of them share is a switchboard, and says nothing by itself; nor does a name that more \
            than \(DuplicateSearch.mostAlike) have.

            Nothing is merged: each pair is listed with the command that would do it. With a filter, as `kith list` takes it, \
            at least one of the two must pass.

              kith duplicates
              kith duplicates tag:client --format json
            """)

    @Argument(help: "Words that must all hold of one of the two.")
    var filter: [String] = []

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let (pairs, passedOver) = try await pairs(in: vault)
        let view = DuplicatesView(pairs: pairs)
        switch format {
        case .json: try view.printJSON()
        case .text:
            if pairs.isEmpty { StandardError.write("No likely duplicates.\n") }
            let output = TextOutput(options.terminal)
            try await output.print(view.lines(output.style))
        }
        try vault.finish(passedOver, asJSON: format == .json)
    }

    /// The pairs that a filter lets pass; without one only front matter is read.
    private func pairs(in vault: OpenVault) async throws -> ([DuplicatePair], [PassedOver]) {
        guard !filter.isEmpty else {
            let folded = try await vault.load(.everything, folding: ContactGathering())
            return (DuplicateSearch(folded.fold.contacts).pairs(), folded.passedOver)
        }
        let filter = try vault.filter(filter.joined(separator: " "))
        let (register, passedOver) = try await vault.register(for: [filter])
        let fitting = Set(try register.overviews(matching: filter).map(\.contact.path))
        let pairs = DuplicateSearch(register.overviews.map(\.contact)).pairs()
        return (pairs.filter { fitting.contains($0.keep.path) || fitting.contains($0.other.path) }, passedOver)
    }
}
