/// Merges three versions line by line, as a text.
enum LineMerge {
    /// The stretches of the merged lines.
    ///
    /// - Parameter kind: What a conflict is one of.
    static func parts(
        base: [MergeLine], ours: [MergeLine], theirs: [MergeLine], kind: MergeConflict.Kind = .lines
    ) -> [MergePart] {
        var numbering = Numbering<MergeLine>()
        let numbers = (numbering.numbers(of: base), numbering.numbers(of: ours), numbering.numbers(of: theirs))
        return ThreeWayHunk.all(base: numbers.0, ours: numbers.1, theirs: numbers.2).map { hunk in
            switch hunk.change {
            case .nobody, .ours, .both: .lines(Array(ours[hunk.ours]))
            case .theirs: .lines(Array(theirs[hunk.theirs]))
            case .conflict:
                .conflict(
                    kind, ours: Array(ours[hunk.ours]), base: Array(base[hunk.base]), theirs: Array(theirs[hunk.theirs])
                )
            }
        }
    }

    /// The merged lines; nil where both sides changed some differently.
    static func lines(base: [MergeLine], ours: [MergeLine], theirs: [MergeLine]) -> [MergeLine]? {
        let settled = ThreeWay(base: base, ours: ours, theirs: theirs)
        return settled.value ?? ThreeWayHunk.merged(base: base, ours: ours, theirs: theirs)
    }

    /// One conflict around all in which the sides differ.
    static func conflict(_ texts: MergeTexts) -> [MergePart] {
        let (base, ours, theirs) = (texts.base.lines, texts.ours.lines, texts.theirs.lines)
        let shortest = min(base.count, ours.count, theirs.count)
        let start = (0..<shortest).first { ours[$0] != theirs[$0] || ours[$0] != base[$0] } ?? shortest
        func fromEnd(_ lines: [MergeLine], _ index: Int) -> MergeLine { lines[lines.count - 1 - index] }
        let end =
            (0..<shortest - start).first {
                fromEnd(ours, $0) != fromEnd(theirs, $0) || fromEnd(ours, $0) != fromEnd(base, $0)
            } ?? shortest - start
        func middle(_ lines: [MergeLine]) -> [MergeLine] { Array(lines[start..<lines.count - end]) }
        return [
            .lines(Array(ours[..<start])),
            .conflict(.lines, ours: middle(ours), base: middle(base), theirs: middle(theirs)),
            .lines(Array(ours[(ours.count - end)...])),
        ]
    }
}
