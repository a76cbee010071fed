import NoteSyntax
import VaultModel
import VaultStore

/// Gathers the interactions that somebody may have named.
private struct InteractionGathering: NoteFold {
    static var part: NotePart { .everything }
    let queries: [InteractionQuery]
    let settings: VaultSettings
    private(set) var interactions: [Interaction] = []

    init(_ queries: [InteractionQuery], settings: VaultSettings) {
        (self.queries, self.settings) = (queries, settings)
    }

    mutating func add(_ note: Note) {
        interactions += Interaction.all(in: note, settings: settings).filter { interaction in
            queries.contains { $0.fits(interaction) }
        }
    }

    mutating func merge(_ next: InteractionGathering) { interactions += next.interactions }
}

extension OpenVault {
    /// The interactions that somebody named by ids, or by `PATH:LINE`, in their order.
    func interactions(named names: [String]) async throws -> [Interaction] {
        let queries = try names.map { name in
            guard let query = InteractionQuery(name) else { throw CommandFailure.noQuery(name) }
            return query
        }
        let found = try await load(need(of: queries), folding: InteractionGathering(queries, settings: settings))
        return try zip(names, queries).map { name, query in
            switch InteractionNaming.match(query, among: found.fold.interactions) {
            case .found(let interaction): return interaction
            case .ambiguous(let several): throw CommandFailure.ambiguous(name, among: several)
            case .notFound:
                let unread = found.passedOver.filter(\.isLoss)
                if let note = unread.first(where: { query.paths?.contains($0.path) ?? false }) {
                    throw CommandFailure.unread(note)
                }
                throw CommandFailure.noInteraction(name, unread: unread)
            }
        }
    }

    /// Which notes can hold what is named: those of the paths, or, for ids, those whose bytes hold one.
    private func need(of queries: [InteractionQuery]) -> LoadNeed {
        var paths: [NotePath] = []
        var ids: [String] = []
        for query in queries {
            switch query {
            case .id(let id): ids.append(id)
            case .place: paths += query.paths ?? []
            }
        }
        let known = Set(paths).sorted()
        return ids.isEmpty ? .notes(known) : .mentioning(ids, including: known)
    }
}

extension CommandFailure {
    fileprivate static func noQuery(_ name: String) -> CommandFailure {
        CommandFailure(
            code: .usage, message: "“\(name)” names no interaction",
            hint: "Give its id, as `kith timeline` shows it, or PATH:LINE.")
    }

    fileprivate static func ambiguous(_ name: String, among several: [Interaction]) -> CommandFailure {
        CommandFailure(
            code: .ambiguous, message: "“\(name)” fits several interactions",
            hint: "Give more of the id, or PATH:LINE.",
            candidates: several.map { interaction in
                Candidate(
                    name: [interaction.id, interaction.subject].compactMap(\.self).joined(separator: "  "),
                    path: "\(interaction.holder.path):\(interaction.line)")
            })
    }

    fileprivate static func noInteraction(_ name: String, unread: [PassedOver]) -> CommandFailure {
        let reasons = unread.prefix(3).map { "\($0.place): \($0.message)" }
        return CommandFailure(
            code: .notFound, message: "no interaction is named “\(name)”",
            hint: (reasons + ["`kith timeline` shows the ids."]).joined(separator: "\n"))
    }
}
