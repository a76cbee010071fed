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
            """)

    @Argument(help: "The contacts, the type, and the subject in quotes; -- stands before one that begins with -.")
    var words: [String] = []

    @OptionGroup
    var text: InteractionTextOptions

    @OptionGroup
    var fields: InteractionFieldOptions

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let call = try LogArguments(words, types: writing.vault.settings.interactionTypes)
        let contacts = try await call.contacts.asyncMap { try await writing.vault.contact(named: $0).path }
        var input = try await fields.input(in: writing.vault, holder: contacts[0], now: writing.author.now)
        input.type = call.type
        input.when = input.when ?? writing.vault.settings.zone.written(writing.author.now)
        let others = contacts.dropFirst() + (input.with ?? [])
        input.with = others.isEmpty ? nil : Array(others)
        guard try await text.fill(&input, subject: call.subject, old: (nil, nil)) else {
            return StandardError.write("Nothing is logged: the text is empty.\n")
        }
        let holder = contacts[0]
        try await writing.commit(
            "log", needing: InteractionLog.need(holder: holder, with: input.with ?? []),
            keeping: text.edit ? input : nil
        ) { slice in
            var generator = SystemRandomNumberGenerator()
            return try InteractionLog.appending(input, to: holder, by: writing.author, in: slice, using: &generator)
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

    /// - Throws: `CommandFailure` where no type stands there, or more than one word behind it.
    init(_ words: [String], types: [String]) throws {
        func type(_ word: String) -> String? { types.first { $0.lowercased() == word.lowercased() } }
        guard !words.isEmpty else {
            throw CommandFailure(
                code: .usage, message: "whom it was with, the type and the subject are missing",
                hint: "Write kith log CONTACT TYPE \"SUBJECT\".")
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

extension Sequence {
    /// What `transform` makes of each element, one after the other.
    func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
