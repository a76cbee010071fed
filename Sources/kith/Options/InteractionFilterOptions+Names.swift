import NoteSyntax
import VaultModel
import VaultStore

/// Gathers what templates, codes and segments of a vault are called.
private struct CatalogGathering: NoteFold {
    static var part: NotePart { .frontMatter }
    private(set) var names: [String: [String]] = [:]

    mutating func add(_ note: Note) {
        switch note.kind {
        case .template, .segment: names[note.kind.rawValue, default: []].append(String(note.path.stem))
        case .code: names["code", default: []] += note.tree.frontMatter?["code"]?.scalars.map(\.text) ?? []
        case .contact, .member, .plain: break
        }
    }

    mutating func merge(_ next: CatalogGathering) {
        names.merge(next.names, uniquingKeysWith: +)
    }
}

extension InteractionFilterOptions {
    /// Something that a filter names, and the filter that asks for nothing else.
    private struct Named {
        let kind: String
        let name: String
        let filter: InteractionFilter
    }

    /// Refuses names of people, templates, codes and segments that are nowhere in the vault: neither is there a note of
    /// that name, nor does an interaction name them.
    ///
    /// To be asked where a filter lets nothing pass.
    func checkNames(by: [String] = [], in vault: OpenVault) async throws {
        let named = try named(by: by, in: vault)
        guard !named.isEmpty else { return }
        var catalog = try await vault.load(.everything, folding: CatalogGathering()).fold.names
        catalog["member"] = vault.policy.members.flatMap { [$0.stem, $0.name] }
        for item in named {
            let known = catalog[item.kind] ?? []
            let isKnown = known.contains { FoldedText($0) == FoldedText(item.name) }
            if isKnown { continue }
            guard try await isUsed(item, in: vault) else { throw Self.notFound(item, among: known) }
        }
    }

    private func isUsed(_ item: Named, in vault: OpenVault) async throws -> Bool {
        let question = TimelineQuestion(policy: vault.policy, filter: item.filter, limit: 1)
        return try await !vault.load(.everything, folding: TimelineFold(question)).fold.timeline().interactions.isEmpty
    }

    /// All that the options name but members, who were found.
    private func named(by: [String], in vault: OpenVault) throws -> [Named] {
        func named(
            _ kind: String, _ names: [String], _ condition: (inout InteractionFilter, String) -> Void
        ) -> [Named] {
            names.map { name in
                var filter = InteractionFilter()
                filter.statuses = Set(InteractionStatus.allCases)
                condition(&filter, name)
                return Named(kind: kind, name: name, filter: filter)
            }
        }
        let strangers = { (names: [String]) in
            try names.filter { if case .name = try person($0, in: vault) { true } else { false } }
        }
        // In a solo vault anybody may be named: nobody has a note.
        let isSolo = vault.policy.isSolo
        return try named("member", isSolo ? [] : strangers(Self.values(by, "by"))) { $0.by = [.name(FoldedText($1))] }
            + named("member", isSolo ? [] : strangers(Self.values(loggedBy, "logged-by"))) {
                $0.loggedBy = [.name(FoldedText($1))]
            }
            + named("template", Self.linkNames(template, "template")) { $0.templates = [FoldedText($1)] }
            + named("code", Self.values(code, "code")) { $0.codes = [$1] }
            + named("segment", Self.linkNames(segment, "segment")) { $0.segments = [FoldedText($1)] }
    }

    private static func notFound(_ item: Named, among names: [String]) -> CommandFailure {
        let nearest = NearestNames.nearest(to: FoldedText(item.name), among: names) { [$0] }
        return CommandFailure(
            code: .notFound, message: "no \(item.kind) is called “\(item.name)”",
            hint: nearest.isEmpty ? all(item.kind, names) : "Did you mean \(nearest.joined(separator: ", "))?")
    }

    /// What there is to choose from, or where to look for it.
    private static func all(_ kind: String, _ names: [String]) -> String {
        if kind == "member" { return "`kith member list` shows all members." }
        guard !names.isEmpty else { return "The vault has no \(kind) at all." }
        let names = Set(names).sorted()
        let more = names.count > nameLimit ? ", and \((names.count - nameLimit).grouped) more" : ""
        return "There is \(names.prefix(nameLimit).joined(separator: ", "))\(more)."
    }

    private static let nameLimit = 20
}
