import ArgumentParser
import VaultModel
import VaultStore

/// The options that every command has which works on a vault.
struct VaultOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The vault's folder. Otherwise KITH_VAULT, else the folder you are in or one above it.", valueName: "dir"))
    var vault: String?

    // Those of `TerminalOptions` themselves instead of a group in a group: with each level ArgumentParser takes several
    // times as long to check its options, as it does at every start of a debug build, and so in tests.
    @Option(parsing: .unconditional, help: TerminalOptions.colorHelp)
    var color: ColorChoice = .auto

    @Flag(name: .customLong("no-pager"), help: TerminalOptions.noPagerHelp)
    var noPager = false

    /// How text is shown.
    var terminal: TerminalOptions {
        var terminal = TerminalOptions()
        (terminal.color, terminal.noPager) = (color, noPager)
        return terminal
    }

    /// Finds and opens the vault.
    ///
    /// - Parameter isWriting: Whether something in it is to be changed.
    func open(isWriting: Bool = false) async throws -> OpenVault {
        // A clock that can't be read is an error for every command, also where it does not count.
        _ = try Invocation.now()
        let environment = Invocation.environment
        guard vault != "" else {
            throw CommandFailure(
                code: .usage, message: "--vault names no folder", hint: "Leave it out to use the folder you are in.")
        }
        let store: VaultStore
        if let folder = vault ?? environment["KITH_VAULT"].flatMap({ $0.isEmpty ? nil : $0 }) {
            store = try VaultStore(root: Invocation.absolutePath(folder))
        } else {
            store = try VaultStore.containing(Invocation.workingFolder)
        }
        return try await OpenVault(store, isWriting: isWriting)
    }
}

/// The options of every command that shows text on a terminal.
struct TerminalOptions: ParsableArguments {
    static let colorHelp: ArgumentHelp = "When to use colours."
    static let noPagerHelp: ArgumentHelp = "Print long text on the terminal instead of through PAGER."

    @Option(parsing: .unconditional, help: colorHelp)
    var color: ColorChoice = .auto

    @Flag(name: .customLong("no-pager"), help: noPagerHelp)
    var noPager = false
}

/// The option of commands to which it matters who runs them.
struct IdentityOptions: ParsableArguments {
    @Option(
        name: .customLong("as"), parsing: .unconditional,
        help: ArgumentHelp(
            "Who you are: a member's name or e-mail. Otherwise KITH_USER, else Git's user.email.", valueName: "member"))
    var name: String?
}

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
}
