import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith delete`: interactions that nobody needs any more.
struct DeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete interactions, with their comments and attachments.",
        discussion: """
            Asks first; elsewhere than on a terminal give --yes. Where Vault.md says `delete-policy: cancel-first`, only \
            what is cancelled is deleted. Files below the attachments folder that nothing links to any more go too, and \
            are named. What was committed to Git stays in its history.

              kith delete i-rmh9nw756k
              kith delete rmh9 k3f7 --yes
            """)

    @OptionGroup
    var interactions: NamedInteractions

    @OptionGroup
    var deletion: DeletionOptions

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .remove)
        let found = try await interactions.found(in: writing.vault).interactions
        let author = writing.author
        try await deletion.deletion(of: found, in: writing.vault).commit("delete", writing) { deletion, slice in
            try deletion.deleting(by: author, in: slice)
        }
    }
}

/// The options of commands that delete interactions.
struct DeletionOptions: ParsableArguments {
    @Flag(help: "Leave the attachments in place, also those that nothing links to any more.")
    var keepAttachments = false

    @Flag(help: "Delete without asking.")
    var yes = false

    /// A deletion of some interactions as the options want it.
    func deletion(of interactions: [Interaction], in vault: OpenVault) throws -> AskedDeletion {
        let takesFiles = !keepAttachments && !interactions.isEmpty
        let listing = takesFiles ? try vault.store.listing() : VaultListing(notes: [])
        return AskedDeletion(
            interactions: interactions, isConfirmed: yes,
            deletion: InteractionDeletion(
                of: interactions, in: listing, settings: vault.settings, takesFiles: takesFiles))
    }
}

/// A deletion that somebody may have to be asked about.
struct AskedDeletion {
    let interactions: [Interaction]
    fileprivate let isConfirmed: Bool
    fileprivate let deletion: InteractionDeletion

    /// How many interactions a question lists one by one, and how many files.
    private static let lineLimit = 20

    /// Asks, where that is not said already, and deletes: all or nothing.
    ///
    /// - Returns: What was deleted, or would be.
    @discardableResult
    func commit(
        _ command: String, _ writing: VaultWriting,
        _ change: (InteractionDeletion, VaultSlice) throws -> VaultChange<Written>
    ) async throws -> Written {
        try await writing.confirm(isConfirmed || interactions.isEmpty) {
            // What is refused anyway is not asked about, and neither is nothing.
            let plan = try await writing.vault.store.plan(needing: deletion.need) { try change(deletion, $0) }
            return question(files: plan.outcome.removed)
        }
        return try await writing.commit(command, needing: deletion.need) { try change(deletion, $0) }
    }

    /// What goes, as a question.
    private func question(files: [NotePath]) -> String {
        let lines = interactions.map { interaction in
            let when = interaction.callout.header.when.map { "\($0) " } ?? ""
            let text = interaction.subject.isEmpty ? "without a subject" : interaction.subject
            return "\(when)\(interaction.holder.name): \(text)"
        }
        let what = lines.count == 1 ? "this interaction" : "these \(lines.count) interactions"
        let also = files.isEmpty ? "" : files.count == 1 ? ", and the file" : ", and the \(files.count) files"
        let all = Self.listed(lines) + Self.listed(files.map(\.string))
        return (all + ["Delete \(what)\(also)? What was committed to Git stays in its history."])
            .joined(separator: "\n")
    }

    static func listed(_ lines: [String]) -> [String] {
        let more = lines.count > lineLimit ? ["  … and \(lines.count - lineLimit) more"] : []
        return lines.prefix(lineLimit).map { "  \($0)" } + more
    }
}
