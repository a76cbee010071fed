import NoteSyntax
import Testing

@Suite("Subjects that begin like an unread date or time")
struct UnreadWhenTests {
    private static func looksUnread(_ subject: String, after when: WrittenWhen? = nil) -> Bool {
        var subject = subject
        return subject.withUTF8 { WrittenWhen.looksUnread($0, from: 0, to: $0.count, after: when) }
    }

    @Test(
        "with no WHEN, dates in other spellings are reported",
        arguments: [
            "2026-3-9 call", "2026-02-30", "9.3.2026 Anruf", "9/3/2026", "09/03/26", "9.3.26", "2026/03/09",
            "2026.03.09",
            "2026-03-09: call", "2026-03-09, call", "2026-03-09T9:05", "2026-03-09t14:05", "2026-03-09T14:05+15:00",
            "2026-03-09/10 fair", "2026-13-45", "[[2026-02-30]] call", "[[2026-03-09|Monday]] call",
            "[2026-03-09](x.md)",
            "(2026-03-09) call", "[[2026-03-09#Log]]", "2026-03 planning", "20260309 call", "20260309T1405",
            "2026-03-09-10",
        ])
    func dates(subject: String) {
        #expect(Self.looksUnread(subject))
    }

    @Test(
        "times are reported, after a date too",
        arguments: [
            "9:05am", "9:05 call", "14:5", "25:00", "09:00-10:00 stand-up", "14:05Z", "14:05, call", "14:05:99",
            "(14:05) call",
            "9am call", "9PM", "9p.m. call", "9h30 appel", "14h05", "14:05",
        ])
    func times(subject: String) throws {
        #expect(Self.looksUnread(subject))
        #expect(Self.looksUnread(subject, after: WrittenWhen(date: try #require(CivilDate("2026-03-09")))))
    }

    @Test(
        "other subjects are left in peace",
        arguments: [
            "", "·", "· 14:05 train", "· 2026-3-9", "2026 budget", "3 offers", "9 to 5", "1:1 with Ada", "3:2 win",
            "1.2.3 shipped",
            "10.0.0.12 is down", "10.0.12.34 is down", "24/7 support", "24/7/365", "030-12-3456", "+44 20 7946",
            "2026.1 release",
            "2026-27 season",
            "14h of work", "9 March", "2026-Q1 numbers", "[[Sam Cooper]] called", "[[2026-03-09 Fair]] notes",
            "(see there)",
            "12345678", "20261399", "2026-", "9.", "[[", "9", "2026-03x", "4 amps", "3pmc", "½ day", "14.30 EUR",
            "call 14:05",
        ])
    func none(subject: String) throws {
        #expect(!Self.looksUnread(subject))
        #expect(!Self.looksUnread(subject, after: WrittenWhen(date: try #require(CivilDate("2026-03-09")))))
    }

    @Test(
        "after a date, a further date is the subject's",
        arguments: ["2026-3-9", "9.3.2026", "[[2026-03-10|x]]", "2026-03"])
    func dateAfterDate(subject: String) throws {
        #expect(!Self.looksUnread(subject, after: WrittenWhen(date: try #require(CivilDate("2026-03-08")))))
    }

    @Test(
        "after a date and a time, only what would change that time is reported",
        arguments: [
            ("09:05", "pm call", true), ("09:05", "PM", true), ("09:05", "p.m. call", true),
            ("09:05", "+01:00 call", true),
            ("14:05", "-04:00", true), ("14:05", "pm call", false), ("09:05", "am Telefon", false),
            ("09:05", "pmc", false),
            ("09:05", "10:00 train", false), ("09:05", "2026-3-9", false), ("09:05", "+1 for the plan", false),
            ("09:05", "- milk", false), ("09:05", "+01:000", false),
        ])
    func afterTime(time: String, subject: String, expected: Bool) throws {
        let when = WrittenWhen(date: try #require(CivilDate("2026-03-09")), time: CivilTime(time))
        #expect(Self.looksUnread(subject, after: when) == expected)
        let exact = WrittenWhen(date: when.date, time: when.time, offset: .zero)
        #expect(!Self.looksUnread(subject, after: exact))
    }
}
