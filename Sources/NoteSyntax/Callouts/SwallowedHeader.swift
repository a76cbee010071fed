/// A callout's header on a line in the middle of another callout, at the same depth: what a careless merge leaves.
public struct SwallowedHeader: Sendable, Equatable {
    /// What the line says.
    public let header: CalloutHeader

    /// The line, from 0.
    public let line: Int

    /// Whether fields stand right below it that say who recorded it, and when, all written in small letters as Kith does.
    public let isStamped: Bool
}

extension NoteTree {
    /// The headers that stand in the body of a top-level callout, as lines of it and not in code, in order.
    public func headers(swallowedBy callout: Callout) -> [SwallowedHeader] {
        source.bytes.withUnsafeBufferPointer { bytes in
            var found: [SwallowedHeader] = []
            for line in callout.bodyLines where !callout.comments.contains(where: { $0.lines.contains(line) }) {
                guard let rest = source.rest(ofLine: line, behindMark: 1, in: bytes),
                    let header = CalloutHeader.parse(bytes, rest), !isInCode(line: line)
                else { continue }
                var keys: Set<String> = []
                var next = line + 1
                while next < callout.bodyLines.upperBound,
                    let content = source.contentBehindMarks(next, depth: 1, in: bytes),
                    let field = CalloutField.parse(bytes, content)
                {
                    keys.insert(source.text(field.key))
                    next += 1
                }
                let isStamped =
                    keys.isSuperset(of: ["logged-by", "logged-at"]) && keys.allSatisfy { $0 == $0.lowercased() }
                found.append(SwallowedHeader(header: header, line: line, isStamped: isStamped))
            }
            return found
        }
    }

    private func isInCode(line: Int) -> Bool { blocks.contains { $0.kind == .codeBlock && $0.lines.contains(line) } }

    /// The code spans of the note, in no order.
    package var codeSpans: [SourceSpan] { literalSpans.filter { $0.kind == .codeSpan }.map(\.span) }
}
