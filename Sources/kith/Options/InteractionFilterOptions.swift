import ArgumentParser
import Foundation
import NoteSyntax
import VaultModel

/// The filter by who did it; `stats` has another option of that name.
struct DoneByOptions: ParsableArguments {
    @Option(parsing: .unconditionalSingleValue, help: ArgumentHelp("Only what this person did.", valueName: "member"))
    var by: [String] = []
}

/// The filters that every command has which lists or counts interactions.
///
/// Given twice, or with commas: any of them.
struct InteractionFilterOptions: ParsableArguments {
    @Option(parsing: .unconditionalSingleValue, help: "Only of this type, such as call.")
    var type: [String] = []

    @Option(
        parsing: .unconditionalSingleValue, help: ArgumentHelp("Only what this person recorded.", valueName: "member"))
    var loggedBy: [String] = []

    @Option(parsing: .unconditionalSingleValue, help: "Only of this code, or a child of it.")
    var code: [String] = []

    @Option(parsing: .unconditionalSingleValue, help: "Only from this template.")
    var template: [String] = []

    @Option(parsing: .unconditionalSingleValue, help: "Only of this group.")
    var group: [String] = []

    @Option(parsing: .unconditionalSingleValue, help: "Only of this segment.")
    var segment: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: "Only with this evaluation: very-positive, positive, neutral, negative, very-negative.")
    var evaluation: [String] = []

    @Option(parsing: .unconditionalSingleValue, help: "Only inbound, or outbound.")
    var direction: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: "Only logged, failed, cancelled or postponed. Drafts show only with postponed.")
    var status: [String] = []

    @Option(
        parsing: .unconditional,
        help: "Only within: 2026, 2026-03, 2026-03-09, 2026-Q1, 2026-W10, A..B, A.., ..B; both ends included.")
    var period: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Only since then: 2026-03-09, 2026-03-09 14:05, yesterday, last monday, 30d, 6w, 3m, 1y …",
            valueName: "when"))
    var since: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only up to then, that day included; written like --since.", valueName: "when"))
    var until: String?

    @Option(
        name: .customLong("contact"), parsing: .unconditional,
        help: ArgumentHelp("Only with contacts that this filter lists, as in kith list.", valueName: "filter"))
    var contacts: String?

    @Option(parsing: .unconditional, help: "Only with this text in subject, body or comments.")
    var text: String?
}

extension InteractionFilterOptions {
    /// Whether the options let everything pass.
    var isEmpty: Bool {
        [type, loggedBy, code, template, group, segment, evaluation, direction, status].allSatisfy(\.isEmpty)
            && [period, since, until, contacts, text].allSatisfy { $0 == nil }
    }

    /// The filter that the options ask for.
    ///
    /// - Parameters:
    ///   - by: Who is to have done it, as named.
    ///   - resolver: Finds the contacts that `with` names.
    func filter(
        in vault: OpenVault, by: [String] = [], resolver: LinkResolver
    ) async throws -> InteractionFilter {
        var filter = InteractionFilter()
        filter.types = try types(in: vault.settings)
        func named(_ kind: NamedKind, _ arguments: [String]) async throws -> [NamedThing] {
            // Without any nothing has to be read.
            if arguments.isEmpty { return [] }
            return try await FilterNames(of: kind, in: vault, resolver: resolver).things(arguments)
        }
        filter.by = try await named(.by, by).map(PersonQuery.init)
        filter.loggedBy = try await named(.loggedBy, loggedBy).map(PersonQuery.init)
        filter.codes = try await named(.code, code).map(\.text)
        filter.groups = try await named(.group, group).map { FoldedText($0.text) }
        filter.templates = NoteQuery(try await named(.template, template), resolver)
        filter.segments = NoteQuery(try await named(.segment, segment), resolver)
        filter.evaluations = Set(
            try Self.words(evaluation, "evaluation", allowed: Evaluation.allCases.map(\.rawValue)))
        filter.directions = Set(try Self.words(direction, "direction", allowed: ["inbound", "outbound"]))
        let statuses = try Self.words(status, "status", allowed: ["logged", "failed", "cancelled", "postponed"])
        if !statuses.isEmpty { filter.statuses = Set(statuses.compactMap(InteractionStatus.init)) }
        filter.when = try when(in: vault.settings.zone)
        if let text { filter.text = FoldedText(try Self.required(text, "text")) }
        if let contacts = try contacts.map({ try Self.required($0, "contact") }) {
            let meant = try vault.filter(contacts)
            let listed = try await vault.register(for: [meant]).register.overviews(matching: meant)
            filter.contacts = ContactSet(listed.map(\.contact.path), resolver: resolver)
        }
        return filter
    }

    private func types(in settings: VaultSettings) throws -> Set<Int> {
        let words = try Self.words(type, "type", allowed: settings.interactionTypes)
        return Set(words.compactMap(settings.interactionTypes.firstIndex))
    }

    private func when(in zone: VaultZone) throws -> InstantRange? {
        guard period != nil || since != nil || until != nil else { return nil }
        let now = try Invocation.now()
        var range = InstantRange()
        if let period { range = try Period(parsing: period).instants(in: zone) }
        if let since {
            let start = try WhenInput.parse(since, now: now, zone: zone, span: .back).instants.lowerBound
            range = range.intersection(InstantRange(start: start))
        }
        if let until {
            let end = try WhenInput.parse(until, now: now, zone: zone, span: .back).instants.upperBound
            range = range.intersection(InstantRange(end: end))
        }
        return range
    }

    /// The values of an option: given twice, or with commas between.
    static func values(_ arguments: [String], _ option: String) throws -> [String] {
        try arguments.flatMap { try ListedNames.needed(ListedNames.parts(of: $0), option) }
    }

    static func required(_ value: String, _ option: String) throws -> String {
        guard value.contains(where: { !$0.isWhitespace }) else {
            throw CommandFailure(code: .usage, message: "--\(option) needs a value")
        }
        return value
    }

    private static func words(_ arguments: [String], _ option: String, allowed: [String]) throws -> [String] {
        try values(arguments, option).map { word in
            if let match = allowed.first(where: { $0.lowercased() == word.lowercased() }) { return match }
            throw CommandFailure(
                code: .usage, message: "--\(option) can't be “\(word)”",
                hint: "It is one of: \(allowed.joined(separator: ", ")).")
        }
    }
}

// MARK: - What is named

extension NamedThing {
    /// The name: of a code the code itself.
    fileprivate var text: String {
        switch self {
        case .note(let note): note.name
        case .name(let name): name
        }
    }
}

extension PersonQuery {
    fileprivate init(_ thing: NamedThing) {
        switch thing {
        case .note(let note): self = .member(note.path)
        case .name(let name): self = .name(FoldedText(name))
        }
    }
}

extension NoteQuery {
    fileprivate init?(_ things: [NamedThing], _ resolver: LinkResolver) {
        guard !things.isEmpty else { return nil }
        var paths: Set<NotePath> = []
        var names: [String] = []
        for thing in things {
            switch thing {
            case .note(let note): paths.insert(note.path)
            case .name(let name): names.append(name)
            }
        }
        self.init(paths, names: names, resolver: resolver)
    }
}
