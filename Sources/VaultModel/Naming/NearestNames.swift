/// Finds names that are spelled much like one that was not found.
public enum NearestNames {
    /// The things whose names, or a word of them, are at most a third of the name's length away, the nearest first, then
    /// in their order; at most `limit`.
    public static func nearest<Thing>(
        to name: FoldedText, among things: [Thing], limit: Int = 5, names: (Thing) -> [String]
    ) -> [Thing] {
        let wanted = Array(name.text.unicodeScalars)
        let bound = max(1, wanted.count / 3)
        let ranked = things.enumerated().compactMap { index, thing -> (distance: Int, index: Int)? in
            let distances = names(thing).flatMap(spellings).compactMap { distance(wanted, $0, bound: bound) }
            return distances.min().map { ($0, index) }
        }
        return ranked.sorted { $0 < $1 }.prefix(limit).map { things[$0.index] }
    }

    /// A name, and its words where it has several: people are asked for by their last names.
    private static func spellings(of name: String) -> [[Unicode.Scalar]] {
        let whole = FoldedText(name).text.unicodeScalars
        let words = whole.split { $0.properties.isWhitespace }
        return [Array(whole)] + (words.count > 1 ? words.map { Array($0) } : [])
    }

    /// The number of letters to change, insert, leave out or swap; nil where it is more than `bound`.
    static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], bound: Int) -> Int? {
        guard abs(one.count - other.count) <= bound else { return nil }
        var beforeLast: [Int] = []
        var last = Array(0...other.count)
        for (row, letter) in one.enumerated() {
            var current = [row + 1]
            for (column, otherLetter) in other.enumerated() {
                let change = last[column] + (letter == otherLetter ? 0 : 1)
                var best = min(change, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == other[column - 1], one[row - 1] == otherLetter {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            if current.allSatisfy({ $0 > bound }) { return nil }
            (beforeLast, last) = (last, current)
        }
        return last[other.count] <= bound ? last[other.count] : nil
    }
}
