import TestSupport
import Testing

@Suite("An editor that saves a note while commands write it")
struct EditorRaceTests {
    /// Logs until a file says that it is enough.
    private static let loop = """
        until [ -e .enough ]; do "$@" "entry $((entry += 1))" || echo "exit $?"; done
        """

    @Test(
        "No save of an editor is lost in 10 seconds, however it saves", .timeLimit(.minutes(30)),
        arguments: BlindEditor.Way.allCases)
    func savesAreKept(way: BlindEditor.Way) async throws {
        let vault = try LoggedNote.vault()
        let seed = Seed.ofRun
        async let logging = vault.command(LoggedNote.command).scripted(Self.loop).run(
            within: .seconds(250), waits: false)
        let edited = await Result { () async throws in
            // The loop may have to wait for its turn among all tests.
            while try vault.entryCount() == 0 { try await Task.sleep(for: .milliseconds(20)) }
            var editor = BlindEditor(way, in: vault, seed: seed)
            try await editor.work(for: .seconds(10))
            return editor
        }
        try vault.write(".enough", "")
        let run = try await logging
        let editor = try edited.get()
        print(
            "an editor that saves \(way), seed \(seed): \(editor.saves) saves, \(editor.seenLate) seen late, "
                + "\(editor.setAside) set aside, \(editor.lost) lost; \(run.acknowledgedIDs.count) entries logged, "
                + "\(run.failures.count) refused")

        #expect(editor.lost == 0, "seed \(seed)")
        #expect(editor.setAside == 0, "seed \(seed)")
        #expect(editor.saves > 0)
        // A note that is empty, or is saved again and again, is not written: it is no contact, or changes all the time.
        #expect(run.failures.allSatisfy { $0 == 2 || $0 == 3 })
        try await checkNote(vault, run, saves: editor.saves)
    }

    /// What stands in the note is whole, and was acknowledged, and the next command works.
    private func checkNote(_ vault: TemporaryVault, _ run: CommandRun, saves: Int) async throws {
        let last = try await vault.kith(all: LoggedNote.command + ["the last one"])
        last.expectExit(0)
        let acknowledged = run.acknowledgedIDs + last.acknowledgedIDs
        let (prose, entries) = try LoggedNote.parts(of: vault.read(LoggedNote.path))
        #expect(prose == LoggedNote.prose.replacing("Saved 0", with: "Saved \(saves)"))
        #expect(!run.acknowledgedIDs.isEmpty)
        #expect(entries.last?.id == acknowledged.last)
        #expect(Set(entries.map(\.id)).isSubset(of: acknowledged))
        #expect(Set(entries.map(\.id)).count == entries.count)
        #expect(try await vault.timelineIDs() == entries.map(\.id))
        #expect(try vault.temporaryFiles() == [])
    }
}

extension TemporaryVault {
    /// How many entries stand in the note.
    fileprivate func entryCount() throws -> Int { try LoggedNote.parts(of: read(LoggedNote.path)).entries.count }
}

extension Result where Failure == any Error, Success: Sendable {
    /// What `body` gives or throws.
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
