/// When an interaction took place, as its header says it: a date, often a time, rarely an offset (format 3, Header).
///
/// What instant that is, only the vault's time zone can tell.
public struct WrittenWhen: Sendable, Hashable {
    /// The day.
    public var date: CivilDate

    /// The time of day, where one is written.
    public var time: CivilTime?

    /// The offset from UTC, where one is written; only ever behind a time.
    public var offset: UTCOffset?

    /// Whether the date is a link to a daily note, `[[YYYY-MM-DD]]`.
    public var isLink: Bool

    /// A WHEN of these parts; an offset without a time has no written form, and is left out.
    public init(date: CivilDate, time: CivilTime? = nil, offset: UTCOffset? = nil, isLink: Bool = false) {
        self.date = date
        self.time = time
        self.offset = time == nil ? nil : offset
        self.isLink = isLink
    }
}

// MARK: - Text

extension WrittenWhen {
    /// Reads the longest WHEN that stands at `start` and is followed by a blank or `end`; format 3, Header.
    ///
    /// - Parameters:
    ///   - bytes: The source that both offsets are into.
    ///   - start: The first byte of what may be a WHEN; blanks before it are passed over by the caller.
    ///   - end: The end of the line, before its line ending.
    /// - Returns: The WHEN and the offset just behind its last byte, or nil if none fits.
    public static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> (when: WrittenWhen, end: Int)? {
        guard let (date, isLink, dateEnd) = parseDate(bytes, from: start, to: end) else { return nil }
        if dateEnd < end, bytes[dateEnd] == UInt8(ascii: "T") {
            // The date alone can't fit here: no blank follows it.
            guard let (time, timeEnd) = CivilTime.parse(bytes, from: dateEnd + 1, to: end) else { return nil }
            if bytes.isBlankOrEnd(at: timeEnd, before: end) {
                return (WrittenWhen(date: date, time: time, isLink: isLink), timeEnd)
            }
            guard let (offset, offsetEnd) = UTCOffset.parse(bytes, from: timeEnd, to: end),
                bytes.isBlankOrEnd(at: offsetEnd, before: end)
            else { return nil }
            return (WrittenWhen(date: date, time: time, offset: offset, isLink: isLink), offsetEnd)
        }
        guard bytes.isBlankOrEnd(at: dateEnd, before: end) else { return nil }
        var timeStart = dateEnd
        while timeStart < end, bytes.isBlankOrEnd(at: timeStart, before: end) { timeStart += 1 }
        if let (time, timeEnd) = CivilTime.parse(bytes, from: timeStart, to: end),
            bytes.isBlankOrEnd(at: timeEnd, before: end)
        {
            return (WrittenWhen(date: date, time: time, isLink: isLink), timeEnd)
        }
        return (WrittenWhen(date: date, isLink: isLink), dateEnd)
    }

    /// DATE: `YYYY-MM-DD`, or the same as a link.
    private static func parseDate(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> (date: CivilDate, isLink: Bool, end: Int)? {
        let length = CivilDate.utf8Count
        guard end - start >= length else { return nil }
        if bytes[start] != UInt8(ascii: "[") {
            return CivilDate.parse(bytes, from: start, to: start + length).map { ($0, false, start + length) }
        }
        let dateEnd = start + 2 + length
        guard end - dateEnd >= 2, bytes[start + 1] == UInt8(ascii: "["),
            bytes[dateEnd] == UInt8(ascii: "]"), bytes[dateEnd + 1] == UInt8(ascii: "]"),
            let date = CivilDate.parse(bytes, from: start + 2, to: dateEnd)
        else { return nil }
        return (date, true, dateEnd + 2)
    }
}

extension WrittenWhen: CustomStringConvertible {
    /// The text that reads as this: `DATE`, `DATE TIME`, or both with a `T` between and `±HH:MM` behind where there is an offset.
    public var description: String {
        let day = isLink ? "[[\(date)]]" : date.description
        guard let time else { return day }
        guard let offset else { return "\(day) \(time)" }
        return "\(day)T\(time)\(offset)"
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a space, a tab or the end stands at `offset`.
    func isBlankOrEnd(at offset: Int, before end: Int) -> Bool {
        offset >= end || self[offset] == UInt8(ascii: " ") || self[offset] == UInt8(ascii: "\t")
    }
}
