/// Why a change of a segment is not made.
public enum SegmentRefusal: Error, Sendable {
    /// A step of the criteria can't be read.
    case step(String, NotePath, line: Int)
    /// The segment, or a contact of it, is not what it was a moment ago.
    case changedMeanwhile(NotePath)
    /// A contact that stays out of segments (`exclude-from-segments`).
    case excluded(Contact)
    /// A remark that is not UTF-8, and would be another text in another note; its line, from 1.
    case remarkNotUTF8(NotePath, line: Int)
    /// Contacts that are neither in the list nor brought by the criteria.
    case notListed([Contact], NotePath)
    /// The segment has no contacts.
    case empty(NotePath)
    /// What keeps it from being logged.
    case problems([SegmentLogProblem])
    /// None of the interactions is found that the run, which has the line, was logged as, though it was for so many
    /// contacts.
    case lostRun(NotePath, line: Int, contacts: Int)
    /// The segment's run, which has the line, was cancelled as a whole, and the interaction is a part of it.
    case cancelledRun(interaction: String, NotePath, line: Int)
}

/// Why a segment can't be logged for one of its contacts.
public enum SegmentLogProblem: Sendable {
    /// An item that links to nobody; its line, from 1.
    case noLink(NotePath, line: Int)
    /// A link that no note fits.
    case unresolved(String, NotePath, line: Int)
    /// A link that several notes fit.
    case ambiguous(String, NotePath, line: Int)
    /// The contact's note can't take the interaction.
    case refusal(ChangeRefusal)
    /// The template asks for what the contact has not.
    case placeholder(InteractionTemplate.PlaceholderError, NotePath)
}
