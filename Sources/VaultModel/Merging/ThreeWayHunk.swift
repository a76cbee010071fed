/// A stretch of three versions of a sequence that belong together.
struct ThreeWayHunk {
    /// Who changed it.
    enum Change {
        case nobody
        case ours
        case theirs
        /// Both did, and came to the same.
        case both
        /// Both did, differently.
        case conflict
    }

    let base: Range<Int>
    let ours: Range<Int>
    let theirs: Range<Int>
    let change: Change

    /// The stretches of three versions, in order; elements that all three have part those that were changed.
    ///
    /// Changes that touch are one: nobody can say in which order both would be meant.
    static func all(base: [Int], ours: [Int], theirs: [Int]) -> [ThreeWayHunk] {
        let toOurs = places(SequenceAlignment(from: base, to: ours), count: base.count)
        let toTheirs = places(SequenceAlignment(from: base, to: theirs), count: base.count)
        var hunks: [ThreeWayHunk] = []
        var (o, a, b) = (0, 0, 0)
        while true {
            var length = 0
            while o + length < base.count, toOurs[o + length] == a + length, toTheirs[o + length] == b + length {
                length += 1
            }
            if length > 0 {
                hunks.append(
                    ThreeWayHunk(
                        base: o..<o + length, ours: a..<a + length, theirs: b..<b + length, change: .nobody))
                (o, a, b) = (o + length, a + length, b + length)
            }
            let next = (o..<base.count).first { toOurs[$0] >= 0 && toTheirs[$0] >= 0 }
            let end = next.map { ($0, toOurs[$0], toTheirs[$0]) } ?? (base.count, ours.count, theirs.count)
            if (o, a, b) != end {
                let ranges = (o..<end.0, a..<end.1, b..<end.2)
                let change = change(base[ranges.0], ours[ranges.1], theirs[ranges.2])
                hunks.append(ThreeWayHunk(base: ranges.0, ours: ranges.1, theirs: ranges.2, change: change))
            }
            guard next != nil else { return hunks }
            (o, a, b) = end
        }
    }

    /// The merged elements; nil where both sides changed some differently.
    static func merged<Element: Hashable>(base: [Element], ours: [Element], theirs: [Element]) -> [Element]? {
        var numbering = Numbering<Element>()
        let numbers = [base, ours, theirs].map { numbering.numbers(of: $0) }
        var merged: [Element] = []
        for hunk in all(base: numbers[0], ours: numbers[1], theirs: numbers[2]) {
            switch hunk.change {
            case .nobody, .ours, .both: merged += ours[hunk.ours]
            case .theirs: merged += theirs[hunk.theirs]
            case .conflict: return nil
            }
        }
        return merged
    }

    /// Of each element the place in the other version; -1 where that lacks it.
    private static func places(_ alignment: SequenceAlignment, count: Int) -> [Int] {
        var places = [Int](repeating: -1, count: count)
        for pair in alignment.pairs { places[pair.old] = pair.new }
        return places
    }

    private static func change(_ base: ArraySlice<Int>, _ ours: ArraySlice<Int>, _ theirs: ArraySlice<Int>) -> Change {
        if ours == theirs { return .both }
        if ours == base { return .theirs }
        return theirs == base ? .ours : .conflict
    }
}

/// What becomes of a value that two sides may have changed.
enum ThreeWay<Value> {
    case settled(Value)
    /// Both sides changed it, differently.
    case conflict

    /// The value, where it is settled.
    var value: Value? { if case .settled(let value) = self { value } else { nil } }
}

extension ThreeWay where Value: Equatable {
    /// The changed value, where at most one side changed it or both came to the same.
    init(base: Value, ours: Value, theirs: Value) {
        if ours == theirs || theirs == base {
            self = .settled(ours)
        } else {
            self = ours == base ? .settled(theirs) : .conflict
        }
    }
}

/// Numbers for values: the same for those that are equal.
struct Numbering<Value: Hashable> {
    private var numbers: [Value: Int] = [:]

    mutating func numbers(of values: some Sequence<Value>) -> [Int] {
        values.map { value in
            if let number = numbers[value] { return number }
            numbers[value] = numbers.count
            return numbers.count - 1
        }
    }
}
