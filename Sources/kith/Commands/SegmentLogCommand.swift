import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith segment log`: an interaction with each contact of a segment.
struct SegmentLogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Log an interaction with each contact of a segment.",
        usage: "kith segment log <segment> [<type>] [<subject>] [<options>]",
        discussion: """
            Each contact gets an interaction of its own, and the segment an entry under its heading Log. A template's text \
            is filled in for each; what you type is taken as it stands. Everything is looked at before anything is \
            written: who asked not to be contacted, links to nobody, placeholders that a contact has nothing for. All of \
            that is told, and then nothing is written. `kith segment cancel` cancels all of it.

              kith segment log "Spring wheels" --template "Wheel list"
              kith segment log "Spring wheels" email "Summer opening hours" --body - < hours.md
            """)

    @Argument(help: "The segment: its name or path.")
    var segment: String

    @Argument(help: "The type, and the subject in quotes; -- stands before one that begins with -.")
    var words: [String] = []

    @Option(
        parsing: .unconditional,
        help: "The template that says what is not said here. With one, type and subject may be left out.")
    var template: String?

    @OptionGroup
    var text: InteractionTextOptions

    @OptionGroup
    var fields: InteractionFieldOptions

    @OptionGroup
    var options: WriteOptions

    func validate() throws {
        if text.edit, template != nil {
            throw ValidationError(
                "--edit writes one text for all, and a template has one for each: give one of the two.")
        }
    }

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let (vault, author) = (writing.vault, writing.author)
        let segment = try await vault.segment(named: segment)
        let template = try await template.asyncMap { try await vault.template(named: $0) }
        let call = try SegmentLogArguments(words, types: vault.settings.interactionTypes, template: template)
        var input = try await fields.input(in: vault, holder: nil, now: author.now)
        input.type = call.type
        input.when = input.when ?? vault.settings.zone.written(author.now)
        try text.read(into: &input, subject: call.subject)
        // A template that nobody named says nothing where somebody did.
        let isWordless = input.subject == nil && input.body == nil
        let used = try await template.orElse { try await vault.defaultTemplate(ofType: call.type) }
        guard try await text.edit(&input, old: (nil, nil)) else {
            return StandardError.write("Nothing is logged: the text is empty.\n")
        }
        let logging = try await vault.logging(
            segment, input, from: used, by: author, takesText: template != nil || isWordless && !text.edit)
        try await writing.commit("segment-log", needing: logging.need, keeping: text.edit ? input : nil) { slice in
            var generator = SystemRandomNumberGenerator()
            return try logging.logging(by: author, in: slice, using: &generator)
        }
    }
}

/// The arguments of `segment log` behind the segment.
struct SegmentLogArguments: Equatable {
    /// The type, in the vault's spelling.
    let type: String

    /// What it was about, if it is said.
    let subject: String?

    /// - Parameter template: What says the type, where the first word is none.
    /// - Throws: `CommandFailure` where nothing says the type, or more than one word stands behind it.
    init(_ words: [String], types: [String], template: InteractionTemplate?) throws {
        func type(_ word: String) -> String? { types.first { $0.lowercased() == word.lowercased() } }
        let all = types.joined(separator: ", ")
        let said = words.first.flatMap(type)
        let rest = words.dropFirst(said == nil ? 0 : 1)
        guard let type = said ?? template?.type.flatMap(type) else {
            if let template {
                throw CommandFailure(
                    code: .usage, message: "the template names no type of this vault",
                    hint: "Give one of \(all) behind the segment.", path: template.path.string)
            }
            throw CommandFailure(
                code: .usage, message: "no type of interaction stands behind the segment",
                hint: "It is one of \(all): kith segment log SEGMENT TYPE \"SUBJECT\".")
        }
        guard rest.count <= 1 else {
            throw CommandFailure(
                code: .usage, message: "more than one word stands where the subject is",
                hint: "Quote the subject: \"\(rest.joined(separator: " "))\".")
        }
        (self.type, subject) = (type, rest.first)
    }
}

extension OpenVault {
    /// A log of a segment, with what has to be read for it.
    fileprivate func logging(
        _ segment: Segment, _ input: InteractionInput, from template: InteractionTemplate?, by author: Author,
        takesText: Bool
    ) async throws -> SegmentLogging {
        let resolver = LinkResolver(try store.listing())
        guard let template else { return SegmentLogging(segment, input, resolver: resolver) }
        if !input.fields.contains(where: { InteractionField(named: $0.key) == .code }),
            let code = template.value(.code)
        {
            _ = try await self.code(named: code)
        }
        let filling = SegmentLogging.Filling(
            template, attachments: try Self.attachments(of: template, resolver), takesText: takesText,
            by: try names(input.by, author: author).joined(separator: ", "))
        return SegmentLogging(
            segment, input, filling: filling,
            organizations: try await organizations(of: segment, resolver), resolver: resolver)
    }

    /// The notes of the organizations that the contacts of a segment belong to.
    private func organizations(of segment: Segment, _ resolver: LinkResolver) async throws -> [NotePath] {
        let contacts = Set(segment.items.compactMap { resolver.path($0.target, from: segment.path) }).sorted()
        return try await store.load(.notes(contacts), folding: ContactGathering()).fold.contacts.compactMap { contact in
            contact.value("organization").flatMap { Relation($0) }.flatMap {
                resolver.path($0.target, from: contact.path)
            }
        }
    }
}
