import NoteSyntax
import VaultModel
import VaultStore

/// Gathers notes of one kind.
struct KindGathering: NoteFold {
    static var part: NotePart { .everything }
    let kind: NoteKind
    private(set) var notes: [Note] = []

    init(_ kind: NoteKind) { self.kind = kind }

    mutating func add(_ note: Note) {
        if note.kind == kind { notes.append(note) }
    }

    mutating func merge(_ next: KindGathering) { notes += next.notes }
}

extension OpenVault {
    /// The templates of the vault, in the order of paths.
    func templates() async throws -> [InteractionTemplate] {
        let gathering = KindGathering(.template)
        return try await load(.folder(settings.templatesFolder), folding: gathering).fold.notes
            .compactMap(InteractionTemplate.init)
    }

    /// The codes of the vault, in the order of paths.
    func codes() async throws -> [InteractionCode] {
        try await load(.folder(settings.codesFolder), folding: KindGathering(.code)).fold.notes
            .compactMap(InteractionCode.init)
    }

    /// The member whom somebody named; in a vault without members the name itself.
    func person(named name: String) throws -> InteractionInput.Person {
        policy.isSolo ? .name(name) : .member(try member(named: name).path)
    }

    /// The member whom somebody named.
    func member(named name: String) throws -> Member {
        switch MemberNaming.match(name, among: policy.members, settings: settings) {
        case .found(let member): return member
        case .ambiguous(let members): throw CommandFailure(IdentityError.severalMembers(name, members: members))
        case .notFound(let nearest): throw CommandFailure(IdentityError.noMember(name, nearest: nearest))
        }
    }

    /// The active code that somebody named by its path such as `order/new`, or by its label.
    func code(named name: String) async throws -> InteractionCode {
        let code = try Self.only(
            .code, named: name, among: try await codes(), in: settings.codesFolder, called: CalledNote.init)
        try Self.checkActive(code.isActive, code.code, code.path)
        return code
    }

    /// The active template that somebody named.
    func template(named name: String) async throws -> InteractionTemplate {
        let template = try Self.only(
            .template, named: name, among: try await templates(), in: settings.templatesFolder,
            called: CalledNote.init)
        try Self.checkActive(template.isActive, template.name, template.path)
        return template
    }

    /// A link to the segment that somebody named, as it is written in the note at `holder`.
    func link(toSegment name: String, from holder: NotePath) async throws -> String {
        try link(to: try await segment(named: name).path, from: holder)
    }

    /// A link to a file of the vault, which somebody named by its path from the root.
    func link(toFile name: String, from holder: NotePath) throws -> String {
        let path = NotePath(name.hasPrefix("./") ? String(name.dropFirst(2)) : name)
        let listing = try store.listing()
        guard listing.files.contains(path) || listing.notes.contains(path) else {
            throw CommandFailure(
                code: .notFound, message: "the vault has no file \(name)", hint: "Give its path from the vault's root.")
        }
        return try link(to: path, from: holder)
    }

    /// The shortest link to a file, as it is written in the note at `holder`.
    func link(to path: NotePath, from holder: NotePath) throws -> String {
        let link = LinkResolver(try store.listing()).link(to: path, from: holder)
        guard let link else { throw ChangeRefusal.unlinkable(path) }
        return link
    }

    // MARK: Naming

    static func checkActive(_ isActive: Bool, _ name: String, _ path: NotePath) throws {
        guard !isActive else { return }
        throw CommandFailure(
            code: .refused, message: "“\(name)” is not active any more",
            hint: "Choose another, or take out `active: false`.", path: path.string)
    }

    /// The only one of some things that somebody means.
    ///
    /// - Parameters:
    ///   - kind: What they are.
    ///   - name: What somebody typed.
    ///   - things: All things of the kind.
    ///   - folder: The folder of the kind.
    ///   - called: What a thing is called.
    static func only<Thing: Sendable>(
        _ kind: NoteKind, named name: String, among things: [Thing], in folder: String,
        called: (Thing) -> CalledNote
    ) throws -> Thing {
        switch KindNaming.match(name, among: things, folder: folder, called: called) {
        case .found(let thing): return thing
        case .ambiguous(let found):
            throw CommandFailure(
                code: .ambiguous, message: "“\(name)” fits several \(kind.rawValue)s", hint: "Name one by its path.",
                candidates: found.map { .init(called($0)) })
        case .notFound(let nearest):
            let all = things.map { called($0).name }.sorted()
            let advice =
                all.isEmpty
                ? "The vault has no \(kind.rawValue) at all." : "There is \(all.prefix(20).joined(separator: ", "))."
            throw CommandFailure(
                code: .notFound, message: "no \(kind.rawValue) is called “\(name)”",
                hint: nearest.isEmpty ? advice : "Is it one of these?", candidates: nearest.map { .init(called($0)) })
        }
    }
}
