import ArgumentParser
import VaultGit
import VaultModel

/// `kith sync`: what others did comes, what was done here goes.
struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Get what others did, merge it, and send what was done here.",
        discussion: """
            Fetches the branch that this one follows, merges it by interactions, and pushes; when somebody else pushes \
            meanwhile, once more. What no commit has, or Git ignores, stays as it is: nothing of it is sent or overwritten, \
            and where it is in the way nothing is merged. With --commit it is committed first, all of the vault, and \
            stamped and checked if `kith git install --hooks` was run; where that is refused, all stays as it was. What is \
            left to decide stands between markers, or is a file that one side deleted or each renamed, and nothing is \
            pushed before that is done.

            --dry-run gets what came and ends as the sync would. What of --rebase would be left to decide shows only when \
            it is done.

            No hook of the clone runs, nor anything else that its own configuration names; where that would be needed, \
            nothing is done.

              kith sync
              kith sync --commit
              kith sync --rebase
            """)

    @Flag(help: "Put this clone's commits on top of what others did, instead of merging.")
    var rebase = false

    @Flag(help: "Commit everything in the vault that is not committed.")
    var commit = false

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        var sync = try await VaultSync(options, rebases: rebase, commits: commit)
        if options.dryRun { return try await sync.show() }
        do {
            try await sync.run()
        } catch {
            // What was done before stays done.
            try await SyncView(report: sync.report, options: options).print()
            throw error
        }
        try await SyncView(report: sync.report, options: options).print()
        if !sync.report.conflicts.isEmpty { throw ExitCode(1) }
    }
}
