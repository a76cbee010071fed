/// A minute on the clock of the vault, counted from 1970-01-01 00:00 of that clock.
struct LocalMinute: Comparable, Sendable {
    var minutes: Int

    static func < (left: LocalMinute, right: LocalMinute) -> Bool { left.minutes < right.minutes }

    /// `YYYY-MM-DD`.
    var date: String {
        let (year, month, day) = civil
        return "\(year)-\(twoDigits(month))-\(twoDigits(day))"
    }

    /// `HH:MM`.
    var time: String {
        let minute = minutes % 1440
        return "\(twoDigits(minute / 60)):\(twoDigits(minute % 60))"
    }

    /// The same moment as UTC, `YYYY-MM-DDTHH:MM:SSZ`, in New York's usual summer and winter: right but for a few days
    /// at either change, where it is an hour off, which no record can tell.
    func utc(second: Int) -> String {
        let isSummer = (4...10).contains(civil.month)
        let shifted = LocalMinute(minutes: minutes + (isSummer ? 240 : 300))
        return "\(shifted.date)T\(shifted.time):\(twoDigits(second))Z"
    }

    func adding(days: Int = 0, minutes more: Int = 0) -> LocalMinute {
        LocalMinute(minutes: minutes + days * 1440 + more)
    }

    // Days to a date in the Gregorian calendar, with years that begin in March so that leap days come last.
    private var civil: (year: Int, month: Int, day: Int) {
        let days = minutes / 1440 + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

/// `number`, below 100, in two digits.
func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}
