import NoteSyntax

/// A line of a note, with the stretches of it that are meant.
public struct MarkedText: Sendable, Equatable {
    /// The line, without white space at both ends.
    public let text: String

    /// What is meant, in order and apart from each other; ranges of `text`.
    public let marks: [Range<String.Index>]

    /// A text in which these stretches are meant.
    public init(_ text: String, marks: [Range<String.Index>] = []) {
        self.text = text
        self.marks = marks
    }

    /// The line of a note in which a span begins, the span marked as far as it stands on that line.
    init(_ span: SourceSpan, in source: SourceText) {
        let line = source.trimmed(source.lineContent(source.line(at: span.lowerBound))).range
        let marked = span.range.clamped(to: line)
        let before = source.text(SourceSpan(line.lowerBound..<marked.lowerBound))
        let meant = source.text(SourceSpan(marked))
        let text = before + meant + source.text(SourceSpan(marked.upperBound..<line.upperBound))
        let start = text.utf8.index(text.startIndex, offsetBy: before.utf8.count)
        let end = text.utf8.index(start, offsetBy: meant.utf8.count)
        self.init(text, marks: start < end ? [start..<end] : [])
    }
}
