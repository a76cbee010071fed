extension FrontMatter {
    /// Reads the front matter of a note; `nil` if it has none (format 2, Front matter).
    ///
    /// Never fails: what YAML cannot read is read line by line, and `problems` says so.
    ///
    /// - Parameter note: The bytes of the whole note, with its BOM if it has one.
    public static func parse(_ note: UnsafeBufferPointer<UInt8>) -> FrontMatter? {
        guard let extent = extent(in: note) else { return nil }
        let lines = FrontMatterLines(note, in: extent.content.range)
        var scanner = FrontMatterScanner(lines)
        scanner.scan()

        var result = FrontMatter(extent)
        if !scanner.isCertain {
            result.read(scanner, from: lines)
        } else if hasDuplicates(scanner.entries) {
            result.readLineByLine(lines, because: .duplicateKey)
        } else {
            result.entries = scanner.entries
        }
        return result
    }

    /// Reads the front matter of a note; `nil` if it has none (format 2, Front matter).
    ///
    /// - Parameter note: The bytes of the whole note, with its BOM if it has one.
    public static func parse(_ note: [UInt8]) -> FrontMatter? {
        note.withUnsafeBufferPointer { parse($0) }
    }

    /// Has YAML read what the scanner did not read with certainty.
    private mutating func read(_ scanner: FrontMatterScanner, from lines: FrontMatterLines) {
        switch YAMLBlock.read(lines) {
        case .failure(let refusal):
            readLineByLine(lines, because: refusal)
        case .success(let block):
            if let located = block.entries(at: scanner, in: lines) {
                entries = located
            } else {
                entries = block.entries(within: content)
                isEditable = false
            }
            if Self.hasDuplicates(entries) {
                readLineByLine(lines, because: .duplicateKey)
            } else {
                reportNestedValues()
            }
        }
    }

    /// Reads the top-level lines `KEY: VALUE` one by one, which keeps the note's kind, id and name readable.
    private mutating func readLineByLine(_ lines: FrontMatterLines, because refusal: YAMLBlock.Refusal) {
        isEditable = false
        entries = lines.looseEntries()
        problems = duplicateKeys()
        // It is enough to say once that a key stands twice.
        guard !refusal.isDuplicateKey || problems.isEmpty else { return }
        let span = refusal.line.map { lines.span(ofLine: $0) } ?? content
        problems.insert(Problem(kind: .unreadable, message: refusal.message, span: span), at: 0)
    }

    private mutating func reportNestedValues() {
        for entry in entries where entry.value == .nested {
            let message = "The value of `\(entry.key)` is neither a text nor a list of texts"
            problems.append(Problem(kind: .nestedValue, message: message, span: entry.valueSpan))
        }
    }

    private func duplicateKeys() -> [Problem] {
        var seen: Set<String> = []
        return entries.filter { !seen.insert($0.key).inserted }.map {
            Problem(kind: .duplicateKey, message: "The key `\($0.key)` stands twice", span: $0.keySpan)
        }
    }

    private static func hasDuplicates(_ entries: [Entry]) -> Bool {
        // Hashing a dozen keys costs more than comparing each with each.
        guard entries.count <= 24 else { return Set(entries.map(\.key)).count < entries.count }
        for index in entries.indices.dropFirst() {
            let key = entries[index].key
            for earlier in 0..<index where entries[earlier].key == key { return true }
        }
        return false
    }
}
