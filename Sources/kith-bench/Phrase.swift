/// A sentence with gaps, such as `Sent the {thing} to {who}`.
struct Phrase: Sendable {
    enum Piece: Sendable {
        case text(String)
        case gap(Gap)
    }

    /// What a gap is filled with.
    enum Gap: String, Sendable {
        /// What is talked about: `the delivery dates`.
        case topic
        /// What is sent around: `price list`.
        case thing
        case place
        /// A day of the week.
        case day
        /// A small number.
        case n
        /// A person, as a wiki-link or by their given name.
        case who
    }

    let pieces: [Piece]

    init(_ text: Substring) {
        var pieces: [Piece] = []
        for part in text.split(separator: "{") {
            let halves = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
            if halves.count == 2, let gap = Gap(rawValue: String(halves[0])) {
                pieces.append(.gap(gap))
                if !halves[1].isEmpty { pieces.append(.text(String(halves[1]))) }
            } else {
                pieces.append(.text(String(part)))
            }
        }
        self.pieces = pieces
    }

    /// The phrases in `lines`, one a line.
    static func each(_ lines: String) -> [Phrase] {
        lines.split(separator: "\n").map(Phrase.init)
    }
}
