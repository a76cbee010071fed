import VaultGit
import VaultModel
import VaultStore

extension OpenVault {
    /// Who runs the command: by `--as`, else `KITH_USER`, else Git, which is asked only where it decides.
    func identity(_ options: IdentityOptions) async throws -> Identity {
        try requireTeam()
        return try Identity(await identityClues(options), in: policy)
    }

    /// What there is to tell by who runs the command.
    func identityClues(_ options: IdentityOptions) async -> IdentityClues {
        var clues = IdentityClues(asOption: options.name, kithUser: Invocation.environment["KITH_USER"])
        if clues.needsGit {
            let git = await GitIdentity.asked(in: store.root, program: Invocation.program(named: "git"))
            (clues.gitName, clues.gitEmail) = (git.name, git.email)
        }
        return clues
    }
}
