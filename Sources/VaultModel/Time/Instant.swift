import NoteSyntax

/// A moment, as whole seconds since 1970-01-01T00:00:00Z, in the years 0 to 9999 of UTC.
///
/// What a clock shows then is told by a ``VaultZone``.
public struct Instant: Sendable, Hashable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted; negative before it.
    public let secondsSinceEpoch: Int64

    /// The moment so many seconds after 1970 began; brought into the years 0 to 9999 where it lies outside them.
    public init(secondsSinceEpoch seconds: Int64) {
        secondsSinceEpoch = min(max(seconds, Self.firstSecond), Self.lastSecond)
    }

    /// The moment `seconds` later (earlier, if negative), brought into the years 0 to 9999.
    public func adding(seconds: Int) -> Instant {
        let (sum, overflow) = secondsSinceEpoch.addingReportingOverflow(Int64(seconds))
        return Instant(secondsSinceEpoch: overflow ? (seconds < 0 ? Int64.min : Int64.max) : sum)
    }

    /// The beginning of its minute.
    public var toMinute: Instant {
        adding(seconds: -Int(secondsSinceEpoch - secondsSinceEpoch.floorDivided(by: 60) * 60))
    }

    /// Earlier moments come first.
    public static func < (left: Instant, right: Instant) -> Bool { left.secondsSinceEpoch < right.secondsSinceEpoch }

    private static let firstSecond = Int64(CivilDate.earliest.daysSinceEpoch) * 86_400
    private static let lastSecond = Int64(CivilDate.latest.daysSinceEpoch + 1) * 86_400 - 1
}

// MARK: - Text

extension Instant {
    /// `YYYY-MM-DDTHH:MM:SSZ`, the form of `logged-at` (format 3, Fields).
    public var utcDescription: String { Self.text(of: secondsSinceEpoch, offsetMinutes: nil) }

    /// The moment that an RFC 3339 text names, with any offset; nil if it is anything else.
    ///
    /// Liberal, for stamps that other programs wrote: a fraction is dropped, seconds may be absent, `t`, `z` and a
    /// blank for `T` are read, and a second 60 is the one that follows. `utcDescription` is what Kith itself writes.
    public init?(rfc3339 text: String) {
        var text = text
        let seconds = text.withUTF8 { Self.parse($0, from: 0, to: $0.count) }
        guard let seconds else { return nil }
        self.init(secondsSinceEpoch: seconds)
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int64? {
        let dateEnd = start + CivilDate.utf8Count
        guard end > dateEnd, let date = CivilDate.parse(bytes, from: start, to: dateEnd),
            [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[dateEnd]),
            let (time, timeEnd) = CivilTime.parse(bytes, from: dateEnd + 1, to: end)
        else { return nil }
        var position = timeEnd
        var seconds = Int64(date.daysSinceEpoch) * 86_400 + Int64(time.secondOfDay)
        if !time.hasSeconds, position < end, bytes[position] == UInt8(ascii: ":") {
            guard bytes.number(ofDigits: 2, at: position + 1, before: end) == 60 else { return nil }
            seconds += 60
            position += 3
        }
        if position < end, bytes[position] == UInt8(ascii: ".") {
            let fraction = position + 1
            position = fraction
            while bytes.digit(at: position, before: end) != nil { position += 1 }
            guard position > fraction else { return nil }
        }
        guard let (offset, offsetEnd) = offsetSeconds(bytes, from: position, to: end), offsetEnd == end else {
            return nil
        }
        return seconds - Int64(offset)
    }

    /// `Z`, or any `±HH:MM` up to a day: RFC 3339 allows more than a WHEN does.
    private static func offsetSeconds(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> (seconds: Int, end: Int)? {
        guard start < end else { return nil }
        if bytes[start] | 0x20 == UInt8(ascii: "z") { return (0, start + 1) }
        guard bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "-"),
            let (time, timeEnd) = CivilTime.parse(bytes, from: start + 1, to: end), !time.hasSeconds
        else { return nil }
        return (bytes[start] == UInt8(ascii: "-") ? -time.secondOfDay : time.secondOfDay, timeEnd)
    }

    /// RFC 3339 of what a clock shows that is so many minutes ahead of UTC; without an offset, UTC with a `Z`.
    static func text(of seconds: Int64, offsetMinutes: Int?) -> String {
        let local = Instant(secondsSinceEpoch: seconds + Int64(offsetMinutes ?? 0) * 60).secondsSinceEpoch
        let days = local.floorDivided(by: 86_400)
        let date = CivilDate(daysSinceEpoch: Int(days)) ?? .latest
        let second = Int(local - days * 86_400)
        return String(unsafeUninitializedCapacity: 25) { target in
            date.write(to: target)
            target[10] = UInt8(ascii: "T")
            target.put(digits: 2, of: second / 3600, at: 11)
            target[13] = UInt8(ascii: ":")
            target.put(digits: 2, of: second / 60 % 60, at: 14)
            target[16] = UInt8(ascii: ":")
            target.put(digits: 2, of: second % 60, at: 17)
            guard let offsetMinutes else {
                target[19] = UInt8(ascii: "Z")
                return 20
            }
            target[19] = offsetMinutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
            target.put(digits: 2, of: abs(offsetMinutes) / 60, at: 20)
            target[22] = UInt8(ascii: ":")
            target.put(digits: 2, of: abs(offsetMinutes) % 60, at: 23)
            return 25
        }
    }
}

extension Int64 {
    /// The quotient rounded down, also below zero.
    func floorDivided(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
