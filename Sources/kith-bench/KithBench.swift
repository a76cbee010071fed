import ArgumentParser

/// Measures Kith's speed and memory against yardsticks, on a vault that it makes up.
///
/// Exit codes: 0 all bounds are kept, 1 one is missed, 2 it could not be measured, 64 usage.
@main
struct KithBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kith-bench",
        abstract: "Measures Kith's speed and memory on a made-up vault.",
        subcommands: [GenerateCommand.self, RunCommand.self, WriteCommand.self, MergeCommand.self])

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as BenchFailure {
            StandardStream.errors.write("kith-bench: \(failure.message)\n")
            exit(withError: ExitCode(2))
        } catch {
            exit(withError: error)
        }
    }
}
