import TestSupport

extension TemporaryVault {
    /// A copy of the vault that comes with the project.
    static func sample() throws -> TemporaryVault { try TemporaryVault(InMemoryVault.sampleFiles()) }

    /// `kith` with these arguments, to be run in this folder or in one below it.
    func command(
        _ arguments: [String], environment: [String: String] = [:], in folder: String = ""
    ) throws -> KithCommand {
        try KithCommand(
            arguments, environment: environment, workingFolder: folder.isEmpty ? root : path(folder))
    }

    /// Runs `kith` with these arguments in this folder, or in one below it.
    func kith(
        _ arguments: String..., environment: [String: String] = [:], in folder: String = ""
    ) async throws -> CommandRun {
        try await command(arguments, environment: environment, in: folder).run()
    }

    /// The same with a list of arguments.
    func kith(
        all arguments: [String], environment: [String: String] = [:], in folder: String = ""
    ) async throws -> CommandRun {
        try await command(arguments, environment: environment, in: folder).run()
    }

    /// Runs `kith` as somebody whom the permissions of files bind.
    func boundKith(_ arguments: String...) async throws -> CommandRun {
        try await command(arguments).bound.run()
    }
}
