/// What a name that somebody typed stands for.
public enum NameMatch<Found: Sendable>: Sendable {
    /// Exactly one.
    case found(Found)
    /// Several: one must be more precise.
    case ambiguous([Found])
    /// None, but these are called similarly, the nearest first.
    case notFound(nearest: [Found])
}

extension NameMatch {
    /// What the candidates of one step decide: nothing where there are none.
    static func deciding(_ candidates: [Found]) -> NameMatch? {
        switch candidates.count {
        case 0: nil
        case 1: .found(candidates[0])
        default: .ambiguous(candidates)
        }
    }
}

extension NameMatch: Equatable where Found: Equatable {}
