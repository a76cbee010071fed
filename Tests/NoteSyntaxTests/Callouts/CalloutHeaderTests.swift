import NoteSyntax
import Testing

/// Format 3, Header.
@Suite("Headers of callouts")
struct CalloutHeaderTests {
    @Test("WHEN and SUBJECT are both optional")
    func optional() {
        checkHeader("", "")
        checkHeader(" 2026-03-09", "@2026-03-09")
        checkHeader(" 2026-03-09 ", "@2026-03-09")
        checkHeader(" Rang back", #""Rang back""#)
        checkHeader(" 2026-03-09 Rang back", #"@2026-03-09 "Rang back""#)
        checkHeader("\t2026-03-09\tRang back", #"@2026-03-09 "Rang back""#)
        checkHeader("    2026-03-09    Rang back", #"@2026-03-09 "Rang back""#)
    }

    @Test("WHEN is DATE, DATE blanks TIME, DATE T TIME, or DATE T TIME OFFSET")
    func when() {
        checkHeader(" 2026-03-09 14:05", "@2026-03-09 14:05")
        checkHeader(" 2026-03-09 14:05 x", #"@2026-03-09 14:05 "x""#)
        checkHeader(" 2026-03-09 14:05:30 x", #"@2026-03-09 14:05:30 "x""#)
        checkHeader(" 2026-03-09 \t 14:05 x", #"@2026-03-09 14:05 "x""#)
        checkHeader(" 2026-03-09T14:05 x", #"@2026-03-09 14:05 "x""#)
        checkHeader(" 2026-03-09T14:05:30 x", #"@2026-03-09 14:05:30 "x""#)
        checkHeader(" 2026-03-09T14:05Z x", #"@2026-03-09T14:05+00:00 "x""#)
        checkHeader(" 2026-03-09T14:05:30Z", "@2026-03-09T14:05:30+00:00")
        checkHeader(" 2026-03-09T14:05+05:45 x", #"@2026-03-09T14:05+05:45 "x""#)
        checkHeader(" 2026-03-09T14:05-03:30 x", #"@2026-03-09T14:05-03:30 "x""#)
        checkHeader(" 2024-02-29 00:00 x", #"@2024-02-29 00:00 "x""#)
        checkHeader(" 2026-03-09 23:59:59 x", #"@2026-03-09 23:59:59 "x""#)
    }

    @Test("DATE may be a link to a daily note")
    func linkedDate() {
        checkHeader(" [[2026-03-09]]", "@[[2026-03-09]]")
        checkHeader(" [[2026-03-09]] Met", #"@[[2026-03-09]] "Met""#)
        checkHeader(" [[2026-03-09]] 14:05 Met", #"@[[2026-03-09]] 14:05 "Met""#)
        checkHeader(" [[2026-03-09]]T14:05+01:00 Met", #"@[[2026-03-09]]T14:05+01:00 "Met""#)
        checkHeader(" [[2026-03-09]]: Met", #""[[2026-03-09]]: Met" unread"#)
        checkHeader(" [[2026-03-09|Monday]] Met", #""[[2026-03-09|Monday]] Met" unread"#)
        checkHeader(" [2026-03-09] Met", #""[2026-03-09] Met" unread"#)
        checkHeader(" [[2026-02-30]] Met", #""[[2026-02-30]] Met" unread"#)
        checkHeader(" [[2026-03-09 Kick-off]] Met", #""[[2026-03-09 Kick-off]] Met""#)
    }

    @Test("a blank or the line's end follows WHEN, and the longest that fits is taken")
    func longest() {
        checkHeader(" 2026-03-09, Met", #""2026-03-09, Met" unread"#)
        checkHeader(" 2026-03-09: Met", #""2026-03-09: Met" unread"#)
        checkHeader(" 2026-03-09\u{A0}Met", "\"2026-03-09\u{A0}Met\" unread")
        checkHeader(" 2026-03-09 14:05, Met", #"@2026-03-09 "14:05, Met" unread"#)
        checkHeader(" 2026-03-09 14:05:3 Met", #"@2026-03-09 "14:05:3 Met" unread"#)
        checkHeader(" 2026-03-09 14 Met", #"@2026-03-09 "14 Met""#)
        checkHeader(" 2026-03-09 14:05 15:00 Met", #"@2026-03-09 14:05 "15:00 Met""#)
        checkHeader(" 2026-03-09 2026-03-10 Met", #"@2026-03-09 "2026-03-10 Met""#)
    }

    @Test("an offset is read in the T form only, with nothing between, at most 14:00")
    func offsets() {
        checkHeader(" 2026-03-09 14:05+01:00 x", #"@2026-03-09 "14:05+01:00 x" unread"#)
        checkHeader(" 2026-03-09 14:05Z x", #"@2026-03-09 "14:05Z x" unread"#)
        checkHeader(" 2026-03-09T14:05 +01:00 x", #"@2026-03-09 14:05 "+01:00 x" unread"#)
        checkHeader(" 2026-03-09T14:05 Z x", #"@2026-03-09 14:05 "Z x""#)
        checkHeader(" 2026-03-09T14:05+14:00 x", #"@2026-03-09T14:05+14:00 "x""#)
        checkHeader(" 2026-03-09T14:05-14:00 x", #"@2026-03-09T14:05-14:00 "x""#)
        checkHeader(" 2026-03-09T14:05+14:01 x", #""2026-03-09T14:05+14:01 x" unread"#)
        checkHeader(" 2026-03-09T14:05+0100 x", #""2026-03-09T14:05+0100 x" unread"#)
        checkHeader(" 2026-03-09T14:05z x", #""2026-03-09T14:05z x" unread"#)
        checkHeader(" 2026-03-09t14:05 x", #""2026-03-09t14:05 x" unread"#)
    }

    @Test("a range of times is no time with an offset")
    func ranges() {
        checkHeader(" 2026-03-09 09:00-10:00 Workshop", #"@2026-03-09 "09:00-10:00 Workshop" unread"#)
        checkHeader(" 2026-03-09 09:00–10:00 Workshop", #"@2026-03-09 "09:00–10:00 Workshop" unread"#)
        checkHeader(" 2026-03-09 09:00 - 10:00 Workshop", #"@2026-03-09 09:00 "- 10:00 Workshop""#)
        checkHeader(" 2026-03-09T09:00-10:00 Workshop", #"@2026-03-09T09:00-10:00 "Workshop""#)
    }

    @Test("a subject that begins like a date or a time is told apart")
    func unread() {
        for line in [
            "2026-3-9 x", "2026-02-30 x", "2026-13-01 x", "09.03.2026 x", "3/9/2026 x", "9:05am check-in",
            "9am check-in",
            "14:05 check-in", "2026-03 x",
        ] {
            checkHeader(" \(line)", "\"\(line)\" unread")
        }
        for line in ["9:05am check-in", "24:00 x", "14:60 x", "9:05 x", "9h30 x", "9pm x"] {
            checkHeader(" 2026-03-09 \(line)", "@2026-03-09 \"\(line)\" unread")
        }
        for line in ["Monday call", "1:1 with Ada", "3 parcels sent", "2026 plans", "Q3 budget", "v1.2.3 released"] {
            checkHeader(" \(line)", "\"\(line)\"")
        }
    }

    @Test("one middle dot that stands first, alone or before a blank, is dropped")
    func dot() {
        checkHeader(" 2026-03-09 · 14:05 train", #"@2026-03-09 · "14:05 train""#)
        checkHeader(" 2026-03-09 14:05 · Met", #"@2026-03-09 14:05 · "Met""#)
        checkHeader(" 2026-03-09 ·\tMet", #"@2026-03-09 · "Met""#)
        checkHeader(" 2026-03-09 ·  Met", #"@2026-03-09 · "Met""#)
        checkHeader(" 2026-03-09 ·", "@2026-03-09 ·")
        checkHeader(" 2026-03-09 · ", "@2026-03-09 ·")
        checkHeader(" · 2026-03-09 Met", #"· "2026-03-09 Met""#)
        checkHeader(" ·", "·")
        checkHeader(" · · Met", #"· "· Met""#)
        checkHeader(" ·Met", #""·Met""#)
        checkHeader(" 2026-03-09 ·\u{A0}Met", "@2026-03-09 \"·\u{A0}Met\"")
        checkHeader(" 2026-03-09· Met", #""2026-03-09· Met" unread"#)
        checkHeader(" 2026-03-09 • Met", #"@2026-03-09 "• Met""#)
    }

    @Test("SUBJECT is all else, trimmed of Unicode white space, its inside kept")
    func subject() {
        checkHeader(" 2026-03-09 \u{3000}Hi\u{A0}\t", #"@2026-03-09 "Hi""#)
        checkHeader("  a  b\t`c` **d** [[L|l]] ^e  ", "\"a  b\t`c` **d** [[L|l]] ^e\"")
        checkHeader(" 2026-03-09 x #", #"@2026-03-09 "x #""#)
        checkHeader(" a\u{2028}b", "\"a\u{2028}b\"")
        checkHeader(" 佐藤さんに電話", #""佐藤さんに電話""#)
    }
}
