extension UInt8 {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20

    /// Space or tab (the format's *blank*).
    package var isBlank: Bool { self == .space || self == .tab }

    package var isASCIILetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }

    var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    /// A byte of a callout's type, a field's key or a block id: `[A-Za-z0-9-]`.
    package var isNameByte: Bool { isASCIILetter || isASCIIDigit || self == UInt8(ascii: "-") }

    var asciiLowercased: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }
}

/// Unicode white space (property White_Space) over UTF-8 bytes.
enum WhiteSpace {
    /// The range without white space at both ends.
    static func trimmed(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper {
            let length = lengthOfWhiteSpace(at: lower, below: upper, in: bytes)
            guard length > 0 else { break }
            lower += length
        }
        while lower < upper {
            let length = lengthOfWhiteSpace(before: upper, above: lower, in: bytes)
            guard length > 0 else { break }
            upper -= length
        }
        return lower..<upper
    }

    private static func lengthOfWhiteSpace(at index: Int, below end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let first = bytes[index]
        if first < 0x80 { return isASCIIWhiteSpace(first) ? 1 : 0 }
        if first == 0xC2, index + 1 < end { return bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0 ? 2 : 0 }
        guard first >= 0xE1, first <= 0xE3, index + 2 < end else { return 0 }
        return isThreeByteWhiteSpace(first, bytes[index + 1], bytes[index + 2]) ? 3 : 0
    }

    private static func lengthOfWhiteSpace(
        before index: Int, above start: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Int {
        let last = bytes[index - 1]
        if last < 0x80 { return isASCIIWhiteSpace(last) ? 1 : 0 }
        if index - 2 >= start, bytes[index - 2] == 0xC2 { return last == 0x85 || last == 0xA0 ? 2 : 0 }
        guard index - 3 >= start else { return 0 }
        return isThreeByteWhiteSpace(bytes[index - 3], bytes[index - 2], last) ? 3 : 0
    }

    private static func isASCIIWhiteSpace(_ byte: UInt8) -> Bool {
        byte == .space || (byte >= 0x09 && byte <= 0x0D)
    }

    /// U+1680, U+2000…200A, U+2028, U+2029, U+202F, U+205F, U+3000.
    private static func isThreeByteWhiteSpace(_ one: UInt8, _ two: UInt8, _ three: UInt8) -> Bool {
        switch (one, two) {
        case (0xE1, 0x9A): three == 0x80
        case (0xE2, 0x80): (three >= 0x80 && three <= 0x8A) || three == 0xA8 || three == 0xA9 || three == 0xAF
        case (0xE2, 0x81): three == 0x9F
        case (0xE3, 0x80): three == 0x80
        default: false
        }
    }
}
