import Testing
import VaultModel

@Suite("Instants")
struct InstantTests {
    @Test(
        "any RFC 3339 text is read",
        arguments: [
            ("2026-03-09T19:12:44Z", "2026-03-09T19:12:44Z"),
            ("2026-03-09t19:12:44z", "2026-03-09T19:12:44Z"),
            ("2026-03-09 19:12:44Z", "2026-03-09T19:12:44Z"),
            ("2026-03-09T19:12Z", "2026-03-09T19:12:00Z"),
            ("2026-03-09T14:05:00-04:00", "2026-03-09T18:05:00Z"),
            ("2026-03-09T14:05:00.999999999+05:45", "2026-03-09T08:20:00Z"),
            ("2026-03-09T00:00:00+23:59", "2026-03-08T00:01:00Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
            ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
            ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
        ])
    func parses(text: String, expected: String) throws {
        let instant = try #require(Instant(rfc3339: text))
        #expect(instant.utcDescription == expected)
        #expect(Instant(rfc3339: expected) == instant)
    }

    @Test(
        "other texts are no instants",
        arguments: [
            "", "2026-03-09", "2026-03-09T19:12:44", "2026-03-09T19:12:44+0100", "2026-03-09T19:12:44 Z",
            "2026-03-09T24:00:00Z",
            "2026-02-30T19:12:44Z", "2026-03-09T19:12:44.Z", "2026-03-09T19:12:44Zx", "2026-03-09T19:12:61Z",
            "2026-03-09T",
            "2026-03-09X19:12:44Z", "2026-03-09T19:12:44+01:00:00", "2026-03-09T19:12:", "2026-03-09T19:12:60",
        ])
    func refuses(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test("instants outside the years 0 to 9999 are brought into them")
    func clamped() {
        #expect(Instant(secondsSinceEpoch: .max).utcDescription == "9999-12-31T23:59:59Z")
        #expect(Instant(secondsSinceEpoch: .min).utcDescription == "0000-01-01T00:00:00Z")
        #expect(Instant(secondsSinceEpoch: .max).adding(seconds: .max) == Instant(secondsSinceEpoch: .max))
        #expect(Instant(secondsSinceEpoch: 0).adding(seconds: .min) == Instant(secondsSinceEpoch: .min))
    }

    @Test(
        "a minute begins at its second 0, before 1970 too",
        arguments: [(44, 0), (60, 60), (119, 60), (-1, -60), (-60, -60)])
    func minutes(second: Int64, expected: Int64) {
        #expect(Instant(secondsSinceEpoch: second).toMinute.secondsSinceEpoch == expected)
    }

    @Test("a range holds its start and not its end, and an open one everything on that side")
    func ranges() {
        let moments = (0...4).map { Instant(secondsSinceEpoch: $0) }
        func held(_ range: InstantRange) -> [Int64] { moments.filter(range.contains).map(\.secondsSinceEpoch) }
        let (early, late) = (InstantRange(end: moments[3]), InstantRange(start: moments[1]))
        #expect(held(InstantRange()) == [0, 1, 2, 3, 4])
        #expect(held(early) == [0, 1, 2])
        #expect(held(late) == [1, 2, 3, 4])
        #expect(held(early.intersection(late)) == [1, 2])
        #expect(early.intersection(late).intersection(InstantRange(start: moments[2])).start == moments[2])
        #expect(held(InstantRange(start: moments[3], end: moments[1])) == [])
    }
}
