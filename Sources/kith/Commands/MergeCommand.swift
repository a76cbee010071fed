import ArgumentParser
import VaultModel
import VaultStore

/// `kith merge`: one contact out of several.
struct MergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Make one contact of several: the first stays.",
        discussion: """
            The first contact gets what the others have: their properties, with their names as aliases; their interactions, \
            by id and in the order of time; and all other text, below a heading with their name. Every link to them then \
            means the first one. Their notes go. Where both have another value of a property, it asks, or wants \
            --prefer. Asks first; elsewhere than on a terminal give --yes. The patch that --dry-run shows is one that \
            `git apply` takes.

              kith merge "Ada Lovelace" "A. Lovelace" --dry-run
              kith merge "Ada Lovelace" "A. Lovelace" --prefer keep
            """)

    @Argument(help: "The contact that stays.")
    var keep: String

    @Argument(help: "The contacts that become a part of it.")
    var others: [String]

    @Option(parsing: .unconditional, help: "Whose value stays where only one can.")
    var prefer: PreferredSide?

    @Flag(help: "Merge them without asking.")
    var yes = false

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .remove)
        let kept = try await writing.vault.contact(named: keep).path
        var paths: [NotePath] = []
        for name in others { paths.append(try await writing.vault.contact(named: name).path) }
        var merging = ContactMerging(paths, into: kept, preferring: prefer?.preference)
        let author = writing.author
        if !yes, !writing.isDryRun {
            let (question, preference) = try await Self.question(merging, writing)
            try await writing.confirm(false) { question }
            merging = ContactMerging(paths, into: kept, preferring: preference)
        }
        try await writing.commit("merge", needing: merging.need) { try merging.merging(by: author, in: $0) }
    }

    /// What becomes of the contacts, as a question; where values differ, those of the first stay, and are shown.
    private static func question(
        _ merging: ContactMerging, _ writing: VaultWriting
    ) async throws -> (String, PropertyUniting.Preference?) {
        var (merging, lines) = (merging, [String]())
        while true {
            do {
                let author = writing.author
                let planned = try await writing.vault.store.plan(needing: merging.need) { slice in
                    try merging.merging(by: author, in: slice)
                }
                let gone = planned.outcome.removed.map { String($0.stem) }.joined(separator: ", ")
                let name = planned.outcome.places.first?.name ?? ""
                lines.append("Make \(gone) a part of \(name)? What was committed to Git stays in its history.")
                return (lines.joined(separator: "\n"), merging.preference)
            } catch ChangeRefusal.properties(_, let differences) where Confirmation.canAsk {
                lines += differences.map { "  \($0.key): “\($0.kept)” stays, “\($0.other)” goes" }
                merging = ContactMerging(merging.others, into: merging.kept, preferring: .keep)
            }
        }
    }
}

/// Whose value stays.
enum PreferredSide: String, ExpressibleByArgument, CaseIterable {
    case keep
    case other

    fileprivate var preference: PropertyUniting.Preference { self == .keep ? .keep : .other }
}
