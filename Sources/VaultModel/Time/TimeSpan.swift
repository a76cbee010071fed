public import NoteSyntax

/// A SPAN: a number of days, weeks, months or years (format 1), such as `30d`, `6w`, `3m` or `1y`.
///
/// Spans of different units compare only from a given day on: a month is 28 to 31 days.
public struct TimeSpan: Sendable, Hashable {
    /// What a span counts; the raw value is its letter.
    public enum Unit: Character, Sendable, Hashable, CaseIterable {
        case day = "d"
        case week = "w"
        case month = "m"
        case year = "y"
    }

    /// How many units, 0 to 9999.
    public let count: Int

    /// What is counted.
    public let unit: Unit

    /// A span of so many units, or nil outside 0 to 9999.
    public init?(_ count: Int, _ unit: Unit) {
        guard (0...9999).contains(count) else { return nil }
        self.count = count
        self.unit = unit
    }
}

extension CivilDate {
    /// The day a span later, brought into the years 0 to 9999.
    ///
    /// Months and years keep the day of the month, or take the month's last where it has no such day.
    public func adding(_ span: TimeSpan) -> CivilDate { moved(by: span.count, span.unit) }

    /// The day a span earlier, brought into the years 0 to 9999; days of the month as in `adding`.
    public func subtracting(_ span: TimeSpan) -> CivilDate { moved(by: -span.count, span.unit) }

    private func moved(by count: Int, _ unit: TimeSpan.Unit) -> CivilDate {
        let moved: CivilDate? =
            switch unit {
            case .day: adding(days: count)
            case .week: adding(days: 7 * count)
            case .month: adding(months: count)
            case .year: adding(months: 12 * count)
            }
        return moved ?? (count < 0 ? .earliest : .latest)
    }

    private func adding(months: Int) -> CivilDate? {
        let months = year * 12 + month - 1 + months
        guard months >= 0 else { return nil }
        let (year, month) = (months / 12, months % 12 + 1)
        return CivilDate(year: year, month: month, day: min(day, Self.dayCount(ofMonth: month, year: year)))
    }
}

// MARK: - Text

extension TimeSpan: LosslessStringConvertible {
    /// The span that `text` writes: one to four digits and a letter, nothing else.
    public init?(_ text: String) {
        guard let letter = text.last, let unit = Unit(rawValue: letter) else { return nil }
        let digits = text.dropLast()
        guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isDigit), let count = Int(digits) else {
            return nil
        }
        self.init(count, unit)
    }

    /// As it is written: `30d`.
    public var description: String { "\(count)\(unit.rawValue)" }
}

extension UInt8 {
    /// Whether it is an ASCII digit.
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
