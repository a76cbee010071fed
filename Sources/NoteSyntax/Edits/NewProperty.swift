/// A property that is not there yet.
struct NewProperty {
    /// YAML takes a key of at most 1024 characters.
    private static let longestKey = 1000

    let key: String
    let outcome: PropertyOutcome

    /// Puts it right behind the last property, and makes front matter where there is none.
    func edit(in note: NoteTree) throws(PropertyEditError) -> SourceEdit {
        let source = note.source
        guard let frontMatter = note.frontMatter else {
            let ending = source.lineEnding(near: 0)
            let fence = Array("---".utf8) + ending
            return SourceEdit(
                insertingAt: source.byteOrderMarkLength, fence + (try lines(endingIn: ending)) + fence)
        }
        let place = frontMatter.entries.last?.span.upperBound ?? frontMatter.content.upperBound
        let ending = source.lineEnding(near: source.line(at: place - 1))
        return SourceEdit(insertingAt: place, try lines(endingIn: ending))
    }

    private func lines(endingIn ending: [UInt8]) throws(PropertyEditError) -> [UInt8] {
        let key = Array(try writtenKey().utf8) + [UInt8(ascii: ":")]
        switch outcome {
        case .gone, .nothing: return key + ending
        case .text(let text): return key + Array((" " + YAMLScalar(text).source).utf8) + ending
        case .list([]): return key + Array(" []".utf8) + ending
        case .list(let texts): return texts.reduce(key + ending) { $0 + EntryEdits.itemLine($1) + ending }
        }
    }

    private func writtenKey() throws(PropertyEditError) -> String {
        guard !key.isEmpty, !YAMLScalar.needsEscapes(key) else { throw .badKey(key: key) }
        // Three dots at the beginning of a line end a document of a YAML stream.
        let written = YAMLScalar(key, keeping: key.hasPrefix("...") ? .doubleQuoted : .plain).source
        guard written.utf8.count <= Self.longestKey else { throw .badKey(key: key) }
        return written
    }
}
