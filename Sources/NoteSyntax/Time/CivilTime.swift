/// A time of day as a clock on the wall shows it, 00:00 to 23:59:59, that remembers whether seconds were written.
///
/// Four bytes, an optional one too. `14:05` and `14:05:00` are the same moment but not equal: the first sorts before
/// the second.
public struct CivilTime: Sendable, Hashable, Comparable {
    private let storedHour: UInt8
    private let storedMinute: UInt8
    private let storedSecond: UInt8

    /// Whether the seconds are written, be it as `:00`.
    public let hasSeconds: Bool

    /// The hour, 0 to 23.
    public var hour: Int { Int(storedHour) }

    /// The minute, 0 to 59.
    public var minute: Int { Int(storedMinute) }

    /// The second, 0 to 59; 0 where none is written.
    public var second: Int { Int(storedSecond) }

    /// Seconds since the day's midnight, if no clock change comes between.
    public var secondOfDay: Int { (hour * 60 + minute) * 60 + second }

    /// The time with these parts, or nil where a clock shows none; without `second` it is written as `HH:MM`.
    public init?(hour: Int, minute: Int, second: Int? = nil) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second ?? 0) else { return nil }
        storedHour = UInt8(hour)
        storedMinute = UInt8(minute)
        storedSecond = UInt8(second ?? 0)
        hasSeconds = second != nil
    }

    /// 00:00.
    public static let midnight = CivilTime(validHour: 0, minute: 0)

    /// The time without its seconds, to be written as `HH:MM`.
    public var toMinute: CivilTime { CivilTime(validHour: storedHour, minute: storedMinute) }

    private init(validHour: UInt8, minute: UInt8) {
        (storedHour, storedMinute, storedSecond, hasSeconds) = (validHour, minute, 0, false)
    }

    /// Earlier times come first; of the same moment, the one without seconds.
    public static func < (left: CivilTime, right: CivilTime) -> Bool {
        (left.secondOfDay, left.hasSeconds ? 1 : 0) < (right.secondOfDay, right.hasSeconds ? 1 : 0)
    }
}

// MARK: - Text

extension CivilTime: CustomStringConvertible, LosslessStringConvertible {
    /// The time that `text` is, if it is exactly `HH:MM` or `HH:MM:SS`.
    public init?(_ text: String) {
        var text = text
        let time = text.withUTF8 { bytes -> CivilTime? in
            let found = CivilTime.parse(bytes, from: 0, to: bytes.count)
            return found?.end == bytes.count ? found?.time : nil
        }
        guard let time else { return nil }
        self = time
    }

    /// Reads `HH:MM:SS`, else `HH:MM`, at `start`, and says where it ends.
    ///
    /// What follows is the caller's to judge.
    public static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> (time: CivilTime, end: Int)? {
        guard end - start >= 5, bytes[start + 2] == UInt8(ascii: ":"),
            let hour = bytes.number(ofDigits: 2, at: start, before: end),
            let minute = bytes.number(ofDigits: 2, at: start + 3, before: end)
        else { return nil }
        if end - start >= 8, bytes[start + 5] == UInt8(ascii: ":"),
            let second = bytes.number(ofDigits: 2, at: start + 6, before: end),
            let time = CivilTime(hour: hour, minute: minute, second: second)
        {
            return (time, start + 8)
        }
        return CivilTime(hour: hour, minute: minute).map { ($0, start + 5) }
    }

    /// `HH:MM`, or `HH:MM:SS` where seconds are written.
    public var description: String {
        String(unsafeUninitializedCapacity: 8) { target in
            target.put(digits: 2, of: hour, at: 0)
            target[2] = UInt8(ascii: ":")
            target.put(digits: 2, of: minute, at: 3)
            guard hasSeconds else { return 5 }
            target[5] = UInt8(ascii: ":")
            target.put(digits: 2, of: second, at: 6)
            return 8
        }
    }
}
