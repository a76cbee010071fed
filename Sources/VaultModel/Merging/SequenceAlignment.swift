/// Which elements of two sequences are the same, in the same order.
///
/// Elements that stand once in both are the fixed points, as in a patience diff; between two of them the rest is
/// compared, so that large notes which differ in many places cost little more than reading them.
struct SequenceAlignment {
    /// The places of elements that are the same, ascending in both.
    private(set) var pairs: [(old: Int, new: Int)] = []

    private let old: [Int]
    private let new: [Int]

    /// Beyond this many pairs of elements what has no fixed point counts as changed altogether.
    private static let mostPairs = 1 << 20

    init(from old: [Int], to new: [Int]) {
        (self.old, self.new) = (old, new)
        var open = [(old: old.indices, new: new.indices)]
        while let (oldRange, newRange) = open.popLast() {
            let (oldRest, newRest) = pairEnds(oldRange, newRange)
            guard !oldRest.isEmpty, !newRest.isEmpty else { continue }
            let fixed = fixedPoints(oldRest, newRest)
            guard !fixed.isEmpty else {
                pairCommonSubsequence(oldRest, newRest)
                continue
            }
            var start = (old: oldRest.lowerBound, new: newRest.lowerBound)
            for point in fixed {
                open.append((start.old..<point.old, start.new..<point.new))
                pairs.append(point)
                start = (point.old + 1, point.new + 1)
            }
            open.append((start.old..<oldRest.upperBound, start.new..<newRest.upperBound))
        }
        pairs.sort { $0.old < $1.old }
    }

    /// Pairs what both begin and end with.
    ///
    /// - Returns: The ranges between.
    private mutating func pairEnds(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> (Range<Int>, Range<Int>) {
        var (oldStart, newStart) = (oldRange.lowerBound, newRange.lowerBound)
        var (oldEnd, newEnd) = (oldRange.upperBound, newRange.upperBound)
        while oldStart < oldEnd, newStart < newEnd, old[oldStart] == new[newStart] {
            pairs.append((oldStart, newStart))
            oldStart += 1
            newStart += 1
        }
        while oldStart < oldEnd, newStart < newEnd, old[oldEnd - 1] == new[newEnd - 1] {
            oldEnd -= 1
            newEnd -= 1
            pairs.append((oldEnd, newEnd))
        }
        return (oldStart..<oldEnd, newStart..<newEnd)
    }

    /// The longest row of elements that stand once in each range, in the same order.
    private func fixedPoints(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [(old: Int, new: Int)] {
        var places: [Int: (old: Int?, new: Int?)] = [:]
        // A second one leaves no place.
        for index in oldRange { places[old[index]] = (places[old[index]] == nil ? index : nil, nil) }
        var seen: Set<Int> = []
        for index in newRange where places[new[index]]?.old != nil {
            places[new[index]]?.new = seen.insert(new[index]).inserted ? index : nil
        }
        let candidates = oldRange.compactMap { index -> (old: Int, new: Int)? in
            guard let place = places[old[index]], place.old == index, let new = place.new else { return nil }
            return (index, new)
        }
        return Self.longestAscent(of: candidates)
    }

    /// The longest run of pairs whose new places ascend.
    private static func longestAscent(of pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
        // The index of the pair with the smallest end, for each length; and of each pair the one before it.
        var ends: [Int] = []
        var before = [Int](repeating: -1, count: pairs.count)
        for index in pairs.indices {
            var low = 0
            var high = ends.count
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].new < pairs[index].new { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[index] = ends[low - 1] }
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var run: [(old: Int, new: Int)] = []
        var index = ends.last ?? -1
        while index >= 0 {
            run.append(pairs[index])
            index = before[index]
        }
        return run.reversed()
    }

    private mutating func pairCommonSubsequence(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
        guard oldRange.count * newRange.count <= Self.mostPairs else { return }
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in new[newRange].difference(from: old[oldRange]) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        let kept = oldRange.filter { !removed.contains($0 - oldRange.lowerBound) }
        let found = newRange.filter { !inserted.contains($0 - newRange.lowerBound) }
        pairs += zip(kept, found).map { (old: $0, new: $1) }
    }
}
