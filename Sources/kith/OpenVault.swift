import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// The vault that a command works on, with who may do what.
struct OpenVault {
    let store: VaultStore
    let policy: Policy

    /// Reads the policy of a vault.
    init(_ store: VaultStore) async throws {
        self.store = store
        let team = try await store.load(.policy)
        policy = Policy(settings: store.settings, notes: team.notes)
        Self.report(team.passedOver)
    }

    var settings: VaultSettings { store.settings }

    /// Says on standard error what was not read. Ends the command with exit code 2 where a view may lack something
    /// because of it; so this comes last.
    func finish(_ passedOver: [PassedOver]) throws {
        Self.report(passedOver)
        if passedOver.contains(where: \.isLoss) { throw ExitCode(CommandFailure.Code.failed.exitCode) }
    }

    private static func report(_ passedOver: [PassedOver]) {
        for item in passedOver { StandardError.write(item.warning + "\n") }
    }
}

extension PassedOver {
    /// What is said of it on standard error: where, what, and what to do.
    var warning: String {
        switch reason {
        case .symbolicLink:
            "kith: \(path): a symbolic link is passed over; put the note itself into the vault"
        case .nestedVault:
            "kith: \(path): a vault of its own is passed over; name it with --vault to work in it"
        case .undecodableName:
            "kith: \(path): a file whose name is not UTF-8 is not read; rename it"
        case .unreadableFolder(let reason):
            "kith: \(path.string.isEmpty ? "." : path.string): the folder can't be read: \(reason); what is in it is missing here"
        case .unreadableNote(let reason):
            "kith: \(path): the note can't be read: \(reason); what is in it is missing here"
        case .vanished:
            "kith: \(path): the note went away while it was to be read"
        case .opaque(let reason):
            "kith: \(path): the note is not read: \(reason)"
        }
    }
}
