public import NoteSyntax

/// The lines of a note that look like headers of callouts: enough to find them again in another version of it.
public struct HeaderLines: Sendable {
    /// The lines, from 0, in their order.
    public let lines: [Int]

    /// What stands on each.
    let texts: [ArraySlice<UInt8>]

    /// The header lines of a text.
    public init(_ source: SourceText) {
        lines = (0..<source.lineCount).filter { line in
            let content = source.bytes[source.lineContent(line).range]
            return content.contains(UInt8(ascii: "["))
                && zip(content, content.dropFirst()).contains { $0 == (UInt8(ascii: "["), UInt8(ascii: "!")) }
        }
        texts = lines.map { source.bytes[source.lineContent($0).range] }
    }

    /// For each line that another version has as well, in the same order, its line there.
    public func found(in other: HeaderLines) -> [Int: Int] {
        let pairs = Counterparts.of(texts, in: other.texts).map { (lines[$0.key], other.lines[$0.value]) }
        return Dictionary(pairs) { first, _ in first }
    }
}
