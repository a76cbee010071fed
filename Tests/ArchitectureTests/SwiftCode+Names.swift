extension SwiftCode {
    /// The lines, counted from 1, where `name` stands as a whole: no letter goes on at either of its ends.
    ///
    /// A name that begins in lower case and ends in `(` is a free function: `.print(` and `func print(` are others'.
    func lines(naming name: String) -> [Int] {
        guard name.names.allSatisfy(words.contains) else { return [] }
        return lines.indices.filter { Self.line(lines[$0], names: name) }.map { $0 + 1 }
    }

    private static func line(_ line: String, names name: String) -> Bool {
        var rest = line[...]
        while let found = rest.firstRange(of: name) {
            if stands(name, at: found, in: line) { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }

    private static func stands(_ name: String, at range: Range<String.Index>, in line: String) -> Bool {
        let before = line[..<range.lowerBound]
        if name.first?.continuesName == true, before.last?.continuesName == true { return false }
        if name.last?.continuesName == true, line[range.upperBound...].first?.continuesName == true { return false }
        guard name.hasSuffix("("), name.first?.isLowercase == true else { return true }
        return before.last != "." && !["func", "case"].contains(before.split(separator: " ").last)
    }
}

extension Character {
    /// Whether it can stand within a Swift name.
    var continuesName: Bool { isLetter || isNumber || self == "_" }
}
