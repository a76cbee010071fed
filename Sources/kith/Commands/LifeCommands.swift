import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith evaluate`: how interactions went.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Say how interactions went.",
        usage: "kith evaluate <id> ... <value> [<options>]",
        discussion: """
            The value is very-positive, positive, neutral, negative or very-negative, and stands last.

              kith evaluate i-rmh9nw756k positive
              kith evaluate rmh9 k3f7 very-negative
            """)

    @Argument(help: "The interactions: ids, beginnings of ids, or PATH:LINE; and the value behind them.")
    var words: [String]

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let values = Evaluation.allCases.map(\.rawValue)
        guard words.count > 1, let evaluation = words.last.flatMap({ Evaluation(rawValue: $0.lowercased()) }) else {
            throw CommandFailure(
                code: .usage, message: "no evaluation stands behind the interactions",
                hint: "It is one of \(values.joined(separator: ", ")).")
        }
        let writing = try await options.open(to: .edit)
        let found = FoundInteractions(try await writing.vault.interactions(named: words.dropLast()))
        let author = writing.author
        try await found.change("evaluate", writing) { references, path, slice in
            try InteractionLife.evaluating(references, at: path, as: evaluation, by: author, in: slice)
        }
    }
}

/// `kith comment`: a remark on an interaction.
struct CommentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "comment", abstract: "Add a comment to an interaction, with your name and the time.",
        discussion: """
              kith comment i-rmh9nw756k "The hubs are in stock."
              kith comment rmh9 - < remark.md
            """)

    @Argument(help: "The interaction: its id, the beginning of one, or PATH:LINE.")
    var id: String

    @Argument(help: "The comment, in Markdown; - reads standard input.")
    var text: String

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let reference = InteractionReference(try await writing.vault.interactions(named: [id])[0])
        let text = text == "-" ? try InteractionTextOptions.standardInput() : text
        let author = writing.author
        try await writing.commit("comment", needing: .notes([reference.path])) { slice in
            try InteractionLife.commenting(reference, text, by: author, in: slice)
        }
    }
}

/// `kith follow-up`: when to come back to an interaction.
struct FollowUpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow-up", abstract: "Say when to come back to an interaction, or that it was done.",
        discussion: """
              kith follow-up i-rmh9nw756k 2w
              kith follow-up rmh9 "next friday"
              kith follow-up rmh9 done
            """)

    @Argument(help: "The interaction: its id, the beginning of one, or PATH:LINE.")
    var id: String

    @Argument(help: "A day, a span from today such as 2w, or done.")
    var when: String

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let author = writing.author
        let isDone = when.lowercased() == "done"
        let zone = writing.vault.settings.zone
        let day = isDone ? nil : try WhenInput.parse(when, now: author.now, zone: zone, span: .ahead).date
        let reference = InteractionReference(try await writing.vault.interactions(named: [id])[0])
        try await writing.commit("follow-up", needing: .notes([reference.path])) { slice in
            guard let day else { return try InteractionLife.followUpDone(reference, by: author, in: slice) }
            return try InteractionLife.followingUp(reference, on: day, by: author, in: slice)
        }
    }
}

/// `kith resume`: a draft that took place.
struct ResumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Make an interaction of a draft that `kith log --postpone` made.",
        discussion: """
            What the vault and the contacts ask of an interaction is asked now. `kith timeline --status postponed` lists \
            the drafts.

              kith resume i-rmh9nw756k
              kith resume rmh9 --at "yesterday 14:00"
            """)

    @Argument(help: "The draft: its id, the beginning of one, or PATH:LINE.")
    var id: String

    @Option(parsing: .unconditional, help: ArgumentHelp("When it took place. Otherwise now.", valueName: "when"))
    var at: String?

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let author = writing.author
        let zone = writing.vault.settings.zone
        let when =
            try at.map { try WhenInput.parse($0, now: author.now, zone: zone).written } ?? zone.written(author.now)
        let draft = try await writing.vault.interactions(named: [id])[0]
        let hasOthers = draft.text(.with) != nil
        let listing = hasOthers ? try writing.vault.store.listing() : VaultListing(notes: [])
        let need = InteractionLife.need(resuming: draft, resolver: LinkResolver(listing))
        let reference = InteractionReference(draft)
        try await writing.commit("resume", needing: need) { slice in
            try InteractionLife.resuming(reference, at: when, by: author, in: slice)
        }
    }
}
