/// The properties at the top of a note (format 2, Front matter).
///
/// Values are text: nothing here is typed by YAML's rules. All spans are byte offsets in the whole note. The spans of
/// `entries`, and the blank and comment lines between them, tile `content` wherever `isEditable` is true.
public struct FrontMatter: Sendable, Equatable {
    /// The whole block, from the opening `---` (behind a BOM) through the closing line with its line end.
    public let span: SourceSpan

    /// The lines between the opening and the closing line, with their line ends.
    public let content: SourceSpan

    /// The keys with their values, in source order; a key that stands twice has two entries.
    public internal(set) var entries: [Entry] = []

    /// What is wrong with the block, in source order but for what concerns it as a whole, which comes first.
    public internal(set) var problems: [Problem] = []

    /// Whether the entries' spans are certain, so that an edit may rely on them.
    ///
    /// False where YAML cannot read the block or a key stands twice (`problems` says so), and where YAML reads it in a
    /// form in which keys do not begin their own lines (a flow map, indented keys), which is no problem by itself.
    public internal(set) var isEditable = true

    init(_ extent: Extent) {
        span = extent.span
        content = extent.content
    }

    /// The value of the first entry with that key; `nil` if there is none.
    ///
    /// Keys are compared with their case.
    public subscript(key: String) -> Value? {
        entry(for: key)?.value
    }

    /// The first entry with that key; `nil` if there is none.
    ///
    /// Keys are compared with their case.
    public func entry(for key: String) -> Entry? {
        entries.first { $0.key == key }
    }
}
