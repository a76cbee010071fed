import TestSupport
import Testing

@Suite("Several commands that write one note at once")
struct ConcurrentWritingTests {
    /// Four loops at once, each of which logs entries that carry its number and a counter, and tries again where the vault
    /// was busy for too long, as it may be on a machine with much else to do.
    private static let loops = """
        for writer in 1 2 3 4; do
            for entry in {1..250}; do
                until "$@" "writer $writer, entry $entry"; do
                    code=$?
                    [ $code = 2 ] || { echo "exit $code"; break; }
                done
            done &
        done
        wait
        """

    /// What a command says that waited in vain.
    private static let busy = """
        kith: .kith/lock: another command is changing the vault, and did not end in time
        Nothing was written. Wait for that command, then try again.

        """

    @Test("4 processes that log 250 times each make exactly 1,000 entries, every one whole", .timeLimit(.minutes(30)))
    func fourWriters() async throws {
        let vault = try LoggedNote.vault()
        let run = try await vault.command(LoggedNote.command).scripted(Self.loops).run(within: .seconds(1500))
        run.expectExit(0)
        #expect(run.failures == [])
        #expect(run.messages.replacing(Self.busy, with: "") == "")

        let (prose, entries) = try LoggedNote.parts(of: vault.read(LoggedNote.path))
        let ids = Set(entries.map(\.id))
        #expect(prose == LoggedNote.prose)
        #expect((run.acknowledgedIDs.count, entries.count) == (1000, 1000))
        #expect(ids.count == 1000)
        #expect(ids == Set(run.acknowledgedIDs))
        for writer in 1...4 {
            // Each writer's entries stand in the order in which it made them.
            let own = entries.map(\.subject).filter { $0.hasPrefix("writer \(writer),") }
            #expect(own == (1...250).map { "writer \(writer), entry \($0)" })
        }
        #expect(try await vault.timelineIDs() == entries.map(\.id))
        #expect(try vault.temporaryFiles() == [])
        #expect(try vault.entries().filter { $0.hasPrefix(".") } == [".kith", ".kith/.gitignore", ".kith/lock"])
    }
}
