import NoteSyntax

/// One interaction for each contact of a segment: all of them or none (format 2.3).
public struct SegmentLogging: Sendable {
    /// What the interactions take from a template.
    public struct Filling: Sendable {
        let template: InteractionTemplate
        let attachments: [NotePath]
        let takesText: Bool
        let by: String

        /// - Parameters:
        ///   - template: The template.
        ///   - attachments: The files that it links to.
        ///   - takesText: Whether subject and body are taken where none is given.
        ///   - by: Who did it, for its placeholders.
        public init(_ template: InteractionTemplate, attachments: [NotePath], takesText: Bool, by: String) {
            (self.template, self.attachments) = (template, attachments)
            (self.takesText, self.by) = (takesText, by)
        }
    }

    /// The segment's note.
    private let path: NotePath

    /// What is the same for all: the type and the WHEN, and what else somebody gave.
    private let input: InteractionInput

    private let filling: Filling?

    /// What has to be read for it.
    public let need: LoadNeed

    /// A log of a segment.
    ///
    /// - Parameters:
    ///   - segment: The segment.
    ///   - input: The type and the WHEN, and what else somebody gave; it is the same for all contacts.
    ///   - filling: What they take from a template.
    ///   - organizations: The notes of the contacts' organizations, whose names templates use.
    ///   - resolver: What finds the notes that links mean.
    public init(
        _ segment: Segment, _ input: InteractionInput, filling: Filling? = nil, organizations: [NotePath] = [],
        resolver: LinkResolver
    ) {
        path = segment.path
        (self.input, self.filling) = (input, filling)
        let contacts = segment.items.compactMap { resolver.path($0.target, from: segment.path) }
        need = .listed(([segment.path] + contacts + organizations).uniqued)
    }

    /// Logs the segment: an interaction in the note of each contact, and the run in the segment's.
    ///
    /// - Parameters:
    ///   - author: Who makes the change, and when.
    ///   - slice: What `need` brought.
    ///   - generator: Draws the ids.
    /// - Throws: ``SegmentRefusal/problems(_:)`` with all that stands against it, of all contacts; ``ChangeRefusal``,
    ///   `IdentityError`.
    public func logging(
        by author: Author, in slice: VaultSlice, using generator: inout some RandomNumberGenerator
    ) throws -> VaultChange<Written> {
        let signature = try author.signature(allowing: .edit, in: slice.policy)
        var revising = try SegmentRevising(path, in: slice)
        let segment = revising.segment
        guard !segment.items.isEmpty || !segment.problems.isEmpty else { throw ChangeRefusal.segment(.empty(path)) }
        let resolver = LinkResolver(slice.listing)
        let ids = Set(segment.runs.compactMap(\.id))
        let id = RandomID.make(mark: "l-", notAmong: ids, using: &generator)
        var (contacts, problems) = try contacts(of: segment, resolver, in: slice)
        var changes: [VaultChange<Written>] = []
        for contact in contacts {
            do {
                let input = try input(for: contact, run: id, resolver, in: slice)
                changes.append(
                    try InteractionLog.appending(input, to: contact.path, by: author, in: slice, using: &generator))
            } catch let refusal as ChangeRefusal {
                problems.append(.refusal(refusal))
            } catch let error as InteractionTemplate.PlaceholderError {
                problems.append(.placeholder(error, contact.path))
            }
        }
        guard problems.isEmpty else { throw ChangeRefusal.segment(.problems(problems)) }
        let run = try run(id, signature, count: contacts.count, resolver, by: author, in: slice)
        try revising.append(run)
        let places = revising.segment.runs.filter { $0.id == id }.map { run in
            WrittenPlace(path: path, line: run.line, id: id, name: segment.name)
        }
        let logged = VaultChange(joining: changes)
        var outcome = Written(places)
        outcome.interactions = logged.outcome.places
        return VaultChange(VaultEdit([revising.fileEdit] + logged.edit.files), outcome: outcome)
    }

    /// The contacts, each once, and what is wrong with the list.
    private func contacts(
        of segment: Segment, _ resolver: LinkResolver, in slice: VaultSlice
    ) throws(ChangeRefusal) -> (contacts: [Contact], problems: [SegmentLogProblem]) {
        var contacts: [Contact] = []
        var problems: [SegmentLogProblem] = []
        var seen: Set<NotePath> = []
        for case .noLink(let line) in segment.problems { problems.append(.noLink(path, line: line)) }
        for item in segment.items {
            switch resolver.resolve(item.target, from: path) {
            case .unresolved: problems.append(.unresolved(item.target, path, line: item.line))
            case .file(_, isTie: true): problems.append(.ambiguous(item.target, path, line: item.line))
            case .file(let found, isTie: false):
                guard seen.insert(found).inserted else { continue }
                if let note = slice.note(at: found) {
                    if let contact = Contact(note) {
                        contacts.append(contact)
                    } else {
                        problems.append(.refusal(.otherKind(found, needed: .contact)))
                    }
                } else if let reason = slice.passedOver.first(where: { $0.path == found }) {
                    problems.append(.refusal(.unread(reason)))
                } else if found.isNote {
                    // The list has another contact than a moment ago, when it was decided what to read.
                    throw .segment(.changedMeanwhile(path))
                } else {
                    problems.append(.refusal(.otherKind(found, needed: .contact)))
                }
            }
        }
        return (contacts, problems)
    }

    /// What is said of one contact.
    private func input(
        for contact: Contact, run id: String, _ resolver: LinkResolver, in slice: VaultSlice
    ) throws -> InteractionInput {
        var input = input
        if let filling, let when = input.when {
            try input.take(
                filling.template, link: try link(to: filling.template.path, from: contact.path, resolver),
                attachments: try filling.attachments.map { try link(to: $0, from: contact.path, resolver) },
                filling: InteractionTemplate.Filling(
                    contact, organization: organization(of: contact, resolver, in: slice), when: when, by: filling.by),
                takesText: filling.takesText)
        }
        let segment = try link(to: path, from: contact.path, resolver).dropLast(2) + "#^\(id)]]"
        input.fields.append(OtherField(key: InteractionField.segment.key.description, value: String(segment)))
        return input
    }

    private func organization(of contact: Contact, _ resolver: LinkResolver, in slice: VaultSlice) -> String? {
        guard let value = contact.value("organization") else { return nil }
        guard let target = Relation(value)?.target else { return value }
        guard let path = resolver.path(target, from: contact.path) else { return String(NotePath(target).stem) }
        return slice.note(at: path)?.name ?? String(path.stem)
    }

    private func link(to file: NotePath, from holder: NotePath, _ resolver: LinkResolver) throws(ChangeRefusal)
        -> String
    {
        guard let link = resolver.link(to: file, from: holder) else { throw .unlinkable(file) }
        return link
    }

    /// The callout of the run: who logged it, from what and for what; its subject as it was typed, or as the template has
    /// it.
    private func run(
        _ id: String, _ signature: String, count: Int, _ resolver: LinkResolver, by author: Author, in slice: VaultSlice
    ) throws -> CalloutText {
        let kept: [InteractionField] = [.code, .group]
        var input = input
        input.fields = kept.compactMap { field in
            let key = field.key.description
            let given = input.fields.last { InteractionField(named: $0.key) == field }
            return given ?? filling?.template.fields.first { $0.key == key }
        }
        if let filling {
            let link = try link(to: filling.template.path, from: path, resolver)
            input.fields.append(OtherField(key: InteractionField.template.key.description, value: link))
            if filling.takesText, input.subject == nil { input.subject = filling.template.subject }
        }
        input.fields += [
            OtherField(key: SegmentRun.interactionKey.description, value: input.type ?? ""),
            OtherField(key: SegmentRun.contactsKey.description, value: String(count)),
        ]
        let fields = try input.writtenFields(in: slice, holder: path, signature: signature)
        var text = CalloutText(type: SegmentRun.type.description, when: input.when, id: id)
        text.subject = try input.normalSubject() ?? ""
        text.fields = InteractionLog.stamp(signature, now: author.now) + fields.filter { !$0.value.isEmpty }
        return text
    }
}
