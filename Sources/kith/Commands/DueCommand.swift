import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith due`: what one is to come back to.
struct DueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "List follow-ups and contacts to keep in touch with, the most overdue first.",
        discussion: """
            A contact is due when nobody reached it for its keep-in-touch, or for that of its tags in Vault.md. What is \
            late comes first, by how late it is against the time that it had. `kith follow-up ID done` settles a \
            follow-up, logging an interaction a contact, and `kith snooze` puts a contact off.

            After an import everybody may be late at once: --spread proposes days for them, evenly over the time that \
            each has, and with --apply writes these as snoozed-until.

              kith due
              kith due --within 2w --contact tag:customer
              kith due --spread
              kith due --spread --apply
            """)

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Also what comes up within this time: 2w, 30d …", valueName: "span"))
    var within: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only of contacts that this filter lists, as in kith list.", valueName: "filter"))
    var contact: String?

    @Flag(help: "Propose days for all whom one is late to keep in touch with.")
    var spread = false

    @Flag(help: "Write the days that --spread proposes.")
    var apply = false

    @OptionGroup
    var options: WriteOptions

    func validate() throws {
        if apply, !spread { throw ValidationError("--apply writes what --spread proposes; give both.") }
        if options.dryRun, !apply {
            throw ValidationError("--dry-run goes with --spread --apply; nothing else is written.")
        }
        if spread, within != nil { throw ValidationError("--spread looks at what is late now; leave out --within.") }
    }

    func run() async throws {
        if apply { return try await write() }
        let vault = try await options.vault.open()
        let today = try vault.today()
        let last = try within.map { today.adding(try TimeSpan(argument: $0, option: "--within")) } ?? today
        let (overviews, passedOver) = try await vault.overviews(matching: contact)
        let view = DueView(settings: vault.settings, today: today)
        if spread {
            let proposal = Spreading.proposal(for: overviews, on: today)
            let leftOut = Spreading.leftOut(of: overviews, on: today)
            if options.format != .text || !proposal.isEmpty || leftOut.isEmpty {
                try await view.print(proposal, options)
            }
            Self.tellLeftOut(leftOut)
            if !proposal.isEmpty, options.format == .text {
                StandardError.write("kith: nothing is written; with --apply these days are, as snoozed-until\n")
            }
        } else {
            try await view.print(overviews.dueItems(on: today, until: last), options)
        }
        try vault.finish(passedOver, asJSON: options.format == .json)
    }

    private static func tellLeftOut(_ contacts: [Contact]) {
        guard !contacts.isEmpty else { return }
        let (who, stay) =
            contacts.count == 1 ? (contacts[0].name, "stays") : ("\(contacts.count.grouped) contacts", "stay")
        StandardError.write(
            printable("kith: \(who) \(stay) due, with an open follow-up that must not be put off") + "\n")
    }

    private func write() async throws {
        let writing = try await options.open(to: .edit)
        let (overviews, passedOver) = try await writing.vault.overviews(matching: contact)
        let proposal = Spreading.proposal(for: overviews, on: try writing.vault.today())
        let leftOut = Spreading.leftOut(of: overviews, on: try writing.vault.today())
        Self.tellLeftOut(leftOut)
        let author = writing.author
        let need = LoadNeed.notes(proposal.map(\.path).sorted())
        let written = try await writing.commit("due", needing: need) { slice in
            try Spreading.applying(proposal, by: author, in: slice)
        }
        if written.places.isEmpty, written.unchanged.isEmpty {
            let why = proposal.isEmpty ? "nobody is late" : "the days proposed are all today"
            if !proposal.isEmpty || leftOut.isEmpty { StandardError.write("kith: nobody is put off: \(why)\n") }
        }
        try writing.vault.finish(passedOver, asJSON: options.format == .json)
    }
}

/// `kith stale`: whom nobody reached for a while.
struct StaleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stale", abstract: "List contacts whom nobody reached for a while, who waits longest first.",
        discussion: """
            Who was never reached comes first. Who asks not to be contacted, and who is snoozed, is left out.

              kith stale
              kith stale 90d --contact tag:customer
            """)

    @Argument(help: "How long: 90d, 6w, 3m, 1y.")
    var span: String = "6m"

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only contacts that this filter lists, as in kith list.", valueName: "filter"))
    var contact: String?

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let today = try vault.today()
        let since = today.subtracting(try TimeSpan(argument: span, option: "the span"))
        let (overviews, passedOver) = try await vault.overviews(matching: contact)
        let items = overviews.staleItems(on: today, since: since)
        try await DueView(settings: vault.settings, today: today).print(items, format, options)
        try vault.finish(passedOver, asJSON: format == .json)
    }
}

/// `kith snooze`: a contact put off.
struct SnoozeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze", abstract: "Put a contact off: it is not due before that day.",
        discussion: """
            Follow-ups and keep-in-touch wait until then. `kith unset CONTACT snoozed-until` takes it back.

              kith snooze "Ruth Abernathy" 2w
              kith snooze Ruth "next monday"
            """)

    @Argument(help: "A contact: name, path, alias, e-mail or phone.")
    var contact: String

    @Argument(help: "A day, or a span from today such as 2w.")
    var when: String

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let author = writing.author
        let zone = writing.vault.settings.zone
        let until = try WhenInput.parse(when, now: author.now, zone: zone, span: .ahead)
        guard until.time == nil, until.date > zone.civil(author.now).date else {
            throw CommandFailure(
                code: .usage, message: "“\(when)” is no day that lies ahead",
                hint: "Write it as 2026-03-09, 2w or next monday. `kith unset CONTACT snoozed-until` ends it.")
        }
        let path = try await writing.vault.contact(named: contact).path
        try await writing.commit("snooze", needing: .notes([path])) { slice in
            try ContactEditing.changing(
                ContactProperty.snoozedUntil.key, .set([until.date.description]), at: path, by: author, in: slice)
        }
    }
}

extension TimeSpan {
    /// The span that somebody gave.
    init(argument: String, option: String) throws {
        guard let span = TimeSpan(argument) else {
            throw CommandFailure(
                code: .usage, message: "\(option) can't be “\(argument)”", hint: "Write a span as 30d, 6w, 3m or 1y.")
        }
        self = span
    }
}

extension OpenVault {
    /// The day that it is in the vault's zone.
    func today() throws -> CivilDate { settings.zone.civil(try Invocation.now()).date }

    /// The contacts with their numbers that a filter lists, all of them without one; and what was not read.
    func overviews(
        matching filter: String?
    ) async throws -> (overviews: [ContactOverview], passedOver: [PassedOver]) {
        let filter = try self.filter(filter.map { try InteractionFilterOptions.required($0, "contact") } ?? "")
        let (register, passedOver) = try await register(for: [filter])
        return (try register.overviews(matching: filter), passedOver)
    }
}
