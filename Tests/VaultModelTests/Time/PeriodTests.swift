import NoteSyntax
import Testing
import VaultModel

@Suite("Periods")
struct PeriodTests {
    @Test(
        "a period's first and last day",
        arguments: [
            ("2026", "2026-01-01..2026-12-31"),
            ("2026-03", "2026-03-01..2026-03-31"),
            ("2024-02", "2024-02-01..2024-02-29"),
            ("2026-03-09", "2026-03-09"),
            ("2026-Q1", "2026-01-01..2026-03-31"),
            ("2026-q4", "2026-10-01..2026-12-31"),
            ("2026-W10", "2026-03-02..2026-03-08"),
            ("2026-w53", "2026-12-28..2027-01-03"),
            ("2025-W01", "2024-12-30..2025-01-05"),
            ("9999-W52", "9999-12-27..9999-12-31"),
            ("2026-03..2026-05", "2026-03-01..2026-05-31"),
            ("2026-Q1..2026-W20", "2026-01-01..2026-05-17"),
            ("2026-03-09..2026-03-09", "2026-03-09"),
            ("2026-03..", "2026-03-01.."),
            ("..2026-03", "..2026-03-31"),
            (" 2026-01 .. 2026-02 ", "2026-01-01..2026-02-28"),
            ("2025..2026-01-31", "2025-01-01..2026-01-31"),
        ])
    func reads(text: String, expected: String) throws {
        let period = try Period(parsing: text)
        #expect(period.description == expected)
        #expect(try Period(parsing: period.description) == period)
    }

    @Test(
        "other texts are refused as unreadable",
        arguments: [
            "", "..", "26", "2026-3", "2026-3-9", "2026-03-9", "2026-Q", "2026-Q01", "2026-W1", "2026-W100", "20260309",
            "03-2026",
            "2026-03..2026-04..2026-05", "2026...2027", "2026-03-09 14:05", "today", "-2026", "2026-", "2026--03",
            "٢٠٢٦", "Q1",
        ])
    func unreadable(text: String) {
        #expect(throws: TimeInputError.unreadable(text, form: .period, suggestion: nil)) { try Period(parsing: text) }
    }

    @Test(
        "parts that the calendar has none of are told apart",
        arguments: [
            "2026-13", "2026-02-30", "2026-Q5", "2026-Q0", "2026-W00", "2025-W53", "2026-00", "2026-03..2026-02-30",
        ])
    func nonexistent(text: String) {
        #expect(throws: TimeInputError.nonexistent(text, form: .period)) { try Period(parsing: text) }
    }

    @Test("a period that ends before it begins is refused", arguments: ["2026-05..2026-03", "2026-03-10..2026-03-09"])
    func reversed(text: String) {
        #expect(throws: TimeInputError.reversed(text)) { try Period(parsing: text) }
        #expect(Period(first: .latest, last: .earliest) == nil)
        #expect(Period(first: nil, last: nil) == nil)
    }

    @Test("its moments reach from its first day's beginning up to the beginning of the day after its last")
    func instants() throws {
        let zone = try #require(VaultZone(identifier: "America/New_York"))
        let march = try Period(parsing: "2026-03").instants(in: zone)
        #expect(march.start.map(zone.rfc3339) == "2026-03-01T00:00:00-05:00")
        #expect(march.end.map(zone.rfc3339) == "2026-04-01T00:00:00-04:00")
        let open = try Period(parsing: "2026-03..").instants(in: zone)
        #expect(open.start == march.start && open.end == nil)
        let until = try Period(parsing: "..2026-03").instants(in: zone)
        #expect(until.start == nil && until.end == march.end)
        #expect(try Period(parsing: "9999").instants(in: zone).end == nil)
    }

    @Test("days at both ends are in it, their neighbours are not")
    func contains() throws {
        let days = ["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"].compactMap { CivilDate($0) }
        #expect(days.map(try Period(parsing: "2026-03").contains) == [false, true, true, false])
        #expect(days.map(try Period(parsing: "2026-03..").contains) == [false, true, true, true])
        #expect(days.map(try Period(parsing: "..2026-03").contains) == [true, true, true, false])
    }
}
