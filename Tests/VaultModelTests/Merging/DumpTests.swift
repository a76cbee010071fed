import NoteSyntax
import Foundation
import TestSupport
import Testing
import VaultModel

@Suite("Dump")
struct DumpTests {
    @Test func dump() throws {
        let fixture = try MergeFixture()
        let add = Int(ProcessInfo.processInfo.environment["ADD"] ?? "6") ?? 6
        for seed in (ProcessInfo.processInfo.environment["DUMP"] ?? "").split(separator: ",") {
            var cases = MergeCases(seed: UInt64(seed) ?? 0, settings: fixture.settings, adding: add)
            let (base, ours, theirs) = (cases.base, cases.side("Jane"), cases.side("Sam"))
            let merged = fixture.merge(base, ours, theirs)
            print("==== \(seed)", merged.conflicts, merged.isTextMerge)
            print(NaiveJudge(base: base, ours: ours, theirs: theirs, merged: merged.bytes).damage)
            for (n, b) in [("O", base), ("A", ours), ("B", theirs), ("M", merged.bytes)] {
                print("---- \(n)\n" + String(note: b))
            }
        }
        var kinds: [String: Int] = [:]
        for seed in 0..<600 {
            var cases = MergeCases(seed: UInt64(seed + 5_000_000), settings: fixture.settings, adding: add)
            let (base, ours, theirs) = (cases.base, cases.side("Jane"), cases.side("Sam"))
            let merged = fixture.merge(base, ours, theirs)
            if merged.isTextMerge { print("TEXT", seed + 5_000_000) }
            for c in merged.conflicts {
                let k: String =
                    switch c.kind {
                    case .lines: "lines";
                    case .property(let p): "property \(p)";
                    case .interaction: "interaction"
                    }
                kinds[k, default: 0] += 1
                if k == "interaction" || k == "lines" {
                    let t = SourceText(merged.bytes)
                    print(k, seed); print(t.text(t.span(ofLines: c.lines)))
                }
            }
        }
        print(kinds)
    }
}
