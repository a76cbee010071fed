import NoteSyntax
import VaultModel
import VaultStore

extension OpenVault {
    /// Has an interaction take from a template what it does not say itself.
    ///
    /// - Parameters:
    ///   - input: With its type and its WHEN.
    ///   - holder: The contact whose note will hold it.
    ///   - author: Who logs it.
    ///   - takesText: Whether subject and body are taken too.
    func fill(
        _ input: inout InteractionInput, from template: InteractionTemplate, for holder: Contact, by author: Author,
        takesText: Bool
    ) async throws {
        guard let when = input.when else { return }
        let listing = try store.listing()
        let resolver = LinkResolver(listing)
        let attachments = try Self.attachments(of: template, resolver).map { try link(to: $0, from: holder.path) }
        let filling = InteractionTemplate.Filling(
            holder, organization: try await organization(of: holder, resolver), when: when,
            by: try names(input.by, author: author).joined(separator: ", "))
        try input.take(
            template, link: try link(to: template.path, from: holder.path), attachments: attachments, filling: filling,
            takesText: takesText)
        if let code = input.fields.first(where: { InteractionField(named: $0.key) == .code })?.value {
            _ = try await self.code(named: code)
        }
    }

    /// The files that a template links to.
    static func attachments(of template: InteractionTemplate, _ resolver: LinkResolver) throws -> [NotePath] {
        try template.attachments.map { text in
            guard let target = Relation(text)?.target, let path = resolver.path(target, from: template.path) else {
                throw CommandFailure(
                    code: .notFound, message: "the template links to a file that is not there: \(text)",
                    path: template.path.string)
            }
            return path
        }
    }

    /// The template that an interaction takes where none is named and the vault wants one: the only active one of its type,
    /// or the one that is called like the type.
    func defaultTemplate(ofType type: String) async throws -> InteractionTemplate? {
        guard settings.requiresTemplate else { return nil }
        let fitting = try await templates().filter { $0.isActive && $0.type?.lowercased() == type.lowercased() }
        if fitting.count == 1 { return fitting[0] }
        return fitting.first { FoldedText($0.name) == FoldedText(type) }
    }

    private func organization(of contact: Contact, _ resolver: LinkResolver) async throws -> String? {
        guard let value = contact.value("organization") else { return nil }
        guard let target = Relation(value)?.target else { return value }
        guard let path = resolver.path(target, from: contact.path) else { return String(NotePath(target).stem) }
        return try await store.load(.notes([path])).notes.first?.name ?? String(path.stem)
    }

    /// The names of the people who did it; of whoever logs it where none are given.
    func names(_ people: [InteractionInput.Person]?, author: Author) throws -> [String] {
        guard let people, !people.isEmpty else { return [try Identity(author.clues, in: policy).name ?? ""] }
        return people.map { person in
            switch person {
            case .member(let path): policy.members.first { $0.path == path }?.name ?? String(path.stem)
            case .name(let name): name
            }
        }
    }
}

extension CommandFailure {
    /// The wording of a placeholder that can't be filled.
    init(_ error: InteractionTemplate.PlaceholderError) {
        switch error {
        case .unknown(let name, let path):
            self.init(
                code: .usage, message: "the template has a placeholder {{\(name)}}, which is none",
                hint: "There is name, given-name, organization, job-title, email, date, time, by.", path: path.string)
        case .missing(let name, let contact):
            let hint =
                name == "time"
                ? "Give --at with a time." : "Set it with `kith set`, or give the text with SUBJECT and --body."
            self.init(code: .usage, message: "the template asks for {{\(name)}}, which \(contact) has not", hint: hint)
        }
    }
}
