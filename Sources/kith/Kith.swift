import ArgumentParser

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The command line.
@main
struct Kith: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kith",
        abstract: "Contacts and every touchpoint with them, in plain Markdown notes.",
        version: "0.1.0",
        subcommands: [
            InitCommand.self, VaultCommand.self, AddCommand.self, AdoptCommand.self, ShowCommand.self,
            BriefCommand.self,
            ListCommand.self, SearchCommand.self,
            SetCommand.self, UnsetCommand.self, TimelineCommand.self, StatsCommand.self,
            LogCommand.self, EditCommand.self, CancelCommand.self, UncancelCommand.self, DeleteCommand.self,
            PurgeCommand.self,
            EvaluateCommand.self, CommentCommand.self, FollowUpCommand.self, ResumeCommand.self,
            DueCommand.self, StaleCommand.self, SnoozeCommand.self,
            OpenCommand.self,
            RenameCommand.self, RemoveCommand.self, DuplicatesCommand.self, MergeCommand.self, LinksCommand.self,
            BacklinksCommand.self, OrphansCommand.self, UnresolvedCommand.self,
            CheckCommand.self, StampCommand.self, GitCommand.self, SyncCommand.self,
            TemplateCommand.self, CodeCommand.self, SegmentCommand.self, WhoamiCommand.self, MemberCommand.self,
        ]
    )

    private static func exit(withCode code: Int32) {
        #if canImport(Glibc)
            Glibc.exit(code)
        #else
            Darwin.exit(code)
        #endif
    }

    static func main() async {
        // A reader that goes away, such as `head`, is no failure: writing then says so, instead of ending the process.
        signal(SIGPIPE, SIG_IGN)
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            var command = try parseAsRoot(Kith.withVaultOptionsLast(arguments))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Self.exit(withCode: FailureReport(error, arguments: arguments).print())
        }
    }
}

extension Kith {
    /// Options of every command may stand before its name, as in `kith --vault Book timeline`: they are moved behind it.
    ///
    /// Before anything that is no command they say nothing, and are left out.
    static func withVaultOptionsLast(_ arguments: [String]) throws(CommandFailure) -> [String] {
        var rest = arguments[...]
        var leading: [String] = []
        while let first = rest.first, first.hasPrefix("--") {
            let name = first.prefix { $0 != "=" }
            guard ["--vault", "--as", "--color", "--no-pager"].contains(name) else { break }
            let count = name == first && name != "--no-pager" ? 2 : 1
            leading += rest.prefix(count)
            rest = rest.dropFirst(count)
        }
        if let option = leading.first, rest.isEmpty {
            throw CommandFailure(
                code: .usage, message: "no command stands behind \(option)", hint: "`kith --help` lists the commands.")
        }
        var commands = configuration.subcommands
        var takesOptions = false
        var names: [String] = []
        while let next = rest.first, let command = commands.first(where: { $0._commandName == next }) {
            names.append(next)
            rest = rest.dropFirst()
            commands = command.configuration.subcommands
            takesOptions = commands.isEmpty || command.configuration.defaultSubcommand != nil
        }
        // A command that only has subcommands takes none of these options; what it says needs none.
        return takesOptions ? names + leading + rest : names + rest
    }
}
