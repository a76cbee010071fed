import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// The options of every command that writes.
struct WriteOptions: ParsableArguments {
    @Flag(help: "Show what would be written, as a diff whatever --format says, and write nothing.")
    var dryRun = false

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var identity: IdentityOptions

    @OptionGroup
    var vault: VaultOptions

    /// Finds and opens the vault to change something in it, which whoever runs the command must be allowed to do.
    func open(to permission: Permission) async throws -> VaultWriting {
        let vault = try await vault.open(isWriting: !dryRun)
        let author = Author(await vault.identityClues(identity), now: try Invocation.now())
        try author.check(permission, in: vault.policy)
        return VaultWriting(vault: vault, author: author, options: self)
    }
}

/// A vault that a command changes, with who does it and how it is told.
struct VaultWriting {
    let vault: OpenVault
    let author: Author
    fileprivate let options: WriteOptions

    /// Whether messages are for programs.
    var isJSON: Bool { options.format == .json }

    /// Whether nothing is to be written.
    var isDryRun: Bool { options.dryRun }

    fileprivate init(vault: OpenVault, author: Author, options: WriteOptions) {
        (self.vault, self.author, self.options) = (vault, author, options)
    }

    /// Works out a change and writes it, or shows it as a diff; then tells what was written.
    ///
    /// - Parameters:
    ///   - command: The command's name, after which the JSON is called.
    ///   - need: What the change has to know.
    ///   - typed: What somebody wrote in an editor, which is shown where the change fails, so that it is not lost.
    ///   - change: The change as a function of that; it runs again where another program writes in between.
    /// - Returns: What was written, or would be.
    @discardableResult
    func commit(
        _ command: String, needing need: LoadNeed, keeping typed: InteractionInput? = nil,
        _ change: (VaultSlice) throws -> VaultChange<Written>
    ) async throws -> Written {
        do {
            return try await commit(command, need, change)
        } catch {
            if let typed { StandardError.write(InteractionDraft(typed).salvage) }
            throw error
        }
    }

    private func commit(
        _ command: String, _ need: LoadNeed, _ change: (VaultSlice) throws -> VaultChange<Written>
    ) async throws -> Written {
        guard !options.dryRun else {
            let plan = try await vault.store.plan(needing: need, change)
            try await show(plan.edit, plan.outcome)
            return plan.outcome
        }
        let written = try await vault.store.commit(needing: need, change)
        try await tell(command, written)
        vault.warn()
        return written
    }

    /// A change with what it has to know.
    typealias Step = (need: LoadNeed, change: (VaultSlice) throws -> VaultChange<Written>)

    /// Makes a change for each of some targets, on its own; those that fail are told, and the others are made.
    ///
    /// Ends with the exit code of the first that failed.
    func commitEach(_ command: String, _ targets: [String], _ step: (String) throws -> Step) async throws {
        var written = Written([])
        var edits: [VaultEdit.FileEdit] = []
        var failures: [any Error] = []
        for target in targets {
            do {
                let step = try step(target)
                let one: Written
                if options.dryRun {
                    let plan = try await vault.store.plan(needing: step.need, step.change)
                    // A note that is named twice changes once.
                    edits += plan.edit.files.filter { file in !edits.contains { $0.path == file.path } }
                    one = plan.outcome
                } else {
                    one = try await vault.store.commit(needing: step.need, step.change)
                }
                written.places += one.places
                written.unchanged += one.unchanged
            } catch {
                failures.append(error)
            }
        }
        if options.dryRun {
            try await show(VaultEdit(edits), written)
        } else if failures.count < targets.count {
            try await tell(command, written)
        }
        vault.warn()
        let exitCodes = failures.map { FailureReport($0, isJSON: options.format == .json).print() }
        if let first = exitCodes.first { throw ExitCode(first) }
    }

    /// Shows what would be written.
    func show(_ edit: VaultEdit, _ outcome: Written) async throws {
        try await UnifiedDiff(edit).print(TextOutput(options.vault.terminal))
        tellUnchanged(outcome)
    }

    /// Tells what was written.
    func tell(_ command: String, _ written: Written) async throws {
        switch options.format {
        case .json: try OutputStream.print(written.json(schema: command))
        case .text:
            try await TextOutput(options.vault.terminal).print(written.text)
            written.tellFiles()
            written.tellSegment()
        }
        tellUnchanged(written)
        written.tellLinks()
    }

    private func tellUnchanged(_ written: Written) {
        for place in written.unchanged {
            StandardError.write("kith: nothing to change in \(printable(place.text))\n")
        }
        written.tellKept()
        written.tellHandmade()
        written.tellUndated()
    }

    /// Asks whether to go on with something that takes something away.
    ///
    /// A dry run takes nothing away, and is not asked about.
    ///
    /// - Parameters:
    ///   - isConfirmed: Whether the command line says so already.
    ///   - question: What goes, as a question to be answered with yes or no; made only where it is asked.
    func confirm(_ isConfirmed: Bool, _ question: () async throws -> String?) async throws {
        guard !isConfirmed, !options.dryRun, let question = try await question() else { return }
        try Confirmation.ask(question)
    }
}
