extension SourceText {
    /// The body of a callout: its lines without quote marks and comments, byte for byte, LF between them; empty where
    /// it has none (format 3, Body).
    public func body(of callout: Callout) -> String {
        String(decoding: bodyBytes(of: callout), as: UTF8.self)
    }

    /// The body's bytes; see `body(of:)`.
    public func bodyBytes(of callout: Callout) -> [UInt8] {
        // A hostile note may have as many comments as lines, so both are gone through once.
        var comments = callout.comments[...]
        return joined(callout.bodyLines, depth: 1) { line in
            while let comment = comments.first, comment.lines.upperBound <= line { comments = comments.dropFirst() }
            return comments.first?.lines.contains(line) ?? false
        }
    }

    /// The text of a comment: what stands behind the WHEN on its first line, then its body.
    public func text(of comment: CalloutComment) -> String {
        let first = text(comment.header.subject)
        let rest = String(decoding: joined(comment.bodyLines, depth: 2) { _ in false }, as: UTF8.self)
        if first.isEmpty { return rest }
        return rest.isEmpty ? first : first + "\n" + rest
    }

    /// The lines of a callout's body, by their numbers from 0, each without its quote mark; see `body(of:)`.
    package func bodyLines(of callout: Callout) -> [(line: Int, content: SourceSpan)] {
        contents(of: callout.bodyLines, depth: 1).filter { line, _ in
            !callout.comments.contains { $0.lines.contains(line) }
        }
    }

    /// The lines of a comment's text, likewise; see `text(of:)`.
    package func lines(of comment: CalloutComment) -> [(line: Int, content: SourceSpan)] {
        [(comment.lines.lowerBound, comment.header.subject)] + contents(of: comment.bodyLines, depth: 2)
    }

    private func contents(of lines: Range<Int>, depth: Int) -> [(line: Int, content: SourceSpan)] {
        bytes.withUnsafeBufferPointer { bytes in
            lines.map { ($0, SourceSpan(quotedContent($0, depth: depth, in: bytes))) }
        }
    }

    /// The contents of quoted lines with LF between, without blank lines at the beginning and the end.
    private func joined(_ lines: Range<Int>, depth: Int, without isLeftOut: (Int) -> Bool) -> [UInt8] {
        bytes.withUnsafeBufferPointer { bytes in
            var contents = lines.filter { !isLeftOut($0) }.map { quotedContent($0, depth: depth, in: bytes) }[...]
            func isBlank(_ content: Range<Int>) -> Bool { content.allSatisfy { bytes[$0].isBlank } }
            while let last = contents.last, isBlank(last) { contents.removeLast() }
            contents = contents.drop(while: isBlank)
            var text: [UInt8] = []
            text.reserveCapacity(contents.reduce(contents.count) { $0 + $1.count })
            for content in contents {
                if content != contents.first { text.append(.lineFeed) }
                text.append(contentsOf: bytes[content])
            }
            return text
        }
    }
}
