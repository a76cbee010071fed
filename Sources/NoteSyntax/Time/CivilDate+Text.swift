extension CivilDate: CustomStringConvertible, LosslessStringConvertible {
    /// How many bytes `YYYY-MM-DD` has.
    public static let utf8Count = 10

    /// The date that `text` is, if it is exactly `YYYY-MM-DD` and a real date.
    public init?(_ text: String) {
        var text = text
        guard let date = text.withUTF8({ CivilDate.parse($0, from: 0, to: $0.count) }) else { return nil }
        self = date
    }

    /// Reads exactly the bytes from `start` up to `end` as `YYYY-MM-DD`; nil if they are anything but a real date.
    public static func parse(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> CivilDate? {
        guard end - start == utf8Count, bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
            let year = bytes.number(ofDigits: 4, at: start, before: end),
            let month = bytes.number(ofDigits: 2, at: start + 5, before: end),
            let day = bytes.number(ofDigits: 2, at: start + 8, before: end)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        String(unsafeUninitializedCapacity: Self.utf8Count) { target in
            write(to: target)
            return Self.utf8Count
        }
    }

    /// Writes `YYYY-MM-DD` into the first ten bytes of `target`.
    package func write(to target: UnsafeMutableBufferPointer<UInt8>) {
        target.put(digits: 4, of: year, at: 0)
        target[4] = UInt8(ascii: "-")
        target.put(digits: 2, of: month, at: 5)
        target[7] = UInt8(ascii: "-")
        target.put(digits: 2, of: day, at: 8)
    }
}
