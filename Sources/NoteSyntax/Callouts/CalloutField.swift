/// One line `- KEY:: VALUE` below a callout's header (format 3, Fields).
public struct CalloutField: Sendable, Equatable {
    /// `[A-Za-z][A-Za-z0-9-]*`, as written.
    public let key: SourceSpan

    /// The rest of the line, trimmed; empty where the field counts as absent.
    public let value: SourceSpan

    /// Reads a field line.
    ///
    /// - Parameters:
    ///   - bytes: The note.
    ///   - line: What stands on the line behind its quote mark.
    /// - Returns: The field, or nil where the line is none.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> CalloutField? {
        let end = line.upperBound
        var index = line.lowerBound
        while index < end, bytes[index].isBlank { index += 1 }
        guard index < end, index - line.lowerBound <= 3 else { return nil }
        let first = bytes[index]
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
            index += 1
            guard index < end, bytes[index].isBlank else { return nil }
            while index < end, bytes[index].isBlank { index += 1 }
        }
        let key = index
        guard index < end, bytes[index].isASCIILetter else { return nil }
        while index < end, bytes[index].isNameByte { index += 1 }
        guard index + 1 < end, bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: ":"),
            index + 2 == end || bytes[index + 2].isBlank
        else { return nil }
        return CalloutField(
            key: SourceSpan(key..<index), value: SourceSpan(WhiteSpace.trimmed(index + 2..<end, in: bytes)))
    }
}
