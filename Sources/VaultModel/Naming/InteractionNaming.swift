import NoteSyntax

/// How somebody names an interaction: by its id, or by a line of its note.
public enum InteractionQuery: Sendable, Equatable {
    /// An id without its `^`, or the beginning of one; `i-` may be left out.
    case id(String)

    /// A line of a note, counted from 1; the note's path from the root, with or without `.md`.
    case place(NotePath, line: Int)
}

extension InteractionQuery {
    /// Reads `ID`, `^ID`, either without `i-` or cut short, or `PATH:LINE`; nil for what can be none of them.
    public init?(_ text: String) {
        if let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) {
            let path = text[..<colon]
            guard let line = text[text.utf8.index(after: colon)...].decimal, line > 0, !path.isEmpty else { return nil }
            self = .place(NotePath(String(path.utf8.starts(with: "./".utf8) ? path.dropFirst(2) : path)), line: line)
        } else {
            let id = text.utf8.first == UInt8(ascii: "^") ? text.dropFirst() : text[...]
            guard !id.isEmpty, id.utf8.allSatisfy(\.isNameByte) else { return nil }
            self = .id(String(id))
        }
    }

    /// The notes that can hold what is meant, the likelier first; nil where any note can.
    public var paths: [NotePath]? {
        guard case .place(let path, _) = self else { return nil }
        let withEnding = NotePath(path.string + ".md")
        return path.isNote ? [path, withEnding] : [withEnding]
    }

    /// Whether an interaction may be meant: it has the id or one that begins so, or the line is one of its lines.
    public func fits(_ interaction: Interaction) -> Bool {
        switch self {
        case .id(let wanted): interaction.hasID(wanted) || interaction.hasID(beginningWith: wanted)
        case .place(_, let line): interaction.sourceLines.contains(line) && names(interaction.holder.path)
        }
    }

    private func names(_ path: NotePath) -> Bool {
        // Whoever types a path need not know in which Unicode form the file system has it.
        paths?.contains { $0.string == path.string } ?? true
    }
}

/// Finds the interaction that somebody named.
public enum InteractionNaming {
    /// The interaction that is meant: the one with exactly this id, with or without `i-`; else the one whose id begins
    /// so; or the one that the line belongs to.
    ///
    /// An id that two interactions have, or a beginning that two share, is ambiguous. Ids have no neighbours, so nothing
    /// is ever suggested for one that is not found.
    public static func match(
        _ query: InteractionQuery, among interactions: some Sequence<Interaction>
    ) -> NameMatch<Interaction> {
        let fitting = interactions.filter(query.fits)
        if case .id(let wanted) = query, let exact = NameMatch.deciding(fitting.filter { $0.hasID(wanted) }) {
            return exact
        }
        return NameMatch.deciding(fitting) ?? .notFound(nearest: [])
    }
}

extension Interaction {
    /// The lines that belong to it, from 1: from its header to the line of its id, or to its last where it has none.
    public var sourceLines: ClosedRange<Int> {
        let last = max(callout.lines.upperBound, callout.id.map { $0.line + 1 } ?? 0)
        return line...max(line, last)
    }

    /// What Kith's own ids begin with.
    private static let ownMark = "i-"

    fileprivate func hasID(_ wanted: String) -> Bool {
        guard let id else { return false }
        return id == wanted || id == Self.ownMark + wanted
    }

    fileprivate func hasID(beginningWith wanted: String) -> Bool {
        guard let id, !wanted.isEmpty else { return false }
        return id.utf8.starts(with: wanted.utf8) || id.utf8.starts(with: (Self.ownMark + wanted).utf8)
    }
}
