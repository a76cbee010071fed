/// Why a change of a note's properties is refused (format 2, Flat; format 6.4).
///
/// Lines are counted from 1 in the whole note.
public enum PropertyEditError: Error, Sendable, Equatable {
    /// The note is opaque: it is not read, and never edited (format 1).
    case opaque(ParserGuard.Violation)

    /// The front matter as a whole can't be edited: YAML cannot read it, a key stands twice, or its keys do not begin
    /// their lines. `reason` says why in one line without a full stop, `line` is where.
    case notEditable(reason: String, line: Int)

    /// The property is written in a way that only its owner can change: over several lines, as block text, with a tag,
    /// or with values within values. It can still be removed as a whole.
    case notEditableInPlace(key: String, line: Int)

    /// There is no property of that name to remove, or to take a value from.
    case noSuchKey(key: String)

    /// The property, which begins at `line`, does not hold the value that is to be removed.
    case noSuchValue(key: String, value: String, line: Int)

    /// A new property cannot have that name: it is empty, too long, or holds control characters or what YAML takes for
    /// no text.
    case badKey(key: String)

    /// A value for the property holds a line end or a control character other than TAB.
    case controlCharacter(key: String)

    /// The note would not be what was meant after the change: the property would read otherwise, or something else
    /// would change with it.
    case unsafe(key: String)
}
