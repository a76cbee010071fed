extension WrittenWhen {
    /// Whether a subject begins like a date or a time that could not be read (format 3, Header: `unread-when`).
    ///
    /// The rule, for a subject that may have opening brackets before what counts:
    /// - With no WHEN before it, it begins like a *date*: three runs of digits with the same one of `-`, `.`, `/`
    ///   between, the first or the last of four digits, or none longer than two and the last of two (`2026-3-9`,
    ///   `9.3.26`); a year and a month (`2026-03`); or eight digits that are a date (`20260309`).
    /// - With no more than a date before it, it begins like a *time*: `H:MM`, `HH:MM` or `HH:M` in any digits, whatever
    ///   follows (`25:00`, `9:05am`, `09:00-10:00`); `9h30`; `9am`, `9pm`. `1:1` is a meeting.
    /// - With a date and a time before it, it begins with what would change that time: `±HH:MM` where no offset was
    ///   read, or the word `pm` behind an hour before noon.
    ///
    /// Words (`9 March`, `Monday`) are never taken for dates.
    ///
    /// - Parameters:
    ///   - bytes: The source that both offsets are into.
    ///   - start: The subject's first byte, before a leading `·` is dropped.
    ///   - end: The end of the line, before its line ending.
    ///   - when: What was read before the subject, if anything.
    public static func looksUnread(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, after when: WrittenWhen?
    ) -> Bool {
        let scan = UnreadScan(bytes: bytes, end: end)
        if let when, let time = when.time {
            return when.offset == nil && (scan.hasOffset(at: start) || time.hour < 12 && scan.hasWordPM(at: start))
        }
        var start = start
        var brackets = 0
        while brackets < 2, scan.byte(start) == UInt8(ascii: "[") || scan.byte(start) == UInt8(ascii: "(") {
            start += 1
            brackets += 1
        }
        return scan.hasTime(at: start) || when == nil && scan.hasDate(at: start, inLink: brackets == 2)
    }
}

/// Looks for the beginnings of dates and times in one line.
private struct UnreadScan {
    let bytes: UnsafeBufferPointer<UInt8>
    let end: Int

    /// The byte at `offset`; at the end of the line a line feed, which none of the patterns holds.
    func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : UInt8(ascii: "\n") }

    /// The byte as a small letter, if it is an ASCII letter.
    func letter(_ offset: Int) -> UInt8? {
        let small = byte(offset) | 0x20
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(small) ? small : nil
    }

    /// How many digits stand at `offset`.
    func digitCount(_ offset: Int) -> Int {
        var count = 0
        while bytes.digit(at: offset + count, before: end) != nil { count += 1 }
        return count
    }

    func hasDate(at start: Int, inLink: Bool) -> Bool {
        let first = digitCount(start)
        if first == 8 { return hasCompactDate(at: start) }
        guard first == 4 || first == 1 || first == 2 else { return false }
        let separator = byte(start + first)
        guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: ".") || separator == UInt8(ascii: "/") else {
            return false
        }
        let secondStart = start + first + 1
        let second = digitCount(secondStart)
        guard second == 1 || second == 2 else { return false }
        guard byte(secondStart + second) == separator else {
            // `2026.1` is rather a version.
            return first == 4 && separator != UInt8(ascii: ".") && hasMonth(at: secondStart, digits: second)
                && ends(at: secondStart + second, inLink: inLink)
        }
        let thirdStart = secondStart + second + 1
        let third = digitCount(thirdStart)
        let isDate = first == 4 ? third == 1 || third == 2 : third == 2 || third == 4
        // A further part makes a short one something else, such as a network address.
        let goesOn = byte(thirdStart + third) == separator && digitCount(thirdStart + third + 1) > 0
        return isDate && !(goesOn && first != 4) && ends(at: thirdStart + third, inLink: inLink)
    }

    /// Whether a date may end here: before a `T` and a digit, or anything that is no letter; the name of a note
    /// that only begins with a date is no date.
    private func ends(at offset: Int, inLink: Bool) -> Bool {
        guard let letter = letter(offset) else { return !inLink || byte(offset) != UInt8(ascii: " ") }
        return letter == UInt8(ascii: "t") && digitCount(offset + 1) > 0
    }

    private func hasMonth(at start: Int, digits: Int) -> Bool {
        bytes.number(ofDigits: digits, at: start, before: end).map { (1...12).contains($0) } ?? false
    }

    private func hasCompactDate(at start: Int) -> Bool {
        guard letter(start + 8) == nil || ends(at: start + 8, inLink: false),
            let year = bytes.number(ofDigits: 4, at: start, before: end), (1900..<2100).contains(year),
            let month = bytes.number(ofDigits: 2, at: start + 4, before: end),
            let day = bytes.number(ofDigits: 2, at: start + 6, before: end)
        else { return false }
        return CivilDate(year: year, month: month, day: day) != nil
    }

    func hasTime(at start: Int) -> Bool {
        let hours = digitCount(start)
        guard hours == 1 || hours == 2 else { return false }
        let next = start + hours
        if byte(next) == UInt8(ascii: ":") {
            let minutes = digitCount(next + 1)
            return minutes == 2 || minutes == 1 && hours == 2
        }
        switch letter(next) {
        case UInt8(ascii: "h"): return digitCount(next + 1) == 2
        case UInt8(ascii: "a"), UInt8(ascii: "p"): return hasHalfDay(at: next)
        default: return false
        }
    }

    func hasWordPM(at start: Int) -> Bool {
        letter(start) == UInt8(ascii: "p") && hasHalfDay(at: start)
    }

    /// `am`, `pm`, `a.m.` or `p.m.` as a word of its own; the first letter is known.
    private func hasHalfDay(at start: Int) -> Bool {
        let second = byte(start + 1) == UInt8(ascii: ".") ? start + 2 : start + 1
        return letter(second) == UInt8(ascii: "m") && letter(second + 1) == nil && digitCount(second + 1) == 0
    }

    func hasOffset(at start: Int) -> Bool {
        guard byte(start) == UInt8(ascii: "+") || byte(start) == UInt8(ascii: "-"), digitCount(start + 1) == 2 else {
            return false
        }
        return byte(start + 3) == UInt8(ascii: ":") && digitCount(start + 4) == 2
            && bytes.isBlankOrEnd(at: start + 6, before: end)
    }
}
