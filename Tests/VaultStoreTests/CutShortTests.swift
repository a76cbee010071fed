import TestSupport
import Testing
import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@testable import VaultStore

/// Whenever a change of several files is cut short, all of it or nothing is there after the next command.
@Suite("Changes that are cut short")
struct CutShortTests {
    static let samples = SampleEdit.all.filter { $0.edit.files.count > 1 }

    // MARK: Looking

    /// What became of a sample after the next command.
    private enum Result { case all, nothing, mixed }

    private static func result(_ sample: SampleEdit, _ disk: DiskState, without path: String? = nil) -> Result {
        let files = sample.files.filter { $0.path != path }
        if files.allSatisfy({ disk.bytes($0.path) == $0.after }) { return .all }
        return files.allSatisfy { disk.bytes($0.path) == $0.before } ? .nothing : .mixed
    }

    /// Runs the next command, and looks whether all or nothing is there, and nothing else.
    private static func expectWhole(
        _ sample: SampleEdit, _ left: DiskState, _ place: @autoclosure () -> Comment,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> DiskState {
        let next = SimulatedDisk(left)
        let obstacle = next.recover()
        let found = next.disk
        let result = result(sample, found)
        #expect(obstacle == nil, place(), sourceLocation: sourceLocation)
        #expect(result != .mixed, place(), sourceLocation: sourceLocation)
        #expect(!found.paths().contains { $0.hasPrefix(".kith/journal") }, place(), sourceLocation: sourceLocation)
        #expect(!found.paths().contains { $0.hasPrefix(".kith/recover/") }, place(), sourceLocation: sourceLocation)
        // What was never to be carried through leaves files that the next walk removes.
        if result == .all { #expect(found.leftovers == [], place(), sourceLocation: sourceLocation) }
        for file in sample.files where file.before != nil && found.bytes(file.path) != nil {
            guard let known = found.file(file.path).flatMap({ found.seen[$0] }) else { continue }
            let isKept = known.mode == 0o640 && known.owner == 7 && known.attributes == ["user.x": [1]]
            #expect(isKept, place(), sourceLocation: sourceLocation)
        }
        return found
    }

    private static func cuts(_ disk: SimulatedDisk, at call: Int, _ look: (DiskState, () -> Comment) -> Void) {
        for (number, cut) in (DiskState.Cut.allCases + [.anything, .anything, .anything]).enumerated() {
            let value = Seed.ofRun &+ UInt64(call * 100 + number)
            var seed = Seed(value)
            look(disk.disk.afterCut(cut, &seed)) { "cut at \(call), \(cut), seed \(value)" }
        }
    }

    private static func hasJournal(_ disk: DiskState) -> Bool {
        disk.paths().contains { $0.hasPrefix(".kith/journal/") && $0.hasSuffix("/files") }
    }

    // MARK: Once

    @Test("before any call, by a power cut", arguments: samples, PowerCutTests.lacks)
    func powerCut(sample: SampleEdit, missing: Set<SimulatedDisk.Call>) {
        let script = SimulatedDisk.Script(missing: missing)
        let count = SimulatedDisk.callCount(script) { _ = $0.write(sample.edit) }
        var results: Set<Result> = []
        for call in 0...count {
            var script = script
            script.cut = call
            let disk = SimulatedDisk(SampleEdit.disk, script)
            let failure = disk.write(sample.edit)
            Self.cuts(disk, at: call) { left, place in
                let found = Self.expectWhole(sample, left, place())
                let result = Self.result(sample, found)
                if failure == nil { #expect(result == .all, place()) }
                results.insert(result)
            }
        }
        #expect(results == [.all, .nothing])
    }

    @Test(
        "before any call, by the end of the process; a power cut after the next command changes nothing",
        arguments: samples)
    func kill(sample: SampleEdit) {
        let count = SimulatedDisk.callCount { _ = $0.write(sample.edit) }
        for call in 0...count {
            let disk = SimulatedDisk(SampleEdit.disk, SimulatedDisk.Script(cut: call))
            _ = disk.write(sample.edit)
            let found = Self.expectWhole(sample, disk.disk, "killed at \(call)")
            let result = Self.result(sample, found)
            Self.cuts(SimulatedDisk(found), at: call) { left, place in
                if result == .all { #expect(Self.result(sample, left) == .all, place()) }
                _ = Self.expectWhole(sample, left, place())
            }
        }
    }

    @Test("what is changed back after that is not changed once more, whatever a cut brings back", arguments: samples)
    func changedBack(sample: SampleEdit) {
        let first = SimulatedDisk(SampleEdit.disk)
        #expect(first.write(sample.edit) == nil)
        let back = SimulatedDisk(first.disk)
        let path = NotePath(SimulatedDisk.note)
        #expect(back.write(VaultEdit([.replace(path, from: SampleEdit.new, to: SampleEdit.old)])) == nil)
        Self.cuts(back, at: back.calls.count) { left, place in
            let next = SimulatedDisk(left)
            #expect(next.recover() == nil, place())
            #expect(next.disk.bytes(SimulatedDisk.note) == SampleEdit.old, place())
        }
    }

    // MARK: Again and again

    @Test("while it is carried through, again and again", arguments: samples, [false, true])
    func again(sample: SampleEdit, isPowerCut: Bool) {
        let count = SimulatedDisk.callCount { _ = $0.write(sample.edit) }
        for call in 0...count {
            var random = Seed(Seed.ofRun &+ UInt64(call))
            for round in 0..<6 {
                let first = SimulatedDisk(SampleEdit.disk, SimulatedDisk.Script(cut: call))
                _ = first.write(sample.edit)
                var left = isPowerCut ? first.disk.afterCut(.anything, &random) : first.disk
                guard Self.hasJournal(left) else { continue }
                var cuts: [Int] = []
                for _ in 0...round / 2 {
                    let length = SimulatedDisk(left)
                    _ = length.recover()
                    cuts.append(random.below(length.calls.count))
                    let next = SimulatedDisk(left, SimulatedDisk.Script(cut: cuts.last))
                    _ = next.recover()
                    left = isPowerCut ? next.disk.afterCut(.anything, &random) : next.disk
                }
                let place: Comment = "cut at \(call), then at \(cuts), seed \(Seed.ofRun)"
                #expect(Self.result(sample, Self.expectWhole(sample, left, place)) == .all, place)
            }
        }
    }

    @Test("while it is taken back, since something failed", arguments: samples)
    func takingBack(sample: SampleEdit) {
        let calm = SimulatedDisk(SampleEdit.disk)
        _ = calm.write(sample.edit)
        let steps: Set<SimulatedDisk.Call> = [.exchange, .exclusive, .synchronize]
        for failing in calm.calls.indices where steps.contains(calm.calls[failing]) {
            let script = SimulatedDisk.Script(failure: (failing, EIO))
            let count = SimulatedDisk.callCount(script) { _ = $0.write(sample.edit) }
            for call in failing...max(failing, count) {
                var script = script
                script.cut = call
                let disk = SimulatedDisk(SampleEdit.disk, script)
                let failure = disk.write(sample.edit)
                let place: Comment = "failed at \(failing), cut at \(call)"
                let found = Self.expectWhole(sample, disk.disk, place)
                // Once it is told that nothing is written, nothing is. Names are random, so that the count differs a little.
                if disk.calls.count <= call, failure != nil { #expect(Self.result(sample, found) == .nothing, place) }
                var seed = Seed(Seed.ofRun &+ UInt64(call))
                _ = Self.expectWhole(sample, disk.disk.afterCut(.anything, &seed), place)
            }
        }
    }

    // MARK: Others

    @Test(
        "another program's save is kept, and the other files are all written or none",
        arguments: SimulatedDisk.Intrusion.allCases)
    func intrusion(intrusion: SimulatedDisk.Intrusion) throws {
        let sample = try #require(Self.samples.last)
        let calm = SimulatedDisk.callCount { _ = $0.write(sample.edit) }
        var isInPlace = false
        for entry in 0..<calm {
            let script = SimulatedDisk.Script(intrusion: (entry, intrusion), portion: 1000)
            let count = SimulatedDisk.callCount(script) { _ = $0.write(sample.edit) }
            // Every third of them, and together all.
            for call in stride(from: entry + entry % 3, through: max(entry, count), by: 3) {
                var script = script
                script.cut = call
                let disk = SimulatedDisk(SampleEdit.disk, script)
                _ = disk.write(sample.edit)
                guard disk.hasIntruded else { continue }
                var seed = Seed(Seed.ofRun &+ UInt64(call))
                for left in [disk.disk, disk.disk.afterCut(.anything, &seed)] {
                    let next = SimulatedDisk(left)
                    #expect(next.recover() == nil)
                    let found = next.disk
                    let place: Comment = "saved at \(entry), cut at \(call)"
                    #expect(found.holds(beginning: SimulatedDisk.theirs), place)
                    #expect(Self.result(sample, found, without: SimulatedDisk.note) != .mixed, place)
                    if found.bytes(SimulatedDisk.note)?.starts(with: SimulatedDisk.theirs) == true { isInPlace = true }
                }
            }
        }
        #expect(isInPlace)
    }

    @Test("what another program saves while it is carried through is kept", arguments: SimulatedDisk.Intrusion.allCases)
    func laterIntrusion(intrusion: SimulatedDisk.Intrusion) throws {
        let sample = try #require(Self.samples.last)
        let calm = SimulatedDisk.callCount { _ = $0.write(sample.edit) }
        for call in stride(from: 0, through: calm, by: 4) {
            let first = SimulatedDisk(SampleEdit.disk, SimulatedDisk.Script(cut: call))
            _ = first.write(sample.edit)
            guard Self.hasJournal(first.disk) else { continue }
            let length = SimulatedDisk(first.disk)
            _ = length.recover()
            for entry in length.calls.indices {
                let script = SimulatedDisk.Script(intrusion: (entry, intrusion), portion: 1000)
                let disk = SimulatedDisk(first.disk, script)
                _ = disk.recover()
                let next = SimulatedDisk(disk.disk)
                #expect(next.recover() == nil)
                guard disk.hasIntruded else { continue }
                let place: Comment = "cut at \(call), saved at \(entry) while it is carried through"
                #expect(next.disk.holds(beginning: SimulatedDisk.theirs), place)
                #expect(Self.result(sample, next.disk, without: SimulatedDisk.note) == .all, place)
            }
        }
    }

    @Test("whichever call fails meanwhile, the next command carries it through", arguments: samples)
    func failing(sample: SampleEdit) {
        let calm = SimulatedDisk.callCount { _ = $0.write(sample.edit) }
        for call in stride(from: 0, through: calm, by: 7) {
            let first = SimulatedDisk(SampleEdit.disk, SimulatedDisk.Script(cut: call))
            _ = first.write(sample.edit)
            guard Self.hasJournal(first.disk) else { continue }
            let length = SimulatedDisk(first.disk)
            _ = length.recover()
            for failing in length.calls.indices {
                for code in [EIO, ENOSPC] {
                    let disk = SimulatedDisk(first.disk, SimulatedDisk.Script(failure: (failing, code)))
                    _ = disk.recover()
                    let place: Comment = "cut at \(call), failed at \(failing): \(code), \(disk.calls[failing])"
                    let next = SimulatedDisk(disk.disk)
                    #expect(next.recover() == nil, place)
                    #expect(Self.result(sample, next.disk) == .all, place)
                }
            }
        }
    }
}
