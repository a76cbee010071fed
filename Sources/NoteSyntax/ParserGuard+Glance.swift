// What the guard can tell of a note without measuring its lines.

extension ParserGuard {
    /// Every byte of a line's prefix stands for at most two containers (a tab is indentation for two), so a shorter
    /// prefix cannot break the limit on depth.
    private static let shortestDeepPrefix = maximumDepth / 2 + 1

    /// Up to this size every line may be nested as deeply as is allowed, and every byte may be a mark.
    private static let sizeWithinLineLimits = min(maximumNestedLines / maximumDepth, maximumMarks)

    /// Whether the note is so small, and so plain where it matters, that it can break no limit.
    static func isHarmlessAtAGlance(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count <= sizeWithinLineLimits && closesImagesCheaply(bytes) && !hasLongPrefix(bytes)
    }

    /// Whether the `![` and the bytes left for `]` are too few to break the limit on open images.
    private static func closesImagesCheaply(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // A quarter of the note is `![` and half of it `]` at the worst.
        if bytes.count * bytes.count / 8 <= maximumOpenImages { return true }
        var images = 0
        for index in 1..<bytes.count {
            // No `&&`: without a branch in it the loop takes 16 bytes at a time.
            let differences = (bytes[index - 1] ^ UInt8(ascii: "!")) | (bytes[index] ^ UInt8(ascii: "["))
            images &+= differences == 0 ? 1 : 0
        }
        return images * bytes.count <= maximumOpenImages
    }

    /// Whether a line begins with ``shortestDeepPrefix`` or more blanks and bytes of container markers.
    private static func hasLongPrefix(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // Such a prefix covers one of the bytes looked at.
        var sample = shortestDeepPrefix - 1
        while sample < bytes.count {
            defer { sample += shortestDeepPrefix }
            guard isPrefixByte(bytes[sample]) else { continue }
            var first = sample
            // What reaches the byte looked at before was measured there.
            while first > sample - shortestDeepPrefix + 1, isPrefixByte(bytes[first - 1]) { first -= 1 }
            guard first == 0 || isLineEnd(bytes[first - 1]) else { continue }
            let end = min(bytes.count, first + shortestDeepPrefix)
            var next = sample + 1
            while next < end, isPrefixByte(bytes[next]) { next += 1 }
            if next - first == shortestDeepPrefix { return true }
        }
        return false
    }

    /// A blank, `>`, a digit or one of `)*+,-./`, which stand beside the digits, or a byte of a byte order mark.
    private static func isPrefixByte(_ byte: UInt8) -> Bool {
        if byte &- UInt8(ascii: ")") <= UInt8(ascii: "9") - UInt8(ascii: ")") { return true }
        return byte.isBlank || byte == UInt8(ascii: ">") || byte == 0xEF || byte == 0xBB || byte == 0xBF
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == .lineFeed || byte == .carriageReturn }
}
