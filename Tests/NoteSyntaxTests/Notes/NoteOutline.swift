import NoteSyntax
import Testing

/// Compares a note's blocks with their expected outline: one line for each block, its kind and its lines from 1,
/// indented by two spaces for each block that it stands in.
func checkBlocks(_ note: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let outline = NoteTree(note).blocks.map { block in
        let level = block.kind == .heading ? "\(block.headingLevel)" : ""
        let lines = block.lines.count == 1 ? "\(block.firstLine + 1)" : "\(block.firstLine + 1)-\(block.lastLine + 1)"
        return String(repeating: "  ", count: Int(block.depth)) + "\(block.kind)\(level) \(lines)"
    }
    #expect(outline.joined(separator: "\n") == expected, "\(note.debugDescription)", sourceLocation: sourceLocation)
}

/// Compares a note's pieces with what is expected: one line for each, its kind and its text.
func checkPieces(_ note: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let tree = NoteTree(note)
    let pieces = tree.pieces.map { piece in
        let kind = if case .block(let kind) = piece.kind { "\(kind)" } else { "\(piece.kind)" }
        let text = piece.kind == .byteOrderMark ? "<BOM>" : tree.source.text(piece.span)
        return "\(kind) \(text.debugDescription)"
    }
    #expect(pieces.joined(separator: "\n") == expected, "\(note.debugDescription)", sourceLocation: sourceLocation)
}

/// Compares the sections of a note that are named `Interactions` with what is expected: one line for each, its
/// heading's level and text, then the subjects of the callouts in it.
func checkSections(_ note: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let tree = NoteTree(note)
    let sections = tree.sections(named: "Interactions").map { section in
        let subjects = tree.callouts(in: section.blocks).map { tree.source.text($0.header.subject) }
        let heading = "\(section.heading.level) \(tree.source.text(section.heading.text))"
        return ([heading + ":"] + subjects).joined(separator: " ")
    }
    let actual = sections.isEmpty ? "none" : sections.joined(separator: "\n")
    #expect(actual == expected, "\(note.debugDescription)", sourceLocation: sourceLocation)
}
