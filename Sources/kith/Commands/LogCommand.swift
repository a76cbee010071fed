import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith log`: an interaction with a contact.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Log an interaction: a call, a mail, a meeting, a note.",
        usage: "kith log <contact> ... <type> [<subject>] [<options>]",
        discussion: """
            The first word from the second on that is one of the vault's types is the type: contacts stand before it, \
            the subject behind it. Several contacts share one interaction: it stands in the first one's note, and the \
            others are named in it. It is stamped with your name and the time; where it stands is printed, and its id.

              kith log "Ruth Abernathy" call "Wants eight pairs by May" --follow-up 2w
              kith log Ruth Walter meeting "Lunch at the fair" --at "yesterday 12:30"
              kith log Ruth note "Prefers mail to calls" --body - < notes.txt
              kith log Ruth email "Sent the offer" --attach ~/offers/wheels.pdf
            """)

    @Argument(help: "The contacts, the type, and the subject in quotes; -- stands before one that begins with -.")
    var words: [String] = []

    @Option(
        parsing: .unconditional,
        help: "The template that says what is not said here. With one, type and subject may be left out.")
    var template: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A file to attach, copied into the attachments folder if it is not in the vault; may be given several times.",
            valueName: "file"))
    var attach: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Another contact whom it applies to, or how they are related, such as spouse; may be given several times.",
            valueName: "contact"))
    var with: [String] = []

    @OptionGroup
    var text: InteractionTextOptions

    @OptionGroup
    var fields: InteractionFieldOptions

    @Flag(help: "Keep it as a draft, in no timeline and no total, until `kith resume`.")
    var postpone = false

    @OptionGroup
    var options: WriteOptions

    func validate() throws {
        if attach.contains("") { throw ValidationError("--attach names no file.") }
    }

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let (vault, author) = (writing.vault, writing.author)
        let attached = try attach.map { try vault.store.givenFile(at: $0, from: Invocation.workingFolder) }
        let template = try await template.asyncMap { try await vault.template(named: $0) }
        let call = try LogArguments(words, types: vault.settings.interactionTypes, template: template)
        let contacts = try await call.contacts.asyncMap { try await vault.contact(named: $0) }
        let holder = contacts[0]
        var input = try await fields.input(in: vault, holder: holder.path, with: with, now: author.now)
        input.type = call.type
        input.when = input.when ?? vault.settings.zone.written(author.now)
        if postpone { input.fields.append(OtherField(key: InteractionField.postponed.key.description, value: "true")) }
        input.attached = attached
        let others = contacts.dropFirst().map(\.path) + (input.with ?? [])
        input.with = others.isEmpty ? nil : others
        try text.read(into: &input, subject: call.subject)
        // A template that nobody named says nothing where somebody did.
        let isWordless = input.subject == nil && input.body == nil
        if let used = try await template.orElse({ try await vault.defaultTemplate(ofType: call.type) }) {
            let takesText = template != nil || isWordless
            try await vault.fill(&input, from: used, for: holder, by: author, takesText: takesText)
        }
        guard try await text.edit(&input, old: (nil, nil)) else {
            return StandardError.write("Nothing is logged: the text is empty.\n")
        }
        let written = input
        let need = InteractionLog.need(holder: holder.path, with: input.with ?? [], attaching: attached)
        try await writing.commit("log", needing: need, keeping: text.edit ? input : nil) { slice in
            var generator = SystemRandomNumberGenerator()
            return try InteractionLog.appending(written, to: holder.path, by: author, in: slice, using: &generator)
        }
    }
}

/// The arguments of `log`, told apart by the type that stands among them.
struct LogArguments: Equatable {
    /// The names of contacts, at least one.
    let contacts: [String]

    /// The type, in the vault's spelling.
    let type: String

    /// What it was about, if it is said.
    let subject: String?

    /// - Parameter template: What says the type, where none stands among the words.
    /// - Throws: `CommandFailure` where nothing says the type, or more than one word stands behind it.
    init(_ words: [String], types: [String], template: InteractionTemplate? = nil) throws {
        func type(_ word: String) -> String? { types.first { $0.lowercased() == word.lowercased() } }
        guard !words.isEmpty else {
            throw CommandFailure(
                code: .usage, message: "whom it was with, the type and the subject are missing",
                hint: "Write kith log CONTACT TYPE \"SUBJECT\".")
        }
        let isWordless = !words.dropFirst().contains { type($0) != nil }
        if isWordless, let template {
            guard let type = template.type.flatMap(type) else {
                throw CommandFailure(
                    code: .usage, message: "the template names no type of this vault",
                    hint: "Give one of \(types.joined(separator: ", ")) behind the contact.", path: template.path.string
                )
            }
            (contacts, self.type, subject) = (words, type, nil)
            return
        }
        guard let index = words.indices.dropFirst().first(where: { type(words[$0]) != nil }),
            let type = type(words[index])
        else {
            throw CommandFailure(
                code: .usage, message: "no type of interaction stands behind the contact",
                hint: "It is one of \(types.joined(separator: ", ")): kith log CONTACT TYPE \"SUBJECT\".")
        }
        let rest = words[(index + 1)...]
        guard rest.count <= 1 else {
            throw CommandFailure(
                code: .usage, message: "more than one word stands behind “\(words[index])”",
                hint: "Quote the subject: \"\(rest.joined(separator: " "))\".")
        }
        contacts = Array(words[..<index])
        self.type = type
        subject = rest.first
    }
}

extension Optional {
    /// The value, or else what `other` gives.
    func orElse(_ other: () async throws -> Wrapped?) async rethrows -> Wrapped? {
        if let self { return self }
        return try await other()
    }
}

extension Sequence {
    /// What `transform` makes of each element, one after the other.
    func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
