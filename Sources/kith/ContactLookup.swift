import NoteSyntax
import VaultModel
import VaultStore

/// Gathers the contacts of a vault, their front matter alone.
struct ContactGathering: NoteFold {
    static var part: NotePart { .frontMatter }
    private(set) var contacts: [Contact] = []

    mutating func add(_ note: Note) {
        if let contact = Contact(note) { contacts.append(contact) }
    }

    mutating func merge(_ next: ContactGathering) { contacts += next.contacts }
}

extension OpenVault {
    /// The contact that somebody named; reads as few notes as the naming allows.
    func contact(named name: String) async throws -> Contact {
        let direct = try await contacts(at: ContactNaming.paths(name, settings: settings))
        if let contact = direct.fold.contacts.first { return contact }
        let withStem = ContactNaming.notes(withStem: name, in: try store.listing())
        let exact = try await contacts(at: withStem)
        if exact.fold.contacts.count == 1 { return exact.fold.contacts[0] }
        guard exact.fold.contacts.isEmpty else { throw CommandFailure.ambiguous(name, among: exact.fold.contacts) }
        let unread = direct.passedOver + exact.passedOver
        // The name may well mean that note, so nobody else is meant by it.
        if let note = unread.first(where: \.isLoss) { throw CommandFailure.unread(note) }
        let all = try await store.load(.everything, folding: ContactGathering())
        switch ContactNaming.match(name, among: all.fold.contacts) {
        case .found(let contact): return contact
        case .ambiguous(let contacts): throw CommandFailure.ambiguous(name, among: contacts)
        case .notFound(let nearest):
            let reasons = unread.filter { $0.reason != .vanished } + all.passedOver.filter(\.isLoss)
            throw CommandFailure.noContact(name, nearest: nearest, unread: reasons)
        }
    }

    /// The contact that stands to another one as a word of that one's `relations` says, such as `spouse`; nil where none of
    /// them has the word.
    func contact(relatedAs word: String, to path: NotePath) async throws -> NotePath? {
        let folded = FoldedText(word)
        let relations = try await contacts(at: [path]).fold.contacts.flatMap { $0.values("relations") }
            .compactMap(Relation.init).filter { !$0.words.isEmpty && FoldedText($0.words) == folded }
        guard let first = relations.first else { return nil }
        let resolver = LinkResolver(try store.listing())
        let paths = Set(relations.compactMap { resolver.path($0.target, from: path) }).sorted()
        guard paths.count <= 1 else {
            throw CommandFailure.ambiguous(word, among: try await contacts(at: paths).fold.contacts)
        }
        guard let related = paths.first else {
            throw CommandFailure(
                code: .notFound, message: "no note is called “\(first.target)”, which “\(word)” stands for",
                hint: "Mend the link in `relations`.", path: path.string)
        }
        return related
    }

    /// The filter that somebody typed.
    func filter(_ text: String) throws -> ContactFilter {
        try ContactFilter(text, on: settings.zone.civil(try Invocation.now()).date)
    }

    /// All contacts with what filters ask of them, and what was not read.
    ///
    /// - Parameter listing: The vault's files, where they were listed a moment ago.
    func register(
        for filters: [ContactFilter], listing: VaultListing? = nil
    ) async throws -> (register: ContactRegister, passedOver: [PassedOver]) {
        let keys = filters.reduce(into: Set<ComputedKey>()) { $0.formUnion($1.facts) }
        let listing = try listing ?? store.listing()
        let fold = ContactOverviewFold(
            policy: policy, resolver: LinkResolver(listing), now: try Invocation.now(), keys: keys)
        let folded = try await load(.everything, folding: fold, listing: listing)
        let unread = (folded.passedOver + policy.unread).filter(\.isLoss)
        return (folded.fold.register(unread: unread), folded.passedOver)
    }

    /// The contacts among the notes at these paths; a path where nothing is gives none.
    private func contacts(at paths: [NotePath]) async throws -> Folded<ContactGathering> {
        try await store.load(.notes(paths), folding: ContactGathering())
    }
}

extension CommandFailure {
    static func ambiguous(_ name: String, among contacts: [Contact]) -> CommandFailure {
        CommandFailure(
            code: .ambiguous, message: "“\(name)” fits several contacts", hint: "Name one by its path.",
            candidates: contacts.map { Candidate(name: $0.name, path: $0.path.string) })
    }

    /// - Parameter unread: What was not read and may hold the contact.
    static func noContact(_ name: String, nearest: [Contact], unread: [PassedOver]) -> CommandFailure {
        let advice = nearest.isEmpty ? "`kith list` shows all contacts." : "Is it one of these?"
        let reasons = unread.prefix(3).map { "\($0.place): \($0.message)" }
        return CommandFailure(
            code: .notFound, message: "no contact is called “\(name)”",
            hint: (reasons + [advice]).joined(separator: "\n"),
            candidates: nearest.map { Candidate(name: $0.name, path: $0.path.string) })
    }

    /// The note that somebody named can't be read.
    static func unread(_ note: PassedOver) -> CommandFailure {
        CommandFailure(code: .unsafeNote, message: note.message, path: note.path.string)
    }
}
