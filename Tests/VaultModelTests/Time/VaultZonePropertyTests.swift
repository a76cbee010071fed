import Foundation
import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("The vault's time zone, against Foundation's")
struct VaultZonePropertyTests {
    private static let oddZones = [
        "Australia/Lord_Howe", "Africa/Casablanca", "Africa/El_Aaiun", "Pacific/Apia", "America/Caracas",
        "Asia/Kathmandu",
        "Europe/Dublin", "America/Sao_Paulo", "America/St_Johns", "America/New_York", "Antarctica/Troll",
        "Asia/Pyongyang",
        "Europe/Istanbul", "Asia/Gaza", "Africa/Juba",
    ]

    private static func foundationOffset(_ zone: TimeZone, _ seconds: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }

    @Test(
        "offsets agree each day, and around each change, from before the table to after it", arguments: oddZones)
    func offsetsAgree(identifier: String) throws {
        let zone = try #require(VaultZone(identifier: identifier))
        let oracle = try #require(TimeZone(identifier: identifier))
        let years = VaultZone.tabulatedYears
        let first = try #require(CivilDate(year: years.lowerBound - 2, month: 1, day: 1)).daysSinceEpoch * 86_400
        let last = try #require(CivilDate(year: years.upperBound + 2, month: 1, day: 1)).daysSinceEpoch * 86_400
        var moments = Array(stride(from: first, to: last, by: 86_400))
        var previous = Self.foundationOffset(oracle, first)
        for moment in moments {
            // A change since the moment before is found by halving, without asking Foundation where it is.
            let offset = Self.foundationOffset(oracle, moment)
            defer { previous = offset }
            guard offset != previous else { continue }
            var (low, high) = (moment - 86_400, moment)
            while high - low > 1 {
                let middle = (low + high) / 2
                if Self.foundationOffset(oracle, middle) == previous { low = middle } else { high = middle }
            }
            moments += [low, high]
        }
        let wrong = moments.first {
            zone.offsetSeconds(at: Instant(secondsSinceEpoch: Int64($0))) != Self.foundationOffset(oracle, $0)
        }
        #expect(wrong == nil)
    }

    @Test(
        "of every zone that Foundation knows, any moment comes back from what its clock shows then",
        arguments: [Seed.ofRun, Seed.ofRun &+ 1])
    func momentsRoundTrip(seed: UInt64) throws {
        var generator = Seed(seed)
        for identifier in TimeZone.knownTimeZoneIdentifiers {
            let zone = try #require(VaultZone(identifier: identifier))
            let oracle = try #require(TimeZone(identifier: identifier))
            for _ in 0..<40 {
                // 1850 to 2100, half of the moments in the years of the table.
                let range =
                    Bool.random(using: &generator) ? -3_786_825_600...4_102_444_800 : 946_684_800...2_082_758_400
                let seconds = Int.random(in: range, using: &generator)
                let instant = Instant(secondsSinceEpoch: Int64(seconds))
                let (date, time) = zone.civil(instant)
                let isShown =
                    switch zone.instant(of: date, time) {
                    case .exact(let only): only == instant
                    case .skipped: false
                    case .repeated(let earlier, let later): earlier < later && (earlier == instant || later == instant)
                    }
                guard isShown, zone.offsetSeconds(at: instant) == Self.foundationOffset(oracle, seconds) else {
                    Issue.record("\(identifier) at \(seconds) shows \(date) \(time), seed \(seed)")
                    return
                }
            }
        }
    }

    @Test(
        "any reading around a change is shown by the moments it is given, and by none if it is skipped",
        arguments: oddZones)
    func readingsRoundTrip(identifier: String) throws {
        let zone = try #require(VaultZone(identifier: identifier))
        let oracle = try #require(TimeZone(identifier: identifier))
        var moment = Date(timeIntervalSince1970: 900_000_000)
        while let change = oracle.nextDaylightSavingTimeTransition(after: moment), change.timeIntervalSince1970 < 2.1e9
        {
            moment = change
            let offsets = [change.addingTimeInterval(-1), change].map { oracle.secondsFromGMT(for: $0) }
            let local = Int(change.timeIntervalSince1970) + offsets[1]
            for distance in stride(from: -93_600, through: 93_600, by: 900) {
                let reading = local + distance
                let days = Int((Double(reading) / 86_400).rounded(.down))
                let second = reading - days * 86_400
                let date = try #require(CivilDate(daysSinceEpoch: days))
                let time = try #require(CivilTime(hour: second / 3600, minute: second / 60 % 60, second: second % 60))
                // No other change is so near: what is shown is shown with one of these two offsets.
                let shown = Set(offsets).map { Instant(secondsSinceEpoch: Int64(reading - $0)) }
                    .filter { reading - Int($0.secondsSinceEpoch) == zone.offsetSeconds(at: $0) }.sorted()
                let isRight =
                    switch zone.instant(of: date, time) {
                    case .exact(let only): shown == [only]
                    case .skipped(let moved): shown.isEmpty && zone.civil(moved) > (date, time)
                    case .repeated(let earlier, let later): shown == [earlier, later]
                    }
                guard isRight else {
                    Issue.record("\(identifier): \(date) \(time) is \(zone.instant(of: date, time)), not \(shown)")
                    return
                }
            }
        }
    }
}
