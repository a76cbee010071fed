public import NoteSyntax

/// A PERIOD: the days from one to another, both included, or without a beginning or an end (the command line's
/// `--period`).
///
/// Written `2026`, `2026-03`, `2026-03-09`, `2026-Q1`, `2026-W10` (ISO 8601), or `A..B`, `A..`, `..B` of these.
public struct Period: Sendable, Hashable {
    /// The first day; nil if it has no beginning.
    public let first: CivilDate?

    /// The last day, never before the first; nil if it has no end.
    public let last: CivilDate?

    /// The days from `first` to `last`, or nil if they are in the wrong order, or both missing.
    public init?(first: CivilDate?, last: CivilDate?) {
        guard first != nil || last != nil else { return nil }
        if let first, let last, last < first { return nil }
        self.first = first
        self.last = last
    }

    /// Whether the day lies in it.
    public func contains(_ date: CivilDate) -> Bool {
        if let first, date < first { return false }
        if let last, date > last { return false }
        return true
    }

    /// The moments from the beginning of its first day in a zone to the end of its last.
    public func instants(in zone: VaultZone) -> InstantRange {
        InstantRange(
            start: first.map { zone.beginning(of: $0) },
            end: last.flatMap { $0.adding(days: 1) }.map { zone.beginning(of: $0) })
    }
}

// MARK: - Text

extension Period {
    /// Reads a PERIOD; throws ``TimeInputError``.
    public init(parsing text: String) throws(TimeInputError) {
        let trimmed = text.trimmingBlanks
        guard let dots = trimmed.firstRangeOfDots else {
            self = try Self.simple(trimmed, in: text)
            return
        }
        let (left, right) = (trimmed[..<dots.lowerBound].trimmingBlanks, trimmed[dots.upperBound...].trimmingBlanks)
        guard !left.isEmpty || !right.isEmpty else {
            throw TimeInputError.unreadable(text, form: .period, suggestion: nil)
        }
        let first = left.isEmpty ? nil : try Self.simple(left, in: text).first
        let last = right.isEmpty ? nil : try Self.simple(right, in: text).last
        guard let period = Period(first: first, last: last) else { throw TimeInputError.reversed(text) }
        self = period
    }

    /// A year, or a part of one.
    private static func simple(_ part: String, in text: String) throws(TimeInputError) -> Period {
        let unreadable = TimeInputError.unreadable(text, form: .period, suggestion: nil)
        let pieces = part.split(separator: "-", omittingEmptySubsequences: false)
        guard pieces.count <= 3, pieces[0].utf8.count == 4, let year = pieces[0].decimal else { throw unreadable }
        guard pieces.count > 1 else {
            return try existing(
                text, CivilDate(year: year, month: 1, day: 1), CivilDate(year: year, month: 12, day: 31))
        }
        let second = pieces[1]
        if pieces.count == 2, let letter = second.first?.lowercased(), let number = second.dropFirst().decimal {
            switch (letter, second.utf8.count) {
            case ("q", 2): return try quarter(number, of: year, in: text)
            case ("w", 3): return try week(number, of: year, in: text)
            default: break
            }
        }
        guard second.utf8.count == 2, let month = second.decimal else { throw unreadable }
        guard pieces.count > 2 else { return try months(month...month, of: year, in: text) }
        guard pieces[2].utf8.count == 2, let day = pieces[2].decimal else { throw unreadable }
        let date = CivilDate(year: year, month: month, day: day)
        return try existing(text, date, date)
    }

    private static func quarter(_ quarter: Int, of year: Int, in text: String) throws(TimeInputError) -> Period {
        guard (1...4).contains(quarter) else { throw .nonexistent(text, form: .period) }
        return try months(quarter * 3 - 2...quarter * 3, of: year, in: text)
    }

    private static func months(
        _ months: ClosedRange<Int>, of year: Int, in text: String
    ) throws(TimeInputError) -> Period {
        let lastDay = CivilDate.dayCount(ofMonth: months.upperBound, year: year)
        return try existing(
            text, CivilDate(year: year, month: months.lowerBound, day: 1),
            CivilDate(year: year, month: months.upperBound, day: lastDay))
    }

    private static func week(_ week: Int, of year: Int, in text: String) throws(TimeInputError) -> Period {
        let monday = CivilDate(mondayOfWeek: week, weekYear: year)
        return try existing(text, monday, monday?.adding(days: 6) ?? .latest)
    }

    private static func existing(
        _ text: String, _ first: CivilDate?, _ last: CivilDate?
    ) throws(TimeInputError) -> Period {
        guard let first, let last, let period = Period(first: first, last: last) else {
            throw .nonexistent(text, form: .period)
        }
        return period
    }
}

extension Period: CustomStringConvertible {
    /// Its days as a PERIOD that reads as this: `2026-01-01..2026-03-31`, or the one day.
    public var description: String {
        if let first, first == last { return first.description }
        return "\(first?.description ?? "")..\(last?.description ?? "")"
    }
}

extension StringProtocol {
    /// The number that the text is, if it is ASCII digits alone and fits.
    var decimal: Int? { !isEmpty && utf8.allSatisfy(\.isDigit) ? Int(self) : nil }

    /// The text without white space at both ends.
    var trimmingBlanks: String {
        let text = drop(while: \.isWhitespace)
        return text.lastIndex { !$0.isWhitespace }.map { String(text[...$0]) } ?? ""
    }

    fileprivate var firstRangeOfDots: Range<Index>? {
        var position = startIndex
        while let dot = self[position...].firstIndex(of: ".") {
            let next = index(after: dot)
            if next < endIndex, self[next] == "." { return dot..<index(after: next) }
            position = next
        }
        return nil
    }
}
