import NoteSyntax
import VaultModel
import VaultStore

/// Gathers notes of one kind, their front matter alone.
private struct KindGathering: NoteFold {
    static var part: NotePart { .frontMatter }
    let kind: NoteKind
    private(set) var notes: [Note] = []

    init(_ kind: NoteKind) { self.kind = kind }

    mutating func add(_ note: Note) {
        if note.kind == kind { notes.append(note) }
    }

    mutating func merge(_ next: KindGathering) { notes += next.notes }
}

extension OpenVault {
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

    /// The code that somebody named by its path such as `order/new`, or by its label.
    func code(named name: String) async throws -> String {
        let codes = try await load(.folder(settings.codesFolder), folding: KindGathering(.code)).fold.notes
        let note = try Self.note(named: name, .code, in: settings.codesFolder, among: codes) {
            [Self.text("code", of: $0), String($0.path.stem)]
        }
        let code = Self.text("code", of: note)
        try Self.checkActive(note, code)
        return code
    }

    /// A link to the template that somebody named.
    func link(toTemplate name: String, from holder: NotePath) async throws -> String {
        let templates = try await load(.folder(settings.templatesFolder), folding: KindGathering(.template)).fold.notes
        let note = try Self.note(named: name, .template, in: settings.templatesFolder, among: templates) {
            [String($0.path.stem), $0.name]
        }
        try Self.checkActive(note, note.name)
        return try link(to: note.path, from: holder)
    }

    /// A link to the segment that somebody named.
    func link(toSegment name: String, from holder: NotePath) async throws -> String {
        let segments = try await load(.everything, folding: KindGathering(.segment)).fold.notes
        let note = try Self.note(named: name, .segment, in: settings.segmentsFolder, among: segments) {
            [String($0.path.stem), $0.name]
        }
        return try link(to: note.path, from: holder)
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

    private func link(to path: NotePath, from holder: NotePath) throws -> String {
        let link = LinkResolver(try store.listing()).link(to: path, from: holder)
        guard let link else { throw ChangeRefusal.unlinkable(path) }
        return link
    }

    private static func text(_ key: String, of note: Note) -> String {
        note.tree.frontMatter?[key]?.scalars.first?.text ?? ""
    }

    private static func checkActive(_ note: Note, _ name: String) throws {
        guard text("active", of: note).lowercased() == "false" else { return }
        throw CommandFailure(
            code: .refused, message: "“\(name)” is not active any more",
            hint: "Choose another, or take out `active: false`.",
            path: note.path.string)
    }

    private static func note(
        named name: String, _ kind: NoteKind, in folder: String, among notes: [Note], names: (Note) -> [String]
    ) throws -> Note {
        let folded = FoldedText(name.hasSuffix(".md") ? String(NotePath(name).stem) : name)
        let found = notes.filter { note in names(note).contains { FoldedText($0) == folded } }
        if found.count == 1 { return found[0] }
        guard found.isEmpty else {
            throw CommandFailure(
                code: .ambiguous, message: "“\(name)” fits several \(kind.rawValue)s", hint: "Rename one of them.",
                candidates: found.map { .init(name: $0.name, path: $0.path.string) })
        }
        let nearest = NearestNames.nearest(to: folded, among: notes, names: names)
        throw CommandFailure(
            code: .notFound,
            message: "no \(kind.rawValue) is called “\(name)”",
            hint: notes.isEmpty
                ? "The vault has no \(kind.rawValue)s yet: notes with `type: \(kind.rawValue)`, in \(folder)."
                : nearest.isEmpty ? nil : "Is it one of these?",
            candidates: nearest.map { .init(name: $0.name, path: $0.path.string) })
    }
}
