/// What becomes of a scalar that is no ASCII when a text is folded, as far as a screen for ASCII letters must know.
enum ScalarFolding: Equatable {
    /// Something that is no ASCII letter or digit, and never left out.
    case other
    /// It is, or may be, left out, as a combining mark is.
    case mayVanish
    /// ASCII letters, with what stands between them: of an accented letter, of a ligature.
    case letters([UInt8])

    /// What becomes of a scalar; certain for the letters of most scripts, else `mayVanish`.
    init(of scalar: UInt32) {
        switch scalar {
        case 0x80..<0x250, 0x1E00..<0x1F00, 0x212A, 0x212B, 0xFB00...0xFB06:
            let folded = Array(FoldedText(Unicode.Scalar(scalar).map { String($0) } ?? "").text.utf8)
            self = folded.contains { $0 < 0x80 } ? .letters(folded) : .other
        default: self = Self.isOther(scalar) ? .other : .mayVanish
        }
    }

    /// Whether a scalar is a letter, a sign or a picture that stands for itself; a test goes through all of them.
    private static func isOther(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x250...0x2FF, 0x370...0x482, 0x48A...0x52F, 0x531...0x556, 0x561...0x587, 0x5D0...0x5EA, 0x620...0x64A,
            0x671...0x6D3, 0x904...0x939, 0xE01...0xE30, 0x10A0...0x10FF, 0x1100...0x1112, 0x1F00...0x1FFF,
            0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20C0, 0x2100...0x2BFF, 0x3001...0x3029, 0x3041...0x3096,
            0x30A1...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF9D, 0x1F300...0x1F3FA,
            0x1F400...0x1FAFF, 0x20000...0x2A6DF:
            true
        default: false
        }
    }
}

/// A scalar of a text that may be no UTF-8; what is none counts as one of one byte, with the value 0.
struct ScalarReading {
    let value: UInt32
    let length: Int

    /// The scalar that begins at an offset, where no ASCII stands.
    @inline(__always)
    init(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
        let first = UInt32(text[index])
        if first >= 0xC2, first < 0xE0, index + 1 < text.count, text[index + 1] & 0xC0 == 0x80 {
            (value, length) = ((first & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F), 2)
            return
        }
        let count = first < 0xF0 ? 3 : 4
        guard first >= 0xE0, first < 0xF5, index + count <= text.count else {
            (value, length) = (0, 1)
            return
        }
        var value = first & (0xFF >> UInt32(count + 1))
        for offset in 1..<count {
            let byte = text[index + offset]
            guard byte & 0xC0 == 0x80 else {
                (self.value, length) = (0, 1)
                return
            }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        (self.value, length) = (value, count)
    }

    /// The scalar that ends before an offset, whose last byte is no ASCII.
    init(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int) {
        var start = end - 1
        while start > max(0, end - 4), text[start] & 0xC0 == 0x80 { start -= 1 }
        let scalar = text[start] >= 0x80 ? ScalarReading(text, at: start) : nil
        if let scalar, scalar.length == end - start {
            self = scalar
        } else {
            (value, length) = (0, 1)
        }
    }
}
