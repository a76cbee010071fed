import TestSupport
import Testing
import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@testable import VaultStore

/// Whichever call fails, either everything is written or nothing is, and nothing is left over.
@Suite("Failing calls")
struct FailingDiskTests {
    static let lacks: [Set<SimulatedDisk.Call>] = [
        [], [.exchange], [.exclusive], [.exclusive, .link], [.openBeneath], [.lease], [.exchange, .exclusive, .lease],
    ]

    @Test("without a call that a system may lack, there is another way", arguments: SampleEdit.all, lacks)
    func missingCalls(sample: SampleEdit, missing: Set<SimulatedDisk.Call>) {
        let disk = SimulatedDisk(SampleEdit.disk, SimulatedDisk.Script(missing: missing))
        #expect(disk.write(sample.edit) == nil)
        for file in sample.files { #expect(disk.disk.bytes(file.path) == file.after) }
        #expect(disk.disk.leftovers == [])
        for path in disk.disk.paths() {
            let file = disk.disk.file(path)
            #expect(file.map { disk.disk.linkCount(of: $0) } == 1)
        }
    }

    @Test(
        "a call that fails leaves all notes new, or all old and the folders as they were", arguments: SampleEdit.all,
        lacks)
    func everyCall(sample: SampleEdit, missing: Set<SimulatedDisk.Call>) {
        let script = SimulatedDisk.Script(missing: missing)
        let count = SimulatedDisk.callCount(script) { _ = $0.write(sample.edit) }
        let before = SampleEdit.disk
        for call in 0..<count {
            for code in [EIO, ENOSPC, ENOSYS, EINVAL, EPERM, EEXIST, ENOENT] {
                var script = script
                script.failure = (call, code)
                let disk = SimulatedDisk(before, script)
                let failure = disk.write(sample.edit)
                let after = disk.disk
                func place() -> Comment { "call \(call) of \(disk.calls): \(code)" }
                for file in sample.files {
                    #expect(after.bytes(file.path) == (failure == nil ? file.after : file.before), place())
                }
                guard disk.failed != .remove else { continue }
                // What can't be cleared up after all is written is left to the next command.
                let next = SimulatedDisk(after)
                if failure == nil { #expect(next.recover() == nil, place()) }
                #expect(next.disk.leftovers == [], place())
                guard failure != nil else { continue }
                #expect(after.paths() == before.paths(), place())
                // Times that could not be asked for can't be given back.
                if disk.failed != .status { #expect(after.folders == before.folders, place()) }
            }
        }
    }

    @Test("another program's version is kept, whichever call fails", arguments: SimulatedDisk.Intrusion.allCases)
    func intrusions(intrusion: SimulatedDisk.Intrusion) {
        let calm = SimulatedDisk.callCount { _ = $0.append([43]) }
        for entry in 0..<calm {
            let script = SimulatedDisk.Script(intrusion: (entry, intrusion), portion: 1000)
            let count = SimulatedDisk.callCount(script) { _ = $0.append([43]) }
            for call in entry..<max(entry, count) {
                for code in [EIO, ENOSYS, ENOENT] {
                    var script = script
                    script.failure = (call, code)
                    let disk = SimulatedDisk(SampleEdit.disk, script)
                    _ = disk.append([43])
                    guard disk.hasIntruded else { continue }
                    #expect(
                        disk.disk.holds(beginning: SimulatedDisk.theirs),
                        "saved at \(entry), failed at \(call) of \(disk.calls): \(code)")
                }
            }
        }
    }

    @Test(
        "a note that another program saves while it is to go is there, whichever call fails",
        arguments: SimulatedDisk.Intrusion.allCases)
    func intrudedRemoval(intrusion: SimulatedDisk.Intrusion) {
        var outcomes: Set<Bool> = []
        let calm = SimulatedDisk.callCount { _ = $0.removeNote() }
        for entry in 0..<calm {
            let script = SimulatedDisk.Script(intrusion: (entry, intrusion), portion: 1000)
            let count = SimulatedDisk.callCount(script) { _ = $0.removeNote() }
            for call in [-1] + (entry..<max(entry, count)) {
                for code in [EIO, ENOSYS, ENOENT] {
                    var script = script
                    script.failure = (call, code)
                    let disk = SimulatedDisk(SampleEdit.disk, script)
                    let failure = disk.removeNote()
                    guard disk.hasIntruded else { continue }
                    let place = "saved at \(entry), failed at \(call) of \(disk.calls): \(code)"
                    #expect(disk.disk.holds(beginning: SimulatedDisk.theirs), "\(place)")
                    outcomes.insert(failure == nil)
                    guard case .overtaken(_, let kept?) = failure else { continue }
                    #expect(disk.disk.bytes(kept) != nil, "\(place)")
                }
            }
        }
        #expect(outcomes.contains(false))
    }

    @Test("what is told of another program's version is where it is", arguments: SimulatedDisk.Intrusion.allCases)
    func told(intrusion: SimulatedDisk.Intrusion) {
        let calm = SimulatedDisk.callCount { _ = $0.append([43]) }
        var outcomes: Set<[UInt8]> = []
        for entry in 0..<calm {
            let script = SimulatedDisk.Script(intrusion: (entry, intrusion))
            let disk = SimulatedDisk(SampleEdit.disk, script)
            let failure = disk.append([43])
            guard let found = disk.disk.bytes(SimulatedDisk.note) else {
                Issue.record("the note is gone, at call \(entry)")
                continue
            }
            outcomes.insert(found)
            switch failure {
            case nil:
                let right = [SampleEdit.old + [43], SimulatedDisk.theirs + [43], SimulatedDisk.theirs]
                #expect(right.contains(found), "call \(entry)")
                #expect(disk.disk.leftovers == [], "call \(entry)")
            case .overtaken(_, let kept?):
                #expect(disk.disk.bytes(kept) != nil, "call \(entry)")
                #expect(found == SimulatedDisk.theirs, "call \(entry)")
            default: Issue.record("\(String(describing: failure)), at call \(entry)")
            }
        }
        // The other program came before, in between and after.
        #expect(outcomes.contains(SimulatedDisk.theirs + [43]))
    }
}
