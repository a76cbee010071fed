import Synchronization
import Testing
import VaultStore

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
        ProgressLine(ReadingProgress(), delay: 3_600_000) { written.add($0) }.end()
        #expect(written.texts.isEmpty)
    }

    @Test("what takes long is told over and over on one line, which is erased at the end")
    func long() async {
        let written = Written()
        let (writes, continuation) = AsyncStream.makeStream(of: Void.self)
        let line = ProgressLine(ReadingProgress(), delay: 0) {
            written.add($0)
            continuation.yield()
        }
        for await _ in writes.prefix(2) {}
        line.end()
        let texts = written.texts
        #expect(texts.dropLast().allSatisfy { $0 == "\r\u{1B}[KReading…" })
        #expect(texts.last == "\r\u{1B}[K")
        #expect(texts.count >= 3)
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
