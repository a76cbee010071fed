import TestSupport
import Testing

extension TemporaryVault {
    /// Runs `kith` as a person of the team, and expects it to succeed.
    @discardableResult
    func done(
        _ line: [String], by person: Person = .member, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> CommandRun {
        let run = try await kith(all: line, environment: person.environment)
        run.expectExit(0, sourceLocation: sourceLocation)
        return run
    }

    /// A file's text.
    func text(_ path: String) throws -> String { String(decoding: try read(path), as: UTF8.self) }
}

extension String {
    /// The text with `ID` for each id that Kith drew, after the mark that tells its kind.
    var withoutIDs: String { replacing(/([icl])-[0-9a-hjkmnp-tv-z]{10}/) { "\($0.1)-ID" } }
}
