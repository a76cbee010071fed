extension FrontMatterLines {
    /// A key at the beginning of a line.
    struct KeyReading {
        let text: String
        let span: SourceSpan

        /// The offset behind its colon.
        let end: Int
    }

    /// YAML takes a key of at most 1024 characters.
    private static let longestKey = 1000

    /// The key that begins at the line start `start`; `nil` if no key that YAML is certain to read so begins there.
    func key(at start: Int) -> KeyReading? {
        switch self[start] {
        case UInt8(ascii: "'"): keyReading(singleQuoted(at: start))
        case UInt8(ascii: "\""): keyReading(doubleQuoted(at: start))
        default: plainKey(at: start)
        }
    }

    private func keyReading(_ quoted: Reading?) -> KeyReading? {
        guard let quoted else { return nil }
        let colon = skippingBlanks(from: quoted.end)
        guard self[colon] == UInt8(ascii: ":"), isBlankOrLineEnd(colon + 1),
            colon - quoted.scalar.span.lowerBound <= Self.longestKey
        else { return nil }
        return KeyReading(text: quoted.scalar.text, span: quoted.scalar.span, end: colon + 1)
    }

    private func plainKey(at start: Int) -> KeyReading? {
        guard isPlainStart(start), !isDocumentMark(start) else { return nil }
        var index = start
        var textEnd = start
        while true {
            switch self[index] {
            case .lineFeed, .carriageReturn:
                return nil
            case .space, .tab:
                index += 1
                if self[index] == UInt8(ascii: "#") { return nil }
            case UInt8(ascii: ":") where isBlankOrLineEnd(index + 1):
                guard index - start <= Self.longestKey else { return nil }
                let range = start..<textEnd
                return KeyReading(text: text(range), span: SourceSpan(range), end: index + 1)
            default:
                index += 1
                textEnd = index
            }
        }
    }

    /// Whether three dashes or dots stand at `start`, which begin or end a document of a YAML stream.
    func isDocumentMark(_ start: Int) -> Bool {
        let byte = self[start]
        guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") else { return false }
        return self[start + 1] == byte && self[start + 2] == byte
    }
}
