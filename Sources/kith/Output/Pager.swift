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
    /// - Parameters:
    ///   - beginning: The beginning of the text.
    ///   - rest: What follows; taken only where the program could be started.
    /// - Returns: Whether the program could be started.
    func show(_ beginning: String, then rest: inout some IteratorProtocol<String>) async -> Bool {
        guard let program = words.first else { return false }
        let executable: Executable = program.contains("/") ? .path(Self.path(program)) : .name(program)
        var variables: [Environment.Key: String?] = [:]
        for (name, value) in defaults { variables[.init(stringLiteral: name)] = value }
        var hasStarted = false
        // The keys that interrupt a program are the pager's while it has the screen. It doesn't inherit this.
        let former = signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, former) }
        // A pager that goes away is no failure, as for all output (see `Kith.main`).
        signal(SIGPIPE, SIG_IGN)
        _ = try? await run(
            executable, arguments: Arguments(Array(words.dropFirst())), environment: .inherit.updating(variables),
            input: .inputWriter, output: .currentStandardOutput, error: .currentStandardError
        ) { execution in
            hasStarted = true
            // A reader who leaves before the end has seen enough.
            try? await Self.write(beginning, then: &rest, to: execution.standardInputWriter)
            try? await execution.standardInputWriter.finish()
        }
        return hasStarted
    }

    /// Writes in pieces large enough to be worth it.
    private nonisolated(nonsending) static func write(
        _ beginning: String, then rest: inout some IteratorProtocol<String>, to writer: StandardInputWriter
    ) async throws {
        var piece = beginning
        while let next = rest.next() {
            piece += next
            guard piece.utf8.count >= 1 << 14 else { continue }
            _ = try await writer.write(piece)
            piece = ""
        }
        _ = try await writer.write(piece)
    }

    /// A path as Subprocess takes it, without naming its type: that comes from another module on each system.
    private static func path<Path: ExpressibleByStringLiteral>(_ text: Path.StringLiteralType) -> Path {
        Path(stringLiteral: text)
    }
}
