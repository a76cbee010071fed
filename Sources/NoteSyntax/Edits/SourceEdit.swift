/// Some bytes of a note, and what takes their place (format 6.1).
public struct SourceEdit: Sendable, Equatable {
    /// The bytes that go; empty where something is inserted.
    public let span: SourceSpan

    /// The bytes that come.
    public let replacement: [UInt8]

    /// Puts `replacement` in the place of `span`.
    public init(_ span: SourceSpan, _ replacement: [UInt8]) {
        self.span = span
        self.replacement = replacement
    }

    /// Inserts bytes before the one at `offset`.
    public init(insertingAt offset: Int, _ bytes: [UInt8]) {
        self.init(SourceSpan(offset..<offset), bytes)
    }
}

extension SourceText {
    /// The bytes after some edits, which are in order and do not overlap; all others stay as they are.
    public func applying(_ edits: [SourceEdit]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.count })
        var offset = 0
        for edit in edits {
            result += bytes[offset..<max(offset, edit.span.lowerBound)]
            result += edit.replacement
            offset = max(offset, edit.span.upperBound)
        }
        return result + bytes[offset...]
    }

    /// The line ending that an insertion on or behind a line takes: that of the nearest line from there up that has one,
    /// else of the nearest below; LF in a note that has none (format 6.2).
    public func lineEnding(near line: Int) -> [UInt8] {
        let above = stride(from: min(line, lineCount - 1), through: 0, by: -1).lazy.map(lineEnding(of:))
        let below = (max(0, min(line, lineCount))..<lineCount).lazy.map(lineEnding(of:))
        return above.first { !$0.isEmpty } ?? below.first { !$0.isEmpty } ?? [.lineFeed]
    }

    private func lineEnding(of line: Int) -> [UInt8] {
        Array(bytes[lineContent(line).upperBound..<lineSpan(line).upperBound])
    }
}
