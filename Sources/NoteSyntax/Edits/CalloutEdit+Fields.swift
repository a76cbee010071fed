/// The field lines of a callout that is changed.
extension CalloutEdit {
    /// Field by field in the order of the note; what is inserted behind a line comes before what becomes of the next.
    func fieldEdits() throws(CalloutEditError) -> [SourceEdit] {
        let insertions = newFields
        let isFirstField = callout.fields.isEmpty && !insertions.isEmpty
        let header = callout.lines.lowerBound
        if isFirstField { try refuseLazyText(fieldsEnd..<textEnd) }
        var found: [SourceEdit] = []
        for index in -1..<callout.fields.count {
            let line = header + 1 + index
            if index >= 0 { found += edits(ofField: index, at: line) }
            var lines = insertions.filter { $0.index == index }.map(\.field.line)
            guard !lines.isEmpty else { continue }
            // A body that was typed right below the header gets the line that parts it from fields.
            if isFirstField, !isBlankQuoteLine(fieldsEnd) { lines.append([UInt8(ascii: ">")]) }
            found.append(SourceEdit(insertingAt: endOfText(line), broken(lines, below: line)))
        }
        return found
    }

    /// What becomes of a field line: a new value, nothing at all, or no edit.
    private func edits(ofField index: Int, at line: Int) -> [SourceEdit] {
        let field = callout.fields[index]
        guard let change = change.fields.first(where: { isKey($0.key, of: field) }) else { return [] }
        guard case .set(_, let value) = change, index == indexOfLine(of: change.key) else {
            return [SourceEdit(SourceSpan(endOfText(line - 1)..<endOfText(line)), [])]
        }
        guard field.value.isEmpty else { return edit(field.value.range, Array(value.utf8)) }
        return edit(field.key.upperBound + 2..<endOfText(line), [.space] + Array(value.utf8))
    }

    /// The fields that have no line yet, each with the index of the field that it comes behind, -1 for the header.
    private var newFields: [(index: Int, field: CalloutText.Field)] {
        let new = change.fields.enumerated().compactMap { order, change -> (rank: Int, CalloutText.Field)? in
            guard case .set(let key, let value) = change, indexOfLine(of: key) == nil else { return nil }
            return (rank(of: key, order: order), CalloutText.Field(key, value))
        }
        return new.sorted { $0.rank < $1.rank }.map { rank, field in
            let next = callout.fields.firstIndex { self.rank(of: source.text($0.key), order: nil) > rank }
            return ((next ?? callout.fields.count) - 1, field)
        }
    }

    /// The index of the field line that counts for a key: the first that has a value, else the first.
    private func indexOfLine(of key: String) -> Int? {
        let lines = callout.fields.indices.filter { isKey(key, of: callout.fields[$0]) }
        return lines.first { !callout.fields[$0].value.isEmpty } ?? lines.first
    }

    private func isKey(_ key: String, of field: CalloutField) -> Bool {
        field.key.count == key.utf8.count
            && zip(source.bytes[field.key.range], key.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
    }

    /// The place of a key in the order; new ones that the order does not know come last, as they are given.
    private func rank(of key: String, order: Int?) -> Int {
        let known = fieldOrder.firstIndex { $0.lowercased() == key.lowercased() }
        return known ?? fieldOrder.count + (order ?? 0)
    }

    /// Whether nothing parts a line of the callout from a field above it: the line is blank, or behind the callout.
    private func isBlankQuoteLine(_ line: Int) -> Bool {
        guard line < textEnd else { return true }
        return source.bytes.withUnsafeBufferPointer { bytes in
            source.quotedContent(line, depth: 1, in: bytes).allSatisfy { bytes[$0].isBlank }
        }
    }
}
