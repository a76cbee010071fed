/// The bytes of one note and where its lines begin.
///
/// A note is kept as bytes, never as a `String`: NFC and NFD compare equal there, CRLF is one character, and bytes that
/// are not UTF-8 would be replaced. Positions are UTF-8 offsets. Lines are numbered from 0 and end in LF, CRLF or CR
/// (format 2); a line ending at the end of the file opens no further line.
public struct SourceText: Sendable, Equatable {
    /// All bytes of the note, byte order mark included.
    public let bytes: [UInt8]

    /// The offset of each line's first byte, ascending; a byte order mark belongs to the first line.
    let lineStarts: [UInt32]

    /// Splits `bytes` into lines.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lineStarts = bytes.withUnsafeBufferPointer(Self.lineStarts)
    }

    /// The text's UTF-8 bytes as a note.
    public init(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// The number of lines; 0 for an empty note.
    public var lineCount: Int { lineStarts.count }

    /// The byte order mark's length: 3, or 0 where there is none.
    public var byteOrderMarkLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    /// Whether both hold the same bytes.
    public static func == (one: SourceText, other: SourceText) -> Bool { one.bytes == other.bytes }
}

// MARK: - Lines

extension SourceText {
    /// The bytes of a line with its line ending; an index beyond the last line gives the empty span at the end.
    public func lineSpan(_ line: Int) -> SourceSpan {
        SourceSpan(lineStart(line)..<lineStart(line + 1))
    }

    /// The bytes of a line without its line ending, and without a byte order mark.
    public func lineContent(_ line: Int) -> SourceSpan {
        let start = line == 0 ? byteOrderMarkLength : lineStart(line)
        var end = lineStart(line + 1)
        if end > start, bytes[end - 1] == .lineFeed { end -= 1 }
        if end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
        return SourceSpan(start..<end)
    }

    /// The offset of a line's first byte; the end of the note for an index beyond the last line.
    public func lineStart(_ line: Int) -> Int {
        line < lineStarts.count ? Int(lineStarts[max(0, line)]) : bytes.count
    }

    /// The line that holds the byte at `offset`; the last line for the end of the note.
    public func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Whether a line holds nothing but blanks: spaces and tabs.
    public func isBlank(line: Int) -> Bool {
        bytes[lineContent(line).range].allSatisfy(\.isBlank)
    }

    /// The spans of the given lines, endings included, as one.
    public func span(ofLines lines: Range<Int>) -> SourceSpan {
        SourceSpan(lineStart(lines.lowerBound)..<lineStart(lines.upperBound))
    }

    private static func lineStarts(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
        guard !bytes.isEmpty else { return [] }
        var starts: [UInt32] = [0]
        starts.reserveCapacity(bytes.count / 32 + 8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte <= .carriageReturn, byte == .lineFeed || byte == .carriageReturn else { continue }
            if byte == .carriageReturn, index < bytes.count, bytes[index] == .lineFeed { index += 1 }
            if index < bytes.count { starts.append(UInt32(clamping: index)) }
        }
        return starts
    }
}

// MARK: - Text

extension SourceText {
    /// The text of a span; bytes that are not UTF-8 are replaced by U+FFFD.
    public func text(_ span: SourceSpan) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: $0[span.range.clamped(to: 0..<$0.count)], as: UTF8.self) }
    }

    /// The span without Unicode white space (property White_Space) at both ends.
    public func trimmed(_ span: SourceSpan) -> SourceSpan {
        bytes.withUnsafeBufferPointer { SourceSpan(WhiteSpace.trimmed(span.range, in: $0)) }
    }

    /// Whether the bytes of a span are these of an ASCII text, letters compared without case.
    package func matches(_ span: SourceSpan, _ ascii: StaticString) -> Bool {
        guard span.count == ascii.utf8CodeUnitCount else { return false }
        let range = span.range
        return ascii.withUTF8Buffer { expected in
            for (index, byte) in zip(range, expected) where bytes[index].asciiLowercased != byte.asciiLowercased {
                return false
            }
            return true
        }
    }
}
