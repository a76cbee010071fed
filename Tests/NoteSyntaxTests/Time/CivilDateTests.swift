import NoteSyntax
import Testing

@Suite("Civil dates")
struct CivilDateTests {
    @Test("every day from 1600 to 2400 follows the one before, and comes back from its number and its text")
    func everyDayRoundTrips() throws {
        // An odometer that knows nothing of the arithmetic under test.
        var (year, month, day, weekday) = (1600, 1, 1, 6)
        let first = try #require(CivilDate(year: 1600, month: 1, day: 1)).daysSinceEpoch
        for number in first...(first + 292_193) {
            let date = try #require(CivilDate(daysSinceEpoch: number))
            let isLeap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
            // One comparison a day: 292,194 recorded expectations would take seconds.
            let isRight =
                (date.year, date.month, date.day) == (year, month, day) && date.daysSinceEpoch == number
                && date.weekday.rawValue == weekday && (day % 9 != 0 || CivilDate(date.description) == date)
                && CivilDate(year: year, month: month, day: day) == date
            guard isRight else {
                Issue.record("day \(number) is \(date), \(date.weekday), not \(year)-\(month)-\(day)")
                return
            }
            weekday = weekday % 7 + 1
            day += 1
            let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
            if day > length { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect((year, month, day) == (2400, 1, 1))
    }

    @Test("known days have the numbers that others give them")
    func knownDays() {
        let days = [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2026-03-09", 20_521),
            ("0000-01-01", -719_528), ("9999-12-31", 2_932_896),
        ]
        for (text, number) in days {
            #expect(CivilDate(text)?.daysSinceEpoch == number, "\(text)")
            #expect(CivilDate(daysSinceEpoch: number)?.description == text, "\(text)")
        }
        #expect(CivilDate.earliest.description == "0000-01-01")
        #expect(CivilDate.latest.description == "9999-12-31")
        #expect(CivilDate(daysSinceEpoch: -719_529) == nil)
        #expect(CivilDate(daysSinceEpoch: 2_932_897) == nil)
        #expect(CivilDate.latest.adding(days: 1) == nil)
        #expect(CivilDate.latest.adding(days: .max) == nil)
        #expect(CivilDate.latest.adding(days: -1)?.description == "9999-12-30")
    }

    @Test(
        "days that no calendar has, and other spellings, are no dates",
        arguments: [
            "2026-02-29", "2100-02-29", "1800-02-29", "1900-02-29", "2026-04-31", "2026-00-10", "2026-13-01",
            "2026-01-00", "2026-01-32",
            "2026-3-09",
            "26-03-09", "2026/03/09", "2026-03-9", "2026-03-09 ", " 2026-03-09", "+026-03-09", "2026-0３-09", "",
            "2026-03",
        ])
    func noDates(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test("leap days exist by the Gregorian rule", arguments: ["2024-02-29", "2000-02-29", "0000-02-29"])
    func leapDays(text: String) {
        #expect(CivilDate(text)?.description == text)
    }

    @Test(
        "ISO weeks around New Year belong to the year of their Thursday",
        arguments: [
            ("2026-03-09", 2026, 11), ("2025-12-29", 2026, 1), ("2027-01-03", 2026, 53), ("2021-01-01", 2020, 53),
            ("2024-12-30", 2025, 1), ("2023-01-01", 2022, 52), ("0000-01-01", -1, 52), ("9999-12-31", 9999, 52),
        ])
    func isoWeeks(text: String, weekYear: Int, week: Int) throws {
        let date = try #require(CivilDate(text))
        #expect(date.isoWeek.weekYear == weekYear)
        #expect(date.isoWeek.week == week)
    }

    @Test("a week's Monday comes back as that week, and years have 52 or 53 of them")
    func mondays() throws {
        for weekYear in 1990...2040 {
            let weeks = (1...53).filter { CivilDate(mondayOfWeek: $0, weekYear: weekYear) != nil }
            #expect(weeks.count >= 52)
            for week in weeks {
                let monday = try #require(CivilDate(mondayOfWeek: week, weekYear: weekYear))
                #expect(monday.weekday == .monday)
                #expect(monday.isoWeek == (weekYear, week))
            }
        }
        #expect(CivilDate(mondayOfWeek: 53, weekYear: 2026)?.description == "2026-12-28")
        #expect(CivilDate(mondayOfWeek: 53, weekYear: 2025) == nil)
        #expect(CivilDate(mondayOfWeek: 0, weekYear: 2025) == nil)
        #expect(CivilDate(mondayOfWeek: 1, weekYear: 10_000) == nil)
    }

    @Test("dates sort by the calendar and count the days of their year")
    func order() throws {
        let sorted = ["0000-12-31", "1999-12-31", "2026-02-28", "2026-03-01", "2026-03-02"].compactMap { CivilDate($0) }
        #expect(sorted.reversed().sorted() == sorted)
        #expect(sorted.map(\.dayOfYear) == [366, 365, 59, 60, 61])
        #expect(MemoryLayout<CivilDate>.size == 4)
    }
}
