import Foundation
public import NoteSyntax

/// The one clock that a vault's times are written in: an IANA time zone (format 1, `timezone`; format 3, Clock).
///
/// Conversions within the years that ``tabulatedYears`` names are lookups in a table that is made once; Foundation is
/// asked for other years alone, which is right as well but slow. What the zone does is known to the binary: no file is
/// read.
public struct VaultZone: Sendable {
    /// The zone's name, as given.
    public let identifier: String

    /// The years whose offsets are looked up in a table.
    public static let tabulatedYears = 2000..<2036

    private let table: OffsetTable

    /// Nil for UTC, which needs no table and no Foundation.
    private let zone: TimeZone?

    /// The zone that keeps UTC.
    public static let utc = VaultZone()

    private init() {
        (identifier, table, zone) = ("UTC", OffsetTable(firstOffset: 0), nil)
    }

    /// The zone of that name, or nil if the IANA time zone database has none, written exactly so.
    ///
    /// Foundation also takes offsets (`GMT+3`), abbreviations (`PST`) and ICU's own inventions; none of them is a zone
    /// here.
    public init?(identifier: String) {
        if identifier == Self.utc.identifier {
            self = .utc
            return
        }
        guard Self.mayBeInDatabase(identifier), let zone = TimeZone(identifier: identifier) else { return nil }
        self.identifier = identifier
        self.zone = zone
        table = Self.table(of: zone, from: Self.tabulatedSeconds.lowerBound, to: Self.tabulatedSeconds.upperBound)
    }

    /// Seconds that the zone's clock is ahead of UTC at a moment.
    public func offsetSeconds(at instant: Instant) -> Int {
        let seconds = instant.secondsSinceEpoch
        guard let zone, !Self.tabulatedSeconds.contains(seconds) else { return table.offset(at: seconds) }
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }

    /// What the zone's clock shows at a moment, to the second.
    public func civil(_ instant: Instant) -> (date: CivilDate, time: CivilTime) {
        let local = instant.adding(seconds: offsetSeconds(at: instant)).secondsSinceEpoch
        let days = local.floorDivided(by: 86_400)
        let second = Int(local - days * 86_400)
        guard let date = CivilDate(daysSinceEpoch: Int(days)),
            let time = CivilTime(hour: second / 3600, minute: second / 60 % 60, second: second % 60)
        else { return (.latest, .midnight) }
        return (date, time)
    }

    /// Which moment the zone's clock shows a date and a time at; for a date alone the day's beginning, always exact.
    public func instant(of date: CivilDate, _ time: CivilTime?) -> ClockReading {
        guard let time else { return .exact(beginning(of: date)) }
        return switch reading(of: date, time) {
        case .exact(let moment): .exact(Instant(secondsSinceEpoch: moment))
        case .skipped(let moment, _): .skipped(Instant(secondsSinceEpoch: moment))
        case .repeated(let first, let second):
            .repeated(earlier: Instant(secondsSinceEpoch: first), later: Instant(secondsSinceEpoch: second))
        }
    }

    /// Which moment a header's WHEN names; with an offset of its own it is exact.
    public func instant(of when: WrittenWhen) -> ClockReading {
        guard let time = when.time, let offset = when.offset else { return instant(of: when.date, when.time) }
        let local = Int64(when.date.daysSinceEpoch) * 86_400 + Int64(time.secondOfDay)
        return .exact(Instant(secondsSinceEpoch: local - Int64(offset.seconds)))
    }

    /// The first moment of a day: its midnight, or later where the clock skips that.
    public func beginning(of date: CivilDate) -> Instant {
        switch reading(of: date, .midnight) {
        case .exact(let moment), .repeated(let moment, _), .skipped(_, let moment): Instant(secondsSinceEpoch: moment)
        }
    }

    private func reading(of date: CivilDate, _ time: CivilTime) -> OffsetTable.Reading {
        let local = Int64(date.daysSinceEpoch) * 86_400 + Int64(time.secondOfDay)
        let margin = 2 * OffsetTable.largestOffset
        guard let zone, !Self.tabulatedLocalSeconds.contains(local) else { return table.reading(of: local) }
        return Self.table(of: zone, from: local - margin, to: local + margin).reading(of: local)
    }
}

// MARK: - Text

extension VaultZone {
    /// RFC 3339 in the zone, with its offset then, `+00:00` for none: machine output's form of a time.
    ///
    /// Local mean times of the 19th century were off by seconds, which an offset can't say; they are cut to the minute.
    public func rfc3339(_ instant: Instant) -> String {
        Instant.text(of: instant.secondsSinceEpoch, offsetMinutes: offsetSeconds(at: instant) / 60)
    }

    /// A moment as the writer puts it into a header: date and `HH:MM`, and an offset only in an hour that the zone
    /// repeats (format 3, Header).
    public func written(_ instant: Instant) -> WrittenWhen {
        let (date, time) = civil(instant)
        guard case .repeated = self.instant(of: date, time) else { return WrittenWhen(date: date, time: time.toMinute) }
        let offset = UTCOffset(minutes: offsetSeconds(at: instant) / 60)
        return WrittenWhen(date: date, time: time.toMinute, offset: offset)
    }
}

// MARK: - Foundation

extension VaultZone {
    private static let tabulatedSeconds: Range<Int64> =
        seconds(atStartOf: tabulatedYears.lowerBound)..<seconds(atStartOf: tabulatedYears.upperBound)

    /// The clock readings whose moments surely lie in the table.
    private static let tabulatedLocalSeconds: Range<Int64> = {
        let margin = 2 * OffsetTable.largestOffset
        return tabulatedSeconds.lowerBound + margin..<tabulatedSeconds.upperBound - margin
    }()

    private static func seconds(atStartOf year: Int) -> Int64 {
        Int64(CivilDate(year: year, month: 1, day: 1)?.daysSinceEpoch ?? 0) * 86_400
    }

    private static func table(of zone: TimeZone, from start: Int64, to end: Int64) -> OffsetTable {
        var moment = Date(timeIntervalSince1970: Double(start))
        let last = Date(timeIntervalSince1970: Double(end))
        let firstOffset = zone.secondsFromGMT(for: moment)
        var changes: [(start: Int64, offset: Int)] = []
        while let change = zone.nextDaylightSavingTimeTransition(after: moment), change > moment, change < last {
            changes.append((Int64(change.timeIntervalSince1970), zone.secondsFromGMT(for: change)))
            moment = change
        }
        return OffsetTable(firstOffset: firstOffset, changes: changes)
    }
}
