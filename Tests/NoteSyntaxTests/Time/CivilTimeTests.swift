import NoteSyntax
import Testing

@Suite("Civil times and offsets")
struct CivilTimeTests {
    @Test(
        "times are read and written alike",
        arguments: [("00:00", 0), ("14:05", 50_700), ("23:59", 86_340), ("14:05:00", 50_700), ("23:59:59", 86_399)])
    func times(text: String, secondOfDay: Int) throws {
        let time = try #require(CivilTime(text))
        #expect(time.description == text)
        #expect(time.secondOfDay == secondOfDay)
        #expect(time.hasSeconds == (text.utf8.count == 8))
    }

    @Test(
        "what no clock shows is no time",
        arguments: [
            "24:00", "14:60", "9:05", "14:5", "14.05", "14:05:60", "14:05:", "14:05:0", "14:05Z", " 14:05", "",
            "14:05:00 ",
        ])
    func noTimes(text: String) {
        #expect(CivilTime(text) == nil)
    }

    @Test("a time knows whether its seconds were written, and sorts by the moment first")
    func order() throws {
        let texts = ["00:00", "09:05", "09:05:00", "09:05:01", "14:00"]
        let times = try texts.map { try #require(CivilTime($0)) }
        #expect(times.reversed().sorted() == times)
        #expect(times[1] != times[2])
        #expect(times[3].toMinute == times[1])
        #expect(CivilTime.midnight == times[0])
        #expect(CivilTime(hour: 24, minute: 0) == nil)
        #expect(CivilTime(hour: 0, minute: -1) == nil)
        #expect(CivilTime(hour: 0, minute: 0, second: 60) == nil)
        #expect(MemoryLayout<CivilTime?>.size == 4)
    }

    @Test(
        "offsets go to fourteen hours either way",
        arguments: [
            ("Z", 0), ("+00:00", 0), ("-00:00", 0), ("+01:00", 60), ("-04:00", -240), ("+05:45", 345), ("-03:30", -210),
            ("+14:00", 840), ("-14:00", -840),
        ])
    func offsets(text: String, minutes: Int) throws {
        let offset = try #require(Self.offset(text))
        #expect(offset.minutes == minutes)
        #expect(offset.seconds == minutes * 60)
        #expect(Self.offset(offset.description) == offset)
        #expect(UTCOffset(minutes: minutes) == offset)
    }

    @Test(
        "other texts are no offsets",
        arguments: [
            "", "z", "+1:00", "+0100", "+14:01", "-14:30", "+15:00", "+01:60", "+99:99", "01:00", "+01", "−01:00",
        ])
    func noOffsets(text: String) {
        #expect(Self.offset(text) == nil)
    }

    @Test("an offset is written with its sign, zero as +00:00")
    func offsetText() {
        #expect(
            [0, 60, -210, 840, -840].compactMap { UTCOffset(minutes: $0)?.description } == [
                "+00:00", "+01:00", "-03:30", "+14:00", "-14:00",
            ])
        #expect(UTCOffset(minutes: 841) == nil)
    }

    private static func offset(_ text: String) -> UTCOffset? {
        var text = text
        return text.withUTF8 { bytes in
            let found = UTCOffset.parse(bytes, from: 0, to: bytes.count)
            return found?.end == bytes.count ? found?.offset : nil
        }
    }
}
