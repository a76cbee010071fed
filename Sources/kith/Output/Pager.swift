import Subprocess

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The program that shows text longer than the screen: `PAGER`, else `less`.
struct Pager: Equatable {
    /// The program and its arguments; never a shell's command line.
    let words: [String]

    /// Variables that are set for it where the environment has none of that name.
    let defaults: [String: String]

    /// The pager that the environment names; nil for `PAGER` set to nothing, or to `cat`, which is none.
    init?(environment: [String: String]) {
        guard let named = environment["PAGER"] else {
            words = ["less", "-FRX"]
            defaults = [:]
            return
        }
        words = named.split { $0 == " " || $0 == "\t" }.map(String.init)
        guard !words.isEmpty, words != ["cat"] else { return nil }
        // A bare `less` would show style sequences as text, and would ask for a key below a short one.
        defaults = environment["LESS"] == nil ? ["LESS": "FRX"] : [:]
    }

    /// Shows a text until the reader has seen enough of it.
    ///
    /// - Returns: Whether the program could be started.
    func show(_ text: String) async -> Bool {
        guard let program = words.first else { return false }
        let executable: Executable = program.contains("/") ? .path(Self.path(program)) : .name(program)
        var variables: [Environment.Key: String?] = [:]
        for (name, value) in defaults { variables[.init(stringLiteral: name)] = value }
        var hasStarted = false
        _ = try? await run(
            executable, arguments: Arguments(Array(words.dropFirst())), environment: .inherit.updating(variables),
            input: .inputWriter, output: .currentStandardOutput, error: .currentStandardError
        ) { execution in
            hasStarted = true
            // The keys that interrupt a program are the pager's while it has the screen.
            let former = signal(SIGINT, SIG_IGN)
            defer { signal(SIGINT, former) }
            // A reader who leaves before the end has seen enough.
            _ = try? await execution.standardInputWriter.write(text)
            try? await execution.standardInputWriter.finish()
        }
        return hasStarted
    }

    /// A path as Subprocess takes it, without naming its type: that comes from another module on each system.
    private static func path<Path: ExpressibleByStringLiteral>(_ text: Path.StringLiteralType) -> Path {
        Path(stringLiteral: text)
    }
}
