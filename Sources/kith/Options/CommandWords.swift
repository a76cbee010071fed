import ArgumentParser

/// A command line, parted into the command that it names and what that is given.
///
/// Options of every command may stand before its name, as in `kith --vault Book timeline`: they are moved behind it.
/// Before anything that is no command they say nothing, and are left out.
struct CommandWords {
    /// The command that the first words name; `Kith` itself where they name none.
    private let command: any ParsableCommand.Type

    /// The words that name it.
    private let names: [String]

    /// What stands behind them.
    private let rest: [String]

    /// - Parameter arguments: The command line without the program's name.
    init(_ arguments: [String]) throws(CommandFailure) {
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
        var command: any ParsableCommand.Type = Kith.self
        var names: [String] = []
        while let next = rest.first,
            let subcommand = command.configuration.subcommands.first(where: { $0._commandName == next })
        {
            command = subcommand
            names.append(next)
            rest = rest.dropFirst()
        }
        (self.command, self.names) = (command, names)
        // A command that only has subcommands takes none of these options; what it says needs none.
        let takesOptions = Self.isLeaf(command) || command.configuration.defaultSubcommand != nil
        self.rest = takesOptions ? leading + rest : Array(rest)
    }

    /// Reads what the command is given.
    ///
    /// In a tree of commands the parser looks through each one above it as well, at every start. So a command without
    /// subcommands is read by itself first. Where that does not give the command, as where something is wrong or help is
    /// asked for, it is read as a part of the tree: only so messages and help name the whole command.
    func parse() throws -> any ParsableCommand {
        if Self.isLeaf(command), let parsed = try? command.parseAsRoot(rest), type(of: parsed) == command {
            return parsed
        }
        return try Kith.parseAsRoot(names + rest)
    }

    private static func isLeaf(_ command: any ParsableCommand.Type) -> Bool {
        command.configuration.subcommands.isEmpty
    }
}
