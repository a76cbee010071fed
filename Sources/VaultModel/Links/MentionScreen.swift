import Foundation

/// Tells from a note's bytes whether it may hold a link to one of some stems, without parsing it.
///
/// It may pass too much and never too little: links are compared without case and Unicode form (format 5), so a stem is
/// searched by a run of its ASCII letters and digits that no such spelling can change. A stem with no such run passes
/// every note, and a note passes whose front matter may spell a link in YAML's roundabout ways.
public struct MentionScreen: Sendable {
    private let needles: [Needle]
    private let passesAll: Bool

    /// A screen for links to any of `stems`.
    public init(stems: [String]) {
        let runs = stems.map(Self.longestRun)
        passesAll = runs.contains { $0.isEmpty }
        needles = Set(runs).filter { !$0.isEmpty }.sorted { $0.count > $1.count }.map(Needle.init)
    }

    /// Whether a note of these bytes may hold such a link.
    public func passes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        passesAll || needles.contains { $0.occurs(in: bytes) } || !needles.isEmpty && Self.mayDisguiseLinks(bytes)
    }

    /// Whether the front matter holds an escape, or a link that goes on in the next line: there YAML reads another text
    /// than what is written.
    ///
    /// One pass up to the closing line, for most notes of a vault come here.
    static func mayDisguiseLinks(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard isFence(at: mark, in: bytes) else { return false }
        var isOpen = false
        var index = mark + 3
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\\"): return true
            case UInt8(ascii: "["): isOpen = isOpen || bytes[index - 2] == byte
            case UInt8(ascii: "]"): isOpen = isOpen && bytes[index - 2] != byte
            case 0x0A, 0x0D:
                if isOpen { return true }
                if isFence(at: index, in: bytes) { return false }
            default: break
            }
        }
        return false
    }

    /// Whether `---` stands at `index`, the beginning of a line, and no word goes on behind it.
    private static func isFence(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard index + 3 <= bytes.count, bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == UInt8(ascii: "-"),
            bytes[index + 2] == UInt8(ascii: "-")
        else { return false }
        return index + 3 == bytes.count || bytes[index + 3] <= UInt8(ascii: " ")
    }

    /// The longest run of ASCII letters, digits and blanks that stands in every spelling of a stem, in lower case.
    ///
    /// A letter before a combining mark stays out: in the composed form the two are one other character. So does `k`: the
    /// Kelvin sign is canonically that letter.
    static func longestRun(_ stem: String) -> [UInt8] {
        var best: [UInt8] = []
        var run: [UInt8] = []
        for character in stem.decomposedStringWithCanonicalMapping {
            if let byte = character.asciiValue, isStable(byte) {
                run.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            } else {
                run = []
            }
            if run.count > best.count { best = run }
        }
        return best
    }

    private static func isStable(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        let isLetter = (0x61...0x7A).contains(lower) && lower != UInt8(ascii: "k")
        return isLetter || (0x30...0x39).contains(byte) || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-")
    }
}

/// Letters to find, in lower case, whatever the case they stand in.
struct Needle: Sendable, Equatable {
    let bytes: [UInt8]

    /// Looks for first and last byte of the needle sixteen places at a time, and compares where both fit.
    func occurs(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last, let base = text.baseAddress, text.count >= bytes.count
        else {
            return false
        }
        let raw = UnsafeRawPointer(base)
        let lastOffset = bytes.count - 1
        let caseBit = SIMD16<UInt8>(repeating: 0x20)
        let firsts = SIMD16<UInt8>(repeating: first | 0x20)
        let lasts = SIMD16<UInt8>(repeating: last | 0x20)
        var index = 0
        while index + lastOffset + 16 <= text.count {
            let heads = raw.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self) | caseBit
            let tails = raw.loadUnaligned(fromByteOffset: index + lastOffset, as: SIMD16<UInt8>.self) | caseBit
            let fits = (heads .== firsts) .& (tails .== lasts)
            // `any` of the standard library is a call, and takes longer than all the rest.
            let halves = unsafeBitCast(fits, to: SIMD2<UInt64>.self)
            if halves[0] | halves[1] != 0 {
                for place in 0..<16 where fits[place] && stands(at: index + place, in: text) { return true }
            }
            index += 16
        }
        while index + bytes.count <= text.count {
            if stands(at: index, in: text) { return true }
            index += 1
        }
        return false
    }

    private func stands(at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        for (offset, byte) in bytes.enumerated() {
            let found = text[start + offset]
            let lower = (0x41...0x5A).contains(found) ? found | 0x20 : found
            if lower != byte { return false }
        }
        return true
    }
}
