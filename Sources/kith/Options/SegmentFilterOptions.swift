import ArgumentParser
import VaultModel
import VaultStore

/// The options for a FILTER that becomes a step of a segment's criteria.
struct SegmentFilterOptions: ParsableArguments {
    @Argument(help: "Words that must all hold, as for `kith list`.")
    var filter: [String] = []

    @Flag(help: "Let contacts come in that have `exclude-from-segments`.")
    var includeExcluded = false

    /// What the options say.
    var written: SegmentFilter { SegmentFilter(words: filter, includesExcluded: includeExcluded) }
}

/// A FILTER for a step of a segment's criteria, as it was typed.
struct SegmentFilter {
    let words: [String]

    /// Whether contacts come in that stay out of segments.
    var includesExcluded = false

    /// The filter, on one line; nil where none is given.
    func parsed(in vault: OpenVault) throws -> ContactFilter? {
        let line = words.joined(separator: " ").split(whereSeparator: \.isNewline).joined(separator: " ")
        let text = line.drop(while: \.isWhitespace)
        let end = text.lastIndex { !$0.isWhitespace }
        return try end.map { try vault.filter(String(text[...$0])) }
    }

    /// Refuses a filter together with contacts that are named, and neither.
    func checkOneWay(_ contacts: [String]) throws {
        let isBlank = words.allSatisfy { $0.allSatisfy(\.isWhitespace) }
        guard isBlank == contacts.isEmpty else { return }
        throw ValidationError(
            isBlank ? "Give a filter, or --contact." : "Give a filter or --contact, not both.")
    }

    /// Adds a step to the criteria of a segment.
    func change(_ name: String, _ kind: SegmentStep.Kind, _ command: String, _ writing: VaultWriting) async throws {
        let (vault, author) = (writing.vault, writing.author)
        guard let filter = try parsed(in: vault) else {
            throw CommandFailure(
                code: .usage, message: "the filter is empty", hint: "kind:person,organization lists every contact.")
        }
        let segment = try await vault.segment(named: name)
        let found = try await vault.matches(of: filter, includesExcluded: includesExcluded)
        let step = SegmentStep(kind, filter.text)
        try await writing.commit(command, needing: SegmentEditing.need(segment.path)) { slice in
            try SegmentEditing.adding(step, to: segment.path, matches: found.matches, by: author, in: slice)
        }
        if kind == .add { found.matches.tellLeftOut(of: filter) }
        try vault.finish(found.passedOver, asJSON: writing.isJSON)
    }
}

extension SegmentMatches {
    /// Says who fits and does not come in.
    func tellLeftOut(of filter: ContactFilter) {
        let names = leftOut(of: filter.text).map(\.name)
        guard !names.isEmpty else { return }
        let shown = names.prefix(Self.shownNames).joined(separator: ", ") + (names.count > Self.shownNames ? " …" : "")
        let who = names.count == 1 ? "1 contact stays" : "\(names.count.grouped) contacts stay"
        StandardError.write(
            printable("kith: \(who) out, as exclude-from-segments says (\(shown)); --include-excluded lets them in")
                + "\n")
    }

    private static let shownNames = 5
}
