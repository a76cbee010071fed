import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith cancel`: interactions that did not take place after all.
struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Cancel interactions: they stay listed, struck through, and count no more.",
        discussion: """
            Who cancelled it and when is written into the interaction. `kith uncancel` takes that back, to the byte. \
            `kith segment cancel` cancels all that a segment was logged for at once.

              kith cancel i-rmh9nw756k
              kith cancel rmh9 k3f7
            """)

    @OptionGroup
    var interactions: NamedInteractions

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .remove)
        let author = writing.author
        try await interactions.found(in: writing.vault).change("cancel", writing) { references, path, slice in
            try InteractionEditing.cancelling(references, at: path, by: author, in: slice)
        }
    }
}

/// `kith uncancel`: a cancellation taken back.
struct UncancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uncancel", abstract: "Take the cancellation of interactions back.",
        discussion: """
            What `kith segment cancel` cancelled as a whole stays cancelled.

              kith uncancel i-rmh9nw756k
            """)

    @OptionGroup
    var interactions: NamedInteractions

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .remove)
        let author = writing.author
        let found = try await interactions.found(in: writing.vault)
        // Those of a segment's run come back only with all of it.
        let resolver = LinkResolver(try writing.vault.store.listing())
        let need = InteractionEditing.need(uncancelling: found.interactions, resolver: resolver)
        try await writing.commit("uncancel", needing: need) { slice in
            try found.joined(slice) { try InteractionEditing.uncancelling($0, at: $1, by: author, in: $2) }
        }
    }
}

// MARK: - Interactions that are named

/// The arguments of commands that change interactions which are there.
struct NamedInteractions: ParsableArguments {
    @Argument(help: "The interactions: ids, beginnings of ids, or PATH:LINE.")
    var ids: [String]

    /// The interactions, by the notes that hold them.
    func found(in vault: OpenVault) async throws -> FoundInteractions {
        FoundInteractions(try await vault.interactions(named: ids))
    }
}

/// Interactions that were found, by the notes that hold them, in the order in which they were named.
struct FoundInteractions {
    let interactions: [Interaction]

    init(_ interactions: [Interaction]) {
        self.interactions = interactions
    }

    private var paths: [NotePath] {
        var paths: [NotePath] = []
        for interaction in interactions where !paths.contains(interaction.holder.path) {
            paths.append(interaction.holder.path)
        }
        return paths
    }

    /// The notes that hold them.
    var need: LoadNeed { .notes(paths) }

    /// The changes of all notes as one.
    func joined(
        _ slice: VaultSlice, _ change: ([InteractionReference], NotePath, VaultSlice) throws -> VaultChange<Written>
    ) rethrows -> VaultChange<Written> {
        VaultChange(
            joining: try paths.map { path in
                let references = interactions.filter { $0.holder.path == path }.map(InteractionReference.init)
                return try change(references, path, slice)
            })
    }

    /// Makes a change of them, note by note, all of it or nothing.
    func change(
        _ command: String, _ writing: VaultWriting,
        _ change: ([InteractionReference], NotePath, VaultSlice) throws -> VaultChange<Written>
    ) async throws {
        try await writing.commit(command, needing: need) { try joined($0, change) }
    }
}
