import NoteSyntax
import VaultModel
import VaultStore

/// Gathers the names of notes whose property `name` differs from the stem.
private struct NameGathering: NoteFold {
    static var part: NotePart { .frontMatter }
    private(set) var names: [NotePath: String] = [:]

    mutating func add(_ note: Note) {
        if note.name != note.path.stem { names[note.path] = note.name }
    }

    mutating func merge(_ next: NameGathering) {
        names.merge(next.names) { first, _ in first }
    }
}

extension OpenVault {
    /// The display names of the notes at these paths.
    ///
    /// - Parameter known: Names of notes that were read already.
    func names(
        of paths: some Sequence<NotePath>, known: [NotePath: String] = [:], resolver: LinkResolver
    ) async throws -> DisplayNames {
        let unread = Set(paths.filter { known[$0] == nil && $0.isNote }).sorted()
        var names = known
        if !unread.isEmpty {
            let read = try await store.load(.notes(unread), folding: NameGathering()).fold.names
            names.merge(read) { first, _ in first }
        }
        return DisplayNames(policy: policy, resolver: resolver, names: names)
    }

    /// The display names that the links in the fields of some interactions need, where only a part of the vault was read.
    func names(
        forLinksIn interactions: some Sequence<Interaction>, known: [NotePath: String], resolver: LinkResolver
    ) async throws -> DisplayNames {
        var paths: Set<NotePath> = []
        for interaction in interactions {
            for item in interaction.linkedItems {
                if let path = resolver.path(item.name, from: interaction.holder.path) { paths.insert(path) }
            }
        }
        return try await names(of: paths, known: known, resolver: resolver)
    }
}
