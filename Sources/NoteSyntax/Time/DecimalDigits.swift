extension UnsafeBufferPointer<UInt8> {
    /// The number that `count` ASCII digits at `start` make; nil if there are not so many before `end`.
    package func number(ofDigits count: Int, at start: Int, before end: Int) -> Int? {
        guard end - start >= count else { return nil }
        var value = 0
        for offset in start..<start + count {
            guard let digit = digit(at: offset, before: end) else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// The value of the ASCII digit at `offset`; nil if there is none before `end`.
    package func digit(at offset: Int, before end: Int) -> Int? {
        guard offset < end else { return nil }
        let value = self[offset] &- UInt8(ascii: "0")
        return value < 10 ? Int(value) : nil
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes the last `count` decimal digits of a number that is not negative, with leading zeros, at `start`.
    package func put(digits count: Int, of value: Int, at start: Int) {
        var rest = value
        for offset in stride(from: start + count - 1, through: start, by: -1) {
            self[offset] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
    }
}
