import TestSupport
import Testing

/// A command that is refused, in a vault like `WritingFixture`'s, and what is told of it.
struct Refusal: Sendable, CustomTestStringConvertible {
    /// What stands against it.
    let reason: String

    /// The command line.
    let line: [String]

    let exitCode: Int32

    /// What programs see it as.
    let code: String

    /// What message or hint must hold.
    let words: [String]

    /// `PATH` or `PATH:LINE`, where the message must name one.
    let place: String?

    /// Files in the place of the fixture's, or beside them.
    let files: [String: FileContent]

    /// Who runs it.
    let person: Person

    /// What else is to be done to the vault.
    let preparing: @Sendable (TemporaryVault) throws -> Void

    /// What comes on standard input, as `printf` writes it.
    let input: String?

    var testDescription: String { "\(reason): \(line.joined(separator: " "))" }

    init(
        _ reason: String, _ line: [String], _ exitCode: Int32, _ code: String, at place: String? = nil,
        _ words: [String], files: [String: FileContent] = [:], by person: Person = .owner, input: String? = nil,
        preparing: @escaping @Sendable (TemporaryVault) throws -> Void = { _ in }
    ) {
        (self.reason, self.line, self.exitCode, self.code, self.words) = (reason, line, exitCode, code, words)
        (self.place, self.files, self.person, self.input) = (place, files, person, input)
        self.preparing = preparing
    }

    /// Runs it in a vault where no command has written yet, and in one where one has: as JSON, as a dry run and as text it
    /// is refused all the same, says why, where and what to do, and all files keep their bytes and times.
    func check(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for isFirst in [true, false] {
            let vault = try WritingFixture.shared()
            // What the first command that writes leaves behind.
            if !isFirst { try vault.write(".kith/lock", "") }
            for (path, content) in files { try vault.write(path, content) }
            try preparing(vault)
            let before = try vault.snapshot()
            for options in isFirst ? [["--format", "json"], ["--dry-run"]] : [[]] {
                let run = try await run(options, in: vault)
                run.expectExit(exitCode, sourceLocation: sourceLocation)
                #expect(run.outputBytes.isEmpty, sourceLocation: sourceLocation)
                if options.contains("json") {
                    try checkJSON(run, sourceLocation)
                } else {
                    checkText(run, sourceLocation)
                }
            }
            #expect(try vault.snapshot() == before, sourceLocation: sourceLocation)
            // The superuser alone could remove what may not be written to.
            for folder in ["Contacts", "People", "Team"] { try vault.setPermissions(0o755, of: folder) }
        }
    }

    private func run(_ options: [String], in vault: TemporaryVault) async throws -> CommandRun {
        let end = line.firstIndex(of: "--") ?? line.endIndex
        let arguments = Array(line[..<end]) + options + Array(line[end...])
        let command = try vault.command(arguments, environment: person.environment).bound
        guard let input else { return try await command.run() }
        return try await command.scripted("printf '\(input)' | \"$@\"").run()
    }

    private func checkText(_ run: CommandRun, _ sourceLocation: SourceLocation) {
        if let place {
            let start = run.messages.hasPrefix("kith: \(place): ")
            #expect(start, "\(run.messages)", sourceLocation: sourceLocation)
        }
        for word in words {
            #expect(run.messages.contains(word), "\(run.messages)", sourceLocation: sourceLocation)
        }
    }

    private func checkJSON(_ run: CommandRun, _ sourceLocation: SourceLocation) throws {
        let error = try run.jsonError()
        #expect(error["schema"] == "kith.error/1", sourceLocation: sourceLocation)
        #expect(error["code"].text == code, sourceLocation: sourceLocation)
        #expect(!error["message"].text.isEmpty, sourceLocation: sourceLocation)
        guard let place else { return }
        var named = error["path"].text
        if case .number(let line) = error["line"] { named += ":\(Int(line))" }
        #expect(named == place, sourceLocation: sourceLocation)
    }
}
