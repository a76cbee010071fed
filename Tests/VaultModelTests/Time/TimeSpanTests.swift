import NoteSyntax
import Testing
import VaultModel

@Suite("Spans and durations")
struct TimeSpanTests {
    @Test(
        "spans lead forth and back, and months keep to their last day",
        arguments: [
            ("2026-03-09", "30d", "2026-04-08", "2026-02-07"), ("2026-03-09", "0d", "2026-03-09", "2026-03-09"),
            ("2026-03-09", "6w", "2026-04-20", "2026-01-26"), ("2026-03-31", "1m", "2026-04-30", "2026-02-28"),
            ("2024-03-31", "1m", "2024-04-30", "2024-02-29"), ("2026-01-15", "3m", "2026-04-15", "2025-10-15"),
            ("2026-12-31", "14m", "2028-02-29", "2025-10-31"), ("2024-02-29", "1y", "2025-02-28", "2023-02-28"),
            ("2024-02-29", "4y", "2028-02-29", "2020-02-29"), ("2026-03-09", "9999y", "9999-12-31", "0000-01-01"),
            ("0000-01-31", "1m", "0000-02-29", "0000-01-01"), ("2026-03-09", "9999d", "2053-07-24", "1998-10-23"),
        ])
    func arithmetic(day: String, span: String, later: String, earlier: String) throws {
        let date = try #require(CivilDate(day))
        let length = try #require(TimeSpan(span))
        #expect(date.adding(length).description == later)
        #expect(date.subtracting(length).description == earlier)
        #expect(length.description == span)
    }

    @Test(
        "a span's parts",
        arguments: [("030d", 30, TimeSpan.Unit.day), ("6w", 6, .week), ("3m", 3, .month), ("1y", 1, .year)])
    func parts(text: String, count: Int, unit: TimeSpan.Unit) {
        #expect(TimeSpan(text) == TimeSpan(count, unit))
    }

    @Test(
        "other texts are no spans",
        arguments: [
            "", "d", "30", "30 d", "-3d", "+3d", "3D", "3h", "1y2m", "3.5d", "10000d", "٣d", " 3d", "3d ", "3d\u{301}",
        ])
    func noSpans(text: String) {
        #expect(TimeSpan(text) == nil)
        #expect(TimeSpan(10_000, .day) == nil)
        #expect(TimeSpan(-1, .day) == nil)
    }

    @Test(
        "durations are minutes",
        arguments: [
            ("90m", 90, "1h30m"), ("1h30m", 90, "1h30m"), ("2h", 120, "2h"), ("45m", 45, "45m"), ("0m", 0, "0m"),
            ("0h", 0, "0m"),
            ("1h90m", 150, "2h30m"), ("9999h59m", 599_999, "9999h59m"), ("05m", 5, "5m"),
        ])
    func durations(text: String, minutes: Int, normal: String) throws {
        let duration = try #require(InteractionDuration(text))
        #expect(duration.minutes == minutes)
        #expect(duration.description == normal)
        #expect(InteractionDuration(normal) == duration)
    }

    @Test(
        "other texts are no durations",
        arguments: [
            "", "h", "m", "90", "30m1h", "1h30", "1.5h", "1h 30m", "90 m", "-1h", "90M", "10000m", "1h30mm", "9999h60m",
            "1d",
        ])
    func noDurations(text: String) {
        #expect(InteractionDuration(text) == nil)
    }
}
