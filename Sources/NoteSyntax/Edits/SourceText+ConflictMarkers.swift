extension SourceText {
    /// The line, from 0, at which a conflict that Git left begins: seven `<` and a blank, with seven `>` and a blank at
    /// the beginning of a later line (format 6.6); nil where there is none.
    public var conflictLine: Int? {
        guard let first = (0..<lineCount).first(where: { hasMark(UInt8(ascii: "<"), atLine: $0) }),
            (first + 1..<lineCount).contains(where: { hasMark(UInt8(ascii: ">"), atLine: $0) })
        else { return nil }
        return first
    }

    private func hasMark(_ mark: UInt8, atLine line: Int) -> Bool {
        let content = lineContent(line).range
        guard content.count >= 8 else { return false }
        return bytes[content.prefix(7)].allSatisfy { $0 == mark } && bytes[content.lowerBound + 7].isBlank
    }
}
