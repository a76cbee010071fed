import VaultModel

/// How what is meant in a line is made to stand out.
enum MarkForm {
    /// By how it looks, where there are looks.
    case look
    /// The same, and between `**` where there are none.
    case lookOrAsterisks
}

extension MarkedText {
    /// The line, printable, with its marks.
    ///
    /// - Parameters:
    ///   - style: How words look.
    ///   - form: How marks are made.
    ///   - width: The columns that there are: what is farthest from the first mark is cut; nil for all of the line.
    func shown(_ style: TextStyle, _ form: MarkForm, width: Int? = nil) -> String {
        let start = width.map { beginning(width: $0) } ?? text.startIndex
        var shown = start > text.startIndex ? "…" : ""
        var index = start
        let asterisks = style.isStyled || form == .look ? "" : "**"
        for mark in marks where mark.lowerBound >= index {
            shown += printable(text[index..<mark.lowerBound])
            shown += asterisks + style.text(text[mark], .bold, .yellow) + asterisks
            index = mark.upperBound
        }
        shown += printable(text[index...])
        return width.map { DisplayWidth.cut(shown, to: $0) } ?? shown
    }

    /// Where a line begins of which only so many columns are shown: a third of them is for what stands before the first
    /// mark.
    private func beginning(width: Int) -> String.Index {
        guard let mark = marks.first, DisplayWidth.of(printable(text)) > width else { return text.startIndex }
        var room = max(0, width / 3)
        var start = mark.lowerBound
        while start > text.startIndex {
            let previous = text.index(before: start)
            room -= DisplayWidth.of(printable(text[previous..<start]))
            guard room >= 0 else { return start }
            start = previous
        }
        return start
    }
}
