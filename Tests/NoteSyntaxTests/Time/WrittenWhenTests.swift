import NoteSyntax
import TestSupport
import Testing

@Suite("WHEN in a header")
struct WrittenWhenTests {
    /// Parses `line` and shows what was read, and what stands behind it, as `WHEN|REST`; nil if nothing was.
    private static func read(_ line: String) -> String? {
        var line = "> " + line + "\n"
        return line.withUTF8 { bytes -> String? in
            let end = bytes.count - 1
            guard let found = WrittenWhen.parse(bytes, from: 2, to: end) else { return nil }
            return "\(found.when)|" + String(decoding: bytes[found.end..<end], as: UTF8.self)
        }
    }

    @Test(
        "the longest WHEN that fits is taken",
        arguments: [
            ("2026-03-09", "2026-03-09|"),
            ("2026-03-09 ", "2026-03-09| "),
            ("2026-03-09\tcall", "2026-03-09|\tcall"),
            ("2026-03-09 14:05 call", "2026-03-09 14:05| call"),
            ("2026-03-09 \t 14:05", "2026-03-09 14:05|"),
            ("2026-03-09 14:05:30 call", "2026-03-09 14:05:30| call"),
            ("2026-03-09T14:05 call", "2026-03-09 14:05| call"),
            ("2026-03-09T14:05:30", "2026-03-09 14:05:30|"),
            ("2026-03-09T14:05Z call", "2026-03-09T14:05+00:00| call"),
            ("2026-03-09T14:05-04:00 call", "2026-03-09T14:05-04:00| call"),
            ("2026-03-09T14:05:00+14:00", "2026-03-09T14:05:00+14:00|"),
            ("[[2026-03-09]] 14:05 call", "[[2026-03-09]] 14:05| call"),
            ("[[2026-03-09]]T14:05+01:00", "[[2026-03-09]]T14:05+01:00|"),
            ("[[2026-03-09]]", "[[2026-03-09]]|"),
        ])
    func longest(line: String, expected: String) {
        #expect(Self.read(line) == expected)
    }

    @Test(
        "what does not fit whole is subject",
        arguments: [
            ("2026-03-09 09:00-10:00 stand-up", "2026-03-09| 09:00-10:00 stand-up"),
            ("2026-03-09 14:05Z", "2026-03-09| 14:05Z"),
            ("2026-03-09 14:05+01:00", "2026-03-09| 14:05+01:00"),
            ("2026-03-09 14:05 +01:00", "2026-03-09 14:05| +01:00"),
            ("2026-03-09 14:05:99 x", "2026-03-09| 14:05:99 x"),
            ("2026-03-09 24:00", "2026-03-09| 24:00"),
            ("2026-03-09 9:05", "2026-03-09| 9:05"),
            ("2026-03-09 14:05, call", "2026-03-09| 14:05, call"),
            ("2026-03-09 · 14:05 train", "2026-03-09| · 14:05 train"),
            ("2026-03-09 T14:05", "2026-03-09| T14:05"),
        ])
    func onlyTheDate(line: String, expected: String) {
        #expect(Self.read(line) == expected)
    }

    @Test(
        "where no blank or end follows any form, there is no WHEN",
        arguments: [
            "", "call", "2026-03-09,", "2026-03-09x", "2026-03-09T", "2026-03-09T9:05", "2026-03-09T14:05+15:00",
            "2026-03-09T14:05z", "2026-03-09t14:05", "2026-03-09T14:05+0100", "2026-03-09T 14:05",
            "2026-02-30 14:05", "2026-3-9", "[[2026-03-09]", "[2026-03-09]", "[[2026-03-09|x]]", "[[2026-03-09]]x",
            "[[2026-02-30]]", "2026-03-09\u{A0}14:05", "14:05", "[[", "[[2026-03-0",
        ])
    func none(line: String) {
        #expect(Self.read(line) == nil)
    }

    @Test("no byte outside the given stretch is looked at")
    func stretch() {
        let bytes = Array("2026-03-09T14:05:30+01:00 x".utf8)
        bytes.withUnsafeBufferPointer { whole in
            for end in 0...whole.count {
                // A copy that ends there, so that a read too far is caught.
                let cut = Array(whole[..<end])
                let expected = cut.withUnsafeBufferPointer { WrittenWhen.parse($0, from: 0, to: $0.count) }
                let found = WrittenWhen.parse(whole, from: 0, to: end)
                #expect(found?.when == expected?.when && found?.end == expected?.end, "end \(end)")
            }
        }
    }

    @Test("an offset without a time is left out")
    func offsetNeedsTime() throws {
        let date = try #require(CivilDate("2026-03-09"))
        #expect(WrittenWhen(date: date, offset: .zero).description == "2026-03-09")
        #expect(WrittenWhen(date: date, isLink: true).description == "[[2026-03-09]]")
    }

    @Test("what is written reads back as it was")
    func roundTrip() throws {
        var generator = Seed(Seed.ofRun)
        for _ in 0..<5_000 {
            let date = try #require(CivilDate(daysSinceEpoch: Int.random(in: -719_528...2_932_896, using: &generator)))
            let second = Bool.random(using: &generator) ? Int.random(in: 0...59, using: &generator) : nil
            let time = CivilTime(
                hour: .random(in: 0...23, using: &generator), minute: .random(in: 0...59, using: &generator),
                second: second)
            let offset = UTCOffset(minutes: .random(in: -900...900, using: &generator))
            let when = WrittenWhen(
                date: date, time: Bool.random(using: &generator) ? time : nil,
                offset: Bool.random(using: &generator) ? offset : nil, isLink: Bool.random(using: &generator))
            var text = when.description
            let found = text.withUTF8 { WrittenWhen.parse($0, from: 0, to: $0.count) }
            guard found?.when == when, found?.end == text.utf8.count else {
                Issue.record("\(text) reads as \(String(describing: found)), seed \(Seed.ofRun)")
                return
            }
        }
    }
}
