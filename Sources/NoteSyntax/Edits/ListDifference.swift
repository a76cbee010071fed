/// How one list of texts becomes another, with as many of its items untouched as can be.
///
/// Texts are the same where their bytes are.
struct ListDifference {
    /// What happens to an item, by its index in the old list.
    enum Step: Equatable {
        case keep(Int)
        case replace(Int, by: String)
        case remove(Int)
        /// The text comes before the old item of that index, behind the one before it. That one stays, and so does the
        /// first item if the text comes before it.
        case insert(String, before: Int)
    }

    /// In order: each old item once, and each new text that is not kept.
    let steps: [Step]

    /// Beyond this many pairs of items all that stands between a common beginning and end is written anew.
    private static let mostPairs = 1 << 20

    init(from old: [String], to new: [String]) {
        let kept = Self.kept(of: old, in: new)
        var steps: [Step] = []
        var oldIndex = 0
        var newIndex = 0
        for place in kept + [(old: old.count, new: new.count)] {
            while oldIndex < place.old, newIndex < place.new {
                steps.append(.replace(oldIndex, by: new[newIndex]))
                oldIndex += 1
                newIndex += 1
            }
            steps += (oldIndex..<place.old).map { .remove($0) }
            steps += (newIndex..<place.new).map { .insert(new[$0], before: place.old) }
            if place.old < old.count { steps.append(.keep(place.old)) }
            oldIndex = place.old + 1
            newIndex = place.new + 1
        }
        self.steps = steps
    }

    /// The places of a longest common subsequence, ascending.
    private static func kept(of old: [String], in new: [String]) -> [(old: Int, new: Int)] {
        let shorter = min(old.count, new.count)
        let prefix = zip(old, new).prefix { $0.isIdentical(to: $1) }.count
        let suffix = min(
            shorter - prefix, zip(old.reversed(), new.reversed()).prefix { $0.isIdentical(to: $1) }.count)
        let oldMiddle = prefix..<old.count - suffix
        let newMiddle = prefix..<new.count - suffix
        var kept = (0..<prefix).map { (old: $0, new: $0) }
        if oldMiddle.count * newMiddle.count <= mostPairs {
            let difference = new[newMiddle].difference(from: old[oldMiddle]) { $0.isIdentical(to: $1) }
            let removed = Set(difference.removals.map(\.offset))
            let inserted = Set(difference.insertions.map(\.offset))
            let stayed = oldMiddle.indices.filter { !removed.contains($0 - prefix) }
            let found = newMiddle.indices.filter { !inserted.contains($0 - prefix) }
            kept += zip(stayed, found).map { (old: $0, new: $1) }
        }
        return kept + (0..<suffix).map { (old: oldMiddle.upperBound + $0, new: newMiddle.upperBound + $0) }
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
