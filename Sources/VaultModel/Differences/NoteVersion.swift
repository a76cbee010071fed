import NoteSyntax

/// One version of a note, as it is compared with another.
struct NoteVersion: Sendable {
    let path: NotePath
    let source: SourceText

    /// What it is.
    let kind: FileKind

    /// The property `id` of a contact; empty where there is none.
    let contactID: String

    /// Its interactions in the order of the text; none where it can't be read for certain.
    let interactions: [Interaction]

    /// The ids of all interactions that can be seen in it, read for certain or not.
    let interactionIDs: [String]

    /// Of each line, whether it belongs to an interaction or is the heading above them.
    private let isInteraction: [Bool]

    /// The lines of the property `name`.
    private let nameLines: Range<Int>

    init(_ source: SourceText, at path: NotePath, settings: VaultSettings) {
        let note = Note(path: path, tree: NoteTree(source), settings: settings)
        (self.path, self.source) = (path, source)
        guard note.isCertain else {
            kind = .uncertain
            (contactID, interactions, isInteraction, nameLines) = ("", [], [], 0..<0)
            interactionIDs = Self.lonelyIDs(in: source)
            return
        }
        kind = FileKind(note)
        guard kind == .contact else {
            (contactID, interactions, interactionIDs, isInteraction, nameLines) = ("", [], [], [], 0..<0)
            return
        }
        contactID = note.text("id")
        interactions = Interaction.all(in: note, settings: settings)
        interactionIDs = interactions.compactMap(\.id)
        isInteraction = Self.marks(of: interactions, in: note.tree)
        nameLines =
            note.tree.frontMatter?.entry(for: "name").map {
                source.line(at: $0.span.lowerBound)..<source.line(at: $0.span.upperBound)
            } ?? 0..<0
    }

    /// What looks like the id of an interaction, alone on its line.
    ///
    /// Beside markers of a conflict it may be parsed as anything.
    private static func lonelyIDs(in source: SourceText) -> [String] {
        (0..<source.lineCount).compactMap { line in
            let content = source.trimmed(source.lineContent(line)).range
            guard source.bytes[content].first == UInt8(ascii: "^") else { return nil }
            return source.text(SourceSpan(content.dropFirst()))
        }
    }

    private static func marks(of interactions: [Interaction], in tree: NoteTree) -> [Bool] {
        var marks = [Bool](repeating: false, count: tree.source.lineCount)
        func mark(_ lines: Range<Int>) { for line in lines.clamped(to: marks.indices) { marks[line] = true } }
        for section in tree.sections(named: Interaction.sectionName) {
            mark(tree.blocks[section.heading.block].lines)
        }
        for interaction in interactions { mark(MergeBlock.lines(of: interaction.callout)) }
        return marks
    }

    /// Whether a contact says the same outside of its interactions, blank lines and line endings aside.
    ///
    /// Where it was renamed its property `name` is left out as well, which follows.
    func saysTheSame(as other: NoteVersion) -> Bool {
        let isRenamed = path != other.path
        return text(withoutName: isRenamed) == other.text(withoutName: isRenamed)
    }

    private func text(withoutName: Bool) -> [MergeLine] {
        isInteraction.indices.compactMap { line in
            guard !isInteraction[line], !(withoutName && nameLines.contains(line)) else { return nil }
            let content = source.bytes[source.lineContent(line).range]
            return content.isBlankLine ? nil : content
        }
    }
}

extension Note {
    /// Whether what is read of the note is what it says: it is read at all, it is UTF-8 without markers of a conflict,
    /// and its front matter ends.
    fileprivate var isCertain: Bool {
        let source = tree.source
        return tree.opaque == nil && !source.hasConflictMarks && source.firstInvalidByte == nil
            && (tree.frontMatter != nil || !source.opensFrontMatter)
    }
}
