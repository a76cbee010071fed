/// A day of the week, Monday first, numbered as in ISO 8601 (1 to 7).
public enum Weekday: Int, Sendable, Hashable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
}

extension CivilDate {
    /// The day of the week.
    public var weekday: Weekday { Weekday(rawValue: Self.mondayIndex(ofDay: daysSinceEpoch) + 1) ?? .monday }

    /// The day's number in its year, from 1.
    public var dayOfYear: Int {
        (1..<month).reduce(day) { $0 + Self.dayCount(ofMonth: $1, year: year) }
    }

    /// The ISO 8601 week that holds the day: its year, which around New Year may be a neighbour, and its number, 1 to
    /// 53.
    public var isoWeek: (weekYear: Int, week: Int) {
        // A week belongs to the year that holds its Thursday.
        let days = daysSinceEpoch
        let thursday = days - Self.mondayIndex(ofDay: days) + 3
        let weekYear = Self.civil(fromDays: thursday).year
        return (weekYear, (thursday - Self.firstMonday(ofWeekYear: weekYear)) / 7 + 1)
    }

    /// The Monday of an ISO 8601 week, or nil where the week's year has no such week, or four digits can't name the
    /// day.
    public init?(mondayOfWeek week: Int, weekYear: Int) {
        guard (0...9999).contains(weekYear), (1...53).contains(week) else { return nil }
        self.init(daysSinceEpoch: Self.firstMonday(ofWeekYear: weekYear) + 7 * (week - 1))
        guard isoWeek.weekYear == weekYear else { return nil }
    }

    /// Monday is 0, Sunday 6.
    private static func mondayIndex(ofDay days: Int) -> Int {
        // 1970-01-01 was a Thursday; the remainder of a negative number is made positive.
        ((days + 3) % 7 + 7) % 7
    }

    /// The Monday of a year's first ISO week, as days since 1970-01-01: that week is the one with 4 January.
    private static func firstMonday(ofWeekYear year: Int) -> Int {
        let fourthOfJanuary = days(year: year, month: 1, day: 4)
        return fourthOfJanuary - mondayIndex(ofDay: fourthOfJanuary)
    }
}
