import Foundation

/// A text as it is compared where case and accents do not count.
///
/// Unicode forms do not count either: `José`, `JOSE` and `Jose` with a combining accent are the same.
public struct FoldedText: Sendable, Hashable {
    /// The text without case and accents.
    public let text: String

    /// Folds a text.
    public init(_ original: some StringProtocol) {
        if original.utf8.allSatisfy({ $0 < 0x80 }) {
            text = original.lowercased()
        } else {
            text =
                original.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
                .precomposedStringWithCanonicalMapping
        }
    }

    /// Whether the other text stands in this one.
    public func contains(_ other: FoldedText) -> Bool {
        let (bytes, wanted) = (Array(text.utf8), Array(other.text.utf8))
        guard let first = wanted.first else { return true }
        var start = 0
        while start + wanted.count <= bytes.count {
            guard let next = bytes[start...(bytes.count - wanted.count)].firstIndex(of: first) else { return false }
            if bytes[next...].starts(with: wanted) { return true }
            start = next + 1
        }
        return false
    }

    /// Whether this text begins with the other.
    ///
    /// Compared by scalars, as `contains` does: what somebody has typed so far may end within a character, as between a
    /// consonant and its vowel sign.
    public func hasPrefix(_ other: FoldedText) -> Bool { text.utf8.starts(with: other.text.utf8) }
}
