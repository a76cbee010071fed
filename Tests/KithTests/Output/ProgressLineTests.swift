import Synchronization
import Testing

@testable import kith

@Suite("The progress of long reading")
struct ProgressLineTests {
    @Test("is told in notes")
    func text() {
        #expect(ProgressLine.text(read: 12_000, total: 100_000) == "Reading 12,000 of 100,000 notes…")
        #expect(ProgressLine.text(read: 0, total: 0) == "Reading…")
    }

    @Test("what ends before its time shows nothing")
    func short() {
        let written = Written()
        let line = ProgressLine(delay: .seconds(3600)) { written.add($0) }
        line.show(read: 1, total: 2)
        line.end()
        #expect(written.texts.isEmpty)
    }

    @Test("what takes long is told over and over on one line, which is erased at the end")
    func long() {
        let written = Written()
        let line = ProgressLine(delay: .zero, interval: .zero) { written.add($0) }
        line.show(read: 1, total: 3)
        line.show(read: 2, total: 3)
        line.end()
        line.end()
        let erasure = "\r\u{1B}[K"
        #expect(
            written.texts == [erasure + "Reading 1 of 3 notes…", erasure + "Reading 2 of 3 notes…", erasure])
    }

    @Test("it is written no more often than eyes can follow")
    func seldom() {
        let written = Written()
        let line = ProgressLine(delay: .zero, interval: .seconds(3600)) { written.add($0) }
        for read in 1...100 { line.show(read: read, total: 100) }
        #expect(written.texts.count == 1)
    }

    /// What was written, from any thread.
    private final class Written: Sendable {
        private let storage = Mutex<[String]>([])
        var texts: [String] { storage.withLock { $0 } }
        func add(_ text: String) { storage.withLock { $0.append(text) } }
    }
}

@Suite("Numbers")
struct GroupedNumberTests {
    @Test(
        "have commas between thousands",
        arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-12_345, "-12,345"), (1_234_567, "1,234,567")])
    func grouped(number: Int, expected: String) {
        #expect(number.grouped == expected)
    }
}
