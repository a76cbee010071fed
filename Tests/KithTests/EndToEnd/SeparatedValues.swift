/// A text of comma-separated values as RFC 4180 has it, for tests.
struct SeparatedValues {
    /// The lines, each with its values.
    private(set) var lines: [[String]] = []

    /// Nil for a text with a quote where none may stand, a line that does not end in CRLF, or an open quote.
    init?(csv text: String) {
        var rest = text.unicodeScalars[...]
        while !rest.isEmpty {
            var line: [String] = []
            while true {
                guard let value = Self.value(&rest) else { return nil }
                line.append(value)
                guard rest.first == "," else { break }
                rest.removeFirst()
            }
            guard rest.starts(with: ["\r", "\n"]) else { return nil }
            rest.removeFirst(2)
            lines.append(line)
        }
    }

    private static func value(_ rest: inout Substring.UnicodeScalarView) -> String? {
        var value = String.UnicodeScalarView()
        guard rest.first == "\"" else {
            while let next = rest.first, next != ",", next != "\r", next != "\n" {
                if next == "\"" { return nil }
                value.append(next)
                rest.removeFirst()
            }
            return String(value)
        }
        rest.removeFirst()
        while let next = rest.popFirst() {
            guard next == "\"" else {
                value.append(next)
                continue
            }
            guard rest.first == "\"" else { return String(value) }
            value.append(next)
            rest.removeFirst()
        }
        return nil
    }
}
