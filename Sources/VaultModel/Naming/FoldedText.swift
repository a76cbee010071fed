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
            text = original.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
        }
    }

    /// Whether the other text stands in this one.
    public func contains(_ other: FoldedText) -> Bool {
        other.text.isEmpty || text.contains(other.text)
    }

    /// Whether this text begins with the other.
    public func hasPrefix(_ other: FoldedText) -> Bool { text.hasPrefix(other.text) }
}
