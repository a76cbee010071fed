import NoteSyntax
import VaultModel
import VaultStore

/// What filters name; the option is called so.
enum NamedKind: String {
    case by
    case loggedBy = "logged-by"
    case template
    case code
    case segment
    case group

    var isPerson: Bool { self == .by || self == .loggedBy }

    var noun: String { isPerson ? "member" : rawValue }
}

/// Something that a filter names.
enum NamedThing {
    /// A note.
    case note(CalledNote)
    /// What has no note, and interactions name.
    case name(String)
}

/// Finds what an option names, in the vault.
///
/// An argument that as a whole is the name of one thing means that; else its parts are named each for itself.
struct FilterNames {
    private let kind: NamedKind
    private let vault: OpenVault
    private let resolver: LinkResolver

    /// The notes of the kind.
    private let notes: [CalledNote]

    /// What was not read: what begins with a name may be another than what is called so.
    private let unread: [PassedOver]

    /// - Parameter resolver: Finds the notes that links mean.
    init(of kind: NamedKind, in vault: OpenVault, resolver: LinkResolver) async throws {
        (self.kind, self.vault, self.resolver) = (kind, vault, resolver)
        let passedOver: [PassedOver]
        switch kind {
        case .by, .loggedBy: (notes, passedOver) = (vault.policy.members.map { CalledNote($0) }, vault.policy.unread)
        case .template: (notes, passedOver) = try await vault.called(.template, .folder(vault.settings.templatesFolder))
        case .code: (notes, passedOver) = try await vault.called(.code, .folder(vault.settings.codesFolder))
        case .segment: (notes, passedOver) = try await vault.called(.segment, .everything)
        case .group: (notes, passedOver) = ([], [])
        }
        unread = passedOver.filter(\.isLoss)
    }

    /// What the arguments name.
    func things(_ arguments: [String]) async throws -> [NamedThing] {
        try await arguments.asyncMap { try await things($0) }.flatMap { $0 }
    }

    private func things(_ argument: String) async throws -> [NamedThing] {
        if let whole = try known(argument) { return [whole] }
        let parts = ListedNames.parts(of: argument)
        if parts != [argument], try await isMeantWhole(argument, parts ?? []) { return [.name(argument)] }
        return try await ListedNames.needed(parts, kind.rawValue).asyncMap { try await thing($0, in: argument) }
    }

    /// Whether interactions name something that is called as the whole argument is.
    private func isMeantWhole(_ argument: String, _ parts: [String]) async throws -> Bool {
        if argument.hasPrefix("\"") || argument.hasPrefix("[[") { return false }
        // Members are named most often, and seldom with a comma.
        if kind.isPerson, !notes.isEmpty, parts.allSatisfy({ (try? known($0)) != nil }) { return false }
        return try await isUsed(argument)
    }

    private func thing(_ name: String, in argument: String) async throws -> NamedThing {
        // A group is a word that has no note.
        if kind == .group { return .name(name) }
        if let known = try known(name) { return known }
        if kind.isPerson {
            // Nobody has a note in a solo vault, and anybody may be named.
            if notes.isEmpty { return .name(name) }
            if let member = try begun(name).found { return member }
        }
        if try await isUsed(name) { return .name(name) }
        let (found, nearest) = try begun(name)
        if let found { return found }
        if let note = unread.first(where: { $0.isCalled(name) || $0.isCalled(argument) }) {
            throw CommandFailure.unread(note)
        }
        // Its commas may all belong to one name.
        let others = try match(argument, takesBeginnings: false).nearest.filter { !nearest.contains($0) }
        throw notFound(name, nearest + others)
    }

    /// What is called so.
    private func known(_ name: String) throws -> NamedThing? {
        if let exact = try match(name, takesBeginnings: false).found { return exact }
        let isParent = kind == .code && notes.contains { $0.isCode(below: FoldedText(name)) }
        return isParent ? .name(name) : nil
    }

    /// What begins so.
    private func begun(_ name: String) throws -> (found: NamedThing?, nearest: [CalledNote]) {
        try match(name, takesBeginnings: unread.isEmpty)
    }

    private func match(
        _ name: String, takesBeginnings: Bool
    ) throws -> (found: NamedThing?, nearest: [CalledNote]) {
        let folder = vault.settings.folder(of: kind)
        switch KindNaming.match(name, among: notes, folder: folder, takesBeginnings: takesBeginnings, called: { $0 }) {
        case .found(let note): return (.note(note), [])
        case .notFound(let nearest): return (nil, nearest)
        case .ambiguous(let notes):
            throw CommandFailure(
                code: .ambiguous, message: "“\(name)” fits several \(kind.noun)s",
                hint: kind.isPerson ? "Name one by its path or e-mail." : "Name one by its path.",
                candidates: notes.map { .init($0) })
        }
    }

    private func isUsed(_ name: String) async throws -> Bool {
        guard name.contains(where: { !$0.isWhitespace }) else { return false }
        let filter = InteractionFilter(everythingOf: kind, called: name, resolver: resolver)
        let use = NameUse(policy: vault.policy, filter: filter)
        return try await vault.load(.holding(TextScreen([FoldedText(name)])), folding: use).fold.isUsed
    }

    private func notFound(_ name: String, _ nearest: [CalledNote]) -> CommandFailure {
        CommandFailure(
            code: .notFound, message: "no \(kind.noun) is called “\(name)”",
            hint: nearest.isEmpty ? whereToLook : "Is it one of these?",
            candidates: nearest.map { .init($0) })
    }

    /// What there is to choose from, or where to look for it.
    private var whereToLook: String {
        if kind.isPerson { return "`kith member list` shows all members." }
        let names = Set(notes.map(\.name)).sorted()
        guard !names.isEmpty else { return "The vault has no \(kind.noun) at all." }
        let more = names.count > Self.nameLimit ? ", and \((names.count - Self.nameLimit).grouped) more" : ""
        return "There is \(names.prefix(Self.nameLimit).joined(separator: ", "))\(more)."
    }

    private static let nameLimit = 20
}

extension VaultSettings {
    fileprivate func folder(of kind: NamedKind) -> String {
        switch kind {
        case .by, .loggedBy: teamFolder
        case .template: templatesFolder
        case .code: codesFolder
        case .segment, .group: segmentsFolder
        }
    }
}

// MARK: - Reading

/// Gathers what notes of a kind are called, by their front matter alone.
struct CalledGathering: NoteFold {
    static var part: NotePart { .frontMatter }
    let kind: NoteKind
    private(set) var notes: [CalledNote] = []

    init(_ kind: NoteKind) { self.kind = kind }

    mutating func add(_ note: Note) {
        if note.kind == kind { notes.append(CalledNote(note)) }
    }

    mutating func merge(_ next: CalledGathering) { notes += next.notes }
}

extension OpenVault {
    fileprivate func called(
        _ kind: NoteKind, _ need: LoadNeed
    ) async throws -> (notes: [CalledNote], passedOver: [PassedOver]) {
        let read = try await load(need, folding: CalledGathering(kind))
        return (read.fold.notes, read.passedOver)
    }
}

/// Tells whether an interaction passes a filter.
private struct NameUse: NoteFold {
    static var part: NotePart { .everything }
    let policy: Policy
    let filter: InteractionFilter
    private(set) var isUsed = false

    init(policy: Policy, filter: InteractionFilter) { (self.policy, self.filter) = (policy, filter) }

    mutating func add(_ note: Note) {
        isUsed =
            isUsed
            || Interaction.all(in: note, settings: policy.settings).contains { filter.matches($0, policy: policy) }
    }

    mutating func merge(_ next: NameUse) { isUsed = isUsed || next.isUsed }
}

extension InteractionFilter {
    /// All interactions, drafts too, that name something that has no note.
    fileprivate init(everythingOf kind: NamedKind, called name: String, resolver: LinkResolver) {
        self.init()
        statuses = Set(InteractionStatus.allCases)
        switch kind {
        case .by: by = [.name(FoldedText(name))]
        case .loggedBy: loggedBy = [.name(FoldedText(name))]
        case .template: templates = NoteQuery([], names: [name], resolver: resolver)
        case .code: codes = [name]
        case .segment: segments = NoteQuery([], names: [name], resolver: resolver)
        case .group: groups = [FoldedText(name)]
        }
    }
}
