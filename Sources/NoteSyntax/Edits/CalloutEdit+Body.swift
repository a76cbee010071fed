/// The body of a callout that is changed; its comments stay.
extension CalloutEdit {
    func bodyEdits() throws(CalloutEditError) -> [SourceEdit] {
        guard let body = change.body, body != source.body(of: callout) else { return [] }
        try refuseLazyText(fieldsEnd..<textEnd)
        let quoted = CalloutText.bodyLines(body)
        let above = fieldsEnd - 1
        guard let first = callout.comments.first else {
            return edit(
                endOfText(above)..<endOfText(max(above, callout.bodyLines.upperBound - 1)),
                broken(quoted, below: above))
        }
        // A `>` line parts the first comment from the body, or from the fields.
        let text = broken(quoted + [[UInt8(ascii: ">")]], below: above)
        return edit(endOfText(above)..<endOfText(first.lines.lowerBound - 1), text) + laterTextEdits
    }

    /// Takes out the parts of the body that stand between and behind comments: all of it comes before the first.
    private var laterTextEdits: [SourceEdit] {
        var found: [SourceEdit] = []
        for (index, comment) in callout.comments.enumerated() {
            let isLast = index + 1 == callout.comments.count
            let next = isLast ? callout.bodyLines.upperBound : callout.comments[index + 1].lines.lowerBound
            guard comment.lines.upperBound < next, !(comment.lines.upperBound..<next).allSatisfy(isBlank) else {
                continue
            }
            let last = comment.lines.upperBound - 1
            let separator = isLast ? [] : broken([[UInt8(ascii: ">")]], below: last)
            found += edit(endOfText(last)..<endOfText(next - 1), separator)
        }
        return found
    }

    private func isBlank(_ line: Int) -> Bool {
        source.bytes.withUnsafeBufferPointer { bytes in
            source.quotedContent(line, depth: 1, in: bytes).allSatisfy { bytes[$0].isBlank }
        }
    }
}
