import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// The vault that a command works on, with who may do what.
struct OpenVault {
    let store: VaultStore
    let policy: Policy

    /// Reads the policy of a vault, after a change that was cut short is carried through where that can be.
    ///
    /// - Parameter isWriting: Whether what stands against that will end the command, and need not be told here.
    init(_ store: VaultStore, isWriting: Bool) async throws {
        var store = store
        store.onRecovery = { notices in StandardError.write(RecoveryText(notices, hidesUnfinished: isWriting).text) }
        self.store = try await store.recovered()
        policy = try await self.store.load(.policy).policy
    }

    var settings: VaultSettings { store.settings }

    /// Reads the notes that a question needs, and folds each; a long reading shows its progress on a terminal.
    ///
    /// - Parameter listing: The vault's files, where they were listed a moment ago.
    func load<Fold: NoteFold>(
        _ need: LoadNeed, folding fold: Fold, listing: VaultListing? = nil
    ) async throws -> Folded<Fold> {
        try await withProgress { try await store.load(need, folding: fold, listing: listing, progress: $0) }
    }

    /// Says on standard error what was not read.
    ///
    /// Ends the command with exit code 2 where a view may lack something because of it; so this comes last.
    ///
    /// - Parameter asJSON: Whether such a loss is told as an error in JSON, a line each.
    func finish(_ passedOver: [PassedOver] = [], asJSON: Bool) throws {
        let notices = policy.unread.filter { !passedOver.contains($0) } + passedOver
        let losses = asJSON ? notices.filter(\.isLoss) : []
        for loss in losses { StandardError.write(FailureReport.json(loss.failure)) }
        Self.report(notices.filter { !losses.contains($0) })
        if notices.contains(where: \.isLoss) { throw ExitCode(CommandFailure.Code.failed.exitCode) }
    }

    /// Says on standard error what of the team was not read, which ends nothing: what was written stays written.
    func warn() { Self.report(policy.unread) }

    /// Refuses to go on where nobody can tell who the members are: a team that is not read would make anyone the owner.
    func requireTeam() throws {
        guard let obstacle = policy.teamObstacle else { return }
        throw CommandFailure(
            code: .failed, message: "it can't be told who the members are: \(obstacle.message)",
            path: obstacle.path.string)
    }

    /// How many warnings are printed one by one.
    private static let warningLimit = 20

    private static func report(_ passedOver: [PassedOver]) {
        for item in passedOver.prefix(warningLimit) { StandardError.write("kith: \(item.place): \(item.message)\n") }
        if passedOver.count > warningLimit {
            StandardError.write("kith: … and \(passedOver.count - warningLimit) more like these\n")
        }
    }
}

extension PassedOver {
    /// Where it is, for people.
    var place: String {
        if case .brokenFrontMatter(let line, _) = reason { return "\(printable(path.string)):\(line)" }
        return path.string.isEmpty ? "." : printable(path.string)
    }

    /// The same as a failure.
    var failure: CommandFailure {
        if case .opaque = reason { return CommandFailure(code: .unsafeNote, message: message, path: path.string) }
        return CommandFailure(code: .failed, message: message, path: path.string)
    }

    /// What is said of it: what is wrong, and what to do.
    var message: String {
        switch reason {
        case .symbolicLink: "a symbolic link is passed over; put the note itself into the vault"
        case .nestedVault: "a vault of its own is passed over; name it with --vault to work in it"
        case .undecodableName: "a file whose name is not UTF-8 is not read; rename it"
        case .unreadableFolder(let reason): "the folder can't be read: \(reason); what is in it is missing here"
        case .unreadableNote(let reason): "the note can't be read: \(reason); what is in it is missing here"
        case .vanished: "the note went away while it was to be read"
        case .opaque(let reason): "the note is not read: \(printable(reason))"
        case .brokenFrontMatter(_, let problem):
            "the front matter can't be read: \(printable(problem)); until that is mended only its lines of the form "
                + "KEY: VALUE count"
        }
    }
}
