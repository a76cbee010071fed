/// A day of the proleptic Gregorian calendar, from 0000-01-01 to 9999-12-31, with no time zone.
///
/// Four bytes, since a vault's records keep several each. Only real dates can be made.
public struct CivilDate: Sendable, Hashable, Comparable {
    /// Year, month and day in one number that sorts as they do: `year << 9 | month << 5 | day`.
    private let packed: UInt32

    /// The year, 0 to 9999.
    public var year: Int { Int(packed >> 9) }

    /// The month, 1 to 12.
    public var month: Int { Int(packed >> 5 & 0xF) }

    /// The day of the month, from 1.
    public var day: Int { Int(packed & 0x1F) }

    /// 0000-01-01, the first date that four digits of a year can name.
    public static let earliest = CivilDate(validYear: 0, month: 1, day: 1)

    /// 9999-12-31, the last date that four digits of a year can name.
    public static let latest = CivilDate(validYear: 9999, month: 12, day: 31)

    /// The date with these parts, or nil where the calendar has none (`2026-02-30`) or the year has not four digits.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.dayCount(ofMonth: month, year: year)
        else { return nil }
        self.init(validYear: year, month: month, day: day)
    }

    /// The date so many days after 1970-01-01 (before it, if negative), or nil outside the years 0 to 9999.
    public init?(daysSinceEpoch days: Int) {
        guard Self.representableDays.contains(days) else { return nil }
        let parts = Self.civil(fromDays: days)
        self.init(validYear: parts.year, month: parts.month, day: parts.day)
    }

    private init(validYear year: Int, month: Int, day: Int) {
        packed = UInt32(year << 9 | month << 5 | day)
    }

    /// Days since 1970-01-01, negative before it.
    public var daysSinceEpoch: Int { Self.days(year: year, month: month, day: day) }

    /// The date `days` later (earlier, if negative), or nil outside the years 0 to 9999.
    public func adding(days: Int) -> CivilDate? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CivilDate(daysSinceEpoch: sum)
    }

    /// How many days a month has; `month` is 1 to 12.
    public static func dayCount(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Earlier days come first.
    public static func < (left: CivilDate, right: CivilDate) -> Bool { left.packed < right.packed }
}

// MARK: - Arithmetic

extension CivilDate {
    /// The first and the last date that four digits can name, as days since 1970-01-01.
    private static let representableDays = -719_528...2_932_896

    // Years counted from March put the leap day last, so that every cycle of years begins alike.
    // Day 0 of this count is 1 March of the year −400, which keeps all numbers here positive.
    private static let epochDay = 865_565
    private static let (daysIn400Years, daysIn100Years, daysIn4Years, daysInYear) = (146_097, 36_524, 1_461, 365)

    /// Days before a month in a year that begins in March; month 0 is March.
    private static func daysBefore(marchMonth month: Int) -> Int { (153 * month + 2) / 5 }

    static func days(year: Int, month: Int, day: Int) -> Int {
        let marchYear = (month > 2 ? year : year - 1) + 400
        let marchMonth = (month + 9) % 12
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        return marchYear * daysInYear + leapDays + daysBefore(marchMonth: marchMonth) + day - 1 - epochDay
    }

    /// The year, month and day of a count of days; right a little beyond the years 0 to 9999 too, as ISO weeks need.
    static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        var rest = days + epochDay
        var marchYear = rest / daysIn400Years * 400 - 400
        rest %= daysIn400Years
        // The last century of 400 years, and the last year of four, are a day longer.
        let centuries = min(rest / daysIn100Years, 3)
        rest -= centuries * daysIn100Years
        marchYear += centuries * 100 + rest / daysIn4Years * 4
        rest %= daysIn4Years
        let years = min(rest / daysInYear, 3)
        rest -= years * daysInYear
        marchYear += years

        let marchMonth = (5 * rest + 2) / 153
        let month = (marchMonth + 2) % 12 + 1
        return (month > 2 ? marchYear : marchYear + 1, month, rest - daysBefore(marchMonth: marchMonth) + 1)
    }
}
