/// How long an interaction took, in whole minutes: the value of the field `duration` (format 3, Fields).
public struct InteractionDuration: Sendable, Hashable, Comparable {
    /// Its length in minutes, 0 to 599,999.
    public let minutes: Int

    /// A duration of so many minutes, or nil if that is negative or ten thousand hours and more.
    public init?(minutes: Int) {
        guard (0..<10_000 * 60).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// Shorter ones come first.
    public static func < (left: InteractionDuration, right: InteractionDuration) -> Bool {
        left.minutes < right.minutes
    }
}

// MARK: - Text

extension InteractionDuration: LosslessStringConvertible {
    /// The duration that `text` writes: `2h`, `90m` or `1h30m`, each number of one to four digits.
    public init?(_ text: String) {
        var rest = Substring(text)
        let hours = rest.takeCount(before: "h")
        let minutes = rest.takeCount(before: "m")
        guard rest.isEmpty, hours != nil || minutes != nil else { return nil }
        self.init(minutes: (hours ?? 0) * 60 + (minutes ?? 0))
    }

    /// `45m`, `2h` or `1h30m`: the shortest text that reads as this.
    public var description: String {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        if hours == 0 { return "\(rest)m" }
        return rest == 0 ? "\(hours)h" : "\(hours)h\(rest)m"
    }
}

extension Substring {
    /// Takes one to four digits and the letter behind them off the beginning, if they stand there.
    fileprivate mutating func takeCount(before letter: Character) -> Int? {
        let digits = prefix { $0.isASCII && $0.isNumber }
        guard (1...4).contains(digits.count), digits.endIndex < endIndex, self[digits.endIndex] == letter else {
            return nil
        }
        self = self[index(after: digits.endIndex)...]
        return Int(digits)
    }
}
