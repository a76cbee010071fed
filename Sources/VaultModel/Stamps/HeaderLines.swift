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

/// What of one list stands in another version of it.
enum Counterparts {
    /// For the index of each element that both lists have, in the same order, its index in the second.
    static func of<Element: Hashable>(_ list: [Element], in other: [Element]) -> [Int: Int] {
        let difference = other.difference(from: list)
        let gone = Set(difference.removals.map(\.offset))
        let come = Set(difference.insertions.map(\.offset))
        let kept = zip(list.indices.filter { !gone.contains($0) }, other.indices.filter { !come.contains($0) })
        return Dictionary(kept.map { ($0, $1) }) { first, _ in first }
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
