import Foundation
import TestSupport
import Testing
import VaultModel

@Suite("Dump")
struct DumpTests {
    @Test func dump() throws {
        let fixture = try MergeFixture()
        for seed in (ProcessInfo.processInfo.environment["DUMP"] ?? "").split(separator: ",") {
            var cases = MergeCases(
                seed: UInt64(seed) ?? 0, settings: fixture.settings,
                adding: Int(ProcessInfo.processInfo.environment["ADD"] ?? "6") ?? 6)
            let (base, ours, theirs) = (cases.base, cases.side("Jane"), cases.side("Sam"))
            let merged = fixture.merge(base, ours, theirs)
            print("==== \(seed)", merged.conflicts, merged.isTextMerge)
            print(NaiveJudge(base: base, ours: ours, theirs: theirs, merged: merged.bytes).damage)
            for (n, b) in [("O", base), ("A", ours), ("B", theirs), ("M", merged.bytes)] {
                print("---- \(n)\n" + String(note: b))
            }
        }
    }
}
