public import Foundation

/// How many interactions there are of what sort, and what they took: a table with a row for each combination of keys.
///
/// Drafts and cancelled ones are in none.
public struct Totals: Sendable {
    /// What interactions are counted by.
    public enum Dimension: String, Sendable, CaseIterable {
        case type
        case code
        case template
        case group
        case by
        case contact
        case month
        case evaluation
        case segment
    }

    /// The sums over some interactions.
    public struct Sums: Sendable, Equatable {
        /// How many took place.
        public internal(set) var count = 0

        /// How many took place or were tried: those too that reached nobody.
        public internal(set) var attempts = 0

        /// How long they took together, in minutes.
        public internal(set) var minutes = 0

        /// What they cost together; without a currency.
        public internal(set) var cost = Decimal.zero
    }

    /// The interactions of one combination of keys.
    public struct Row: Sendable {
        /// One text for each dimension; nil where an interaction has no value there.
        public let keys: [String?]

        /// Where `contact`, `template` or `segment` is the only dimension, that note.
        public let path: NotePath?

        /// The sums.
        public let sums: Sums
    }

    /// What the rows are counted by.
    public let dimensions: [Dimension]

    /// The rows, those without a value last.
    ///
    /// By one key the largest come first, but months in their order. By several keys types and evaluations come in the order
    /// of the vault and the format, all else in alphabetical order.
    ///
    /// An interaction of several people or contacts is in the row of each.
    public let rows: [Row]

    /// Each interaction counted once.
    public let total: Sums
}

extension Totals.Sums {
    mutating func add(_ interaction: Interaction) {
        attempts += 1
        if interaction.status == .logged { count += 1 }
        if interaction.span(.duration) != nil { minutes += interaction.duration?.minutes ?? 0 }
        if interaction.span(.cost) != nil, let cost = interaction.cost.flatMap({ Decimal(string: $0) }) {
            self.cost += cost
        }
    }

    mutating func add(_ other: Totals.Sums) {
        count += other.count
        attempts += other.attempts
        minutes += other.minutes
        cost += other.cost
    }
}
