import NoteSyntax
import Testing
import VaultModel

@Suite("The vault's time zone")
struct VaultZoneTests {
    /// A reading as `= MOMENT`, `> MOMENT` where it is skipped, `EARLIER / LATER` where it is repeated.
    private static func show(_ reading: ClockReading) -> String {
        switch reading {
        case .exact(let instant): "= \(instant.utcDescription)"
        case .skipped(let instant): "> \(instant.utcDescription)"
        case .repeated(let earlier, let later): "\(earlier.utcDescription) / \(later.utcDescription)"
        }
    }

    private static func parts(_ local: String) throws -> (CivilDate, CivilTime?) {
        let words = local.split(separator: " ").map(String.init)
        let date = try #require(CivilDate(words[0]))
        return words.count > 1 ? (date, try #require(CivilTime(words[1]) as CivilTime?)) : (date, nil)
    }

    @Test(
        "a reading that the clock shows once, never or twice",
        arguments: [
            ("America/New_York", "2026-03-09 14:05", "= 2026-03-09T18:05:00Z"),
            ("America/New_York", "2026-03-08 01:59:59", "= 2026-03-08T06:59:59Z"),
            ("America/New_York", "2026-03-08 02:00", "> 2026-03-08T07:00:00Z"),
            ("America/New_York", "2026-03-08 02:30", "> 2026-03-08T07:30:00Z"),
            ("America/New_York", "2026-03-08 03:00", "= 2026-03-08T07:00:00Z"),
            ("America/New_York", "2026-11-01 00:59", "= 2026-11-01T04:59:00Z"),
            ("America/New_York", "2026-11-01 01:00", "2026-11-01T05:00:00Z / 2026-11-01T06:00:00Z"),
            ("America/New_York", "2026-11-01 01:59", "2026-11-01T05:59:00Z / 2026-11-01T06:59:00Z"),
            ("America/New_York", "2026-11-01 02:00", "= 2026-11-01T07:00:00Z"),
            ("Australia/Lord_Howe", "2026-10-04 02:15", "> 2026-10-03T15:45:00Z"),
            ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04T14:45:00Z / 2026-04-04T15:15:00Z"),
            ("Pacific/Apia", "2011-12-29 23:59", "= 2011-12-30T09:59:00Z"),
            ("Pacific/Apia", "2011-12-30 12:00", "> 2011-12-30T22:00:00Z"),
            ("Pacific/Apia", "2011-12-31 00:00", "= 2011-12-30T10:00:00Z"),
            ("America/Caracas", "2016-05-01 02:45", "> 2016-05-01T07:15:00Z"),
            ("America/Caracas", "2007-12-09 02:45", "2007-12-09T06:45:00Z / 2007-12-09T07:15:00Z"),
            ("America/Sao_Paulo", "2018-11-04 00:30", "> 2018-11-04T03:30:00Z"),
            ("America/Sao_Paulo", "2018-02-17 23:30", "2018-02-18T01:30:00Z / 2018-02-18T02:30:00Z"),
            ("Europe/Dublin", "2026-03-29 01:30", "> 2026-03-29T01:30:00Z"),
            ("Europe/Dublin", "2026-10-25 01:30", "2026-10-25T00:30:00Z / 2026-10-25T01:30:00Z"),
            ("Africa/Casablanca", "2026-02-15 02:30", "2026-02-15T01:30:00Z / 2026-02-15T02:30:00Z"),
            ("Africa/Casablanca", "2026-03-22 02:30", "> 2026-03-22T02:30:00Z"),
            ("Asia/Kathmandu", "2026-03-09 14:05", "= 2026-03-09T08:20:00Z"),
            ("Pacific/Kiritimati", "2026-03-09 00:05", "= 2026-03-08T10:05:00Z"),
            ("America/New_York", "1985-04-28 02:30", "> 1985-04-28T07:30:00Z"),
            ("America/New_York", "1985-10-27 01:30", "1985-10-27T05:30:00Z / 1985-10-27T06:30:00Z"),
            ("America/New_York", "2050-07-01 12:00", "= 2050-07-01T16:00:00Z"),
            ("UTC", "2026-03-08 02:30", "= 2026-03-08T02:30:00Z"),
        ])
    func readings(identifier: String, local: String, expected: String) throws {
        let zone = try #require(VaultZone(identifier: identifier))
        let (date, time) = try Self.parts(local)
        #expect(Self.show(zone.instant(of: date, time)) == expected)
    }

    @Test(
        "a date alone is the day's first moment, be it later or twice midnight",
        arguments: [
            ("America/New_York", "2026-03-09", "2026-03-09T00:00:00-04:00"),
            ("America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00"),
            ("America/Havana", "2026-11-01", "2026-11-01T00:00:00-04:00"),
            ("America/St_Johns", "2010-11-07", "2010-11-07T00:00:00-02:30"),
            ("Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00"),
            ("Asia/Beirut", "2026-03-29", "2026-03-29T01:00:00+03:00"),
            ("UTC", "2026-03-09", "2026-03-09T00:00:00+00:00"),
        ])
    func beginnings(identifier: String, day: String, expected: String) throws {
        let zone = try #require(VaultZone(identifier: identifier))
        let date = try #require(CivilDate(day))
        #expect(zone.rfc3339(zone.beginning(of: date)) == expected)
        #expect(zone.instant(of: date, nil) == .exact(zone.beginning(of: date)))
    }

    @Test(
        "an offset in the header decides; without one, of a repeated hour the earlier counts, and a skipped one moves on"
    )
    func writtenWhens() throws {
        let zone = try #require(VaultZone(identifier: "America/New_York"))
        let texts = [
            ("2026-11-01T01:30-05:00", "2026-11-01T01:30:00-05:00"), ("2026-11-01 01:30", "2026-11-01T01:30:00-04:00"),
            ("2026-03-08 02:30", "2026-03-08T03:30:00-04:00"), ("2026-03-09T14:05+01:00", "2026-03-09T09:05:00-04:00"),
            ("2026-03-09", "2026-03-09T00:00:00-04:00"),
        ]
        for (text, expected) in texts {
            var text = text
            let when = try #require(text.withUTF8 { WrittenWhen.parse($0, from: 0, to: $0.count)?.when })
            #expect(zone.rfc3339(zone.instant(of: when).instant) == expected, "\(text)")
        }
    }

    @Test(
        "the writer's form has an offset in a repeated hour only",
        arguments: [
            ("2026-03-09T18:05:44Z", "2026-03-09 14:05"), ("2026-11-01T05:30:00Z", "2026-11-01T01:30-04:00"),
            ("2026-11-01T06:30:00Z", "2026-11-01T01:30-05:00"), ("2026-11-01T07:00:00Z", "2026-11-01 02:00"),
        ])
    func written(moment: String, expected: String) throws {
        let zone = try #require(VaultZone(identifier: "America/New_York"))
        let instant = try #require(Instant(rfc3339: moment))
        let when = zone.written(instant)
        #expect(when.description == expected)
        #expect(zone.instant(of: when).instant == instant.toMinute)
    }

    @Test("machine output shows the zone's time and offset; seconds of local mean time are cut off")
    func rfc3339() throws {
        let instant = try #require(Instant(rfc3339: "2026-03-09T18:05:44Z"))
        #expect(VaultZone.utc.rfc3339(instant) == "2026-03-09T18:05:44+00:00")
        #expect(VaultZone(identifier: "Asia/Kathmandu")?.rfc3339(instant) == "2026-03-09T23:50:44+05:45")
        #expect(VaultZone(identifier: "America/St_Johns")?.rfc3339(instant) == "2026-03-09T15:35:44-02:30")
        let old = try #require(Instant(rfc3339: "1850-01-01T00:00:00Z"))
        #expect(VaultZone(identifier: "America/New_York")?.rfc3339(old) == "1849-12-31T19:04:00-04:56")
    }

    @Test(
        "names of the IANA database are zones, aliases and those without an area too",
        arguments: [
            "UTC", "Etc/UTC", "GMT", "Europe/Berlin", "US/Eastern", "Asia/Calcutta", "Asia/Kolkata", "Etc/GMT+3",
            "EST5EDT",
            "America/Argentina/Buenos_Aires", "America/Ciudad_Juarez", "Europe/Kyiv", "Zulu", "GB", "Antarctica/Troll",
        ])
    func knownZones(identifier: String) {
        #expect(VaultZone(identifier: identifier)?.identifier == identifier)
    }

    @Test(
        "abbreviations, offsets and other spellings are none",
        arguments: [
            "", "PST", "EDT", "CEST", "EST5", "GMT+3", "GMT+03:00", "UTC+1", "+01:00", "europe/berlin", "EUROPE/BERLIN",
            "utc",
            "Europe/Berlin ", "Europe", "Europe/", "Mars/Olympus", "Etc/Unknown", "SystemV/EST5EDT", "posixrules",
            "Factory",
            "../Europe/Berlin", "Europe/Berlin\u{0}", "JST", "CTT",
        ])
    func unknownZones(identifier: String) {
        // Foundation takes a name with a NUL behind it once it has met the name.
        #expect(VaultZone(identifier: "Europe/Berlin") != nil)
        #expect(VaultZone(identifier: identifier) == nil)
    }
}
