/// Where a filter stands, which tells how its names and keys are read.
public enum FilterOrigin: Sendable {
    /// Asked once: the beginning of a name will do where all notes were read.
    case question
    /// To become a step of a segment's criteria: names are whole, for others may come that begin so.
    case newStep
    /// In a segment's criteria: names are whole, and a key that no contact has any more fits nobody.
    case storedStep
}
