import Synchronization
import TestSupport
import Testing
import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@testable import VaultStore

/// Whatever a power cut leaves of what is not on disk yet, no note is torn, and what was acknowledged is there.
@Suite("Power cuts")
struct PowerCutTests {
    /// What a system may lack, and still has a way that never shows half a note.
    static let lacks: [Set<SimulatedDisk.Call>] = [[], [.exchange], [.exclusive], [.openBeneath, .lease]]

    @Test(
        "before any call, a cut leaves each note wholly old or wholly new; after the last all are new",
        arguments: SampleEdit.all, lacks)
    func everyCall(sample: SampleEdit, missing: Set<SimulatedDisk.Call>) {
        let script = SimulatedDisk.Script(missing: missing)
        let count = SimulatedDisk.callCount(script) { _ = $0.write(sample.edit) }
        #expect(count > 10)
        for call in 0...count {
            var script = script
            script.cut = call
            let disk = SimulatedDisk(SampleEdit.disk, script)
            let failure = disk.write(sample.edit)
            Self.cut(disk, at: call) { left, place in
                for sampled in sample.files {
                    let found = left.bytes(sampled.path)
                    #expect(found == sampled.after || failure != nil && found == sampled.before, place())
                    guard sampled.before != nil, let file = left.file(sampled.path).flatMap({ left.seen[$0] }) else {
                        continue
                    }
                    #expect(file.mode == 0o640 && file.owner == 7 && file.attributes == ["user.x": [1]], place())
                }
            }
        }
    }

    @Test("a note never links to what is not there: what comes is there before it, what goes is there as long")
    func order() {
        let (old, new) = (SampleEdit.old, SampleEdit.new)
        let edit = VaultEdit([
            .remove(NotePath("F/x.pdf"), old), .replace(NotePath("N/a.md"), from: old, to: new),
            .create(NotePath("F/y.pdf"), new),
        ])
        let count = SimulatedDisk.callCount { _ = $0.write(edit) }
        for call in 0...count {
            let disk = SimulatedDisk(SampleEdit.disk, SimulatedDisk.Script(cut: call))
            _ = disk.write(edit)
            Self.cut(disk, at: call) { left, place in
                let isOld = left.bytes("N/a.md") == old
                #expect(left.bytes(isOld ? "F/x.pdf" : "F/y.pdf") == (isOld ? old : new), place())
            }
        }
    }

    @Test("what was taken away does not come back, under no name")
    func gone() {
        let edit = VaultEdit([.remove(NotePath("F/x.pdf"), SampleEdit.old)])
        let disk = SimulatedDisk(SampleEdit.disk)
        #expect(disk.write(edit) == nil)
        Self.cut(disk, at: disk.calls.count) { left, place in
            #expect(!left.paths().contains { $0.hasPrefix("F/") }, place())
        }
    }

    @Test("what another program saved on the way is there after a cut", arguments: SimulatedDisk.Intrusion.allCases)
    func intrusions(intrusion: SimulatedDisk.Intrusion) {
        let calm = SimulatedDisk.callCount { _ = $0.append([43]) }
        for entry in 0..<calm {
            let script = SimulatedDisk.Script(intrusion: (entry, intrusion), portion: 1000)
            let count = SimulatedDisk.callCount(script) { _ = $0.append([43]) }
            for call in entry...max(entry, count) {
                var script = script
                script.cut = call
                let disk = SimulatedDisk(SampleEdit.disk, script)
                _ = disk.append([43])
                guard disk.hasIntruded else { continue }
                Self.cut(disk, at: call) { left, place in
                    #expect(left.holds(beginning: SimulatedDisk.theirs), "saved at \(entry), \(place())")
                }
            }
        }
    }

    /// Looks at what a cut leaves, for many ways of it.
    private static func cut(_ disk: SimulatedDisk, at call: Int, _ look: (DiskState, () -> Comment) -> Void) {
        let state = disk.disk
        for (number, cut) in (DiskState.Cut.allCases + Array(repeating: .anything, count: 8)).enumerated() {
            let value = Seed.ofRun &+ UInt64(call * 100 + number)
            var seed = Seed(value)
            look(state.afterCut(cut, &seed)) { "cut at \(call) of \(disk.calls), \(cut), seed \(value)" }
        }
    }

    @Test("where the lock is, Git passes over it")
    func firstLock() async throws {
        for call in 0..<30 {
            for cut in DiskState.Cut.allCases {
                let disk = SimulatedDisk(SampleEdit.newDisk, SimulatedDisk.Script(cut: call))
                try? await VaultLock.holding(in: SimulatedDisk.root, calls: disk, limit: .zero) {}
                var seed = Seed(Seed.ofRun &+ UInt64(call))
                let left = disk.disk.afterCut(cut, &seed)
                let ignored = left.bytes(".kith/.gitignore")
                #expect(left.file(".kith/lock") == nil || ignored == Array("*\n".utf8), "call \(call), \(cut)")
                #expect(ignored == nil || ignored == Array("*\n".utf8), "call \(call), \(cut)")
            }
        }
    }
}
