/// The form in which the writer writes what somebody gave (format 3, Normal form).
///
/// Both functions are idempotent, and what they return is read back from a note as it is.
public enum NormalText {
    /// Why a text can't be written.
    public enum Refusal: Error, Sendable, Equatable {
        /// It holds NUL.
        case nul
        /// A subject or a field's value holds a control character other than TAB.
        case controlCharacter(Unicode.Scalar)
    }

    /// A subject or a field's value: on one line, each line end turned into a blank, trimmed.
    ///
    /// - Throws: ``Refusal`` for control characters but TAB.
    public static func line(_ text: String) throws(Refusal) -> String {
        var line = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r": line.append(" ")
            case "\0": throw .nul
            case "\t": line.append(scalar)
            case _ where scalar.properties.generalCategory == .control: throw .controlCharacter(scalar)
            default: line.append(scalar)
            }
            previous = scalar
        }
        let source = SourceText(String(line))
        return source.text(source.trimmed(SourceSpan(0..<source.bytes.count)))
    }

    /// A body: LF between lines, no blank line first or last; otherwise byte for byte.
    ///
    /// - Throws: ``Refusal/nul``.
    public static func body(_ text: String) throws(Refusal) -> String {
        guard !text.utf8.contains(0) else { throw .nul }
        let source = SourceText(text)
        let lines = 0..<source.lineCount
        guard let first = lines.first(where: { !isBlank($0, in: source) }),
            let last = lines.last(where: { !isBlank($0, in: source) })
        else { return "" }
        return (first...last).map { source.text(content($0, in: source)) }.joined(separator: "\n")
    }

    /// A line of a text that is no note: a byte order mark in front of it is a part of it.
    private static func content(_ line: Int, in source: SourceText) -> SourceSpan {
        let content = source.lineContent(line)
        return line == 0 ? SourceSpan(0..<content.upperBound) : content
    }

    private static func isBlank(_ line: Int, in source: SourceText) -> Bool {
        source.bytes[content(line, in: source).range].allSatisfy(\.isBlank)
    }
}
