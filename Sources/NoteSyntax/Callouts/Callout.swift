/// A top-level callout: a block quote whose first line is a header, with fields, a body, comments and an id
/// (format 3).
///
/// A callout holds spans and line numbers; texts are made from the `SourceText` that it was parsed from.
public struct Callout: Sendable, Equatable {
    /// The lines of the block quote, lazy ones included.
    public let lines: Range<Int>

    /// What its first line says.
    public let header: CalloutHeader

    /// The field lines right below the header, in order; a key may stand twice.
    public let fields: [CalloutField]

    /// The lines behind the fields, comments among them, without blank lines at the beginning and the end.
    let bodyLines: Range<Int>

    /// The block quotes in it that are comments, in order.
    public let comments: [CalloutComment]

    /// The block id that belongs to it.
    public let id: BlockID?
}

/// A comment on an interaction: a block quote in a callout with `[!comment] WHEN` on its first line
/// (format 3, Comment).
public struct CalloutComment: Sendable, Equatable {
    /// The lines of the inner block quote.
    public let lines: Range<Int>

    /// What its first line says; text behind the WHEN is the comment's first line.
    public let header: CalloutHeader

    /// The field lines right below the header.
    public let fields: [CalloutField]

    /// The lines behind the fields, without blank lines at the beginning and the end.
    let bodyLines: Range<Int>
}

/// An Obsidian block id behind a callout (format 3, Id).
public struct BlockID: Sendable, Equatable {
    /// Where the id stands.
    public enum Place: UInt8, Sendable {
        /// A paragraph of its own, the next block.
        case paragraph
        /// The callout's own last line, which lacks the quote mark.
        case lazyLine
    }

    /// The id without its `^`: `[A-Za-z0-9-]+`.
    public let span: SourceSpan

    /// The line it stands on.
    public let line: Int

    /// Where it stands.
    public let place: Place

    /// Reads the `^ID` that is all of a line, blanks at both ends aside.
    static func parse(_ source: SourceText, line: Int, place: Place) -> BlockID? {
        let content = source.trimmed(source.lineContent(line))
        guard content.count > 1, source.bytes[content.lowerBound] == UInt8(ascii: "^") else { return nil }
        let name = content.lowerBound + 1..<content.upperBound
        guard source.bytes[name].allSatisfy(\.isNameByte) else { return nil }
        return BlockID(span: SourceSpan(name), line: line, place: place)
    }
}
