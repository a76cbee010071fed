import NoteSyntax
import VaultModel
import VaultStore

/// Gathers what templates, codes and segments of a vault are called.
private struct CatalogGathering: NoteFold {
    static var part: NotePart { .frontMatter }
    private(set) var names: [NoteKind: [String]] = [:]

    mutating func add(_ note: Note) {
        switch note.kind {
        case .template, .segment: names[note.kind, default: []].append(String(note.path.stem))
        case .code: names[.code, default: []] += note.tree.frontMatter?["code"]?.scalars.map(\.text) ?? []
        case .contact, .member, .plain: break
        }
    }

    mutating func merge(_ next: CatalogGathering) {
        names.merge(next.names, uniquingKeysWith: +)
    }
}

extension InteractionFilterOptions {
    /// Refuses names of people, templates, codes and segments that the vault does not have.
    ///
    /// To be asked where a filter lets nothing pass: an interaction may name what has no note.
    func checkNames(of filter: InteractionFilter, in vault: OpenVault) async throws {
        if !vault.policy.isSolo {
            let members = vault.policy.members.flatMap { [$0.stem, $0.name] }
            for case .name(let name) in filter.by + filter.loggedBy {
                throw Self.notFound("member", name, among: members)
            }
        }
        guard !(filter.templates.isEmpty && filter.codes.isEmpty && filter.segments.isEmpty) else { return }
        let names = try await vault.load(.everything, folding: CatalogGathering()).fold.names
        try Self.check(filter.templates, "template", among: names[.template] ?? [])
        try Self.check(filter.codes.map { FoldedText($0) }, "code", among: names[.code] ?? [])
        try Self.check(filter.segments, "segment", among: names[.segment] ?? [])
    }

    private static func check(_ asked: [FoldedText], _ kind: String, among names: [String]) throws {
        let known = Set(names.map { FoldedText($0) })
        if let missing = asked.first(where: { !known.contains($0) }) { throw notFound(kind, missing, among: names) }
    }

    private static func notFound(_ kind: String, _ name: FoldedText, among names: [String]) -> CommandFailure {
        let all = kind == "member" ? "`kith member list` shows all members." : nil
        let nearest = NearestNames.nearest(to: name, among: names) { [$0] }
        return CommandFailure(
            code: .notFound, message: "no \(kind) is called “\(name.text)”",
            hint: nearest.isEmpty ? all : "Did you mean \(nearest.joined(separator: ", "))?")
    }
}
