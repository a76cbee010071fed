import NoteSyntax
import Testing
import VaultModel

@Suite("WHEN on the command line")
struct WhenInputTests {
    /// A Monday, 14:05:44 in New York.
    private static func parse(
        _ text: String, now: String = "2026-03-09T18:05:44Z", zone: String = "America/New_York",
        span: WhenInput.SpanDirection? = nil
    ) throws -> WhenInput {
        let now = try #require(Instant(rfc3339: now))
        return try WhenInput.parse(text, now: now, zone: try #require(VaultZone(identifier: zone)), span: span)
    }

    @Test(
        "what is given is put as the writer writes it",
        arguments: [
            ("2026-03-09", "2026-03-09"), ("  2026-03-09 ", "2026-03-09"), ("2026-03-09 14:05", "2026-03-09 14:05"),
            ("2026-03-09T14:05", "2026-03-09 14:05"), ("2026-03-09t14:05", "2026-03-09 14:05"),
            ("2026-03-09   14:05:59", "2026-03-09 14:05"), ("2026-03-09 14:05Z", "2026-03-09 10:05"),
            ("2026-03-09 14:05+01:00", "2026-03-09 09:05"), ("2026-03-09 14:05 +01:00", "2026-03-09 09:05"),
            ("2026-03-09T02:05+05:45", "2026-03-08 16:20"), ("2026-03-09T19:12:44Z", "2026-03-09 15:12"),
            ("2026-11-01 01:30", "2026-11-01T01:30-04:00"), ("2026-11-01 01:30-05:00", "2026-11-01T01:30-05:00"),
            ("2026-11-01T06:30Z", "2026-11-01T01:30-05:00"), ("2026-03-08 02:30-05:00", "2026-03-08 03:30"),
            ("now", "2026-03-09 14:05"), ("NOW", "2026-03-09 14:05"), ("today", "2026-03-09"),
            ("yesterday", "2026-03-08"),
            ("tomorrow", "2026-03-10"), ("Yesterday 15:00", "2026-03-08 15:00"), ("today 09:00 Z", "2026-03-09 05:00"),
            ("3 days ago", "2026-03-06"), ("1 day ago", "2026-03-08"), ("a week ago", "2026-03-02"),
            ("0 days ago", "2026-03-09"),
            ("3 days ago 15:00", "2026-03-06 15:00"), ("1 month ago", "2026-02-09"), ("2 years ago", "2024-03-09"),
            ("in 2 weeks", "2026-03-23"), ("In 2 Weeks 09:30", "2026-03-23 09:30"), ("in 1 year", "2027-03-09"),
            ("2 hours ago", "2026-03-09 12:05"), ("an hour ago", "2026-03-09 13:05"),
            ("90 minutes ago", "2026-03-09 12:35"),
            ("in 2 hours", "2026-03-09 16:05"), ("36 hours ago", "2026-03-08 01:05"),
            ("last monday", "2026-03-02"), ("next monday", "2026-03-16"), ("last sunday", "2026-03-08"),
            ("next friday", "2026-03-13"), ("Next FRI", "2026-03-13"), ("last tuesday 10:00", "2026-03-03 10:00"),
            ("next sunday", "2026-03-15"), ("last wed", "2026-03-04"),
        ])
    func reads(text: String, expected: String) throws {
        let input = try Self.parse(text)
        #expect(input.written.description == expected)
        #expect(input.date == input.written.date && input.time == input.written.time)
        let zone = try #require(VaultZone(identifier: "America/New_York"))
        #expect(
            zone.instant(of: input.written).instant == input.instant, "what is written reads back as the same moment")
    }

    @Test("the day is the zone's, not UTC's")
    func zoneDay() throws {
        let late = "2026-03-10T03:30:00Z"
        #expect(try Self.parse("today", now: late).written.description == "2026-03-09")
        #expect(try Self.parse("today", now: late, zone: "UTC").written.description == "2026-03-10")
        #expect(try Self.parse("today", now: late, zone: "Pacific/Kiritimati").written.description == "2026-03-10")
        #expect(try Self.parse("now", now: "2026-11-01T06:30:00Z").written.description == "2026-11-01T01:30-05:00")
    }

    @Test(
        "bounds hold the whole of what they name",
        arguments: [
            ("2026-03-08", "2026-03-08T00:00:00-05:00", "2026-03-09T00:00:00-04:00"),
            ("2026-03-09 14:05", "2026-03-09T14:05:00-04:00", "2026-03-09T14:06:00-04:00"),
            ("2026-03-09 14:05:30", "2026-03-09T14:05:30-04:00", "2026-03-09T14:05:31-04:00"),
            ("now", "2026-03-09T14:05:00-04:00", "2026-03-09T14:06:00-04:00"),
            ("30d", "2026-02-07T00:00:00-05:00", "2026-02-08T00:00:00-05:00"),
            (" 1m ", "2026-02-09T00:00:00-05:00", "2026-02-10T00:00:00-05:00"),
            ("yesterday", "2026-03-08T00:00:00-05:00", "2026-03-09T00:00:00-04:00"),
        ])
    func bounds(text: String, start: String, end: String) throws {
        let zone = try #require(VaultZone(identifier: "America/New_York"))
        let input = try Self.parse(text, span: .back)
        #expect(zone.rfc3339(input.instants.lowerBound) == start)
        #expect(zone.rfc3339(input.instants.upperBound) == end)
    }

    @Test("a span counts the way that is asked for, and is refused where none is")
    func spans() throws {
        #expect(try Self.parse("6w", span: .ahead).written.description == "2026-04-20")
        #expect(try Self.parse("6w", span: .back).written.description == "2026-01-26")
        #expect(throws: TimeInputError.unreadable("6w", form: .when, suggestion: nil)) { try Self.parse("6w") }
        #expect(throws: TimeInputError.unreadable("6x", form: .whenOrSpan, suggestion: nil)) {
            try Self.parse("6x", span: .back)
        }
        #expect(throws: TimeInputError.unreadable("monday", form: .dayAhead, suggestion: "next monday")) {
            try Self.parse("monday", span: .ahead)
        }
    }

    @Test(
        "what can't be read is refused, with what was probably meant",
        arguments: [
            ("", nil), ("soon", nil), ("2026-3-9", "2026-03-09"), ("2026-03-9 9:05", "2026-03-09 09:05"),
            ("2026-03-09 9:05", "2026-03-09 09:05"), ("14:05", "today 14:05"), ("9:05", "today 09:05"),
            ("monday", "last monday"),
            ("Friday 15:00", "last Friday 15:00"), ("monday 9:00", "last monday 09:00"), ("9.3.2026", nil),
            ("2026-03", nil),
            ("2026-03-09 14:05 call", nil), ("2026-03-09 14:0 5Z", nil), ("2026-03-09 14:05+15:00", nil),
            ("2026-03-09 14:05 Z Z", nil), ("2026-03-09T", nil), ("2026-03-09x", nil), ("3 days", nil),
            ("in days", nil),
            ("-3 days ago", nil), ("3 moons ago", nil), ("last week", nil), ("next m", nil), ("now 15:00", nil),
            ("2 hours ago 15:00", nil),
            ("today today", nil), ("[[2026-03-09]]", nil),
        ])
    func refuses(text: String, suggestion: String?) {
        #expect(throws: TimeInputError.unreadable(text, form: .when, suggestion: suggestion)) { try Self.parse(text) }
    }

    @Test(
        "days and times that there are none of are refused",
        arguments: ["2026-02-30", "2026-13-01 14:05", "today 25:00", "2026-03-09T14:60"])
    func nonexistent(text: String) {
        #expect(throws: TimeInputError.nonexistent(text, form: .when)) { try Self.parse(text) }
    }

    @Test("an hour that the zone skips is refused, with the one that the format would read")
    func skipped() throws {
        let next = WrittenWhen(date: try #require(CivilDate("2026-03-08")), time: CivilTime("03:30"))
        for text in ["2026-03-08 02:30", "yesterday 02:30"] {
            #expect(throws: TimeInputError.skipped(text, zone: "America/New_York", next: next)) { try Self.parse(text) }
        }
        #expect(try Self.parse("2026-03-08 02:30", zone: "UTC").written.description == "2026-03-08 02:30")
    }

    @Test(
        "what leads out of the calendar is refused",
        arguments: ["9999 years ago", "in 9999 years", "in 10000 days", "99999999 hours ago"])
    func outOfRange(text: String) {
        #expect(throws: TimeInputError.outOfRange(text)) { try Self.parse(text) }
        #expect(TimeInputError.outOfRange(text).text == text)
    }

    @Test("the ends of the calendar are days like others")
    func ends() throws {
        #expect(try Self.parse("0000-01-01").instant.utcDescription == "0000-01-01T04:56:02Z")
        let last = try Self.parse("9999-12-31")
        #expect(last.instants.upperBound.utcDescription == "9999-12-31T23:59:59Z")
    }

    @Test("the examples that messages show are read")
    func examples() throws {
        for example in TimeInputForm.when.examples { _ = try Self.parse(example) }
        for example in TimeInputForm.whenOrSpan.examples { _ = try Self.parse(example, span: .back) }
        for example in TimeInputForm.dayAhead.examples { _ = try Self.parse(example, span: .ahead) }
        for example in TimeInputForm.period.examples { _ = try Period(parsing: example) }
    }
}
