import Foundation
import TestSupport
import Testing

@Suite("kith-bench merge")
struct MergeBenchmarkTests {
    @Test("Every way to merge is measured, with a kith that is named from where one is")
    func relative() async throws {
        let folder = try TemporaryVault()
        let (kith, bench) = (try BuiltProducts.kith(), try BuiltProducts.program("kith-bench"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("the kith"), withDestinationPath: kith)
        let words = [
            bench, "merge", "--kith", "./the kith", "--contacts", "12", "--interactions", "1", "--rounds", "1",
        ]
        let run = try await folder.command([]).replaced(by: words).run()
        // So few notes say nothing about the bound, whether it is kept or not.
        #expect(run.exitCode <= 1)
        #expect(run.messages.isEmpty, "\(run.messages)")
        #expect(run.output.contains("git merge, kith's driver"))
        #expect(run.output.contains("kith sync"))
    }

    @Test("A kith that there is not is named")
    func missing() async throws {
        let folder = try TemporaryVault()
        let words = [try BuiltProducts.program("kith-bench"), "merge", "--kith", "no-kith", "--contacts", "1"]
        let run = try await folder.command([]).replaced(by: words).run()
        run.expectExit(2)
        #expect(run.messages.contains("no-kith"))
    }
}
