/// How far a local clock is ahead of UTC, in whole minutes, from −14:00 to +14:00 (format 3, Header).
public struct UTCOffset: Sendable, Hashable {
    private let storedMinutes: Int16

    /// Minutes ahead of UTC; negative west of Greenwich.
    public var minutes: Int { Int(storedMinutes) }

    /// Seconds ahead of UTC.
    public var seconds: Int { minutes * 60 }

    /// The offset that `Z` and `+00:00` write.
    public static let zero = UTCOffset(storedMinutes: 0)

    /// The offset of so many minutes, or nil beyond fourteen hours.
    public init?(minutes: Int) {
        guard (-14 * 60...14 * 60).contains(minutes) else { return nil }
        storedMinutes = Int16(minutes)
    }

    private init(storedMinutes: Int16) {
        self.storedMinutes = storedMinutes
    }
}

// MARK: - Text

extension UTCOffset: CustomStringConvertible {
    /// Reads `Z` or `±HH:MM` at `start`, and says where it ends.
    ///
    /// What follows is the caller's to judge.
    public static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> (offset: UTCOffset, end: Int)? {
        guard start < end else { return nil }
        let sign: Int
        switch bytes[start] {
        case UInt8(ascii: "Z"): return (.zero, start + 1)
        case UInt8(ascii: "+"): sign = 1
        case UInt8(ascii: "-"): sign = -1
        default: return nil
        }
        guard end - start >= 6, bytes[start + 3] == UInt8(ascii: ":"),
            let hours = bytes.number(ofDigits: 2, at: start + 1, before: end),
            let minutes = bytes.number(ofDigits: 2, at: start + 4, before: end), minutes < 60,
            let offset = UTCOffset(minutes: sign * (hours * 60 + minutes))
        else { return nil }
        return (offset, start + 6)
    }

    /// `±HH:MM`, `+00:00` for zero.
    public var description: String {
        String(unsafeUninitializedCapacity: 6) { target in
            target[0] = minutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
            target.put(digits: 2, of: abs(minutes) / 60, at: 1)
            target[3] = UInt8(ascii: ":")
            target.put(digits: 2, of: abs(minutes) % 60, at: 4)
            return 6
        }
    }
}
