import NoteSyntax

/// A note with some edits of its properties.
struct EditedNote {
    let before: NoteTree
    let edits: [SourceEdit]
    let after: NoteTree

    init(_ note: [UInt8], _ changes: [PropertyChange]) throws(PropertyEditError) {
        before = NoteTree(SourceText(note), part: .frontMatter)
        edits = try before.editing(changes)
        after = NoteTree(SourceText(before.source.applying(edits)), part: .frontMatter)
    }

    init(_ text: String, _ changes: [PropertyChange]) throws(PropertyEditError) {
        try self.init(Array(text.utf8), changes)
    }

    var text: String { String(decoding: after.source.bytes, as: UTF8.self) }

    /// The note before, with each edit in it as `«OLD|NEW»`.
    var marked: String {
        let marks = edits.map { edit in
            let old = before.source.bytes[edit.span.range]
            return SourceEdit(edit.span, Array("«".utf8) + old + Array("|".utf8) + edit.replacement + Array("»".utf8))
        }
        return String(decoding: before.source.applying(marks), as: UTF8.self)
    }

    /// Whether the edits are in order, do not overlap, change something, and stand before the text of the note.
    var areInOrder: Bool {
        var offset = 0
        for edit in edits {
            let isChange = !before.source.bytes[edit.span.range].elementsEqual(edit.replacement)
            guard edit.span.lowerBound >= offset, isChange else { return false }
            offset = edit.span.upperBound
        }
        return offset <= before.bodyStart
    }
}
