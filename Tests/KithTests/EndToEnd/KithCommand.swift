import Foundation
import Subprocess
import TestSupport

/// A run of the real `kith`, or of a script that runs it, in surroundings that are the same everywhere: a clock that
/// stands still, no settings of whoever runs the tests, no terminal and nothing on standard input.
struct KithCommand: Sendable {
    /// The program and its arguments.
    let words: [String]

    /// Variables beside the ones that every run has, or in their place.
    let environment: [String: String]

    /// An absolute path.
    let workingFolder: String

    /// Runs `kith` with these arguments.
    init(_ arguments: [String], environment: [String: String] = [:], workingFolder: String) throws {
        self.init(words: [try BuiltProducts.kith()] + arguments, environment: environment, workingFolder: workingFolder)
    }

    private init(words: [String], environment: [String: String], workingFolder: String) {
        (self.words, self.environment, self.workingFolder) = (words, environment, workingFolder)
    }

    /// The same run by somebody whom the permissions of files bind, whoever runs the tests.
    ///
    /// The superuser stays who it is, so that it still comes to the program and the folder, but without its powers.
    var bound: KithCommand {
        guard getuid() == 0 else { return self }
        let words = ["/usr/bin/setpriv", "--bounding-set=-all", "--inh-caps=-all"] + words
        return KithCommand(words: words, environment: environment, workingFolder: workingFolder)
    }

    /// Another program in the same surroundings.
    func replaced(by words: [String]) -> KithCommand {
        KithCommand(words: words, environment: environment, workingFolder: workingFolder)
    }

    /// The same run by a line for `bash` in which `"$@"` stands for the command line.
    func scripted(_ line: String) -> KithCommand {
        KithCommand(
            words: ["/usr/bin/env", "bash", "-c", line, "bash"] + words, environment: environment,
            workingFolder: workingFolder)
    }
}

// MARK: - Running

extension KithCommand {
    /// How long a command may take, on a machine that is busy with other tests.
    static let limit = Duration.seconds(60)

    /// The largest output that is gathered.
    private static let largestOutput = 64 << 20

    /// Runs it to its end, as soon as not too many others run.
    ///
    /// - Parameters:
    ///   - limit: How long it may take; a script that runs many commands takes longer than one.
    ///   - waits: Whether it takes its turn; what runs hundreds of times one after the other would wait as often.
    /// - Throws: ``HangingCommand`` where it has not ended by then; it is then killed.
    func run(within limit: Duration = limit, waits: Bool = true) async throws -> CommandRun {
        guard waits else { return try await runInTime(limit) }
        await RunningCommands.shared.enter()
        do {
            let run = try await runInTime(limit)
            await RunningCommands.shared.leave()
            return run
        } catch {
            await RunningCommands.shared.leave()
            throw error
        }
    }

    private func runInTime(_ limit: Duration) async throws -> CommandRun {
        try await withThrowingTaskGroup(of: CommandRun?.self) { group in
            group.addTask { try await runToItsEnd() }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let run = try await group.next() ?? nil else {
                throw HangingCommand(command: commandLine, limit: limit)
            }
            return run
        }
    }

    private var commandLine: String { words.joined(separator: " ") }

    private func runToItsEnd() async throws -> CommandRun {
        let result = try await Subprocess.run(
            .path(Self.path(words[0])), arguments: Arguments(Array(words.dropFirst())),
            environment: .custom(allVariables), workingDirectory: Self.path(workingFolder),
            output: .bytes(limit: Self.largestOutput), error: .bytes(limit: Self.largestOutput))
        let exitCode: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let signal): 128 + signal
            }
        return CommandRun(
            command: commandLine, exitCode: exitCode, outputBytes: result.standardOutput,
            errorBytes: result.standardError)
    }

    private var allVariables: [Environment.Key: String] {
        var variables = Self.variables
        // The Swift libraries may lie where only this says.
        variables["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        variables["HOME"] = workingFolder + "/.no-home"
        variables.merge(environment) { _, given in given }
        return variables.reduce(into: [:]) { $0[Environment.Key(stringLiteral: $1.key)] = $1.value }
    }

    private static let variables = [
        "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "KITH_NOW": "2026-03-16T09:00:00-04:00",
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
    ]

    /// A path as Subprocess takes it, without naming its type: that comes from another module on each system.
    private static func path<Path: ExpressibleByStringLiteral>(_ text: Path.StringLiteralType) -> Path {
        Path(stringLiteral: text)
    }
}

/// Bounds how many commands run at a time, however many tests do: each has a minute, and takes memory.
private actor RunningCommands {
    static let shared = RunningCommands()

    private var free = 4
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func enter() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        guard !waiting.isEmpty else {
            free += 1
            return
        }
        waiting.removeFirst().resume()
    }
}

/// A command that had to be killed.
struct HangingCommand: Error, CustomStringConvertible {
    let command: String
    let limit: Duration
    var description: String { "has not ended within \(limit): \(command)" }
}
