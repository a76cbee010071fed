public import NoteSyntax

/// Where an interaction without a date gets one from when it is stamped (format 3, Unstamped interactions).
public enum StampDates: Sendable {
    /// All get this one, also those that have their stamp already.
    case given(WrittenWhen)
    /// From the days on which the header lines of some notes were written; else it stays undated.
    case written([NotePath: WrittenDays])

    /// Whether an interaction may be given a date.
    func areFor(_ interaction: Interaction) -> Bool {
        switch self {
        case .given: interaction.isUndated
        // Who recorded it may have taken the date out later.
        case .written: interaction.isUndated && interaction.isUnstamped
        }
    }

    /// What the headers of a note are given, by their lines, from 0.
    func dates(in note: Note) -> (Int) -> WrittenWhen? {
        switch self {
        case .given(let when): return { _ in when }
        case .written(let days):
            let days = days[note.path]?.days(in: note.tree.source) ?? [:]
            return { line in days[line].map { WrittenWhen(date: $0) } }
        }
    }
}

/// On which days the header lines of a note were written, as far as that is known.
public struct WrittenDays: Sendable {
    private let headers: HeaderLines
    private let days: [Int: CivilDate]

    /// Days of a version of the note.
    ///
    /// - Parameters:
    ///   - headers: The header lines of the version that was looked at.
    ///   - days: The day for each line of them, from 0, of which it is known.
    public init(_ headers: HeaderLines, days: [Int: CivilDate]) {
        (self.headers, self.days) = (headers, days)
    }

    /// The days of the lines of another version, which may be a later one.
    func days(in source: SourceText) -> [Int: CivilDate] {
        HeaderLines(source).found(in: headers).compactMapValues { days[$0] }
    }
}
