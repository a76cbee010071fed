import Foundation
import NoteSyntax

/// Hashes the headings and block ids of a note as links name them: letters and digits count, and case does not.
struct AnchorHashing {
    private let path: Hasher

    /// The parts of the note at `path`, which are no other note's.
    init(_ path: NotePath) {
        var hasher = Hasher()
        hasher.combine(path)
        self.path = hasher
    }

    /// The hash of a heading with its marks, of a block id with its `^`, or of what a link says behind its first `#`.
    func hash(_ text: some BidirectionalCollection<UInt8>) -> Int {
        var hasher = path
        let name = Self.lastPart(of: text)
        if name.first == UInt8(ascii: "^") { hasher.combine(UInt8(ascii: "^")) }
        if name.allSatisfy({ $0 < 0x80 }) {
            for byte in name where byte.isDigit || byte.isASCIILetter {
                hasher.combine(byte.isDigit ? byte : byte | 0x20)
            }
        } else {
            let letters = String(decoding: name, as: UTF8.self).lowercased().filter { $0.isLetter || $0.isNumber }
            for byte in letters.precomposedStringWithCanonicalMapping.utf8 { hasher.combine(byte) }
        }
        return hasher.finalize()
    }

    /// What stands behind the last `#` that has something behind it: a link may name the headings above as well.
    private static func lastPart<Text: BidirectionalCollection<UInt8>>(of text: Text) -> Text.SubSequence {
        let end = text.lastIndex { $0 != UInt8(ascii: "#") }.map { text.index(after: $0) } ?? text.startIndex
        let start = text[..<end].lastIndex(of: UInt8(ascii: "#")).map { text.index(after: $0) } ?? text.startIndex
        return text[start..<end]
    }
}
