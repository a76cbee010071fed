extension UnifiedDiff {
    private enum Step {
        case same(ArraySlice<UInt8>)
        case removed(ArraySlice<UInt8>)
        case inserted(ArraySlice<UInt8>)
    }

    /// What changes between two texts, with the lines around it.
    static func hunks(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]) -> [Line] {
        let steps = steps(from: old, to: new)
        let changes = steps.indices.filter { if case .same = steps[$0] { false } else { true } }
        var ranges: [Range<Int>] = []
        for change in changes {
            let range = max(0, change - context)..<min(steps.count, change + context + 1)
            if let last = ranges.last, last.upperBound >= range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
        }
        return ranges.flatMap { hunk(steps[$0], behind: steps[..<$0.lowerBound]) }
    }

    private static func hunk(_ steps: ArraySlice<Step>, behind before: ArraySlice<Step>) -> [Line] {
        func counts(_ steps: ArraySlice<Step>) -> (old: Int, new: Int) {
            steps.reduce(into: (0, 0)) { counts, step in
                switch step {
                case .same: counts = (counts.0 + 1, counts.1 + 1)
                case .removed: counts.0 += 1
                case .inserted: counts.1 += 1
                }
            }
        }
        let (start, length) = (counts(before), counts(steps))
        // Of a side that has no line, the line before counts.
        func place(_ start: Int, _ length: Int) -> String {
            length == 1 ? "\(start + 1)" : "\(length == 0 ? start : start + 1),\(length)"
        }
        let head = "@@ -\(place(start.old, length.old)) +\(place(start.new, length.new)) @@"
        return [.place(head)]
            + steps.flatMap { step -> [Line] in
                switch step {
                case .same(let line): Line.text(UInt8(ascii: " "), line)
                case .removed(let line): Line.text(UInt8(ascii: "-"), line)
                case .inserted(let line): Line.text(UInt8(ascii: "+"), line)
                }
            }
    }

    private static func steps(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]) -> [Step] {
        let difference = new.difference(from: old)
        var (removed, inserted) = (Set<Int>(), Set<Int>())
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var steps: [Step] = []
        var next = 0
        for (index, line) in old.enumerated() {
            if removed.contains(index) {
                steps.append(.removed(line))
                continue
            }
            while inserted.contains(next) {
                steps.append(.inserted(new[next]))
                next += 1
            }
            steps.append(.same(line))
            next += 1
        }
        return steps + new[next...].map { .inserted($0) }
    }
}
